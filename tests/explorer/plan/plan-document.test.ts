import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  freeName,
  MAX_EDITS,
  nextEditId,
  openScenario,
  type PlanDocument,
  type Scenario,
  withEdit,
  withOpen,
  withOpened,
  withoutOpen,
  withScenario,
} from '#explorer/plan/plan-document.ts';
import type {PlanEdit} from '#worker/client.ts';

const scenario: Omit<Scenario, 'id'> = {
  name: '方案1',
  category: 'market',
  walker: 'adult',
  minutes: 15,
  edits: [],
  notes: '',
  fingerprint: 'f',
};
const document: PlanDocument = {scenarios: [{...scenario, id: 'plan-1'}], openId: 'plan-1'};

function add(edits: readonly PlanEdit[], lon = 1): readonly PlanEdit[] {
  return withEdit(edits, {
    kind: 'add',
    id: nextEditId(edits),
    category: 'market',
    lon,
    lat: 2,
    name: '',
    capacity: null,
  });
}

/** Only what the city or the plan has can be clicked. */
function isThere(edits: readonly PlanEdit[], edit: PlanEdit): boolean {
  if ('id' in edit || !edit.facility.startsWith('new:')) return true;
  return edits.some(one => 'id' in one && one.id === edit.facility);
}

describe('edits are kept in their shortest form', () => {
  test('a facility moved twice is moved once, to the last place', () => {
    const once = withEdit([], {kind: 'move', facility: 'a', lon: 1, lat: 1});
    expect(withEdit(once, {kind: 'move', facility: 'a', lon: 2, lat: 3})).toEqual([
      {kind: 'move', facility: 'a', lon: 2, lat: 3},
    ]);
  });

  test('closing takes back what else was done to a facility, and moving opens it again', () => {
    const moved = withEdit([], {kind: 'move', facility: 'a', lon: 1, lat: 1});
    const resized = withEdit(moved, {kind: 'resize', facility: 'a', capacity: 9});
    const closed = withEdit(resized, {kind: 'close', facility: 'a'});
    expect(closed).toEqual([{kind: 'close', facility: 'a'}]);
    expect(withEdit(closed, {kind: 'resize', facility: 'a', capacity: 3})).toEqual([
      {kind: 'resize', facility: 'a', capacity: 3},
    ]);
  });

  test('what is done to a planned facility changes the edit that added it', () => {
    const two = add(add([]));
    const moved = withEdit(two, {kind: 'move', facility: 'new:1', lon: 7, lat: 8});
    expect(moved[0]).toMatchObject({kind: 'add', id: 'new:1', lon: 7, lat: 8});
    expect(withEdit(moved, {kind: 'resize', facility: 'new:2', capacity: 5})[1]).toMatchObject({capacity: 5});
    expect(withEdit(moved, {kind: 'close', facility: 'new:1'}).map(edit => 'id' in edit && edit.id)).toEqual(['new:2']);
  });

  test('a new id is never one in use, also after the last was taken out', () => {
    const three = add(add(add([])));
    expect(nextEditId(three)).toBe('new:4');
    expect(nextEditId(three.filter(edit => !('id' in edit) || edit.id !== 'new:2'))).toBe('new:4');
  });

  test('whatever is done, no facility is named by two edits of a kind and none beside its closing', () => {
    const facility = fc.constantFrom('a', 'b', 'new:1', 'new:2');
    const step: fc.Arbitrary<PlanEdit | 'add'> = fc.oneof(
      fc.constant('add' as const),
      fc.record({kind: fc.constant('move' as const), facility, lon: fc.integer(), lat: fc.integer()}),
      fc.record({kind: fc.constant('close' as const), facility}),
      fc.record({kind: fc.constant('resize' as const), facility, capacity: fc.nat()}),
    );
    fc.assert(
      fc.property(fc.array(step, {maxLength: 40}), steps => {
        const edits = steps.reduce<readonly PlanEdit[]>(
          (made, one) => (one === 'add' ? add(made) : isThere(made, one) ? withEdit(made, one) : made),
          [],
        );
        const keys = edits.map(edit => ('id' in edit ? edit.id : `${edit.kind} ${edit.facility}`));
        expect(new Set(keys).size).toBe(keys.length);
        const closed = edits.flatMap(edit => (edit.kind === 'close' ? [edit.facility] : []));
        for (const name of closed)
          expect(edits.filter(edit => 'facility' in edit && edit.facility === name)).toHaveLength(1);
        const ids = new Set(edits.flatMap(edit => ('id' in edit ? [edit.id] : [])));
        for (const edit of edits) if ('facility' in edit) expect(ids.has(edit.facility)).toBe(false);
      }),
      {numRuns: 300},
    );
  });

  test('there are never more than the file may hold', () => {
    let edits: readonly PlanEdit[] = [];
    for (let n = 0; n < MAX_EDITS + 5; n++) edits = add(edits);
    expect(edits).toHaveLength(MAX_EDITS);
    expect(withEdit(edits, {kind: 'close', facility: 'a'})).toBe(edits);
  });
});

describe('plans by name', () => {
  test('a new plan is opened, and deleting it opens the one before', () => {
    const two = withScenario(document, {...scenario, name: '方案2'});
    expect(openScenario(two).name).toBe('方案2');
    expect(withoutOpen(two, '空')).toEqual(document);
  });

  test('the last plan is never gone: it is emptied under a new id', () => {
    const edited = withOpen(document, {edits: add([])});
    const left = withoutOpen(edited, '空');
    expect(left.scenarios).toHaveLength(1);
    expect(openScenario(left)).toMatchObject({name: '空', edits: []});
    expect(left.openId).not.toBe('plan-1');
  });

  test('what changes nothing gives the same document, so that it is no step to take back', () => {
    expect(withOpen(document, {name: '方案1'})).toBe(document);
    expect(withOpened(document, 'plan-1')).toBe(document);
    expect(withOpened(document, 'plan-9')).toBe(document);
  });

  test('a free name is one no plan has', () => {
    const taken = {...scenario, id: 'plan-2', name: '方案2'};
    expect(freeName([taken], n => `方案${n}`)).toBe('方案3');
    expect(freeName([], n => `方案${n}`)).toBe('方案1');
  });
});
