import {describe, expect, test} from 'vitest';
import {allocate} from '#core/allocation.ts';
import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {placeTimes} from '#core/place-times.ts';
import {SCENARIOS} from '#core/profile.ts';
import {joinReach} from '#core/reach-lists.ts';
import type {PlanCapacity, PlanEdit, PlanRequest} from '#worker/client.ts';
import {type LiveCity, networkFor} from '#worker/live-city.ts';
import {plan} from '#worker/plan/plan.ts';
import {capacitySteps, planCapacity} from '#worker/plan/plan-capacity.ts';
import {sessionWith} from '#worker/plan/plan-session.ts';
import {BLOCK_METERS, liveTown} from '../../support/live-town.ts';
import {rebuiltCity} from '../../support/plan-rival.ts';
import {randomEdits} from '../../support/random-plan.ts';
import {randomTown, townPlace} from '../../support/random-town.ts';
import {seeded} from '../../support/seeded.ts';
import {PLAIN} from '../../support/walkers.ts';

function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  return {
    ...{category: 'clinic', serving: ['clinic'], profile: PLAIN, cutoffSeconds: 600, claims: [], edits: []},
    ...changes,
  };
}

/** A city whose facilities have these capacities, in beds. */
function withCapacity(city: LiveCity, capacity: readonly (number | null)[], unit = 'beds'): LiveCity {
  const cards = city.cards.map((card, f) => ({...card, capacity: capacity[f] ?? null, capacityUnit: unit}));
  return {...city, cards, facilities: {...city.facilities}};
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, n) => total + n, 0);

describe('room in the town of square blocks', () => {
  // everyone who lives within six blocks of a corner
  const town = withCapacity(liveTown(), [100, 50, 70, 8]);
  const people = sum(town.demand.people);

  test('is shared out: beds are full, and those beyond reach are told apart', () => {
    const {capacity, capacityWhy} = plan(town, request());
    expect(capacityWhy).toBeNull();
    const {before, after} = capacity!;
    expect(before).toEqual(after);
    expect(before).toMatchObject({unit: 'beds', known: 2, unknown: 0, capacity: 150, served: 150_000});
    const {covered} = plan(town, request()).all.before;
    expect(before.full).toBe(covered - 150_000);
    expect(before.outOfReach).toBe(people - covered);
  });

  test('changes with the size of a clinic, with one that closes, and with a new one of its own size', () => {
    const planned = (...edits: PlanEdit[]) => plan(town, request({edits})).capacity!.after;
    expect(planned({kind: 'resize', facility: 'osm:first:clinic', capacity: 130}).served).toBe(180_000);
    expect(planned({kind: 'close', facility: 'osm:doubtful:clinic'})).toMatchObject({known: 1, capacity: 100});
    const added = (capacity: number | null): PlanEdit => ({
      ...{kind: 'add', id: 'new:1', category: 'clinic', name: '', capacity},
      ...townPlace(600, 600),
    });
    expect(planned(added(30))).toMatchObject({known: 3, capacity: 180, served: 180_000});
    const resized: PlanEdit = {kind: 'resize', facility: 'new:1', capacity: 40};
    expect(planned(added(30), resized)).toMatchObject({known: 3, capacity: 190});
    // of three only two are known: fewer than nine in ten
    expect(plan(town, request({edits: [added(null)]}))).toMatchObject({
      ...{capacity: null, capacityWhy: 'capacity-unknown'},
    });
  });

  test('of a size that is none is refused', () => {
    const resize: PlanEdit = {kind: 'resize', facility: 'osm:first:clinic', capacity: -1};
    expect(() => plan(town, request({edits: [resize]}))).toThrow(/capacity of -1/);
  });

  test('counts only the people concerned', () => {
    const {capacity} = plan(town, request({capacityGroup: 'age60plus'}));
    const {served, full, outOfReach} = capacity!.before;
    expect(served + full + outOfReach).toBe(people / 4);
    expect(plan(town, request({capacityGroup: 'age0to3'})).capacityWhy).toBe('group-unknown');
  });

  test('is not said when the sources do not, or what they count is not for one person', () => {
    const why = (city: LiveCity) => plan(city, request()).capacityWhy;
    expect(why(liveTown())).toBe('capacity-unknown');
    expect(why(withCapacity(liveTown(), [3, 4], 'doctors'))).toBe('unit-serves-many');
    const mixed = withCapacity(liveTown(), [3, 4]);
    expect(
      why({...mixed, cards: mixed.cards.map((card, f) => ({...card, capacityUnit: f === 0 ? 'beds' : 'places'}))}),
    ).toBe('mixed-units');
    expect(plan(town, request({serving: ['nothing']})).capacityWhy).toBe('no-facilities');
  });
});

/** Places given out in a city built anew, each facility searched on its own through all cells. */
function rivalCapacity(
  city: LiveCity,
  serving: readonly string[],
  cutoffTenths: number,
  of: readonly number[],
): Partial<PlanCapacity> {
  const network = networkFor(city, PLAIN, SCENARIOS[1], 'to-destinations');
  const lists = Array.from(countingFacilities(city.facilities, serving, true), f => {
    const cost = placeTimes(network, pointsOf(city.facilities, [f], PLAIN).points, city.demand.snap);
    const place = [...cost.keys()].filter(c => cost[c]! <= cutoffTenths);
    return {f, place, cost: place.map(c => cost[c]!)};
  });
  const capacity = lists.map(({f}) => 1000 * of[f]!);
  const {people} = city.demand;
  const {served, overCapacity, outOfReach} = allocate(joinReach(people.length, lists), people, capacity);
  return {
    ...{known: lists.length, unknown: 0, capacity: sum(capacity) / 1000},
    ...{served: sum(served), full: sum(overCapacity), outOfReach: sum(outOfReach)},
  };
}

describe('room in random towns', () => {
  test.each([1, 2, 3, 4, 5])('equals a count from nothing after every change of a plan (%i)', async seed => {
    const random = seeded(seed);
    const beds = Array.from({length: 40}, () => Math.floor(3000 * random()));
    const city = withCapacity(randomTown(seed, 90, 12), beds);
    const serving = ['clinic', 'hospital'];
    let edits: PlanEdit[] = [];
    for (let round = 0; round < 8; round++) {
      const more = randomEdits(city, 2, random, false).filter(({kind}) => kind !== 'resize');
      edits = [...edits.slice(0, Math.floor(random() * (edits.length + 1))), ...more].map((edit, i) =>
        edit.kind === 'add' ? {...edit, id: `new:${i}`, capacity: beds[i]!} : edit,
      );
      const rebuilt = rebuiltCity(city, edits, serving, PLAIN);
      const asked = request({serving, edits, cutoffSeconds: 400});
      const {capacity, added} = plan(city, asked);
      const own = beds.slice(0, city.cards.length);
      const planned = added.map(id => beds[edits.findIndex(edit => edit.kind === 'add' && edit.id === id)]!);
      expect(capacity!.before).toMatchObject(rivalCapacity(city, serving, 4000, own));
      expect(capacity!.after).toMatchObject(rivalCapacity(rebuilt, serving, 4000, [...own, ...planned]));
      const later = (await planCapacity(city, asked, () => true))!;
      expect(later.capacity).toEqual(capacity);
    }
  });

  test('a link lets people in who could not come before, and its end takes them out again', () => {
    const city = withCapacity(liveTown(), [900, 900]);
    const middle = townPlace(5 * BLOCK_METERS, 5 * BLOCK_METERS);
    const links: PlanEdit[] = [
      {kind: 'link', id: 'new:1', fromLon: 0, fromLat: 0, toLon: middle.lon, toLat: middle.lat, meters: 1},
    ];
    const asked = request();
    const without = plan(city, asked).capacity!;
    const withLinks = plan(city, {...asked, edits: links});
    expect(withLinks.capacity!.before).toEqual(without.before);
    const {served, full, outOfReach} = withLinks.capacity!.after;
    expect(served + full).toBe(withLinks.all.after.covered);
    expect(outOfReach).toBe(withLinks.all.after.people - withLinks.all.after.covered);
    expect(outOfReach).toBeLessThan(without.after.outOfReach);
    expect(plan(city, asked).capacity).toEqual(without);
  });

  test('is not searched further once it is known to be too large', () => {
    const city = withCapacity(
      randomTown(3, 500, 400),
      Array.from({length: 400}, () => 100),
    );
    const asked = request({cutoffSeconds: 900});
    const steps = (pairs: number) => {
      const run = capacitySteps(sessionWith(city, asked), asked, {
        ...{cells: Infinity, facilities: Infinity, pairs, beyond: 'too-large'},
      });
      for (let count = 1; ; count++) {
        const {done, value} = run.next();
        if (done) return {count, why: value.capacityWhy};
      }
    };
    const {count, why} = steps(0);
    expect(why).toBe('too-large');
    // no more than one facility in reach of someone
    expect(count).toBeLessThan(10);
    expect(steps(Infinity).why).toBeNull();
    expect(steps(Infinity).count).toBeGreaterThan(600);
  });

  test('comes later where a city is large, in turns, and is given up when nobody waits', async () => {
    const beds = Array.from({length: 400}, (_, f) => 100 + f);
    const city = withCapacity(randomTown(3, 500, 400), beds);
    const asked = request({cutoffSeconds: 900});
    expect(plan(city, asked)).toMatchObject({capacity: null, capacityWhy: 'later'});
    expect(await planCapacity(city, asked, () => false)).toBeNull();
    const {capacity, capacityWhy} = (await planCapacity(city, asked, () => true))!;
    expect(capacityWhy).toBeNull();
    expect(capacity!.before).toMatchObject(rivalCapacity(city, ['clinic'], 9000, beds));
  });
});
