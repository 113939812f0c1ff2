import {readFileSync} from 'node:fs';
import {batch} from '@preact/signals';
import {beforeEach, describe, expect, test} from 'vitest';
import {ribbonText} from '#explorer/frame/map-words.ts';
import type {OwnList} from '#explorer/own/own-store.ts';
import {planPictureWords} from '#explorer/plan/plan-picture-words.ts';
import {questionOf} from '#explorer/plan/plan-question.ts';
import {planScene} from '#explorer/plan/plan-scene.ts';
import {undo} from '#explorer/plan/plan-steps.ts';
import type {ShownPlan, ShownSites} from '#explorer/plan/plan-store.ts';
import {planHeard} from '#explorer/plan/plan-words.ts';
import {ReportSites} from '#explorer/plan/report-sites.tsx';
import {addableSites, addSites, findSites, followCandidates} from '#explorer/plan/sites-actions.ts';
import {drawnSites, proposedKey, sitesAge} from '#explorer/plan/sites-current.ts';
import {resultWords} from '#explorer/plan/sites-words.ts';
import {createStore, LIFE_CIRCLE, type OpenCity, type Store} from '#explorer/store.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);

const site = (lon: number, gained: number) => ({id: null, lon, lat: 43.5, gained, unverified: 0, gainedTotal: gained});
const SITES = [site(7.5, 400_000), site(7.6, 90_000)];

let store: Store;
/** Requests for the best sites. */
let asked: {readonly candidates: unknown}[];

beforeEach(() => {
  asked = [];
  store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const info = {
    categories: catalogue.categories,
    profiles: [{key: 'adult'}, {key: 'age60plus'}],
    claims: [],
    manifest: {id: 'x', noData: [], jurisdiction: 'CN', invented: false, publish: {notice: null}},
  };
  const facilities = {categories: [], category: [], open: [], facilityCount: 0, lon: [], lat: []};
  const summary = {cards: [], people: [], facilities, raster: {}, groups: new Map()};
  const worker = {
    summary,
    bestSites: async (request: {readonly candidates: unknown}) => {
      asked.push(request);
      return answerOf(SITES);
    },
  };
  batch(() => {
    store.category.value = 'market';
    store.chosenMinutes.value = 10;
    store.mode.value = 'plan';
    store.city.value = {info, worker} as unknown as OpenCity;
  });
  found(SITES);
});

function answerOf(sites: readonly object[]) {
  const curve = [0, 400_000, 490_000].map((gained, count) => ({count, gained, bound: gained, optimal: true}));
  return {sites, curve, candidateCount: 9, thinnedFrom: null, offStreet: [], milliseconds: 1};
}

/** These places have been found for what is chosen now. */
function found(sites: readonly object[]): void {
  const shown = {...questionOf(store), group: null, candidates: null, answer: answerOf(sites)};
  store.plan.sites.value = shown as unknown as ShownSites;
}

function listOf(id: string, use: 'candidates' | 'facilities'): OwnList {
  const places = [{id: 'own:x:1:', name: '甲地', lon: 7.51, lat: 43.51}];
  return {id, fileName: `${id}.csv`, choices: {use}, places, claims: []} as unknown as OwnList;
}

const signs = () => planScene(store, []).signs.filter(({kind}) => kind === 'proposed');
const edits = () => store.plan.edits.value;

/** All text of what a component gives. */
function wordsOf(node: unknown): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  const children = (node as {props?: {children?: unknown}} | null)?.props?.children;
  return children === undefined ? '' : wordsOf(children);
}

describe('places found', () => {
  test('are drawn for the choices they were found under, and under no others', () => {
    expect(signs().map(({label}) => label)).toEqual(['A', 'B']);
    const others: (() => void)[] = [
      () => (store.walker.value = 'age60plus'),
      () => (store.chosenMinutes.value = 15),
      () => (store.category.value = 'hospital'),
      () => (store.own.lists.value = [listOf('1', 'facilities')]),
    ];
    const [walker, minutes, lists] = [store.walker.value, store.chosenMinutes.value, store.own.lists.value];
    for (const choose of others) {
      choose();
      expect(signs()).toEqual([]);
      expect(sitesAge(store, store.plan.sites.value!)).toBe('other-choices');
      [store.walker.value, store.chosenMinutes.value, store.own.lists.value] = [walker, minutes, lists];
      store.category.value = 'market';
    }
    expect(signs().length).toBe(2);
  });

  test('stay on the map when the plan goes on, said to be older, but on paper only those of this plan are', () => {
    addSites(store, [SITES[0] as never]);
    expect(signs().map(({label}) => label)).toEqual(['B']);
    expect(proposedKey(store, store.plan.sites.value!)).toBe('plan.sign.proposedBefore');
    expect(drawnSites(store, true)).toBeNull();
    store.plan.onPaper.value = true;
    expect(signs()).toEqual([]);
  });

  test('are in the report of the very plan they were found for; else left out, which is said', () => {
    expect(wordsOf(ReportSites({store}))).toContain(resultWords(store, store.plan.sites.value!));
    addSites(store, [SITES[0] as never]);
    const later = wordsOf(ReportSites({store}));
    expect(later).toContain('没有放进报告');
    expect(later).not.toContain('490');
    undo(store);
    store.walker.value = 'age60plus';
    expect(wordsOf(ReportSites({store}))).toMatch(/没有放进报告.*成年人，步行10分钟内/);
  });

  test('make the map a scenario, also before any of them is added', () => {
    const open = store.city.value!;
    expect(ribbonText(store, open)).toContain('情景测算');
    const all = {gained: 0, lost: 0, netLow: 0, netHigh: 0};
    const before = {people: 10_000, covered: 5000, coveredLow: 5000, coveredHigh: 5000, uncovered: 5000, unknown: 0};
    const answer = {all: {...all, before, after: before}};
    store.plan.shown.value = {...questionOf(store), answer} as unknown as ShownPlan;
    expect(planPictureWords(store)).toMatchObject({scenario: true});
    expect(planPictureWords(store)!.below.join()).toContain(resultWords(store, store.plan.sites.value!));
    store.plan.sites.value = null;
    expect(ribbonText(store, open)).toBeNull();
    expect(planPictureWords(store)).toMatchObject({scenario: false});
  });
});

describe('adding places found', () => {
  test('adds none of another service, by the row as little as all at once', () => {
    store.category.value = 'hospital';
    expect(addableSites(store, SITES as never)).toEqual([]);
    addSites(store, [SITES[0] as never]);
    addSites(store, SITES as never);
    expect(edits()).toEqual([]);
  });

  test('adds none twice, and all at once only those that are missing', () => {
    addSites(store, [SITES[0] as never]);
    addSites(store, [SITES[0] as never]);
    expect(edits().length).toBe(1);
    addSites(store, SITES as never);
    expect(edits().map(edit => (edit.kind === 'add' ? [edit.category, edit.lon] : edit.kind))).toEqual([
      ['market', 7.5],
      ['market', 7.6],
    ]);
    undo(store);
    expect(edits().length).toBe(1);
  });
});

describe('candidates from a list', () => {
  test('are what the search chooses from; with no list chosen it is everywhere', async () => {
    store.own.lists.value = [listOf('1', 'candidates')];
    await findSites(store, 2, null);
    store.plan.sitesList.value = '1';
    await findSites(store, 2, null);
    expect(asked.map(({candidates}) => candidates)).toEqual([null, [{id: 'own:x:1:', lon: 7.51, lat: 43.51}]]);
  });

  test('that are removed stop the search with a word, also when another list takes their number', async () => {
    const end = followCandidates(store);
    store.own.lists.value = [listOf('1', 'candidates')];
    store.plan.sitesList.value = '1';
    store.own.lists.value = [];
    store.own.lists.value = [listOf('1', 'facilities')];
    store.own.lists.value = [listOf('1', 'candidates')];
    await findSites(store, 2, null);
    expect(asked).toEqual([]);
    expect(store.plan.sitesFailed.value).toContain('拿掉');
    store.plan.sitesList.value = null;
    await findSites(store, 2, null);
    expect(asked.length).toBe(1);
    expect(store.plan.sitesFailed.value).toBeNull();
    end();
  });

  test('are called, and added, by the names the list gives them, never by ids of ours', async () => {
    SITES.push({...site(7.51, 10_000), id: 'own:x:1:' as never});
    store.own.lists.value = [listOf('1', 'candidates')];
    store.plan.sitesList.value = '1';
    await findSites(store, 3, null);
    SITES.pop();
    const {sites} = store.plan.sites.value!.answer;
    expect(sites.map(({id}) => id)).toEqual([null, null, '甲地']);
    addSites(store, sites.slice(2));
    expect(edits()).toMatchObject([{kind: 'add', name: '甲地'}]);
  });

  test('must be a list given as candidates', async () => {
    store.own.lists.value = [listOf('1', 'facilities')];
    store.plan.sitesList.value = '1';
    await findSites(store, 2, null);
    expect(asked).toEqual([]);
  });
});

describe('what is heard', () => {
  const shown = (gained: number) => {
    const counts = {people: 10_000, covered: 5000, coveredLow: 5000, coveredHigh: 5000, uncovered: 5000, unknown: 0};
    const all = {before: counts, after: counts, gained, lost: 0, netLow: gained, netHigh: gained};
    store.plan.shown.value = {...questionOf(store), answer: {all}} as unknown as ShownPlan;
  };

  test('a step taken back and its numbers, in one message, once the numbers are there', () => {
    addSites(store, SITES as never);
    shown(490_000);
    expect(planHeard(store)).toMatch(/^多490人/);
    undo(store);
    expect(planHeard(store)).toBe('');
    shown(0);
    expect(planHeard(store)).toMatch(/^已撤销：加一处菜市场.*。50%的居民/);
  });

  test('nothing of an older step with the numbers of the next one', () => {
    addSites(store, SITES as never);
    undo(store);
    addSites(store, SITES as never);
    shown(490_000);
    expect(planHeard(store)).toMatch(/^多490人/);
  });
});

test('nothing is added for the life circle as a whole', async () => {
  const {addAt} = await import('#explorer/plan/plan-actions.ts');
  store.category.value = LIFE_CIRCLE;
  addAt(store, [7.5, 43.5]);
  expect(edits()).toEqual([]);
  store.category.value = 'market';
  addAt(store, [7.5, 43.5]);
  expect(edits().length).toBe(1);
});
