import {expect, test} from 'vitest';
import type {PlanDocument} from '#explorer/plan/plan-document.ts';
import {type KeptTexts, keepPlans, plansKey, readKept} from '#explorer/plan/plan-storage.ts';

const limits = {
  cityId: 'demo',
  categories: ['market'],
  walkers: ['adult'],
  extent: [104.5, 38.2, 104.7, 38.4],
} as const;

class Shelf implements KeptTexts {
  readonly texts = new Map<string, string>();
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    this.texts.set(key, text);
  }
}

function documentOf(...names: string[]): PlanDocument {
  const scenarios = names.map((name, index) => ({
    id: `plan-${index + 1}`,
    name,
    category: 'market',
    walker: 'adult',
    minutes: 10,
    edits: [{kind: 'close' as const, facility: `f${index}`}],
    notes: '',
    fingerprint: 'old',
  }));
  return {scenarios, openId: scenarios.at(-1)!.id};
}

const ids = (document: PlanDocument) => new Set(document.scenarios.map(one => one.id));

test('plans kept are there again, with the same one open', () => {
  const shelf = new Shelf();
  const document = documentOf('甲', '乙');
  keepPlans(shelf, limits, document, ids(document));
  expect(readKept(shelf, limits)).toEqual({document, unreadable: 0});
});

test('plans of one city are not those of another', () => {
  const shelf = new Shelf();
  const document = documentOf('甲');
  keepPlans(shelf, limits, document, ids(document));
  expect(readKept(shelf, {...limits, cityId: 'monaco'})).toEqual({document: null, unreadable: 0});
});

test('a plan another window made meanwhile is kept; one deleted here is gone', () => {
  const shelf = new Shelf();
  const three = documentOf('甲', '乙', '丙');
  keepPlans(shelf, limits, three, ids(three));
  const here: PlanDocument = {scenarios: three.scenarios.slice(0, 1), openId: 'plan-1'};
  keepPlans(shelf, limits, here, new Set(['plan-1', 'plan-2']));
  expect(readKept(shelf, limits).document?.scenarios.map(one => one.name)).toEqual(['甲', '丙']);
});

test('one damaged plan does not take the others with it, and its text is put aside', () => {
  const shelf = new Shelf();
  const document = documentOf('甲', '乙');
  keepPlans(shelf, limits, document, ids(document));
  const key = plansKey('demo');
  const text = shelf.getItem(key)!.replace('"甲"', '5');
  shelf.setItem(key, text);
  const kept = readKept(shelf, limits);
  expect(kept.unreadable).toBe(1);
  expect(kept.document?.scenarios.map(one => one.name)).toEqual(['乙']);
  expect(shelf.getItem(`${key}:unreadable`)).toBe(text);
});

test('a text of another form is put aside, not thrown away', () => {
  const shelf = new Shelf();
  shelf.setItem(plansKey('demo'), 'not json');
  expect(readKept(shelf, limits)).toEqual({document: null, unreadable: 1});
  expect(shelf.getItem(`${plansKey('demo')}:unreadable`)).toBe('not json');
});

test('a storage that keeps nothing says so by throwing', () => {
  const shut: KeptTexts = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  const document = documentOf('甲');
  expect(() => keepPlans(shut, limits, document, ids(document))).toThrow('QuotaExceededError');
});
