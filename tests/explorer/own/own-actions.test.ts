import {signal} from '@preact/signals';
import {expect, test, vi} from 'vitest';
import {closeExplorer, openExplorer} from '#explorer/actions.ts';
import type {CityInfo} from '#explorer/city-info.ts';
import {confirmDraft, dropList} from '#explorer/own/own-actions.ts';
import {cityWithLists} from '#explorer/own/own-claims.ts';
import {ownListId} from '#explorer/own/own-list-id.ts';
import type {OwnDraft, OwnList} from '#explorer/own/own-store.ts';
import {GONE_LIST} from '#explorer/plan/plan-store.ts';
import {createStore, type Store} from '#explorer/store.ts';
import {CityWorker, type KnowledgeClaim, type OwnListAnswer} from '#worker/client.ts';

const REOPENED = {claims: [], categories: [], profiles: [], bounds: [0, 0, 1, 1], manifest: {noData: [], extent: null}};

vi.mock('#explorer/city-info.ts', async original => ({
  ...(await original<object>()),
  cityInfo: () => REOPENED,
  fileEntry: () => ({path: 'x', bytes: 1, sha256: ''}),
  firstCategory: () => 'clinic',
}));

const claim = (category: string, completeness: KnowledgeClaim['completeness']): KnowledgeClaim => ({
  category,
  completeness,
  area: 'city',
});

const CHOICES: OwnList['choices'] = {
  sheet: null,
  encoding: null,
  columns: {},
  crs: 'wgs84',
  category: 'clinic',
  use: 'facilities',
  mode: 'add',
  complete: false,
};

const info = {
  claims: [claim('clinic', 'official'), claim('shop', 'official')],
  manifest: {noData: ['library']},
  categories: [],
} as unknown as CityInfo;

/** What the worker of the page says of a list with these places. */
function answerOf(claims: readonly KnowledgeClaim[], ids: readonly string[]): OwnListAnswer {
  const cards = ids.map(facilityId => ({facilityId}));
  return {
    listId: '',
    rowCount: 1,
    places: [],
    refused: [],
    doubts: [],
    complete: false,
    claims,
    facilities: {points: {}, cards},
  } as unknown as OwnListAnswer;
}

/** An opened city, whose worker answers so and remembers the ids it was given. */
function openStore(answer: OwnListAnswer): {readonly store: Store; readonly ids: string[]} {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const ids: string[] = [];
  const worker = {
    summary: {cards: []},
    setFacilities: () => {},
    useOwnList: async (id: string) => {
      ids.push(id);
      return answer;
    },
    dropOwnList: async () => answerOf([], ['city:1']).facilities,
  } as unknown as CityWorker;
  (store as {city: unknown}).city = signal({info, worker});
  return {store, ids};
}

const draft = (text: string, mode: 'add' | 'replace'): OwnDraft =>
  ({
    fileName: 'list.csv',
    bytes: new TextEncoder().encode(text),
    choices: {...CHOICES, mode},
  }) as unknown as OwnDraft;

test('a list that stands in for the city’s own places takes their claims away, and no others', () => {
  const partial = {choices: {...CHOICES, mode: 'replace' as const}, claims: [claim('clinic', 'partial')]};
  expect(cityWithLists(info, [partial]).claims).toEqual([claim('shop', 'official'), claim('clinic', 'partial')]);
  const added = {choices: CHOICES, claims: [claim('clinic', 'partial')]};
  expect(cityWithLists(info, [added]).claims).toEqual([...info.claims, claim('clinic', 'partial')]);
  const library = {choices: CHOICES, claims: [claim('library', 'partial')]};
  expect(cityWithLists(info, [library]).manifest.noData).toEqual([]);
  expect(cityWithLists(info, [])).toBe(info);
});

test('the page knows of the claims of a list in use, and has the city’s own again without it', async () => {
  const {store} = openStore(answerOf([claim('clinic', 'partial')], ['city:1', 'own:a:1:clinic']));
  store.own.draft.value = draft('a', 'replace');
  await confirmDraft(store);
  expect(store.city.value?.info.claims).toEqual([claim('shop', 'official'), claim('clinic', 'partial')]);
  await dropList(store, store.own.lists.value[0]!.id);
  expect(store.city.value?.info).toBe(info);
});

test('nothing shown names a facility of a list that is gone', async () => {
  const {store} = openStore(answerOf([claim('clinic', 'partial')], ['city:1', 'own:a:1:clinic']));
  store.own.draft.value = draft('a', 'add');
  await confirmDraft(store);
  const {plan, cityView} = store;
  const numbered = [store.surface, store.circle, store.place, store.walk, plan.shown, plan.capacity];
  const all = [...numbered, plan.dependents, plan.sites, cityView.facility] as {value: unknown}[];
  for (const answer of all) answer.value = {};
  store.walkTo.value = 'own:a:1:clinic';
  plan.dependentsOf.value = 'own:a:1:clinic';
  plan.picked.value = {kind: 'facility', facility: 'own:a:1:clinic'};
  const [{id}] = store.own.lists.value as [OwnList];
  plan.sitesList.value = id;
  await dropList(store, id);
  expect(all.map(answer => answer.value)).toEqual(all.map(() => null));
  expect([store.walkTo.value, plan.dependentsOf.value, plan.picked.value, plan.sitesList.value]).toEqual([
    null,
    null,
    null,
    GONE_LIST,
  ]);
});

test('what is chosen of the city’s own or of the plan outlives a list', async () => {
  const {store} = openStore(answerOf([claim('clinic', 'partial')], ['city:1', 'own:a:1:clinic']));
  store.own.draft.value = draft('a', 'add');
  await confirmDraft(store);
  store.walkTo.value = 'city:1';
  store.plan.dependentsOf.value = 'new:1';
  store.plan.picked.value = {kind: 'facility', facility: 'city:1'};
  await dropList(store, store.own.lists.value[0]!.id);
  expect(store.walkTo.value).toBe('city:1');
  expect(store.plan.dependentsOf.value).toBe('new:1');
  expect(store.plan.picked.value).toEqual({kind: 'facility', facility: 'city:1'});
});

test('a list keeps its id when it is given again, and no other list gets it', async () => {
  const {store, ids} = openStore(answerOf([claim('clinic', 'partial')], []));
  for (const text of ['one', 'two', 'one']) {
    store.own.draft.value = draft(text, 'add');
    await confirmDraft(store);
    await dropList(store, ids.at(-1)!);
  }
  expect(ids[2]).toBe(ids[0]);
  expect(ids[1]).not.toBe(ids[0]);
});

test('an id is of every byte and of how they are read, and of nothing else', async () => {
  const none = new Set<string>();
  const bytes = new Uint8Array(3_000_000).fill(7);
  const id = await ownListId(bytes, CHOICES, none);
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  // one byte between two that a coarse look would take
  const other = bytes.slice();
  other[1_000_001] = 8;
  const columns = {...CHOICES.columns, name: '名称'} as OwnList['choices']['columns'];
  const read = [
    [bytes, {...CHOICES, sheet: '2024'}],
    [bytes, {...CHOICES, encoding: '2024'}],
    [bytes, {...CHOICES, columns}],
    [bytes, {...CHOICES, columns: {name: '店名'} as typeof columns}],
    [other, CHOICES],
    [bytes.subarray(1), CHOICES],
  ] as const;
  const ids = await Promise.all(read.map(([file, choices]) => ownListId(file, choices, none)));
  expect(new Set([id, ...ids]).size).toBe(1 + read.length);
  const turned = {lat: 'y', lon: 'x'} as typeof columns;
  const [a, b] = [
    {...CHOICES, columns: turned},
    {...CHOICES, mode: 'replace' as const, columns: {lon: 'x', lat: 'y'} as typeof columns},
  ];
  expect(await ownListId(bytes, a, none)).toBe(await ownListId(bytes, b, none));
  const taken = new Set([id, `${id}-2`]);
  expect(await ownListId(bytes, CHOICES, taken)).toBe(`${id}-3`);
});

test('lists of a city that was closed are forgotten when it is opened again, whatever is looked at', async () => {
  const {store} = openStore(answerOf([claim('clinic', 'partial')], ['city:1', 'own:a:1:clinic']));
  store.own.draft.value = draft('a', 'add');
  await confirmDraft(store);
  (store.city.value as {worker: {close: () => void}}).worker.close = () => {};
  closeExplorer(store);
  vi.stubGlobal('fetch', async () => new Response('{}'));
  const facilities = {categories: [], category: [], open: []};
  const worker = {summary: {cards: [], facilities}, setAreas: async () => {}, close: () => {}};
  vi.spyOn(CityWorker, 'open').mockResolvedValue(worker as unknown as CityWorker);
  await openExplorer(store, '');
  expect(store.failure.value).toBeNull();
  expect([store.own.lists.value, store.own.base.value, store.own.outcome.value]).toEqual([[], null, null]);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
