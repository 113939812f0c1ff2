import {describe, expect, test} from 'vitest';
import type {BestSitesRequest, PlanEdit, PlanRequest} from '#worker/client.ts';
import {bestSites} from '#worker/plan/best-sites.ts';
import {plan} from '#worker/plan/plan.ts';
import {BLOCK_METERS, liveTown, peopleAt} from '../../support/live-town.ts';
import {randomEdits} from '../../support/random-plan.ts';
import {randomTown, townPlace} from '../../support/random-town.ts';
import {seeded} from '../../support/seeded.ts';
import {PLAIN} from '../../support/walkers.ts';

function request(changes: Partial<BestSitesRequest> = {}): BestSitesRequest {
  return {
    ...{category: 'clinic', serving: ['clinic'], profile: PLAIN, cutoffSeconds: 300},
    ...{claims: [{category: 'clinic', completeness: 'official', area: 'city'}], edits: [], count: 3},
    ...{candidates: null, group: null},
    ...changes,
  };
}

const always = () => true;
const silent = () => {};

/** Facilities at the places of an answer. */
const asEdits = (sites: readonly {readonly lon: number; readonly lat: number}[]): PlanEdit[] =>
  sites.map(({lon, lat}, i) => ({
    ...{kind: 'add', id: `best:${i}`, category: 'clinic', lon, lat, name: '', capacity: null},
  }));

describe('best sites', () => {
  test('the first one in the town of square blocks is where most people are that no corner serves', async () => {
    const town = liveTown();
    const found = (await bestSites(town, request({count: 1}), silent, always))!;
    // three blocks are in time; whoever lives within three of (0, 0) or (10, 10) has a clinic
    const gain = (a: number, b: number) => {
      let sum = 0;
      for (let x = 0; x < 11; x++)
        for (let y = 0; y < 11; y++)
          if (Math.abs(x - a) + Math.abs(y - b) <= 3 && Math.min(x + y, 20 - x - y) > 3) sum += peopleAt(x, y);
      return sum;
    };
    const gains = Array.from({length: 121}, (_, i) => gain(Math.floor(i / 11), i % 11));
    expect(found.sites[0]!.gained).toBe(Math.max(...gains));
    const best = gains.indexOf(Math.max(...gains));
    const {lon, lat} = townPlace(Math.floor(best / 11) * BLOCK_METERS, (best % 11) * BLOCK_METERS);
    expect(found.sites[0]!.lon).toBeCloseTo(lon, 6);
    expect(found.sites[0]!.lat).toBeCloseTo(lat, 6);
    expect(found.curve[1]).toEqual({count: 1, gained: Math.max(...gains), bound: Math.max(...gains), optimal: true});
    expect([found.candidateCount, found.thinnedFrom, found.offStreet]).toEqual([121, null, []]);
  });

  test.each([1, 2, 3, 4, 5, 6])('gain what the plan with them says, and no other plan gains more (%i)', async seed => {
    const random = seeded(seed);
    const city = randomTown(seed, 18, 8);
    const edits = randomEdits(city, 5, random);
    const asked = request({edits, count: 2});
    const found = (await bestSites(city, asked, silent, always))!;
    const base: PlanRequest = asked;
    const covered = (sites: readonly {readonly lon: number; readonly lat: number}[]) =>
      plan(city, {...base, edits: [...edits, ...asEdits(sites)]}).all.after.covered;
    const before = covered([]);
    expect(covered(found.sites) - before).toBe(found.sites.at(-1)?.gainedTotal ?? 0);
    const places = Array.from(city.demand.lon, (lon, c) => ({lon: lon / 1e7, lat: city.demand.lat[c]! / 1e7}));
    let most = 0;
    for (const [i, one] of places.entries())
      for (const other of places.slice(i)) most = Math.max(most, covered([one, other]) - before);
    expect(found.curve[2]).toEqual({count: 2, gained: most, bound: most, optimal: true});
    expect(found.curve[1]!.gained).toBe(Math.max(...places.map(one => covered([one]) - before)));
  });

  test('more sites never gain less, no plan beats its bound, and people of whom nothing is sure are named', async () => {
    const city = randomTown(8, 120, 6);
    const found = (await bestSites(city, request({count: 12, claims: []}), silent, always))!;
    expect(found.curve.map(({count}) => count)).toEqual(Array.from({length: 13}, (_, i) => i));
    found.curve.forEach((point, i) => {
      expect(point.bound).toBeGreaterThanOrEqual(point.gained);
      expect(point.gained).toBeGreaterThanOrEqual(found.curve[i - 1]?.gained ?? 0);
    });
    expect(found.sites.length).toBeGreaterThan(0);
    for (const {gained, unverified} of found.sites) expect(unverified).toBe(gained);
    expect(found.sites.reduce((sum, {gained}) => sum + gained, 0)).toBe(found.curve.at(-1)!.gained);
  });

  test('out of a list are named by its ids; those far from any street are told apart', async () => {
    const candidates = [
      {id: 'corner', ...townPlace(0, 0)},
      {id: 'far', ...townPlace(90_000, 0)},
      {id: 'middle', ...townPlace(5 * BLOCK_METERS, 5 * BLOCK_METERS)},
    ];
    const found = (await bestSites(liveTown(), request({candidates}), silent, always))!;
    // a second clinic at the corner gains nobody
    expect(found.sites.map(({id}) => id)).toEqual(['middle']);
    expect([found.candidateCount, found.offStreet]).toEqual([2, ['far']]);
  });

  test('are given up when nobody waits, and let others in on the way', async () => {
    const city = randomTown(4, 9000, 5);
    const heard: number[] = [];
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    const wanted = () => heard.length < 3;
    expect(await bestSites(city, request({count: 20}), share => heard.push(share), wanted)).toBeNull();
    clearInterval(others);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard).toHaveLength(3);
    expect(turns).toBeGreaterThan(0);
  });

  test('count for the plan as it was asked for, whatever is planned meanwhile', async () => {
    const city = randomTown(4, 800, 5);
    const asked = request({count: 6, edits: randomEdits(city, 4, seeded(2))});
    const alone = (await bestSites(city, asked, silent, always))!;
    const meanwhile = () => {
      plan(city, {...asked, edits: randomEdits(city, 6, seeded(3))});
    };
    const disturbed = (await bestSites(city, asked, meanwhile, always))!;
    expect({...disturbed, milliseconds: 0}).toEqual({...alone, milliseconds: 0});
  });

  test('for a group the city does not know are refused', async () => {
    await expect(async () => bestSites(liveTown(), request({group: 'age7to9'}), silent, always)).rejects.toThrow(
      /age7to9/,
    );
  });
});
