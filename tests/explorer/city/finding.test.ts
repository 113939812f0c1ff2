import {readFileSync} from 'node:fs';
import {beforeEach, describe, expect, test} from 'vitest';
import {findingWords} from '#explorer/city/answer.tsx';
import type {CityArea} from '#explorer/city/city-areas.ts';
import {brushWords} from '#explorer/city/minutes-chart.tsx';
import {createStore, LIFE_CIRCLE, type OpenCity, type ShownSurface, type Store} from '#explorer/store.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);
const area = {areaId: '01', kind: 'district', name: 'Vegueta', nameZh: '老城', nameEn: null} as unknown as CityArea;

function counts(people: number, covered: number, uncovered: number) {
  const unknown = people - covered - uncovered;
  return {people, covered, coveredLow: covered, coveredHigh: covered, uncovered, unknown};
}

function surface(more: Partial<ShownSurface['answer']>, openAt: number | null = null): ShownSurface {
  const answer = {noData: false, counts: counts(100_000, 71_000, 29_000), areas: [], ...more};
  return {
    category: 'market',
    walker: 'age60plus',
    minutes: 10,
    hours: 'any',
    openAt,
    answer,
  } as unknown as ShownSurface;
}

let store: Store;
beforeEach(() => {
  store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const info = {categories: catalogue.categories, manifest: {jurisdiction: 'CN', noData: []}};
  store.city.value = {info} as unknown as OpenCity;
  store.mode.value = 'city';
  store.category.value = 'market';
  store.cityView.areas.value = [area];
});

describe('the finding in one sentence', () => {
  test('says the share, the service, the walker and the minutes', () => {
    store.surface.value = surface({});
    expect(findingWords(store)).toBe('71%的居民到得了菜市场、生鲜超市（60岁以上，步行10分钟内）');
  });

  test('says of how many it is not clear, and never calls that none', () => {
    store.surface.value = surface({counts: counts(100_000, 40_000, 20_000)});
    expect(findingWords(store)).toBe('40%的居民到得了菜市场、生鲜超市（60岁以上，步行10分钟内），另有40%不清楚');
    store.surface.value = surface({counts: counts(100_000, 0, 0)});
    expect(findingWords(store)).toBe('100%的居民到不到得了菜市场、生鲜超市都不清楚（60岁以上，步行10分钟内）');
  });

  test('is about the chosen area, by its name and its own numbers, while this mode is open', () => {
    store.surface.value = surface({areas: [{kind: 'district', areaId: '01', counts: counts(20_000, 5000, 15_000)}]});
    store.area.value = '01';
    expect(findingWords(store)).toBe('老城：25%的居民到得了菜市场、生鲜超市（60岁以上，步行10分钟内）');
    store.mode.value = 'resident';
    expect(findingWords(store)).toMatch(/^71%/);
  });

  test('does not tell fewer than ten people of an area apart', () => {
    store.surface.value = surface({areas: [{kind: 'district', areaId: '01', counts: counts(9999, 5000, 4999)}]});
    store.area.value = '01';
    expect(findingWords(store)).toBe('老城：不到10人，不分开说');
  });

  test('says the moment when hours are chosen', () => {
    store.surface.value = surface({}, 2 * 1440 + 20 * 60);
    expect(findingWords(store)).toMatch(/^周三 20:00，71%/);
  });

  test('of the life circle counts all, lacking and not clear apart', () => {
    const answer = {
      counts: {people: 200_000, all: 50_000, lacking: 120_000, unsure: 30_000},
      areas: [],
      services: [1, 2, 3],
      peopleByHas: Float64Array.of(20_000, 60_000, 70_000, 50_000),
    };
    store.category.value = LIFE_CIRCLE;
    expect(findingWords(store)).toBe('');
    store.circle.value = {walker: 'adult', hours: 'any', openAt: null, answer} as never;
    expect(findingWords(store)).toBe(
      '至少一半的居民，3项服务里确知够得着2项或更多（成年人）；25%全都到得了，60%确知缺至少一项，15%不清楚',
    );
  });
});

test('what is picked out of the minutes is counted in words', () => {
  const bars = Float64Array.from({length: 61}, (_, index) => (index < 10 ? 1_000_000 : 0));
  bars[60] = 10_000_000;
  expect(brushWords(store, bars)).toMatch(/^在图上横着拖/);
  store.cityView.brush.value = {from: 6, to: 10};
  expect(brushWords(store, bars)).toBe('走6–10分钟的：约5,000人，占25%；地图上其余变淡。');
  store.cityView.brush.value = {from: 61, to: 61};
  expect(brushWords(store, bars)).toBe('超过60分钟或走不到的：约1万人，占50%；地图上其余变淡。');
});
