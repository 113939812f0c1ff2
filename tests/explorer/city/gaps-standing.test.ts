import {readFileSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {followGaps, gapsStanding, loadGaps} from '#explorer/city/gap-actions.ts';
import {type ExplorerGap, gapMinutes} from '#explorer/city/gaps.ts';
import {createStore, type OpenCity, type ShownSurface, type Store} from '#explorer/store.ts';
import type {Catalogue, Category} from '#schema/category.ts';
import {standardsFor} from '#schema/effective-standards.ts';

const catalogue: {categories: Category[]} = JSON.parse(
  readFileSync(new URL('../../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);
const STANDARD = 'market-gb50180-10min';

/** An answer to come: `give` and `refuse` send it. */
class Later {
  give: (gaps: readonly ExplorerGap[]) => void = () => {};
  refuse: (error: Error) => void = () => {};
  readonly promise = new Promise<readonly ExplorerGap[]>((give, refuse) => {
    [this.give, this.refuse] = [give, refuse];
  });
}

const gap = (category: string): ExplorerGap =>
  ({id: `gap of ${category}`, category, standardId: STANDARD, certainty: 'robust', polygons: []}) as never;

let store: Store;
let asked: {category: string; answer: Later}[];
let stop: () => void;

function show(category: string, more: Partial<ShownSurface> = {}): void {
  store.category.value = category;
  store.surface.value = {category, walker: 'adult', minutes: 10, hours: 'any', openAt: null, ...more} as ShownSurface;
}

const settled = () => new Promise(resolve => setTimeout(resolve, 0));

beforeEach(() => {
  vi.stubGlobal('location', {href: 'https://example.org/x/explore/'});
  store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  asked = [];
  const gaps = (_file: unknown, category: string) => {
    const answer = new Later();
    asked.push({category, answer});
    return answer.promise;
  };
  const manifest = {jurisdiction: 'CN', noData: [], files: [{path: 'gaps.geojson', bytes: 1, sha256: ''}]};
  const info = {categories: catalogue.categories, manifest};
  store.city.value = {info, worker: {gaps}} as unknown as OpenCity;
  store.mode.value = 'city';
  stop = followGaps(store);
  show('market', {answer: {noData: false} as never});
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const answer = {noData: false} as never;

describe('the gaps of a service are', () => {
  test('being fetched until they came, and only then none or some', async () => {
    expect(gapsStanding(store)).toBe('loading');
    asked[0]!.answer.give([]);
    await settled();
    expect(gapsStanding(store)).toBe('none');
    show('primary', {answer});
    expect(gapsStanding(store)).toBe('loading');
    show('market', {answer});
    asked.at(-1)!.answer.give([gap('market')]);
    await settled();
    expect(gapsStanding(store)).toBe('some');
    expect(store.shownGaps.value.map(({id}) => id)).toEqual(['gap of market']);
  });

  test('not said to be none when they could not be had, and come when asked for again', async () => {
    asked[0]!.answer.refuse(new Error('no answer'));
    await settled();
    expect(gapsStanding(store)).toBe('failed');
    expect(store.cityView.gapsRun.value?.message).toBe('no answer');
    // the failure does not ask again by itself
    expect(asked).toHaveLength(1);
    const again = loadGaps(store);
    expect(gapsStanding(store)).toBe('loading');
    asked[1]!.answer.give([gap('market')]);
    await again;
    expect(gapsStanding(store)).toBe('some');
  });

  test('those of the service chosen last, in whatever order the answers come', async () => {
    show('primary', {answer});
    expect(asked.map(({category}) => category)).toEqual(['market', 'primary']);
    asked[1]!.answer.give([]);
    await settled();
    asked[0]!.answer.refuse(new Error('too late to matter'));
    await settled();
    expect(gapsStanding(store)).toBe('none');
    expect(store.gaps.value).toEqual([]);
  });

  test('not worked out for other people, hours or minutes, nor for a service without a time that must be met', async () => {
    asked[0]!.answer.give([gap('market')]);
    await settled();
    show('market', {answer, walker: 'age60plus'});
    expect(gapsStanding(store)).toBe('other');
    show('market', {answer, hours: 'evening'});
    expect(gapsStanding(store)).toBe('other');
    show('market', {answer, minutes: 12});
    expect(gapsStanding(store)).toBe('other');
    show('library', {answer, minutes: 15});
    expect(gapsStanding(store)).toBe('unpublished');
  });

  test('no longer valid once an own list changed the places', async () => {
    asked[0]!.answer.give([gap('market')]);
    await settled();
    store.own.lists.value = [{choices: {use: 'facilities'}, claims: [{category: 'market'}]}] as never;
    expect(gapsStanding(store)).toBe('own');
  });

  test('no question for a service without any source', () => {
    show('market', {answer: {noData: true} as never});
    expect(gapsStanding(store)).toBeNull();
  });
});

test.each(['CN', 'CN-FJ', 'ES'])(
  'gaps are worked out for the minutes of the standards that decide in %s',
  jurisdiction => {
    const decide = standardsFor(catalogue as Catalogue, jurisdiction).filter(
      row => row.decides && row.measure === 'seconds',
    );
    expect(decide.length).toBeGreaterThan(10);
    for (const category of catalogue.categories)
      expect(gapMinutes(category, jurisdiction)).toEqual(
        decide.filter(row => row.category === category.key).map(row => row.minutes),
      );
  },
);
