import {expect, test} from 'vitest';
import type {PlanEdit, PlanRequest} from '#worker/client.ts';
import {dependents} from '#worker/plan/dependents.ts';
import {plan} from '#worker/plan/plan.ts';
import {liveTown, peopleAt} from '../../support/live-town.ts';
import {randomEdits} from '../../support/random-plan.ts';
import {randomTown, townPlace} from '../../support/random-town.ts';
import {seeded} from '../../support/seeded.ts';
import {PLAIN} from '../../support/walkers.ts';

function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  return {
    ...{category: 'clinic', serving: ['clinic', 'hospital'], profile: PLAIN, cutoffSeconds: 600, claims: [], edits: []},
    ...changes,
  };
}

test('in the town of square blocks each corner clinic is alone for those the other does not reach', () => {
  const {facilities} = dependents(liveTown(), request({cutoffSeconds: 1200}));
  let first = 0;
  let second = 0;
  for (let x = 0; x < 11; x++)
    for (let y = 0; y < 11; y++) {
      if (x + y <= 12 && 20 - x - y > 12) first += peopleAt(x, y);
      if (x + y > 12 && 20 - x - y <= 12) second += peopleAt(x, y);
    }
  expect(facilities.map(({facility, people}) => [facility, people])).toEqual([
    ['osm:doubtful:clinic', second],
    ['osm:first:clinic', first],
  ]);
  expect(facilities[0]!.groups).toEqual({age60plus: second / 4});
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'are those who lose the service when that one closes, links laid or not (%i)',
  seed => {
    const random = seeded(seed);
    const city = randomTown(seed, 150, 12);
    const edits = randomEdits(city, 8, random, seed % 2 === 0);
    const asked = request({edits, cutoffSeconds: 500});
    const {facilities} = dependents(city, asked);
    const now = plan(city, asked);
    const found = new Map(facilities.map(one => [one.facility, one]));
    const ids = [...city.cards.map(({facilityId}) => facilityId), ...now.added];
    for (const facility of ids) {
      const close: PlanEdit = {kind: 'close', facility};
      const without = plan(city, {...asked, edits: [...edits, close]});
      const lost = now.all.after.covered - without.all.after.covered;
      const one = found.get(facility);
      expect(one?.people ?? 0).toBe(lost);
      if (!one) continue;
      for (const [key, people] of Object.entries(one.groups))
        expect(people).toBe(now.groups[key]!.after.covered - without.groups[key]!.after.covered);
      const cells = [...now.tenths.keys()].filter(
        c => now.tenths[c]! <= 5000 && without.tenths[c]! > 5000 && city.demand.people[c]! > 0,
      );
      expect([...one.cells]).toEqual(cells);
    }
    expect(facilities.every(({facility}) => ids.includes(facility))).toBe(true);
    const people = facilities.map(one => one.people);
    expect(people).toEqual(people.toSorted((a, b) => b - a));
  },
);

test('a second clinic beside the first leaves nobody who depends on either alone', () => {
  const add: PlanEdit = {
    ...{kind: 'add', id: 'new:1', category: 'clinic', name: '', capacity: null},
    ...townPlace(0, 0),
  };
  const {facilities} = dependents(liveTown(), request({edits: [add]}));
  expect(facilities.map(({facility}) => facility)).toEqual(['osm:doubtful:clinic']);
});
