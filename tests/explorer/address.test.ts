import {afterEach, expect, test, vi} from 'vitest';
import {currentLink} from '#explorer/actions.ts';
import {addressOfOnly, sharedAddress} from '#explorer/address.ts';
import {copyLink} from '#explorer/copy-link.ts';
import {withoutHome} from '#explorer/scene.ts';
import {createStore, type Store} from '#explorer/store.ts';
import {EMPTY_SCENE} from '#map/scene.ts';

afterEach(() => vi.unstubAllGlobals());

/** An explorer with a home, the walk from there to a park, and a map that still looks at the home. */
function storeAtHome(): Store {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  store.category.value = 'park';
  store.point.value = {lon: 7.424612, lat: 43.738433};
  store.walkTo.value = 'osm:n1:park';
  store.camera.value = {lon: 7.424612, lat: 43.738433, zoom: 16};
  return store;
}

test.each(['city', 'plan'] as const)('the address on a picture of the %s does not say where home is', mode => {
  vi.stubGlobal('location', {href: 'https://example.org/x/explore/?from=a#at=7.424612,43.738433'});
  const store = storeAtHome();
  store.mode.value = mode;
  const address = sharedAddress(store);
  expect(address).not.toMatch(/at=|to=|7\.424612|43\.738433/);
  // about 100 m: the view is the same, its middle is not the home
  expect(address).toContain(`mode=${mode}`);
  expect(address).toContain('map=7.425,43.738,16');
  expect(currentLink(store)).toContain('at=7.424612,43.738433');
});

test('the address on a picture of a place says which place', () => {
  vi.stubGlobal('location', {href: 'https://example.org/x/explore/'});
  const store = storeAtHome();
  store.mode.value = 'resident';
  expect(sharedAddress(store)).toBe(`https://example.org/x/explore/#${currentLink(store)}`);
  expect(sharedAddress(store)).toContain('at=7.424612,43.738433');
  expect(currentLink(store)).toContain('to=osm%3An1%3Apark');
});

test.each([
  ['city', false],
  ['plan', false],
  ['resident', true],
] as const)('the link copied in mode %s says where home is: %s', async (mode, saysHome) => {
  vi.stubGlobal('location', {href: 'https://example.org/x/explore/#at=7.424612,43.738433&to=osm%3An1%3Apark'});
  const store = storeAtHome();
  store.mode.value = mode;
  const written: string[] = [];
  vi.stubGlobal('navigator', {clipboard: {writeText: async (text: string) => void written.push(text)}});
  await copyLink(store);
  expect(written).toHaveLength(1);
  expect(/at=7\.424612,43\.738433/.test(written[0]!)).toBe(saysHome);
  expect(/to=/.test(written[0]!)).toBe(saysHome);
});

test('the address of a facility alone says nothing else', () => {
  vi.stubGlobal('location', {href: 'https://example.org/x/explore/#at=7.4,43.7'});
  expect(addressOfOnly({category: 'park', facility: 'osm:n1:park'})).toBe(
    'https://example.org/x/explore/#service=park&to=osm%3An1%3Apark',
  );
});

test('what a picture of the city draws has no pin, no reach and no walk, and all else', () => {
  const scene = {
    ...EMPTY_SCENE,
    pin: {at: [7.4, 43.7] as const, movable: true},
    walk: {path: [[7.4, 43.7] as const, [7.41, 43.71] as const]},
    reach: [{minutes: 5, polygons: [], lines: []}] as unknown as typeof EMPTY_SCENE.reach,
    marks: [{lon: 7.4, lat: 43.7, hollow: false}],
    chosenMark: 0,
  };
  const bare = withoutHome(scene);
  expect(bare).toMatchObject({pin: null, walk: null, reach: []});
  expect(bare.marks).toBe(scene.marks);
  expect(bare.surface).toBe(scene.surface);
});
