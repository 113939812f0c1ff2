import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Scenario} from '#explorer/plan/plan-document.ts';
import {decodePlan, encodePlan, MAX_FILE, PlanFileError, type PlanLimits} from '#explorer/plan/plan-file.ts';
import type {PlanEdit} from '#worker/client.ts';

const limits: PlanLimits = {
  cityId: 'demo',
  categories: ['market', 'park'],
  walkers: ['adult', 'child'],
  extent: [104.5, 38.2, 104.7, 38.4],
};

type Plan = Omit<Scenario, 'id'>;

const lon = fc.double({min: 104.5, max: 104.7, noNaN: true}).filter(value => !Object.is(value, -0));
const lat = fc.double({min: 38.2, max: 38.4, noNaN: true});
const word = (maxLength: number, minLength = 0) =>
  fc.string({unit: 'grapheme', minLength, maxLength: Math.max(minLength, maxLength / 8)}).filter(text => {
    return !/\p{C}/u.test(text) && text.length <= maxLength && text.length >= minLength;
  });
const capacity = fc.integer({min: 0, max: 10_000_000});
const category = fc.constantFrom('market', 'park');

/** Edits with ids and facilities that differ, as a plan has them. */
const edits: fc.Arbitrary<PlanEdit[]> = fc
  .array(
    fc.oneof(
      fc.record({kind: fc.constant('add' as const), category, lon, lat, name: word(80), capacity: fc.option(capacity)}),
      fc.record({kind: fc.constant('move' as const), facility: word(200, 1), lon, lat}),
      fc.record({kind: fc.constant('close' as const), facility: word(200, 1)}),
      fc.record({kind: fc.constant('resize' as const), facility: word(200, 1), capacity}),
      fc.record({
        kind: fc.constant('link' as const),
        fromLon: lon,
        fromLat: lat,
        toLon: lon,
        toLat: lat,
        meters: fc.option(fc.double({min: 0, max: 20_000, noNaN: true}).map(value => value + 0)),
      }),
    ),
    {maxLength: 30},
  )
  .map(found =>
    found.map((edit, index) =>
      'facility' in edit ? {...edit, facility: `${index}${edit.facility}`} : {...edit, id: `new:${index + 1}`},
    ),
  )
  .filter(found => found.every(edit => !('facility' in edit) || edit.facility.length <= 200)) as fc.Arbitrary<
  PlanEdit[]
>;

const plans: fc.Arbitrary<Plan> = fc.record({
  name: word(80, 1),
  category,
  walker: fc.constantFrom('adult', 'child'),
  minutes: fc.integer({min: 1, max: 60}),
  edits,
  notes: word(400),
  fingerprint: word(200),
});

const plan: Plan = {
  name: '东区方案',
  category: 'market',
  walker: 'adult',
  minutes: 15,
  edits: [
    {kind: 'add', id: 'new:1', category: 'market', lon: 104.6, lat: 38.3, name: '', capacity: null},
    {kind: 'close', facility: 'node/12'},
  ],
  notes: '第一行\n第二行',
  fingerprint: 'abc',
};

/** The written plan with one thing changed. */
function changed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(encodePlan(plan, 'demo')) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}

function changedEdit(index: number, change: Record<string, unknown>): string {
  return changed(file => {
    const list = file['edits'] as Record<string, unknown>[];
    list[index] = {...list[index], ...change};
  });
}

function problemOf(text: string): PlanFileError {
  try {
    decodePlan(text, limits);
  } catch (error) {
    if (error instanceof PlanFileError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

test('what is written is read again, whatever the plan', () => {
  fc.assert(
    fc.property(plans, one => {
      expect(decodePlan(encodePlan(one, 'demo'), limits)).toEqual(one);
    }),
    {numRuns: 300},
  );
});

test('no text at all makes anything but a plan or a plain refusal', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    plans.map(one => encodePlan(one, 'demo').slice(3)),
  );
  fc.assert(
    fc.property(texts, text => {
      try {
        decodePlan(text, limits);
      } catch (error) {
        expect(error).toBeInstanceOf(PlanFileError);
      }
    }),
    {numRuns: 300},
  );
});

test('one value changed into any other is read only when it is of the same form', () => {
  const paths = ['form', 'city', 'name', 'service', 'walker', 'minutes', 'notes', 'edits', 'fingerprint'];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const text = changed(file => {
        file[path] = value;
      });
      let read: Plan | null = null;
      try {
        read = decodePlan(text, limits);
      } catch (error) {
        expect((error as PlanFileError).where).toContain(path);
      }
      if (read !== null) expect(decodePlan(encodePlan(read, 'demo'), limits)).toEqual(read);
    }),
    {numRuns: 300},
  );
});

describe('a file is refused with where, what was found and what was expected', () => {
  test.each([
    ['another form', changed(file => (file['form'] = 'yikezhong-plan/2')), 'form', 'yikezhong-plan/2', 'form'],
    ['another city', changed(file => (file['city'] = 'monaco')), 'city', 'monaco', 'city'],
    ['another city, whatever else', '{"form":"yikezhong-plan/1","city":"monaco"}', 'city', 'monaco', 'city'],
    ['no JSON', 'plan: 1', 'file', 'plan: 1', 'json'],
    ['a list', '[]', 'file', '[]', 'object'],
    ['more than is ours', changed(file => (file['script'] = 'x')), 'file', 'script', 'keys'],
    ['less than is ours', changed(file => delete file['notes']), 'file.notes', '–', 'keys'],
    ['__proto__', changed(() => {}).replace('"form"', '"__proto__":{"edits":[]},"form"'), 'file', '__proto__', 'keys'],
    ['an unknown service', changed(file => (file['service'] = 'casino')), 'service', 'casino', 'service'],
    ['an unknown walker', changed(file => (file['walker'] = 'bird')), 'walker', 'bird', 'walker'],
    ['half a minute', changed(file => (file['minutes'] = 7.5)), 'minutes', '7.5', 'number'],
    ['an hour and one', changed(file => (file['minutes'] = 61)), 'minutes', '61', 'number'],
    ['a control character', changed(file => (file['name'] = 'a\u202eb')), 'name', 'a b', 'text'],
    ['no name', changed(file => (file['name'] = '')), 'name', '', 'text'],
    ['a place outside', changedEdit(0, {lon: 2.35}), 'edits[0].lon', '2.35', 'place'],
    ['a place in words', changedEdit(0, {lat: '38.3'}), 'edits[0].lat', '38.3', 'place'],
    ['a negative size', changedEdit(0, {capacity: -1}), 'edits[0].capacity', '-1', 'number'],
    ['an unknown kind', changedEdit(1, {kind: 'burn'}), 'edits[1].kind', 'burn', 'kind'],
    ['an inherited kind', changedEdit(1, {kind: 'toString'}), 'edits[1].kind', 'toString', 'kind'],
    ['a foreign id', changedEdit(0, {id: 'node/12'}), 'edits[0].id', 'node/12', 'id'],
  ])('%s', (_, text, where, found, expected) => {
    expect(problemOf(text)).toMatchObject({where, found, expected});
  });

  test('the same facility closed twice', () => {
    const text = changed(file => {
      const list = file['edits'] as unknown[];
      list.push(list[1]);
    });
    expect(problemOf(text)).toMatchObject({where: 'edits[2]', found: 'close node/12', expected: 'id'});
  });

  test('501 edits', () => {
    const text = changed(file => {
      file['edits'] = Array.from({length: 501}, (_, n) => ({kind: 'close', facility: `node/${n}`}));
    });
    expect(problemOf(text)).toMatchObject({where: 'edits', found: '501', expected: 'edits'});
  });

  test('a file that is too long is not even parsed', () => {
    expect(problemOf(`${' '.repeat(MAX_FILE)}{`)).toMatchObject({where: 'length', expected: 'size'});
  });

  test('what was found is shown short and on one line', () => {
    const problem = problemOf(changed(file => (file['name'] = `\n${'长'.repeat(500)}`)));
    expect(problem.found.length).toBeLessThan(70);
    expect(problem.found).not.toContain('\n');
  });
});
