import {readFileSync} from 'node:fs';
import {h} from 'preact';
import {render} from 'preact-render-to-string';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {mapNow, pictureOfMap} from '#explorer/picture.ts';
import {openReport} from '#explorer/plan/open-report.ts';
import {planPictureWords} from '#explorer/plan/plan-picture-words.ts';
import {placePicture} from '#explorer/resident/place-picture.ts';
import {PlacePage, pageNow} from '#explorer/resident/place-print.tsx';
import {createStore, type OpenCity, type ShownPlace, type ShownSurface, type Store} from '#explorer/store.ts';

const {categories} = JSON.parse(
  readFileSync(new URL('../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);

/** All that was written on canvases, in order. */
let written: string[];

beforeEach(() => {
  written = [];
  const context = {
    ...{scale: () => {}, fillRect: () => {}, drawImage: () => written.push('[map]')},
    ...{measureText: (piece: string) => ({width: piece.length}), fillText: (line: string) => written.push(line)},
  };
  const canvas = () => ({getContext: () => context, toBlob: (done: (blob: Blob) => void) => done(new Blob(['png']))});
  vi.stubGlobal('document', {createElement: canvas, documentElement: {}, body: {}});
  vi.stubGlobal('getComputedStyle', () => ({getPropertyValue: () => '', fontFamily: 'sans'}));
  vi.stubGlobal('devicePixelRatio', 1);
  vi.stubGlobal('location', {href: 'https://example.org/x/explore/', hash: ''});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = {
  noData: false,
  areas: [],
  counts: {people: 100, covered: 71, coveredLow: 71, coveredHigh: 71, uncovered: 29, unknown: 0},
};

/** A city with a finding and a place asked about, and a map that takes `meanwhile` to be copied. */
function openStore(meanwhile: (store: Store) => void): Store {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const manifest = {
    ...{jurisdiction: 'CN', noData: [], sources: [], licences: [], timeZone: 'Asia/Shanghai'},
    ...{publish: {contact: {}, notice: null}, name: {zh: '甲城', en: 'A'}, invented: false},
  };
  const summary = {cards: []};
  store.city.value = {info: {categories, manifest, profiles: []}, worker: {summary}} as unknown as OpenCity;
  store.category.value = 'market';
  store.surface.value = {
    category: 'market',
    walker: 'adult',
    minutes: 10,
    hours: 'any',
    openAt: null,
    answer,
  } as unknown as ShownSurface;
  store.point.value = {lon: 7.41, lat: 43.71};
  store.place.value = placeWith('has');
  store.capture.value = async () => {
    await Promise.resolve();
    meanwhile(store);
    return {width: 800, height: 600} as HTMLCanvasElement;
  };
  return store;
}

function placeWith(state: 'has' | 'lacks'): ShownPlace {
  const services = [{category: 'pharmacy', state, nearest: null, alternatives: []}];
  return {lon: 7.41, lat: 43.71, walker: 'adult', services, reach: null} as unknown as ShownPlace;
}

/** Everything that is on a page, changed. */
function goOn(store: Store): void {
  store.category.value = 'park';
  store.surface.value = {...store.surface.value!, category: 'park', minutes: 5};
  store.point.value = {lon: 7.99, lat: 43.99};
  store.place.value = placeWith('lacks');
  store.city.value = {
    ...store.city.value!,
    info: {...store.city.value!.info, manifest: {...store.city.value!.info.manifest, name: {zh: '乙城', en: 'B'}}},
  } as OpenCity;
}

describe('words and map of one picture are of one moment: what changes while the map is copied is not on it', () => {
  test('of the city', async () => {
    const pictures: string[][] = [];
    for (const meanwhile of [() => {}, goOn]) {
      const store = openStore(meanwhile);
      store.mode.value = 'city';
      await pictureOfMap(store, () => mapNow(store));
      pictures.push(written.splice(0));
    }
    expect(pictures[0]!.join('')).toMatch(/甲城：71%.*菜市场.*\[map\]|\[map\]甲城：71%.*菜市场/);
    expect(pictures[0]!.join('')).toContain('service=market');
    expect(pictures[1]).toEqual(pictures[0]);
  });

  test('of a place', async () => {
    const pictures: string[][] = [];
    for (const meanwhile of [() => {}, goOn]) {
      const store = openStore(meanwhile);
      await pictureOfMap(store, () => mapNow(store), placePicture(store));
      pictures.push(written.splice(0));
    }
    expect(pictures[0]!.join('')).toContain('at=7.41,43.71');
    expect(pictures[1]).toEqual(pictures[0]);
  });

  test('on paper', () => {
    const store = openStore(() => {});
    const page = pageNow(store)!;
    const before = render(h(PlacePage, {store, page, map: 'data:,'}));
    goOn(store);
    expect(render(h(PlacePage, {store, page, map: 'data:,'}))).toBe(before);
    expect(render(h(PlacePage, {store, page: pageNow(store)!, map: 'data:,'}))).not.toBe(before);
  });
});

describe('the report of a plan', () => {
  function openPlan(copied: () => void): Store {
    const store = openStore(copied);
    store.mode.value = 'plan';
    store.dark.value = true;
    return store;
  }

  test('is opened once when its button is pressed twice, and the colours of before are known', async () => {
    vi.useFakeTimers();
    const copied = vi.fn();
    const store = openPlan(copied);
    const both = [openReport(store), openReport(store)];
    await vi.advanceTimersByTimeAsync(300);
    both.push(openReport(store));
    await vi.runAllTimersAsync();
    await Promise.all(both);
    await openReport(store);
    expect(copied).toHaveBeenCalledTimes(1);
    expect(store.plan.report.value?.wasDark).toBe(true);
    expect([store.dark.value, store.plan.reportComing.value]).toEqual([false, false]);
  });

  test('is not opened where the plan was left meanwhile, and the map gets its colours back', async () => {
    vi.useFakeTimers();
    const store = openPlan(() => {});
    const opening = openReport(store);
    store.mode.value = 'city';
    await vi.runAllTimersAsync();
    await opening;
    expect([store.plan.report.value, store.dark.value, store.plan.reportComing.value]).toEqual([null, true, false]);
  });

  test('has the colours its picture was taken in, and can be opened again where the map could not be copied', async () => {
    vi.useFakeTimers();
    const store = openPlan(() => {
      store.plan.picture.value = 'before';
      throw new Error('no map');
    });
    store.plan.picture.value = 'change';
    const opening = openReport(store);
    await vi.runAllTimersAsync();
    await opening;
    expect([store.plan.report.value?.picture, store.plan.picture.value]).toEqual([null, 'change']);
    expect(store.trouble.value).toContain('no map');
    store.plan.report.value = null;
    const again = openReport(store);
    await vi.runAllTimersAsync();
    await again;
    expect(store.plan.report.value).not.toBeNull();
  });
});

test('a plan without numbers has no picture', async () => {
  const store = openStore(() => {});
  store.mode.value = 'plan';
  expect(planPictureWords(store)).toBeNull();
  expect(await pictureOfMap(store, () => mapNow(store), planPictureWords(store))).toBeNull();
  expect(written).toEqual([]);
});
