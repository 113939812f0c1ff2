import {expect, test} from 'vitest';
import {computePlace} from '#explorer/actions.ts';
import {createStore, type OpenCity, type Store} from '#explorer/store.ts';

const WALKERS = ['adult', 'age80plus'];

/** An answer that comes when it is told to. */
interface Awaited {
  readonly walker: string;
  readonly minutes: readonly number[];
  readonly answer: () => void;
}

/** A city whose worker answers when it is told to, reach and services alike. */
function slowCity(): {readonly store: Store; readonly awaited: Awaited[]} {
  const awaited: Awaited[] = [];
  const asked = ({profile, minutes = []}: {profile: {key: string}; minutes?: readonly number[]}, answer: unknown) =>
    new Promise(resolve => {
      awaited.push({walker: profile.key, minutes, answer: () => resolve({answer})});
    });
  const info = {
    profiles: WALKERS.map(key => ({key})),
    categories: [],
    claims: [],
    manifest: {extent: null, noData: []},
  };
  const worker = {
    reach: (request: never) => asked(request, {rings: [], snapMeters: 0}),
    services: (request: never) => asked(request, []),
  };
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  store.chosenMinutes.value = 15;
  store.city.value = {info, worker} as unknown as OpenCity;
  store.point.value = {lon: 7, lat: 43};
  return {store, awaited};
}

const settle = () => new Promise(resolve => setTimeout(resolve, 0));

test('an answer for the walker before is not shown once another walks', async () => {
  const {store, awaited} = slowCity();
  const first = computePlace(store);
  store.walker.value = 'age80plus';
  const second = computePlace(store);
  awaited[0]!.answer();
  await first;
  expect(store.place.value).toBeNull();
  awaited[1]!.answer();
  await settle();
  awaited[2]!.answer();
  await second;
  expect(awaited.map(({walker}) => walker)).toEqual(['adult', 'age80plus', 'age80plus']);
  expect(store.place.value).toMatchObject({walker: 'age80plus', services: []});
});

test('services asked for one walker are not put beside the reach of another', async () => {
  const {store, awaited} = slowCity();
  const first = computePlace(store);
  awaited[0]!.answer();
  await settle();
  expect(store.place.value).toMatchObject({walker: 'adult', services: null});
  store.walker.value = 'age80plus';
  const second = computePlace(store);
  awaited[2]!.answer();
  await settle();
  // late, and of the walker before
  awaited[1]!.answer();
  await first;
  expect(store.place.value).toMatchObject({walker: 'age80plus', services: null});
  awaited[3]!.answer();
  await second;
  expect(store.place.value).toMatchObject({walker: 'age80plus', services: []});
});

test('rings of minutes no longer chosen are not shown', async () => {
  const {store, awaited} = slowCity();
  const first = computePlace(store);
  store.chosenMinutes.value = 30;
  awaited[0]!.answer();
  await first;
  expect(awaited).toHaveLength(1);
  expect(store.place.value).toBeNull();
});
