import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {PlanEdit, PlanRequest} from '#worker/client.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {dependents} from '#worker/plan/dependents.ts';
import {plan} from '#worker/plan/plan.ts';
import {BLOCK_METERS, liveTown, peopleAt} from '../../support/live-town.ts';
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

async function ask(city: LiveCity, asked: PlanRequest) {
  return (await dependents(city, asked, () => true))!;
}

test('in the town of square blocks each corner clinic is alone for those the other does not reach', async () => {
  const {facilities} = await ask(liveTown(), request({cutoffSeconds: 1200}));
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
  async seed => {
    const random = seeded(seed);
    const city = randomTown(seed, 150, 12);
    const edits = randomEdits(city, 8, random, seed % 2 === 0);
    const asked = request({edits, cutoffSeconds: 500});
    const {facilities} = await ask(city, asked);
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

test('a second clinic beside the first leaves nobody who depends on either alone', async () => {
  const add: PlanEdit = {
    ...{kind: 'add', id: 'new:1', category: 'clinic', name: '', capacity: null},
    ...townPlace(0, 0),
  };
  const {facilities} = await ask(liveTown(), request({edits: [add]}));
  expect(facilities.map(({facility}) => facility)).toEqual(['osm:doubtful:clinic']);
});

describe('with a link laid, where each facility is searched from', () => {
  const middle = townPlace(5 * BLOCK_METERS, 5 * BLOCK_METERS);
  const link: PlanEdit = {
    ...{kind: 'link', id: 'new:1', fromLon: 0, fromLat: 0, meters: 1},
    ...{toLon: middle.lon, toLat: middle.lat},
  };

  // every search takes a whole turn: the clock goes on by a second at every look at it
  beforeEach(() => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('other requests are let in between, and change nothing of the answer', async () => {
    const city = liveTown();
    const asked = request({cutoffSeconds: 1200, edits: [link]});
    const {facilities} = await ask(city, asked);
    let between = 0;
    setTimeout(() => {
      between++;
      plan(city, {...asked, edits: [link, {kind: 'close', facility: 'osm:doubtful:clinic'}]});
    }, 0);
    const again = await ask(city, asked);
    expect(between).toBe(1);
    expect(again.facilities).toEqual(facilities);
    expect(facilities.length).toBeGreaterThan(0);
  });

  test('it is given up when nobody waits any more', async () => {
    expect(await dependents(liveTown(), request({edits: [link]}), () => false)).toBeNull();
  });
});
