import {readFileSync} from 'node:fs';
import {batch} from '@preact/signals';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {openScenario, withOpen, withScenario} from '#explorer/plan/plan-document.ts';
import {followKeeping} from '#explorer/plan/plan-keeping.ts';
import {change, undo} from '#explorer/plan/plan-steps.ts';
import {type KeptTexts, plansKey} from '#explorer/plan/plan-storage.ts';
import {createStore, type OpenCity, type Store} from '#explorer/store.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);

/** The storage of one browser, which all its windows share. */
class SharedTexts implements KeptTexts {
  readonly texts = new Map<string, string>();
  full = false;
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    if (this.full) throw new DOMException('no space', 'QuotaExceededError');
    this.texts.set(key, text);
  }
}

interface Window {
  readonly store: Store;
  /** What the browser does when another window wrote. */
  readonly hear: () => void;
}

const ends: (() => void)[] = [];
let listeners: Map<string, ((event: object) => void)[]>;
beforeEach(() => {
  listeners = new Map();
  vi.stubGlobal('addEventListener', (name: string, listener: (event: object) => void) =>
    listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  );
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('location', {hash: ''});
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

function openWindow(storage: KeptTexts | null): Window {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const before = listeners.get('storage')?.length ?? 0;
  ends.push(...followKeeping(store, storage));
  const profiles = ['adult', 'age60plus'].map(key => ({key}));
  const info = {
    categories: catalogue.categories,
    profiles,
    claims: [],
    bounds: [7, 43, 8, 44],
    manifest: {id: 'x', files: [], fingerprint: 'build', noData: [], jurisdiction: 'CN'},
  };
  batch(() => {
    store.category.value = 'market';
    store.chosenMinutes.value = 10;
    store.mode.value = 'plan';
    store.city.value = {info, worker: {summary: {cards: []}}} as unknown as OpenCity;
  });
  const hear = () => listeners.get('storage')![before]!({key: plansKey('x')});
  return {store, hear};
}

const add = (store: Store, name: string) =>
  change(store, document =>
    withOpen(document, {
      edits: [
        ...openScenario(document).edits,
        {
          kind: 'add',
          id: `new:${openScenario(document).edits.length + 1}`,
          category: 'market',
          lon: 7.5,
          lat: 43.5,
          name,
          capacity: null,
        },
      ],
    }),
  );
const editsOf = (store: Store) => store.plan.edits.value.map(edit => (edit.kind === 'add' ? edit.name : edit.kind));
const namesOf = (store: Store) => store.plan.history.value.now.scenarios.map(one => one.name);

describe('two windows of one browser', () => {
  test('have the same plans: an edit in one is in the other, which says so and cannot undo it', () => {
    const shared = new SharedTexts();
    const one = openWindow(shared);
    const two = openWindow(shared);
    expect(two.store.plan.scenario.value.id).toBe(one.store.plan.scenario.value.id);
    add(one.store, '甲');
    two.hear();
    expect(editsOf(two.store)).toEqual(['甲']);
    expect(two.store.plan.elsewhere.value).toContain('另一个窗口');
    undo(two.store);
    expect(editsOf(two.store)).toEqual(['甲']);
    add(two.store, '乙');
    one.hear();
    expect(editsOf(one.store)).toEqual(['甲', '乙']);
  });

  test('that each begin a plan before they hear of each other keep both, told apart', () => {
    const shared = new SharedTexts();
    const one = openWindow(shared);
    const two = openWindow(shared);
    for (const {store} of [one, two])
      change(store, document => withScenario(document, {...openScenario(document), name: `of ${store === one.store}`}));
    one.hear();
    expect(namesOf(one.store).sort()).toEqual(['of false', 'of true', '方案1']);
    expect(namesOf(openWindow(shared).store).sort()).toEqual(['of false', 'of true', '方案1']);
  });
});

describe('what another window only looks at', () => {
  test('is no change of the plan: nothing is said of it, nothing is copied, and each goes on as it was', () => {
    const shared = new SharedTexts();
    const one = openWindow(shared);
    const two = openWindow(shared);
    add(one.store, '甲');
    two.hear();
    two.store.plan.elsewhere.value = null;
    two.store.category.value = 'park';
    one.hear();
    one.store.category.value = 'bathing';
    one.store.walker.value = 'age60plus';
    two.store.category.value = 'pharmacy';
    for (const {hear} of [one, two]) hear();
    expect([one, two].map(({store}) => store.plan.elsewhere.value)).toEqual([null, null]);
    expect([one, two].map(({store}) => namesOf(store))).toEqual([['方案1'], ['方案1']]);
    expect([one, two].map(({store}) => store.plan.scenario.value.category)).toEqual(['bathing', 'pharmacy']);
    // work in the one is still work in the other
    add(one.store, '乙');
    two.hear();
    expect(editsOf(two.store)).toEqual(['甲', '乙']);
    expect(two.store.plan.elsewhere.value).toContain('方案1');
  });
});

test('a plan another window deleted stays open here without being written back, until it is worked on', () => {
  const shared = new SharedTexts();
  const one = openWindow(shared);
  add(one.store, '甲');
  const two = openWindow(shared);
  const second = {...one.store.plan.scenario.value, id: 'plan-2', name: '乙'};
  change(one.store, () => ({scenarios: [second], openId: second.id}));
  two.hear();
  expect(two.store.plan.elsewhere.value).toContain('方案1');
  expect(namesOf(two.store)).toEqual(['方案1', '乙']);
  const kept = () => namesOf(openWindow(shared).store);
  expect(kept()).toEqual(['乙']);
  add(two.store, '丙');
  expect(kept().sort()).toEqual(['乙', '方案1']);
  // also when the work is taken back, down to what was taken over
  undo(two.store);
  expect(openWindow(shared).store.plan.history.value.now.scenarios.map(({edits}) => edits.length)).toEqual([1, 1]);
});

describe('a storage that', () => {
  test('may not be asked: nothing is kept, which is said, and the plans work', () => {
    const {store} = openWindow(null);
    add(store, '甲');
    expect([store.plan.keeping.value, editsOf(store)]).toEqual(['no', ['甲']]);
  });

  test('throws at every touch: the same', () => {
    const shut = () => {
      throw new DOMException('closed', 'SecurityError');
    };
    const {store} = openWindow({getItem: shut, setItem: shut});
    add(store, '甲');
    expect(store.plan.keeping.value).toBe('full');
    expect(editsOf(store)).toEqual(['甲']);
  });

  test('is full at opening shows the plans kept before, and says that changes are not kept until there is space', () => {
    const shared = new SharedTexts();
    add(openWindow(shared).store, '甲');
    shared.full = true;
    const {store} = openWindow(shared);
    expect(editsOf(store)).toEqual(['甲']);
    add(store, '乙');
    expect([store.plan.keeping.value, editsOf(store)]).toEqual(['full', ['甲', '乙']]);
    shared.full = false;
    add(store, '丙');
    expect(store.plan.keeping.value).toBe('yes');
    expect(editsOf(openWindow(shared).store)).toEqual(['甲', '乙', '丙']);
  });

  test('is full takes no work of another window: it is there as soon as there is space', () => {
    const shared = new SharedTexts();
    const one = openWindow(shared);
    add(one.store, '甲');
    const two = openWindow(shared);
    add(two.store, '乙');
    shared.full = true;
    change(one.store, document => withScenario(document, {...openScenario(document), name: '丙', edits: []}));
    expect(one.store.plan.keeping.value).toBe('full');
    const all = (store: Store) =>
      store.plan.history.value.now.scenarios.map(({name, edits}) => [name, edits.length]).sort();
    expect(all(one.store)).toEqual([
      ['丙', 0],
      ['方案1', 2],
    ]);
    shared.full = false;
    add(one.store, '丁');
    expect(all(openWindow(shared).store)).toEqual([
      ['丙', 1],
      ['方案1', 2],
    ]);
  });

  test('holds a damaged text: said once, and nothing of it is lost', () => {
    const shared = new SharedTexts();
    shared.texts.set(plansKey('x'), '{"form":"yikezhong-plans/1","pl');
    const {store} = openWindow(shared);
    expect(store.plan.unreadable.value).toBe(1);
    add(store, '甲');
    expect([...shared.texts.values()]).toContain('{"form":"yikezhong-plans/1","pl');
    expect(store.plan.keeping.value).toBe('yes');
  });
});
