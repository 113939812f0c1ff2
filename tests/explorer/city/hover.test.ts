import {beforeEach, describe, expect, test} from 'vitest';
import {placeLines} from '#explorer/city/hover-card.tsx';
import {createStore, type Store} from '#explorer/store.ts';

const UNREACHED = 65535;
let store: Store;

/** One cell of 200 people round (0, 0), and what is known of it. */
function show(answer: {tenths: number; verdict: number; noData?: boolean}, openAt: number | null = null): void {
  const {tenths, verdict, noData = false} = answer;
  store.surface.value = {
    category: 'market',
    walker: 'adult',
    minutes: 10,
    hours: 'any',
    openAt,
    answer: {
      noData,
      tenths: Uint16Array.of(tenths),
      verdict: Uint8Array.of(verdict),
      facility: Uint32Array.of(0xffffffff),
    },
  } as never;
}

beforeEach(() => {
  store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const raster = {width: 1, height: 1, bounds: [-1, -1, 1, 1], pixelCell: Int32Array.of(0)};
  const info = {
    categories: [{key: 'market', name_zh: '菜市场', standards: [], replaces: []}],
    manifest: {jurisdiction: 'CN', noData: [], files: []},
  };
  const summary = {raster, people: Uint32Array.of(200_000), cards: [], facilities: {}};
  store.city.value = {info, worker: {summary}} as never;
  store.category.value = 'market';
  store.mode.value = 'city';
});

describe('the card beside the pointer', () => {
  test('says of a service without any source that nothing is known, and no minutes', () => {
    show({tenths: UNREACHED, verdict: 2, noData: true});
    const lines = placeLines(store, [0, 0]);
    expect(lines[0]).toBe('约200人住在这一格');
    expect(lines.join()).not.toMatch(/109|走不到/);
    expect(lines.join()).toMatch(/没有.*资料|不清楚/);
  });

  test('says of an unreached place that none is on record, and that it is not clear where lists are not complete', () => {
    show({tenths: UNREACHED, verdict: 2});
    expect(placeLines(store, [0, 0]).slice(1)).toEqual([
      '资料里没有109分钟内走得到的菜市场',
      '不清楚：可能有更近而未登记的',
    ]);
    show({tenths: UNREACHED, verdict: 1});
    expect(placeLines(store, [0, 0])).toHaveLength(2);
  });

  test('at a chosen hour speaks of places known to be open then', () => {
    show({tenths: UNREACHED, verdict: 2}, 600);
    expect(placeLines(store, [0, 0]).slice(1)).toEqual([
      '109分钟内走不到确知这时开着的菜市场',
      '不清楚：可能有更近的，没有登记，或时间不详',
    ]);
  });
});
