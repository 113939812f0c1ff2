import {batch, effect, type Signal, signal, untracked} from '@preact/signals';
import {tellTrouble} from '../actions.ts';
import {servingKeys} from '../city-info.ts';
import type {Store} from '../store.ts';

/** Facility shown because it was the nearest of its service: it gives way to another when place or walker change. */
const shownAsNearest = new WeakMap<Store, string>();

const withoutWay = new WeakMap<Store, Signal<number | null>>();

/** Facility (index) to which no way was found from the place; null while there is a way or nothing is known. */
export function facilityWithoutWay(store: Store): Signal<number | null> {
  const known = withoutWay.get(store) ?? signal<number | null>(null);
  withoutWay.set(store, known);
  return known;
}

/** Unfolds a service of the answer: the map shows it, and the walk to a facility (index) when there is one. */
export function showService(store: Store, category: string, facility: number | null): void {
  const id = facility === null ? null : (store.city.value?.worker.summary.cards[facility]?.facilityId ?? null);
  batch(() => {
    store.category.value = category;
    store.walkTo.value = id;
  });
  if (id === nearestId(store)) rememberNearest(store, id);
}

/** Folds it again. */
export function hideService(store: Store): void {
  store.walkTo.value = null;
  shownAsNearest.delete(store);
}

/** Index of the facility whose walk is asked for, when it serves the shown category; else null. */
export function walkedFacility(store: Store): number | null {
  const open = store.city.value;
  const id = store.walkTo.value;
  if (open === null || id === null) return null;
  const {cards, facilities} = open.worker.summary;
  const found = cards.findIndex(card => card.facilityId === id);
  if (found < 0) return null;
  const category = facilities.categories[facilities.category[found]!]!;
  const isServing = open.info.categories.some(({key}) => key === store.category.value);
  return isServing && servingKeys(open.info, store.category.value).includes(category) ? found : null;
}

/** Asks the worker for the walk to the chosen facility; the latest choice wins. */
export async function computeWalk(store: Store): Promise<void> {
  const open = store.city.value;
  const point = store.point.value;
  const profile = open?.info.profiles.find(one => one.key === store.walker.value);
  const facility = walkedFacility(store);
  if (!open || point === null || !profile || facility === null) {
    batch(() => {
      store.walk.value = null;
      facilityWithoutWay(store).value = null;
    });
    return;
  }
  try {
    const walked = await open.worker.walk({lon: point.lon, lat: point.lat, profile, facility});
    const isCurrent = store.city.value === open && store.point.value === point && walkedFacility(store) === facility;
    if (walked === null || !isCurrent) return;
    batch(() => {
      store.walk.value = walked.answer;
      facilityWithoutWay(store).value = walked.answer === null ? facility : null;
    });
  } catch (error) {
    store.walk.value = null;
    tellTrouble(store, error);
  }
}

/** Keeps the walk in step with place, walker and chosen service. Gives the functions that end it. */
export function followWalk(store: Store): (() => void)[] {
  return [
    effect(() => {
      if (store.place.value?.services == null) return;
      untracked(() => keepNearest(store));
    }),
    effect(() => {
      void [store.city.value, store.point.value, store.walker.value, store.category.value, store.walkTo.value];
      untracked(() => void computeWalk(store));
    }),
  ];
}

/** After a new answer: what was shown because it was the nearest is replaced by what is the nearest now. */
function keepNearest(store: Store): void {
  const nearest = nearestId(store);
  const shown = store.walkTo.value;
  if (shown === null) return;
  if (shownAsNearest.get(store) === shown && nearest !== shown) store.walkTo.value = nearest;
  if (store.walkTo.value === nearest) rememberNearest(store, nearest);
}

function rememberNearest(store: Store, id: string | null): void {
  if (id === null) shownAsNearest.delete(store);
  else shownAsNearest.set(store, id);
}

/** Id of the nearest facility of the shown service; null when there is none, or nothing is known yet. */
function nearestId(store: Store): string | null {
  const answer = store.place.value?.services?.find(({category}) => category === store.category.value);
  if (answer?.nearest == null) return null;
  return store.city.value?.worker.summary.cards[answer.nearest.facility]?.facilityId ?? null;
}
