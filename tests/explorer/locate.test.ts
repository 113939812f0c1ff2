import {signal} from '@preact/signals';
import {expect, test} from 'vitest';
import {currentLink} from '#explorer/actions.ts';
import {
  confirmPlace,
  devicePlace,
  forgetPlace,
  locate,
  locateStateOf,
  movedPlace,
  takeAsGcj02,
} from '#explorer/resident/locate.ts';
import type {Store} from '#explorer/store.ts';
import {createStore} from '#explorer/store.ts';
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
