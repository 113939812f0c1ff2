import {batch, effect, type Signal, signal} from '@preact/signals';
import type {Camera} from '#map/map-view.ts';
import {choosePlace} from '../actions.ts';
import type {CityInfo} from '../city-info.ts';
import type {Store} from '../store.ts';

/** Where a device says it is, degrees, and by how many metres it may be wrong. */
export interface DevicePlace {
  readonly lon: number;
  readonly lat: number;
  readonly accuracyMeters: number;
}

/** Why there is no position. `outside`: there is one, but not in this city. */
export type LocateProblem = 'unsupported' | 'denied' | 'unavailable' | 'timeout' | 'outside';

/** Asking the device where it is. */
export type LocateState =
  | {readonly kind: 'idle'}
  | {readonly kind: 'asking'}
  | {readonly kind: 'failed'; readonly problem: LocateProblem}
  | LocateCheckState;

/** The visitor is asked whether that is home. */
export interface LocateCheckState {
  readonly kind: 'check';
  readonly device: DevicePlace;
  /** True: the device's position is taken to be one in GCJ-02. */
  readonly isGcj02: boolean;
  /** What was shown before the device was asked: it comes back when the position is not wanted. */
  readonly before: ShownBefore;
}

/** What was shown at a moment. */
interface ShownBefore {
  readonly point: Store['point']['value'];
  readonly walkTo: string | null;
  /** Where the map looked; null: there was none. */
  readonly view: Camera | null;
}

const TIMEOUT_MILLISECONDS = 15_000;
/** A position a minute old will do: nobody walks far in that time. */
const MAX_AGE_MILLISECONDS = 60_000;

const states = new WeakMap<Store, Signal<LocateState>>();

/** How far asking for the position is. */
export function locateStateOf(store: Store): Signal<LocateState> {
  const known = states.get(store);
  if (known !== undefined) return known;
  const fresh = signal<LocateState>({kind: 'idle'});
  states.set(store, fresh);
  return fresh;
}

/** Asks the device where it is. Never rejects: a problem is an answer. */
export function devicePlace(geolocation: Geolocation | undefined): Promise<DevicePlace | LocateProblem> {
  if (geolocation === undefined) return Promise.resolve('unsupported');
  return new Promise(resolve => {
    geolocation.getCurrentPosition(
      ({coords}) => resolve({lon: coords.longitude, lat: coords.latitude, accuracyMeters: coords.accuracy}),
      ({code}) => resolve(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
      {enableHighAccuracy: true, timeout: TIMEOUT_MILLISECONDS, maximumAge: MAX_AGE_MILLISECONDS},
    );
  });
}

/** True for a place within what is known of the streets, degrees. */
export function isInCity({manifest, bounds}: CityInfo, lon: number, lat: number): boolean {
  const [west, south, east, north] = manifest.extent ?? bounds;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/**
 * Asks for the position on the visitor's click and shows it for a yes. Until then it is not put into the address, although what
 * stands there after # never leaves the browser: an address is easily copied on. After the yes it is there as any place asked
 * about, to 1e-6 degrees, so that a reload keeps it.
 */
export async function locate(store: Store, geolocation: Geolocation | undefined): Promise<void> {
  const state = locateStateOf(store);
  const open = store.city.value;
  if (open === null || state.value.kind === 'asking') return;
  const before = shownNow(store);
  const asking: LocateState = {kind: 'asking'};
  state.value = asking;
  const stop = giveUpWhenChosen(store, asking);
  const found = await devicePlace(geolocation);
  stop();
  if (state.value !== asking) return;
  if (typeof found === 'string') state.value = {kind: 'failed', problem: found};
  else if (!isInCity(open.info, found.lon, found.lat)) state.value = {kind: 'failed', problem: 'outside'};
  else {
    state.value = {kind: 'check', device: found, isGcj02: false, before};
    show(store, found.lon, found.lat);
  }
}

/** A place chosen meanwhile, another use of the map or another city: nobody waits for the device any more. */
function giveUpWhenChosen(store: Store, asking: LocateState): () => void {
  const state = locateStateOf(store);
  const [city, point, mode] = [store.city.value, store.point.value, store.mode.value];
  return effect(() => {
    const isSame = store.city.value === city && store.point.value === point && store.mode.value === mode;
    if (!isSame && state.peek() === asking) state.value = {kind: 'idle'};
  });
}

function shownNow(store: Store): ShownBefore {
  return {
    point: store.point.value,
    walkTo: store.walkTo.value,
    view: store.mapCamera.value?.() ?? store.camera.value,
  };
}

/** Takes the device's position for one in GCJ-02, or again as it is; what was moved by hand starts anew. */
export async function takeAsGcj02(store: Store, isGcj02: boolean): Promise<void> {
  const state = locateStateOf(store);
  const open = store.city.value;
  if (open === null || state.value.kind !== 'check') return;
  const asked = state.value;
  const {device} = asked;
  const [lon, lat] = isGcj02 ? await open.worker.fromGcj02(device.lon, device.lat) : [device.lon, device.lat];
  if (store.city.value !== open || state.value !== asked) return;
  state.value = {...asked, isGcj02};
  show(store, lon, lat);
}

/** The visitor said yes: the place counts as any other. */
export function confirmPlace(store: Store): void {
  store.unconfirmed.value = false;
  locateStateOf(store).value = {kind: 'idle'};
}

/** Asks again whether a position is home that was put aside for another place. */
export function askAgain(store: Store, check: LocateCheckState, at: readonly [lon: number, lat: number]): void {
  batch(() => {
    store.unconfirmed.value = true;
    choosePlace(store, at);
    locateStateOf(store).value = check;
  });
}

/** Forgets the position: what was shown before it is shown again, and the map leaves it before the address says where it looks. */
export function forgetPlace(store: Store): void {
  const state = locateStateOf(store).value;
  if (state.kind !== 'check') {
    confirmPlace(store);
    return;
  }
  const {point, walkTo, view} = state.before;
  batch(() => {
    store.point.value = point;
    store.walkTo.value = walkTo;
    store.goTo.value = null;
    store.camera.value = store.jumpTo.value = view;
    confirmPlace(store);
  });
}

/** Clears the place asked about; a position that still waits for a yes is forgotten with it. */
export function clearPlace(store: Store): void {
  batch(() => {
    forgetPlace(store);
    store.walkTo.value = null;
    choosePlace(store, null);
  });
}

function show(store: Store, lon: number, lat: number): void {
  batch(() => {
    store.unconfirmed.value = true;
    store.walkTo.value = null;
    choosePlace(store, [lon, lat]);
    store.goTo.value = {lon, lat, zoom: 16};
  });
}

const METERS_PER_DEGREE = 111_195;

/** A place so many metres further east and north, degrees. */
export function movedPlace(
  {lon, lat}: {readonly lon: number; readonly lat: number},
  eastMeters: number,
  northMeters: number,
): [lon: number, lat: number] {
  const perLon = METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return [lon + eastMeters / perLon, lat + northMeters / METERS_PER_DEGREE];
}
