import {expect, test} from 'vitest';
import {newScenarioId, openScenario, type PlanDocument, type Scenario} from '#explorer/plan/plan-document.ts';
import {afterStep, historyOf, rebased, redone, undone} from '#explorer/plan/plan-history.ts';
import {mergePlans, withMerged} from '#explorer/plan/plan-merge.ts';
import {seeded} from '../../support/seeded.ts';

function plan(id: string, notes: string): Scenario {
  return {id, name: id, category: 'market', walker: 'adult', minutes: 10, edits: [], notes, fingerprint: ''};
}

const workOf = ({notes}: Scenario) => notes;

test('two windows never give a new plan the same id', () => {
  const ids = Array.from({length: 2000}, () => newScenarioId());
  expect(new Set(ids).size).toBe(2000);
  expect(ids.every(id => /^plan-[0-9a-f]{16}$/.test(id))).toBe(true);
});

/** What one window did to a plan since both agreed on it. */
type Deed = 'left' | 'looked' | 'worked' | 'worked alike' | 'deleted';
const DEEDS: readonly Deed[] = ['left', 'looked', 'worked', 'worked alike', 'deleted'];

function done(before: Scenario, deed: Deed, window: string): readonly Scenario[] {
  if (deed === 'deleted') return [];
  if (deed === 'left') return [before];
  if (deed === 'looked') return [{...before, category: `seen in ${window}`}];
  return [{...before, notes: deed === 'worked' ? window : 'alike'}];
}

/** Where each plan must come from, and what must be said of it when it is open: by what was done here and there. */
const RULES: Readonly<Record<Deed, Readonly<Record<Deed, string>>>> = {
  left: {left: 'there', looked: 'there', worked: 'there, followed', 'worked alike': 'there, followed', deleted: 'gone'},
  looked: {
    left: 'there',
    looked: 'there',
    worked: 'there, followed',
    'worked alike': 'there, followed',
    deleted: 'gone',
  },
  worked: {left: 'here', looked: 'here', worked: 'both', 'worked alike': 'both', deleted: 'here'},
  'worked alike': {left: 'here', looked: 'here', worked: 'both', 'worked alike': 'there', deleted: 'here'},
  // what is not here any more is nobody's open plan
  deleted: {left: 'gone', looked: 'gone', worked: 'there', 'worked alike': 'there', deleted: 'gone'},
};

const CASES = DEEDS.flatMap(here => DEEDS.flatMap(there => [false, true].map(isOpen => ({here, there, isOpen}))));

test.each(CASES.filter(({here, isOpen}) => !(isOpen && here === 'deleted')))(
  'a plan that is $here here and $there there (open: $isOpen)',
  ({here, there, isOpen}) => {
    const [other, plan1] = [plan('other', 'untouched'), plan('a', 'agreed')];
    const [mine] = done(plan1, here, 'mine');
    const [theirs] = done(plan1, there, 'theirs');
    const merged = mergePlans({
      agreed: new Map([other, plan1].map(one => [one.id, workOf(one)])),
      ours: {scenarios: [other, ...(mine === undefined ? [] : [mine])], openId: isOpen ? 'a' : 'other'},
      theirs: [other, ...(theirs === undefined ? [] : [theirs])],
      workOf,
      copyName: name => `${name} (other)`,
    });
    const rule = RULES[here][there];
    // an open plan stays, and is looked at as it is here
    const isKept = isOpen && (rule === 'gone' || rule === 'there');
    const from = isKept ? 'here' : rule.split(',')[0]!;
    const found = merged.scenarios.filter(one => one.id !== 'other');
    const expected = {
      here: [mine],
      there: [theirs],
      both: [mine, {...theirs, id: found[1]?.id, name: 'a (other)'}],
      gone: [],
    }[from];
    expect(found).toEqual(expected);
    expect(new Set(merged.scenarios.map(one => one.id)).size).toBe(merged.scenarios.length);
    expect(merged.scenarios[0]).toBe(other);
    expect(merged.copied).toEqual(rule === 'both' ? ['a'] : []);
    expect(merged.followedOpen).toBe(isOpen && rule.endsWith('followed') ? 'a' : null);
    expect(merged.deletedOpen).toBe(isOpen && there === 'deleted' ? 'a' : null);
  },
);

test('plans begun in either window are in both, this window’s first', () => {
  const [a, b, c] = [plan('a', ''), plan('b', 'mine'), plan('c', 'theirs')];
  const agreed = new Map([[a.id, workOf(a)]]);
  const merged = mergePlans({agreed, ours: {scenarios: [a, b], openId: 'b'}, theirs: [a, c], workOf, copyName: x => x});
  expect(merged).toEqual({scenarios: [a, b, c], copied: [], deletedOpen: null, followedOpen: null});
});

test('whatever two windows do, everything either of them wrote since they agreed is there afterwards', () => {
  const random = seeded(7);
  for (let round = 0; round < 500; round++) {
    const before = Array.from({length: 1 + Math.floor(random() * 4)}, (_, k) => plan(`p${k}`, `${round}.${k}`));
    const changed = (window: string) => [
      ...before.flatMap(one => {
        const what = random();
        return what < 0.3 ? [] : [what < 0.6 ? {...one, notes: `${one.notes} ${window}`} : one];
      }),
      ...(random() < 0.5 ? [plan(`new of ${window}`, window)] : []),
    ];
    const [mine, theirs] = [changed('mine'), changed('theirs')];
    if (mine.length === 0) continue;
    const merged = mergePlans({
      agreed: new Map(before.map(one => [one.id, workOf(one)])),
      ours: {scenarios: mine, openId: mine[0]!.id},
      theirs,
      workOf,
      copyName: name => `${name} (other)`,
    });
    const notes = merged.scenarios.map(one => one.notes);
    const old = new Set(before.map(one => one.notes));
    const written = [...mine, ...theirs].map(one => one.notes).filter(one => !old.has(one));
    expect(notes).toEqual(expect.arrayContaining(written));
    expect(new Set(merged.scenarios.map(one => one.id)).size).toBe(merged.scenarios.length);
    expect(merged.scenarios.some(one => one.id === mine[0]!.id)).toBe(true);
  }
});

test('steps taken back do not take back what another window did', () => {
  const [a, b] = [plan('a', ''), plan('b', '')];
  const start: PlanDocument = {scenarios: [a, b], openId: 'a'};
  const mine: PlanDocument = {...start, scenarios: [{...a, notes: 'mine'}, b]};
  const after = [mine.scenarios[0]!, {...b, notes: 'theirs'}, plan('c', 'new there')];
  let history = afterStep(historyOf(start), mine);
  history = rebased(history, document => withMerged(document, mine.scenarios, after));
  const notesOf = ({now}: typeof history) => now.scenarios.map(one => one.notes);
  expect(notesOf(history)).toEqual(['mine', 'theirs', 'new there']);
  history = undone(history);
  expect(notesOf(history)).toEqual(['', 'theirs', 'new there']);
  expect(notesOf(redone(history))).toEqual(['mine', 'theirs', 'new there']);
});

test('steps on a plan another window changed are no steps any more, and a moment without plans is like today', () => {
  const a = plan('a', '');
  const start: PlanDocument = {scenarios: [a], openId: 'a'};
  const mine: PlanDocument = {scenarios: [{...a, notes: '1'}], openId: 'a'};
  const theirs = [{...a, notes: 'theirs'}];
  const follows = rebased(afterStep(historyOf(start), mine), document => withMerged(document, mine.scenarios, theirs));
  expect(follows.past).toEqual([]);
  expect(openScenario(follows.now).notes).toBe('theirs');
  const both: PlanDocument = {scenarios: [a, plan('b', '')], openId: 'b'};
  const gone = rebased(afterStep(historyOf(start), both), document =>
    withMerged(document, both.scenarios, [both.scenarios[1]!]),
  );
  expect(openScenario(undone(gone).now).id).toBe('b');
});

test('a moment before a plan was begun stays without it, and one before it was deleted has it once', () => {
  const [a, b, theirs] = [plan('a', ''), plan('b', 'begun here'), plan('c', 'theirs')];
  const before: PlanDocument = {scenarios: [a], openId: 'a'};
  expect(withMerged(before, [a, b], [a, b, theirs]).scenarios).toEqual([a, theirs]);
  const had: PlanDocument = {scenarios: [a, plan('c', 'ours')], openId: 'a'};
  expect(withMerged(had, [a], [a, theirs]).scenarios).toEqual([a, theirs]);
});
