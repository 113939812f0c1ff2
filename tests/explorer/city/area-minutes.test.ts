import {beforeEach, expect, test} from 'vitest';
import {followAreaMinutes, shownMinutes} from '#explorer/city/area-minutes.ts';
import {createStore, type Store} from '#explorer/store.ts';
import type {AreaMinutes, AreaMinutesRequest} from '#worker/client.ts';

let store: Store;
let asked: {request: AreaMinutesRequest; give: (answer: AreaMinutes) => void}[];

const minutes = (people: number) => new Float64Array(61).fill(people);
const of = (people: number): AreaMinutes => ({minutes: minutes(people), beyond: people});
const settled = () => new Promise(resolve => setTimeout(resolve, 0));

function show(more: object = {}): void {
  store.surface.value = {
    category: 'market',
    walker: 'adult',
    minutes: 10,
    hours: 'any',
    openAt: null,
    answer: {noData: false, minutes: minutes(9), beyond: 9},
    ...more,
  } as never;
}

beforeEach(() => {
  store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  asked = [];
  const areaMinutes = (request: AreaMinutesRequest) =>
    new Promise(resolve => asked.push({request, give: answer => resolve({answer})}));
  const info = {categories: [{key: 'market', replaces: []}], profiles: [{key: 'adult'}, {key: 'age80plus'}]};
  store.city.value = {info, worker: {areaMinutes, summary: {}}} as never;
  store.mode.value = 'city';
  store.category.value = 'market';
  store.cityView.areas.value = ['west', 'east'].map(areaId => ({areaId, kind: 'district', name: areaId})) as never;
  show();
  followAreaMinutes(store);
});

test('without an area the minutes are the city’s; of a chosen one its own, and never the city’s in its place', async () => {
  expect(shownMinutes(store)).toMatchObject({beyond: 9, area: null});
  store.area.value = 'west';
  expect(shownMinutes(store)).toBeNull();
  asked[0]!.give(of(3));
  await settled();
  expect(shownMinutes(store)).toMatchObject({beyond: 3, area: {areaId: 'west'}});
  store.area.value = null;
  expect(shownMinutes(store)).toMatchObject({beyond: 9, area: null});
});

test('of two areas chosen in a row the later one is shown, whichever answer comes first', async () => {
  store.area.value = 'west';
  store.area.value = 'east';
  expect(asked.map(({request}) => request.areaId)).toEqual(['west', 'east']);
  asked[1]!.give(of(5));
  await settled();
  asked[0]!.give(of(3));
  await settled();
  expect(shownMinutes(store)).toMatchObject({beyond: 5, area: {areaId: 'east'}});
});

test('another walker or hour is counted anew, other minutes that count as near are not', async () => {
  store.area.value = 'west';
  asked[0]!.give(of(3));
  await settled();
  show({minutes: 12});
  expect(shownMinutes(store)).toMatchObject({beyond: 3});
  show({walker: 'age80plus'});
  expect(shownMinutes(store)).toBeNull();
  show({walker: 'age80plus', openAt: 600});
  expect(asked.map(({request}) => [request.profile.key, request.openAt])).toEqual([
    ['adult', null],
    ['age80plus', null],
    ['age80plus', 600],
  ]);
});
