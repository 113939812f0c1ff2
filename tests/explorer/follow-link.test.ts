import {expect, test} from 'vitest';
import {currentLink, followLink} from '#explorer/actions.ts';
import {createStore, type OpenCity, type Store} from '#explorer/store.ts';

function openStore(): Store {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  store.category.value = 'pharmacy';
  const info = {
    bounds: [7, 43, 8, 44],
    manifest: {extent: null},
    categories: [{key: 'pharmacy'}, {key: 'market'}],
    profiles: [{key: 'adult'}, {key: 'age60plus'}],
    standards: [],
  };
  store.city.value = {info, worker: {summary: {cards: [{facilityId: 'p1'}]}}} as unknown as OpenCity;
  store.chosenMinutes.value = 10;
  return store;
}

test('another link in an open tab shows what it says, and the address then says the same', () => {
  const store = openStore();
  const link = 'mode=city&service=market&walker=age60plus&minutes=15&area=a1&map=7.5,43.5,13&at=7.4,43.7&to=p1';
  followLink(store, `#${link}`);
  expect(store.jumpTo.value).toEqual({lon: 7.5, lat: 43.5, zoom: 13});
  expect(currentLink(store)).toBe(link);
});

test('what the new link leaves out does not stay from the old one, but the map keeps looking where it did', () => {
  const store = openStore();
  followLink(store, '#service=market&walker=age60plus&minutes=15&hours=evening&at=7.4,43.7&map=7.5,43.5,13');
  store.jumpTo.value = null;
  followLink(store, '#service=pharmacy&minutes=12');
  expect(store.jumpTo.value).toBeNull();
  expect(currentLink(store)).toBe('mode=resident&service=pharmacy&walker=adult&minutes=12&map=7.5,43.5,13');
});

test('a link to a place without a view takes the map there', () => {
  const store = openStore();
  followLink(store, '#service=pharmacy&at=7.4,43.7');
  expect(store.goTo.value).toMatchObject({lon: 7.4, lat: 43.7});
});

test('a position the visitor has not said yes to is forgotten, not taken for the place of the link', () => {
  const store = openStore();
  store.point.value = {lon: 7.1, lat: 43.1};
  store.unconfirmed.value = true;
  followLink(store, '#service=market');
  expect(store.point.value).toBeNull();
  expect(currentLink(store)).not.toContain('at=');
});
