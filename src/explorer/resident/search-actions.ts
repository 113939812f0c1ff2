import {batch} from '@preact/signals';
import type {FoundPlace} from '#search/find-places.ts';
import {choosePlace} from '../actions.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {askAgain, locateStateOf} from './locate.ts';
import {answerQuery, type ChosenPlace, type SearchOption, searchStoreOf} from './search-store.ts';
import {foundName, optionName} from './search-words.ts';

/** How near the map comes to what was chosen. */
const ZOOM = {area: 14, place: 15.5, street: 16, facility: 16.5, coordinates: 16} as const;

/** Takes what was chosen: the map goes there and the place is asked about. True when the list may close. */
export function chooseOption(store: Store, option: SearchOption): boolean {
  const search = searchStoreOf(store);
  if (option.kind === 'more') {
    answerQuery(store, true);
    return false;
  }
  search.query.value = optionName(store, option);
  if (option.kind === 'service') {
    search.chosen.value = null;
    store.category.value = option.category;
    return true;
  }
  if (option.kind === 'coordinates') {
    search.chosen.value = null;
    goThere(store, option.lon, option.lat, ZOOM.coordinates);
    return true;
  }
  chooseFound(store, option.place);
  return true;
}

function chooseFound(store: Store, place: FoundPlace): void {
  const search = searchStoreOf(store);
  const before = placeBefore(store);
  goThere(store, place.lon, place.lat, ZOOM[place.kind]);
  if (place.kind === 'area') store.area.value = place.id;
  if (place.kind === 'facility') showCategory(store, place.categories);
  search.chosen.value = {place, before};
  store.said.value = store.text('search.went', {name: foundName(store.props.lang, place)});
}

/** The place asked about, and whether it still waits for a yes; null when there is none. */
function placeBefore(store: Store): ChosenPlace['before'] {
  const point = store.point.value;
  const state = locateStateOf(store).value;
  return point && {...point, check: state.kind === 'check' ? state : null};
}

function goThere(store: Store, lon: number, lat: number, zoom: number): void {
  batch(() => {
    // the map still looks at the device's position: the address says already where it goes
    if (store.unconfirmed.value) store.camera.value = {lon, lat, zoom};
    store.unconfirmed.value = false;
    store.walkTo.value = null;
    choosePlace(store, [lon, lat]);
    store.goTo.value = {lon, lat, zoom};
  });
}

/** A place that was looked for is to be seen: its symbol shows with its service. */
function showCategory(store: Store, categories: readonly string[]): void {
  const [first] = categories;
  if (first === undefined || store.category.value === LIFE_CIRCLE || categories.includes(store.category.value)) return;
  store.category.value = first;
}

/** Asks again about the place before the chosen one, and for the walk from there to it. */
export function walkFromBefore(store: Store): void {
  const search = searchStoreOf(store);
  const chosen = search.chosen.value;
  if (chosen === null || chosen.before === null) return;
  const {place, before} = chosen;
  if (before.check === null) choosePlace(store, [before.lon, before.lat]);
  else askAgain(store, before.check, [before.lon, before.lat]);
  const category = place.categories.includes(store.category.value) ? store.category.value : place.categories[0];
  store.walkTo.value = `${place.id}:${category}`;
  search.chosen.value = null;
}
