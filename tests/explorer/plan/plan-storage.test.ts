import {describe, expect, test} from 'vitest';
import type {PlanDocument, Scenario} from '#explorer/plan/plan-document.ts';
import {type KeptTexts, PlanShelf, plansKey} from '#explorer/plan/plan-storage.ts';

const limits = {
  cityId: 'demo',
  categories: ['market'],
  walkers: ['adult'],
  extent: [104.5, 38.2, 104.7, 38.4],
} as const;

class Texts implements KeptTexts {
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

const shelfOn = (texts: KeptTexts, more: object = {}) => new PlanShelf(texts, {...limits, ...more}, name => `${name}+`);

function scenario(id: number, name: string, more: Partial<Scenario> = {}): Scenario {
  return {
    id: `plan-${id}`,
    name,
    category: 'market',
    walker: 'adult',
    minutes: 10,
    edits: [{kind: 'close' as const, facility: `f${id}`}],
    notes: '',
    fingerprint: 'old',
    ...more,
  };
}

/** Plans of these names, the last one open. */
function documentOf(...names: string[]): PlanDocument {
  const scenarios = names.map((name, index) => scenario(index + 1, name));
  return {scenarios, openId: scenarios.at(-1)!.id};
}

const namesKept = (texts: Texts) =>
  shelfOn(texts)
    .open()
    .document?.scenarios.map(one => one.name);

test('plans kept are there again, with the same one open', () => {
  const texts = new Texts();
  const document = documentOf('甲', '乙');
  shelfOn(texts).keep(document);
  expect(shelfOn(texts).open()).toEqual({document, unreadable: 0});
});

test('plans of one city are not those of another', () => {
  const texts = new Texts();
  shelfOn(texts).keep(documentOf('甲'));
  expect(shelfOn(texts, {cityId: 'monaco'}).open()).toEqual({document: null, unreadable: 0});
});

describe('what cannot be read', () => {
  test('of one plan: the others are there, and its text stays as it was through later saving', () => {
    const texts = new Texts();
    shelfOn(texts).keep(documentOf('甲', '乙'));
    const key = plansKey('demo');
    texts.texts.set(key, texts.getItem(key)!.replace('"甲"', '5'));
    const shelf = shelfOn(texts);
    const kept = shelf.open();
    expect(kept.unreadable).toBe(1);
    expect(kept.document?.scenarios.map(one => one.name)).toEqual(['乙']);
    shelf.keep({...kept.document!, scenarios: [scenario(2, '丙')]});
    expect(texts.getItem(key)).toContain('"name":5');
    expect(shelfOn(texts).open()).toMatchObject({unreadable: 1, document: {scenarios: [{name: '丙'}]}});
  });

  test('of the whole: it is put aside before anything is written over it, beside what was put aside before', () => {
    const texts = new Texts();
    const key = plansKey('demo');
    for (const damaged of ['not json', '{"form":"other"}']) {
      texts.texts.set(key, damaged);
      const shelf = shelfOn(texts);
      expect(shelf.open()).toEqual({document: null, unreadable: 1});
      expect(texts.getItem(key)).toBe(damaged);
      shelf.keep(documentOf('甲'));
    }
    expect(texts.getItem(`${key}:unreadable`)).toBe('not json');
    expect(texts.getItem(`${key}:unreadable-2`)).toBe('{"form":"other"}');
    expect(namesKept(texts)).toEqual(['甲']);
  });

  test('with no space to put it aside it stays where it is, and keeping throws', () => {
    const texts = new Texts();
    texts.texts.set(plansKey('demo'), 'not json');
    texts.full = true;
    const shelf = shelfOn(texts);
    expect(shelf.open().unreadable).toBe(1);
    expect(() => shelf.keep(documentOf('甲'))).toThrow('no space');
    expect(texts.getItem(plansKey('demo'))).toBe('not json');
  });
});

test('a storage that is full throws, keeps what it had, and keeps the rest as soon as there is space', () => {
  const texts = new Texts();
  const shelf = shelfOn(texts);
  shelf.keep(documentOf('甲'));
  texts.full = true;
  expect(() => shelf.keep(documentOf('甲', '乙'))).toThrow('no space');
  expect(namesKept(texts)).toEqual(['甲']);
  texts.full = false;
  shelf.keep(documentOf('甲', '乙'));
  expect(namesKept(texts)).toEqual(['甲', '乙']);
});

describe('two windows', () => {
  /** Both have read the same plans. */
  function windows(...names: string[]) {
    const texts = new Texts();
    const document = documentOf(...names);
    shelfOn(texts).keep(document);
    const [one, two] = [shelfOn(texts), shelfOn(texts)];
    one.open();
    two.open();
    return {texts, document, one, two};
  }

  test('that each add a plan keep both', () => {
    const {texts, document, one, two} = windows('甲');
    one.keep({...document, scenarios: [...document.scenarios, scenario(7, '乙')]});
    const merged = two.keep({...document, scenarios: [...document.scenarios, scenario(8, '丙')]});
    expect(merged?.scenarios.map(plan => plan.name)).toEqual(['甲', '丙', '乙']);
    expect(namesKept(texts)).toEqual(['甲', '丙', '乙']);
  });

  test('of which one changes a plan: the other follows and does not write its old one back', () => {
    const {texts, document, one, two} = windows('甲', '乙');
    one.keep({...document, scenarios: [document.scenarios[0]!, scenario(2, '乙', {notes: 'new'})]});
    expect(two.heed(document)).toMatchObject({followedOpen: '乙', copied: [], scenarios: [{}, {notes: 'new'}]});
    expect(two.heed(document)).toBeNull();
    const {one: first, two: second, document: same, texts: kept} = windows('甲', '乙');
    first.keep({...same, scenarios: [same.scenarios[0]!, scenario(2, '乙', {notes: 'new'})]});
    // the second one hears of it only while it keeps a change of its own to another plan
    second.keep({...same, scenarios: [scenario(1, '甲', {notes: 'mine'}), same.scenarios[1]!]});
    expect(
      shelfOn(kept)
        .open()
        .document?.scenarios.map(plan => plan.notes),
    ).toEqual(['mine', 'new']);
    expect(namesKept(texts)).toEqual(['甲', '乙']);
  });

  test('that change the same plan before they hear of each other lose neither version', () => {
    const {texts, document, one, two} = windows('甲');
    one.keep({...document, scenarios: [scenario(1, '甲', {notes: 'one'})]});
    const merged = two.keep({...document, scenarios: [scenario(1, '甲', {notes: 'two'})]});
    expect(merged?.copied).toEqual(['甲']);
    const kept = shelfOn(texts).open().document!.scenarios;
    expect(kept.map(plan => [plan.name, plan.notes])).toEqual([
      ['甲', 'two'],
      ['甲+', 'one'],
    ]);
    expect(kept[1]!.id).not.toBe(kept[0]!.id);
  });

  test('of which one deletes a plan: it goes from the other too, unless it is open or changed there', () => {
    const {texts, document, one, two} = windows('甲', '乙', '丙');
    const left: PlanDocument = {scenarios: document.scenarios.slice(0, 1), openId: 'plan-1'};
    one.keep(left);
    expect(namesKept(texts)).toEqual(['甲']);
    expect(two.heed(document)).toMatchObject({deletedOpen: '丙', scenarios: [{name: '甲'}, {name: '丙'}]});
    expect(namesKept(texts)).toEqual(['甲']);
  });

  test('of which one clears everything: what the other has open is kept again', () => {
    const {texts, document, two} = windows('甲', '乙');
    texts.texts.clear();
    expect(two.heed(document)).toBeNull();
    two.keep({...document, openId: 'plan-1'});
    expect(namesKept(texts)).toEqual(['甲', '乙']);
  });
});
