import {batch} from '@preact/signals';
import {FetchFileError, fetchFile} from '#files/fetch-file.ts';
import {CityLoadError, type CitySummary, CityWorker, WorkerFailedError} from '#worker/client.ts';
import {afterFrame} from './after-frame.ts';
import {type CircleView, FIRST_CIRCLE_VIEW} from './city/city-store.ts';
import {minuteOf} from './city/city-time.ts';
import {readAreas} from './city/gaps.ts';
import {CITY_FILES} from './city-files.ts';
import {
  type CityInfo,
  cityInfo,
  extentMeters,
  fileEntry,
  firstCategory,
  isNoData,
  servingKeys,
  timeStandard,
} from './city-info.ts';
import {forgetLostLists} from './own/own-actions.ts';
import {cityUrl, type Failure, LIFE_CIRCLE, type Store} from './store.ts';
import {decodeLink, encodeLink, linkDegrees, linkZoom} from './url-state.ts';

/** When to say that a place is being computed. */
const LATE_MILLISECONDS = 150;

/** Minutes drawn around a place, beside the ones chosen. */
const REACH_MINUTES = [5, 10, 15];

/**
 * Fetches and understands the list of files of the city. Throws FetchFileError, the signal's reason when it is given up, or what
 * is wrong with its form.
 */
export async function fetchInfo(store: Pick<Store, 'props'>, signal: AbortSignal): Promise<CityInfo> {
  const bytes = await fetchFile({url: cityUrl(store.props, 'manifest.json'), bytes: null, sha256: null}, {signal});
  try {
    return cityInfo(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new CityLoadError('damaged', `manifest.json: ${failureOf(error).message}`);
  }
}

/** Opens the city: files, worker, link. Ends in phase `open` or `failed`, never throws. */
export async function openExplorer(store: Store, fragment: string): Promise<void> {
  store.failure.value = null;
  store.phase.value = 'loading';
  const stop = new AbortController();
  store.stopOpening.value = () => stop.abort(new OpeningStoppedError());
  let worker: CityWorker | null = null;
  try {
    store.progress.value = {step: 'manifest', doneBytes: 0, totalBytes: null};
    const info = await fetchInfo(store, stop.signal);
    worker = await openWorker(store, info, stop.signal);
    await tellAreas(store, info, worker, stop.signal);
    const {summary} = worker;
    readLink(store, info, summary, fragment);
    if (store.category.value === '') store.category.value = firstCategory(info, key => isListed(summary, key));
    const opened = {info, worker};
    batch(() => {
      store.city.value = opened;
      forgetLostLists(store);
    });
    store.phase.value = 'open';
  } catch (error) {
    worker?.close();
    fail(store, failureOf(error));
  } finally {
    store.stopOpening.value = null;
  }
}

/** The visitor gave up opening. */
class OpeningStoppedError extends Error {
  override name = 'OpeningStoppedError';
}

/** Ends the worker and forgets what was computed; the choices stay. What is being opened is given up. */
export function closeExplorer(store: Store): void {
  store.stopOpening.value?.();
  store.city.value?.worker.close();
  store.city.value = null;
  store.surface.value = null;
  store.phase.value = 'closed';
}

/** Shows why the map is not open. */
export function fail(store: Store, failure: Failure): void {
  store.city.value?.worker.close();
  store.city.value = null;
  store.surface.value = null;
  store.failure.value = failure;
  store.phase.value = 'failed';
}

/** Says that an answer could not be had. That the worker ended is said for all of them at once, elsewhere. */
export function tellTrouble(store: Pick<Store, 'trouble' | 'text'>, error: unknown): void {
  if (error instanceof WorkerFailedError) return;
  store.trouble.value = store.text('error.compute', {message: failureOf(error).message});
}

/** What went wrong, in the kinds the page has words for. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CityLoadError || error instanceof FetchFileError) return {kind: error.failure, message};
  if (error instanceof OpeningStoppedError) return {kind: 'stopped', message};
  if (error instanceof WorkerFailedError) return {kind: 'worker', message};
  return {kind: 'other', message};
}

async function openWorker(store: Store, info: CityInfo, signal: AbortSignal): Promise<CityWorker> {
  const totalBytes = Object.values(CITY_FILES).reduce((sum, path) => sum + (fileEntry(info, path)?.bytes ?? 0), 0);
  store.progress.value = {step: 'city', doneBytes: 0, totalBytes};
  const address = (path: string) => {
    const entry = fileEntry(info, path);
    if (entry === null) throw new CityLoadError('missing', `${path}: not in the city's list of files`);
    const whole = entry.content ?? entry;
    return {url: cityUrl(store.props, path), bytes: whole.bytes, sha256: whole.sha256, sentBytes: entry.bytes};
  };
  const addresses = {
    graph: address(CITY_FILES.graph),
    shape: address(CITY_FILES.shape),
    demand: address(CITY_FILES.demand),
    facilities: address(CITY_FILES.facilities),
    cells: fileEntry(info, CITY_FILES.cells) === null ? null : address(CITY_FILES.cells),
  };
  const onLoaded = (doneBytes: number) => {
    store.progress.value = {step: doneBytes >= totalBytes ? 'read' : 'city', doneBytes, totalBytes};
  };
  return CityWorker.open(addresses, onLoaded, signal);
}

/** Sources may claim to be complete for one district only: the worker then needs its outline. */
async function tellAreas(store: Store, info: CityInfo, worker: CityWorker, signal: AbortSignal): Promise<void> {
  const claimed = new Set(info.claims.map(claim => claim.area).filter(area => area !== 'city'));
  const entry = fileEntry(info, 'areas.geojson');
  if (claimed.size === 0 || entry === null) return;
  const file = {url: cityUrl(store.props, entry.path), bytes: entry.bytes, sha256: entry.sha256};
  const bytes = await fetchFile(file, {signal});
  const areas = readAreas(JSON.parse(new TextDecoder().decode(bytes)));
  await worker.setAreas(areas.filter(area => claimed.has(area.areaId)));
  signal.throwIfAborted();
}

/** True when the city lists an open facility of the category. */
function isListed({facilities}: CitySummary, key: string): boolean {
  const {categories, category, open} = facilities;
  const index = categories.indexOf(key);
  return category.some((one, f) => one === index && open[f] === 1);
}

function readLink(store: Store, info: CityInfo, {cards}: CitySummary, fragment: string): void {
  const {state, problems} = decodeLink(fragment, {
    categories: [LIFE_CIRCLE, ...info.categories.map(category => category.key)],
    walkers: info.profiles.map(profile => profile.key),
    bounds: info.manifest.extent ?? info.bounds,
  });
  const {facility} = state;
  const isKnown = facility === null || cards.some(card => card.facilityId === facility);
  store.linkProblems.value = isKnown ? problems : [...problems, {part: 'to', found: facility}];
  if (state.mode !== null) store.mode.value = state.mode;
  if (state.hours !== null) store.hours.value = state.hours;
  if (state.circle !== null) store.cityView.circleView.value = state.circle;
  store.area.value = state.area;
  store.walkTo.value = isKnown ? facility : null;
  if (state.category !== null) store.category.value = state.category;
  if (state.walker !== null) store.walker.value = state.walker;
  if (state.minutes !== null) store.chosenMinutes.value = state.minutes;
  if (state.view !== null) store.camera.value = state.view;
  if (state.point !== null) store.point.value = state.point;
}

/** How near the map comes to a place when a link names no view. */
const PLACE_ZOOM = 15;

/** Shows what another link says in a city that is open. What it leaves out is as in a fresh page; the map stays when no place is named. */
export function followLink(store: Store, fragment: string): void {
  const open = store.city.peek();
  if (open === null) return;
  batch(() => {
    store.unconfirmed.value = false;
    store.hours.value = 'any';
    store.cityView.circleView.value = FIRST_CIRCLE_VIEW;
    store.walker.value = 'adult';
    store.chosenMinutes.value = null;
    store.point.value = null;
    const before = store.camera.peek();
    store.camera.value = null;
    readLink(store, open.info, open.worker.summary, fragment);
    const [view, point] = [store.camera.peek(), store.point.peek()];
    if (view === null) store.camera.value = before;
    if (view !== null) store.jumpTo.value = view;
    else if (point !== null) store.goTo.value = {...point, zoom: PLACE_ZOOM};
  });
}

/**
 * The part of the address after `#` that leads back to what is shown. `without-home`: no place asked about, no walk from there,
 * and where the map looks only to about 100 m, for it may have begun in the middle of that place.
 */
export function currentLink(store: Store, home: 'with-home' | 'without-home' = 'with-home'): string {
  // a position the visitor has not said yes to is in no address, nor is where the map looks because of it
  const isOwn = store.unconfirmed.value;
  const hidesPlace = isOwn || home === 'without-home';
  const degrees = home === 'without-home' ? roughDegrees : linkDegrees;
  const camera = isOwn ? null : store.camera.value;
  return encodeLink({
    mode: store.mode.value,
    hours: store.hours.value === 'any' ? null : store.hours.value,
    circle: linkedCircle(store),
    area: store.area.value,
    // the nearest place would tell where the position is
    facility: hidesPlace ? null : store.walkTo.value,
    category: store.category.value || null,
    walker: store.walker.value,
    minutes: store.chosenMinutes.value,
    view: camera && {lon: degrees(camera.lon), lat: degrees(camera.lat), zoom: linkZoom(camera.zoom)},
    point: hidesPlace ? null : store.point.value,
  });
}

/** Only where the life circle is shown, and not as it is at first. */
function linkedCircle({category, cityView}: Store): CircleView | null {
  const view = cityView.circleView.value;
  return category.value === LIFE_CIRCLE && view !== FIRST_CIRCLE_VIEW ? view : null;
}

function roughDegrees(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}

/** Asks the worker for the surface of the chosen service, walker and minutes; the latest choice wins. */
export async function computeSurface(store: Store): Promise<void> {
  const open = store.city.value;
  const profile = open?.info.profiles.find(one => one.key === store.walker.value);
  if (!open || !profile) return;
  const [category, walker, minutes, hours] = [
    store.category.value,
    store.walker.value,
    store.minutes.value,
    store.hours.value,
  ];
  if (category === LIFE_CIRCLE) return;
  const openAt = minuteOf(hours, open.info.manifest.timeZone, new Date());
  try {
    const answer = await open.worker.surface({
      category,
      serving: servingKeys(open.info, category),
      profile,
      cutoffSeconds: minutes * 60,
      claims: isNoData(open.info, category) ? [] : open.info.claims,
      openAt,
    });
    if (answer === null || store.city.value !== open) return;
    store.surface.value = {category, walker, minutes, hours, openAt, answer};
  } catch (error) {
    tellTrouble(store, error);
  }
}

/** Asks about a place in degrees; null forgets the one asked about. */
export function choosePlace(store: Store, at: readonly [number, number] | null): void {
  store.point.value = at === null ? null : {lon: linkDegrees(at[0]), lat: linkDegrees(at[1])};
}

/** Asks the worker for reach and services of the chosen place; the latest choice wins. */
export async function computePlace(store: Store): Promise<void> {
  const open = store.city.value;
  const point = store.point.value;
  const profile = open?.info.profiles.find(one => one.key === store.walker.value);
  if (point === null) store.place.value = null;
  if (!open || !point || !profile) return;
  const {lon, lat} = point;
  const asked = store.minutes.value;
  const isCurrent = () =>
    store.point.value === point &&
    store.city.value === open &&
    store.walker.value === profile.key &&
    store.minutes.value === asked;
  // an answer takes less than a frame: what is shown changes at once with it, and only a late one is announced
  const late = setTimeout(() => {
    if (isCurrent()) store.place.value = {lon, lat, walker: profile.key, reach: null, services: null};
  }, LATE_MILLISECONDS);
  try {
    const minutes = [...new Set([...REACH_MINUTES, asked])].sort((a, b) => a - b);
    const reached = await open.worker.reach({lon, lat, profile, minutes});
    clearTimeout(late);
    if (reached === null || !isCurrent()) return;
    store.place.value = {lon, lat, walker: profile.key, reach: reached.answer ?? 'off', services: null};
    if (reached.answer === null) return;
    const asking = open.worker.services({
      lon,
      lat,
      profile,
      wanted: open.info.categories.map(({key}) => ({
        category: key,
        serving: servingKeys(open.info, key),
        cutoffSeconds: timeStandard(open.info, key).minutes * 60,
      })),
      claims: open.info.claims.filter(claim => !isNoData(open.info, claim.category)),
      extentMeters: extentMeters(open.info, lon, lat),
    });
    // counted meanwhile, but written only when the reach is drawn: the long list would hold up its picture
    const [services] = await Promise.all([asking, afterFrame()]);
    if (services === null || !isCurrent() || store.place.value === null) return;
    store.place.value = {...store.place.value, services: services.answer};
  } catch (error) {
    clearTimeout(late);
    tellTrouble(store, error);
  }
}
