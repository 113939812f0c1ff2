import {expect, test} from 'vitest';
import {residentMode} from '#explorer/resident/resident-mode.ts';
import {createStore, type OpenCity, type Store} from '#explorer/store.ts';

const HOME = {lon: 7.42, lat: 43.73};

function storeAt(point: Store['point']['value']): Store {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const cards = ['p1', 'p2', 'p3'].map(facilityId => ({facilityId}));
  store.city.value = {info: {}, worker: {summary: {cards}}} as unknown as OpenCity;
  store.category.value = 'pharmacy';
  store.point.value = point;
  return store;
}

test('a press on a symbol opens that facility and leaves the home where it is', () => {
  const store = storeAt(HOME);
  expect(residentMode.click(store, [7.43, 43.74], 2)).toBe(true);
  expect(store.walkTo.value).toBe('p3');
  expect(store.category.value).toBe('pharmacy');
  expect(store.point.value).toEqual(HOME);
});

test('a press on free ground asks there, and so does one on a symbol while there is no home to walk from', () => {
  expect(residentMode.click(storeAt(HOME), [7.43, 43.74], null)).toBe(false);
  const homeless = storeAt(null);
  expect(residentMode.click(homeless, [7.43, 43.74], 1)).toBe(false);
  expect(homeless.walkTo.value).toBeNull();
});
