import {type Signal, signal} from '@preact/signals';
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
  /** The visitor is asked whether that is home. `isGcj02`: the device's position is taken to be one in GCJ-02. */
  | {readonly kind: 'check'; readonly device: DevicePlace; readonly isGcj02: boolean};

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
  state.value = {kind: 'asking'};
  const found = await devicePlace(geolocation);
  if (store.city.value !== open) return;
  if (typeof found === 'string') {
    state.value = {kind: 'failed', problem: found};
    return;
  }
  if (!isInCity(open.info, found.lon, found.lat)) {
    state.value = {kind: 'failed', problem: 'outside'};
    return;
  }
  state.value = {kind: 'check', device: found, isGcj02: false};
  show(store, found.lon, found.lat);
}

/** Takes the device's position for one in GCJ-02, or again as it is; what was moved by hand starts anew. */
export async function takeAsGcj02(store: Store, isGcj02: boolean): Promise<void> {
  const state = locateStateOf(store);
  const open = store.city.value;
  if (open === null || state.value.kind !== 'check') return;
  const {device} = state.value;
  const [lon, lat] = isGcj02 ? await open.worker.fromGcj02(device.lon, device.lat) : [device.lon, device.lat];
  if (store.city.value !== open || state.value.kind !== 'check') return;
  state.value = {kind: 'check', device, isGcj02};
  show(store, lon, lat);
}

/** The visitor said yes: the place counts as any other. */
export function confirmPlace(store: Store): void {
  store.unconfirmed.value = false;
  locateStateOf(store).value = {kind: 'idle'};
}

/** Forgets the position. */
export function forgetPlace(store: Store): void {
  if (locateStateOf(store).value.kind === 'check') choosePlace(store, null);
  confirmPlace(store);
}

function show(store: Store, lon: number, lat: number): void {
  store.unconfirmed.value = true;
  store.walkTo.value = null;
  choosePlace(store, [lon, lat]);
  store.goTo.value = {lon, lat, zoom: 16};
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
