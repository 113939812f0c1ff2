import {effect, untracked} from '@preact/signals';
import {fetchFile} from '#files/fetch-file.ts';
import {type CityInfo, fileEntry, firstCategory} from '../city-info.ts';
import {facilitiesServing} from '../scene.ts';
import {cityUrl, LIFE_CIRCLE, type OpenCity, type Store} from '../store.ts';
import {followAreaMinutes} from './area-minutes.ts';
import {computeCircle, stopCircle} from './circle-actions.ts';
import {areaAt, boundsOf, type CityArea, kindsOf, readCityAreas} from './city-areas.ts';
import {followGaps} from './gap-actions.ts';
import type {ExplorerGap} from './gaps.ts';

const AREAS_FILE = 'areas.geojson';

/** Keeps what the whole city shows in step with the choices. Gives the functions that end it. */
export function followCity(store: Store): (() => void)[] {
  let lastService = '';
  let areasFailed = false;
  return [
    followGaps(store),
    followAreaMinutes(store),
    effect(() => {
      const category = store.category.value;
      void [store.city.value, store.walker.value, store.hours.value];
      untracked(() => {
        if (category === LIFE_CIRCLE) void computeCircle(store);
        else if (store.circleProgress.value !== null) stopCircle(store);
      });
    }),
    effect(() => {
      const [category, open] = [store.category.value, store.city.value];
      if (category !== LIFE_CIRCLE) lastService = category;
      // the life circle as a whole is a question about the city only
      else if (store.mode.value !== 'city' && open !== null) store.category.value = lastService || firstOf(open);
    }),
    effect(() => {
      void store.category.value;
      untracked(() => {
        store.cityView.facility.value = null;
        store.cityView.gap.value = null;
      });
    }),
    effect(() => {
      const open = store.city.value;
      const isShown = store.surface.value !== null || store.circle.value !== null;
      // outlines come after the first picture, not before it
      const isAsked = store.mode.value !== 'resident' || store.area.value !== null;
      if (open === null || !isShown || !isAsked || store.cityView.areas.value !== null) return;
      untracked(async () => {
        areasFailed = !(await loadAreas(store, open.info));
      });
    }),
    effect(() => {
      void store.mode.value;
      // what could not be had is asked for again with the next mode, not with every answer
      if (areasFailed) store.cityView.areas.value = null;
      areasFailed = false;
    }),
  ];
}

/** Chooses an area: outlined, zoomed to, and counted in the sentence; null = the whole city again. */
export function chooseArea(store: Store, area: CityArea | null): void {
  store.cityView.gap.value = null;
  store.area.value = area?.areaId ?? null;
  const open = store.city.value;
  if (open !== null) store.cityView.focus.value = [...(area?.bounds ?? open.info.bounds)];
}

/** Chooses an area by its id; the chosen one again: the whole city. */
export function toggleArea(store: Store, areaId: string): void {
  const area = store.cityView.areas.value?.find(one => one.areaId === areaId) ?? null;
  chooseArea(store, store.area.value === areaId ? null : area);
}

/** Lists the areas of a kind, inside an area when one is given. */
export function listAreas(store: Store, kind: string, within: string | null): void {
  store.cityView.areaKind.value = kind;
  store.cityView.within.value = within;
}

/** Outlines a gap and goes there; the chosen one again: lets it go. */
export function chooseGap(store: Store, gap: ExplorerGap): void {
  const isChosen = store.cityView.gap.value === gap.id;
  store.cityView.gap.value = isChosen ? null : gap.id;
  if (!isChosen) store.cityView.focus.value = boundsOf(gap.polygons);
}

const NEAR_DEGREES = 0.004;

/** Makes a facility stand out in list and map and goes there; the chosen one again: lets it go. */
export function chooseFacility(store: Store, facility: number, go: boolean): void {
  const {cityView, city} = store;
  const isChosen = cityView.facility.value === facility;
  cityView.facility.value = isChosen ? null : facility;
  if (isChosen || !go || city.value === null) return;
  const {lon, lat} = city.value.worker.summary.facilities;
  const [x, y] = [lon[facility]! / 1e7, lat[facility]! / 1e7];
  cityView.focus.value = [x - NEAR_DEGREES, y - NEAR_DEGREES, x + NEAR_DEGREES, y + NEAR_DEGREES];
}

/** A tap on the map of the city: a symbol is looked up in the list, else the area there is chosen. False: neither. */
export function cityClick(store: Store, [lon, lat]: readonly [number, number], facility: number | null): boolean {
  if (facility !== null) {
    chooseFacility(store, facility, false);
    return true;
  }
  const kind = shownKind(store);
  const area = kind === null ? null : areaAt(store.cityView.areas.value ?? [], kind, lon, lat);
  if (area === null) return false;
  const isChosen = store.area.value === area.areaId;
  store.cityView.gap.value = null;
  // what is under the finger stays there: no zoom
  store.area.value = isChosen ? null : area.areaId;
  return true;
}

/** Kind of the areas listed; null where the city has none. */
export function shownKind(store: Store): string | null {
  const kinds = kindsOf(store.cityView.areas.value ?? []);
  const chosen = store.cityView.areaKind.value;
  return chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? null);
}

/** False: the areas could not be had, which is said. */
async function loadAreas(store: Store, info: CityInfo): Promise<boolean> {
  const entry = fileEntry(info, AREAS_FILE);
  if (entry === null) {
    store.cityView.areas.value = [];
    return true;
  }
  try {
    const bytes = await fetchFile({url: cityUrl(store.props, entry.path), bytes: entry.bytes, sha256: entry.sha256});
    const areas = readCityAreas(JSON.parse(new TextDecoder().decode(bytes)));
    store.cityView.areas.value = areas;
    const wanted = store.area.value;
    if (wanted !== null && !areas.some(({areaId}) => areaId === wanted)) {
      store.area.value = null;
      store.linkProblems.value = [...store.linkProblems.value, {part: 'area', found: wanted}];
    }
    return true;
  } catch (error) {
    store.cityView.areas.value = [];
    store.trouble.value = store.text('error.compute', {
      message: error instanceof Error ? error.message : String(error),
    });
    return false;
  }
}

function firstOf({info, worker}: OpenCity): string {
  return firstCategory(info, key => facilitiesServing(info, worker.summary, key).length > 0);
}
