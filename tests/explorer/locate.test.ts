import {effect, signal} from '@preact/signals';
import {expect, test} from 'vitest';
import {currentLink} from '#explorer/actions.ts';
import {
  clearPlace,
  confirmPlace,
  devicePlace,
  forgetPlace,
  locate,
  locateStateOf,
  movedPlace,
  takeAsGcj02,
} from '#explorer/resident/locate.ts';
import {chooseOption, walkFromBefore} from '#explorer/resident/search-actions.ts';
import type {Store} from '#explorer/store.ts';
import {createStore} from '#explorer/store.ts';
import type {FoundPlace} from '#search/find-places.ts';
import {fromGcj02} from '../../src/worker/from-gcj02.ts';

/** A device that answers, or fails with a code of the Geolocation API. */
function device(answer: readonly [lon: number, lat: number] | number): Geolocation {
  return {
    getCurrentPosition(onPlace: PositionCallback, onError: PositionErrorCallback) {
      if (typeof answer === 'number') onError({code: answer} as GeolocationPositionError);
      else onPlace({coords: {longitude: answer[0], latitude: answer[1], accuracy: 30}} as GeolocationPosition);
    },
  } as Geolocation;
}

/** An explorer of a city between 104 and 105 east, 38 and 39 north. */
function openStore(): Store {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const info = {bounds: [104, 38, 105, 39], manifest: {extent: null, jurisdiction: 'CN'}, categories: []};
  const worker = {fromGcj02: async (lon: number, lat: number) => fromGcj02(lon, lat)};
  (store as {city: unknown}).city = signal({info, worker});
  return store;
}

test('each failure of the device has its own name', async () => {
  expect(await devicePlace(undefined)).toBe('unsupported');
  expect(await devicePlace(device(1))).toBe('denied');
  expect(await devicePlace(device(2))).toBe('unavailable');
  expect(await devicePlace(device(3))).toBe('timeout');
  expect(await devicePlace(device([104.5, 38.5]))).toEqual({lon: 104.5, lat: 38.5, accuracyMeters: 30});
});

test('a position is shown for a yes and is in no address before it', async () => {
  const store = openStore();
  await locate(store, device([104.5, 38.5]));
  expect(locateStateOf(store).value.kind).toBe('check');
  expect(store.point.value).toEqual({lon: 104.5, lat: 38.5});
  store.camera.value = {lon: 104.5, lat: 38.5, zoom: 16};
  expect(currentLink(store)).not.toMatch(/at=|map=/);
  confirmPlace(store);
  expect(currentLink(store)).toContain('at=104.5,38.5');
  expect(locateStateOf(store).value.kind).toBe('idle');
});

test('a position that is not wanted is forgotten', async () => {
  const store = openStore();
  await locate(store, device([104.5, 38.5]));
  forgetPlace(store);
  expect(store.point.value).toBeNull();
  expect(currentLink(store)).not.toContain('at=');
});

/** A map that stands over a place; the store asks it where it looks. */
const VIEW = {lon: 104.2, lat: 38.2, zoom: 12};

test('a position that is not wanted leaves the map where it was, and the address without it', async () => {
  const store = openStore();
  store.mapCamera.value = () => VIEW;
  store.point.value = {lon: 104.21, lat: 38.21};
  store.walkTo.value = 'osm:n1:park';
  const before = store.point.value;
  await locate(store, device([104.5, 38.5]));
  // the map went there
  store.goTo.value = null;
  store.camera.value = {lon: 104.5, lat: 38.5, zoom: 16};
  const links: string[] = [];
  const stop = effect(() => void links.push(currentLink(store)));
  forgetPlace(store);
  stop();
  for (const link of links) expect(link).not.toContain('104.5');
  expect(currentLink(store)).toContain('map=104.2,38.2,12');
  expect(store.jumpTo.value).toEqual(VIEW);
  expect(store.point.value).toEqual(before);
  expect(store.walkTo.value).toBe('osm:n1:park');
});

test('a position declined before the map has gone there is not gone to', async () => {
  const store = openStore();
  await locate(store, device([104.5, 38.5]));
  expect(store.goTo.value).not.toBeNull();
  forgetPlace(store);
  expect(store.goTo.value).toBeNull();
});

test('a place cleared while the device waits for a yes is forgotten as one declined', async () => {
  const store = openStore();
  store.mapCamera.value = () => VIEW;
  await locate(store, device([104.5, 38.5]));
  store.camera.value = {lon: 104.5, lat: 38.5, zoom: 16};
  clearPlace(store);
  expect(store.point.value).toBeNull();
  expect(store.walkTo.value).toBeNull();
  expect(currentLink(store)).not.toContain('104.5');
});

/** A device that answers when it is told to. */
function slowDevice(): {readonly geolocation: Geolocation; readonly answer: () => void} {
  let answer = () => {};
  const getCurrentPosition = (onPlace: PositionCallback) => {
    answer = () => onPlace({coords: {longitude: 104.5, latitude: 38.5, accuracy: 30}} as GeolocationPosition);
  };
  return {geolocation: {getCurrentPosition} as Geolocation, answer: () => answer()};
}

test.each([
  ['a place chosen meanwhile', (store: Store) => (store.point.value = {lon: 104.1, lat: 38.1})],
  ['another use of the map', (store: Store) => (store.mode.value = 'city')],
])('%s stays: the late answer of the device is not shown, and it can be asked anew', async (_, choose) => {
  const store = openStore();
  const late = slowDevice();
  const asked = locate(store, late.geolocation);
  choose(store);
  expect(locateStateOf(store).value.kind).toBe('idle');
  const chosen = store.point.value;
  late.answer();
  await asked;
  expect(store.point.value).toBe(chosen);
  expect(store.unconfirmed.value).toBe(false);
  expect(locateStateOf(store).value.kind).toBe('idle');
});

test('the first of two answers is not taken for the second', async () => {
  const store = openStore();
  const [first, second] = [slowDevice(), slowDevice()];
  const asked = locate(store, first.geolocation);
  store.point.value = {lon: 104.1, lat: 38.1};
  const again = locate(store, second.geolocation);
  first.answer();
  await asked;
  expect(locateStateOf(store).value.kind).toBe('asking');
  expect(store.point.value).toEqual({lon: 104.1, lat: 38.1});
  second.answer();
  await again;
  expect(store.point.value).toEqual({lon: 104.5, lat: 38.5});
});

/** Something found by name. */
const PARK: FoundPlace = {
  ...{kind: 'facility', key: 'facility 0', id: 'osm:n7', subkind: null, lon: 104.3, lat: 38.3, categories: ['park']},
  ...{within: [], near: null, outside: false, meters: 10, match: 0, name: 'Park', zh: null, en: null},
};

test('the walk from a position that waits for a yes to a place found: it still waits, and is in no address', async () => {
  const store = openStore();
  await locate(store, device([104.5, 38.5]));
  store.camera.value = {lon: 104.5, lat: 38.5, zoom: 16};
  chooseOption(store, {kind: 'place', place: PARK});
  expect(store.unconfirmed.value).toBe(false);
  expect(currentLink(store)).not.toContain('104.5');
  walkFromBefore(store);
  expect(store.point.value).toEqual({lon: 104.5, lat: 38.5});
  expect(store.walkTo.value).toBe('osm:n7:park');
  expect(store.unconfirmed.value).toBe(true);
  expect(locateStateOf(store).value.kind).toBe('check');
  expect(currentLink(store)).not.toMatch(/104\.5|at=|to=/);
});

test('a position outside the city is not shown, and what was asked about stays', async () => {
  const store = openStore();
  store.point.value = {lon: 104.1, lat: 38.1};
  await locate(store, device([7.4, 43.7]));
  expect(locateStateOf(store).value).toEqual({kind: 'failed', problem: 'outside'});
  forgetPlace(store);
  expect(store.point.value).toEqual({lon: 104.1, lat: 38.1});
});

test('a position from a phone in China is turned back some hundred metres, and again as it was', async () => {
  const store = openStore();
  await locate(store, device([104.5, 38.5]));
  await takeAsGcj02(store, true);
  const {lon, lat} = store.point.value!;
  const meters = Math.hypot((lon - 104.5) * 87_000, (lat - 38.5) * 111_195);
  expect(meters).toBeGreaterThan(100);
  expect(meters).toBeLessThan(800);
  await takeAsGcj02(store, false);
  expect(store.point.value).toEqual({lon: 104.5, lat: 38.5});
});

test('a place moved by so many metres is that far away, in the direction asked for', () => {
  const from = {lon: 104.5, lat: 60};
  const [lon, lat] = movedPlace(from, 100, -20);
  expect((lon - from.lon) * 111_195 * 0.5).toBeCloseTo(100, 6);
  expect((lat - from.lat) * 111_195).toBeCloseTo(-20, 6);
});
