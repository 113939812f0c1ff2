import {describe, expect, test, vi} from 'vitest';
import {cellVerdicts, VERDICT} from '#core/coverage.ts';
import {correctedConcentrationIndex, gini} from '#core/inequality.ts';
import type {Profile} from '#core/profile.ts';
import type {KnowledgeClaim, PlanAnswer, PlanCounts, PlanEdit, PlanRequest} from '#worker/client.ts';
import {type LiveCity, liveCity} from '#worker/live-city.ts';
import {plan} from '#worker/plan/plan.ts';
import {straightMeters} from '#worker/plan/street-position.ts';
import {type SurfaceAnswer, surface} from '#worker/surface.ts';
import {BLOCK_METERS, liveTown, peopleAt} from '../../support/live-town.ts';
import {rebuiltCity} from '../../support/plan-rival.ts';
import {randomEdits} from '../../support/random-plan.ts';
import {randomTown, townPlace} from '../../support/random-town.ts';
import {seeded} from '../../support/seeded.ts';
import {PLAIN, SLOW} from '../../support/walkers.ts';

const STEP_FREE: Profile = {...SLOW, key: 'step_free', usesSteps: false, family: 'stepFree'};
const claims: KnowledgeClaim[] = [{category: 'clinic', completeness: 'official', area: 'city'}];

function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  const base = {category: 'clinic', serving: ['clinic'], profile: PLAIN, cutoffSeconds: 600, claims, edits: []};
  return {...base, ...changes};
}

function surfaceFor(city: LiveCity, {category, serving, profile, cutoffSeconds, claims: known}: PlanRequest) {
  return surface(city, {category, serving, profile, cutoffSeconds, claims: known, openAt: null});
}

/** Everything of an answer but the time it took. */
function lasting({milliseconds: _, ...answer}: PlanAnswer) {
  return answer;
}

const add = (id: string, x: number, y: number, category = 'clinic'): PlanEdit => ({
  ...{kind: 'add', id, category, name: '', capacity: null},
  ...townPlace(x, y),
});

/** What an answer must say of all cells when the city before and after are as given. */
function expectBetween(answer: PlanAnswer, city: LiveCity, asked: PlanRequest, after: LiveCity): void {
  const [was, is] = [surfaceFor(city, asked), surfaceFor(after, asked)];
  expect(answer.tenths).toEqual(is.tenths);
  expect(answer.facility).toEqual(is.facility);
  expect(answer.verdict).toEqual(is.verdict);
  expect(answer.tenthsBefore).toEqual(was.tenths);
  expect(answer.all.before).toEqual(was.counts);
  expect(answer.all.after).toEqual(is.counts);
  for (const [key, counts] of Object.entries(answer.groups)) {
    expect(counts.before).toEqual(was.groupCounts[key]);
    expect(counts.after).toEqual(is.groupCounts[key]);
  }
  expectGains(answer, city, was, is);
}

function expectGains(answer: PlanAnswer, {demand}: LiveCity, was: SurfaceAnswer, is: SurfaceAnswer): void {
  const covered = (one: SurfaceAnswer, c: number) => one.verdict[c] === VERDICT.covered;
  const check = (counts: PlanCounts, people: Uint32Array, inside: (c: number) => boolean) => {
    const sum = (wanted: (c: number) => boolean) =>
      people.reduce((total, n, c) => total + (inside(c) && wanted(c) ? n : 0), 0);
    expect(counts.gained).toBe(sum(c => covered(is, c) && !covered(was, c)));
    expect(counts.lost).toBe(sum(c => covered(was, c) && !covered(is, c)));
    expect(counts.gained - counts.lost).toBe(counts.after.covered - counts.before.covered);
    expect(counts.netLow).toBe(counts.after.coveredLow - counts.before.coveredLow);
    expect(counts.netHigh).toBe(counts.after.coveredHigh - counts.before.coveredHigh);
    expect(counts.after.covered + counts.after.uncovered + counts.after.unknown).toBe(counts.after.people);
    expect(counts.after.covered).toBe(sum(c => covered(is, c)));
  };
  check(answer.all, demand.people, () => true);
  for (const [key, people] of demand.groups) check(answer.groups[key]!, people, () => true);
  expect(answer.areas).toHaveLength((demand.divisions ?? []).flatMap(({areaIds}) => areaIds).length);
  for (const {kind, areaId, counts} of answer.areas) {
    const division = demand.divisions!.find(one => one.kind === kind)!;
    const area = division.areaIds.indexOf(areaId);
    check(counts, demand.people, c => division.index[c] === area);
  }
}

test('a plan says how long it took', () => {
  const town = liveTown();
  const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(100).mockReturnValue(140);
  const {milliseconds} = plan(town, request());
  clock.mockRestore();
  expect(milliseconds).toBe(40);
});

describe('a plan without edits', () => {
  test.each([
    ['the town of square blocks', liveTown()],
    ['a random town', randomTown(1)],
  ])('says of %s what the surface says, before and after', (_, city) => {
    const asked = request();
    const answer = plan(city, asked);
    expectBetween(answer, city, asked, city);
    expect(answer.all.gained + answer.all.lost).toBe(0);
    expect(answer.equity.after).toEqual(answer.equity.before);
    expect([answer.added, answer.refused]).toEqual([[], []]);
  });
});

describe('a plan in the town of square blocks', () => {
  const town = liveTown();
  const block = (n: number) => n * BLOCK_METERS;

  test('a clinic in the middle gains those within six blocks whom neither corner serves', () => {
    const answer = plan(town, request({edits: [add('new:1', block(5), block(5))]}));
    let gained = 0;
    for (let x = 0; x < 11; x++)
      for (let y = 0; y < 11; y++) {
        const corner = Math.min(x + y, 20 - x - y) <= 6;
        if (!corner && Math.abs(x - 5) + Math.abs(y - 5) <= 6) gained += peopleAt(x, y);
      }
    expect(answer.all.gained).toBe(gained);
    expect(answer.all.lost).toBe(0);
    expect(answer.added).toEqual(['new:1']);
    expect(answer.facility[5 * 11 + 5]).toBe(4);
    expect(answer.tenths[5 * 11 + 5]).toBe(0);
  });

  test('the same people are lost and gained when a clinic moves away and another comes in its place', () => {
    const edits: PlanEdit[] = [
      {kind: 'close', facility: 'osm:first:clinic'},
      add('new:1', block(10), block(0)),
      {kind: 'move', facility: 'new:1', ...townPlace(0, 0)},
    ];
    const moved = plan(town, request({edits: edits.slice(0, 2)}));
    expect(moved.all.lost).toBeGreaterThan(0);
    expect(moved.all.gained).toBeGreaterThan(0);
    const back = plan(town, request({edits}));
    expect([back.all.gained, back.all.lost]).toEqual([0, 0]);
    expect(back.facility[0]).toBe(4);
  });

  test('a link as short as nothing brings everyone behind it nearer', () => {
    const link: PlanEdit = {
      ...{kind: 'link', id: 'new:1', fromLon: 0, fromLat: 0, meters: 1},
      ...{toLon: townPlace(block(5), 0).lon, toLat: 0},
    };
    const answer = plan(town, request({edits: [link]}));
    // one metre takes 8 tenths
    expect(answer.tenths[5 * 11]).toBe(8);
    expect(answer.all.lost).toBe(0);
    const straight = plan(town, request({edits: [{...link, meters: null}]}));
    expect(straight.tenths[5 * 11]).toBe(block(5) / 0.12);
  });

  test('says what cannot be done, and does the rest', () => {
    const edits: PlanEdit[] = [
      {kind: 'close', facility: 'osm:nobody:clinic'},
      add('new:1', 100_000, 0),
      {kind: 'close', facility: 'osm:shop:clinic'},
      add('new:2', 0, block(10), 'shop'),
      {kind: 'move', facility: 'new:2', ...townPlace(0, 0)},
      {kind: 'close', facility: 'osm:first:clinic'},
      {kind: 'close', facility: 'osm:first:clinic'},
      add('new:3', 0, block(10)),
      add('new:3', 0, 0),
      {kind: 'close', facility: 'new:1'},
      {kind: 'close', facility: 'osm:closed:clinic'},
    ];
    const answer = plan(town, request({edits}));
    expect(answer.refused).toEqual([
      {index: 0, why: 'unknown-facility'},
      {index: 1, why: 'off-street'},
      {index: 2, why: 'not-serving'},
      {index: 3, why: 'not-serving'},
      {index: 4, why: 'not-serving'},
      {index: 6, why: 'closed'},
      {index: 8, why: 'repeated-id'},
      {index: 9, why: 'unknown-facility'},
      {index: 10, why: 'not-serving'},
    ]);
    expect(answer.added).toEqual(['new:3']);
    expectBetween(answer, town, request(), rebuiltCity(town, edits.slice(0, 8), ['clinic'], PLAIN));
  });

  test('refuses a length that is none', () => {
    const link: PlanEdit = {kind: 'link', id: 'new:1', fromLon: 0, fromLat: 0, toLon: 0, toLat: 0.001, meters: -1};
    expect(() => plan(town, request({edits: [link]}))).toThrow(/-1 metres/);
  });
});

describe('random plans in random towns', () => {
  test.each([1, 2, 3, 4, 5, 6])('edits come, go and change: always what a city built anew is (%i)', seed => {
    const random = seeded(seed);
    const city = randomTown(seed, 80, 14);
    const profile = [PLAIN, SLOW, STEP_FREE][seed % 3]!;
    let edits: PlanEdit[] = [];
    for (let round = 0; round < 25; round++) {
      const kept = Math.floor(random() * (edits.length + 1));
      edits = [...edits.slice(0, kept), ...randomEdits(city, 1 + Math.floor(random() * 4), random, false)].map(
        (edit, i) => (edit.kind === 'add' ? {...edit, id: `new:${i}`} : edit),
      );
      const serving = random() < 0.7 ? ['clinic', 'hospital'] : ['clinic'];
      const asked = request({edits, profile, serving, cutoffSeconds: random() < 0.6 ? 400 : 900});
      expectBetween(plan(city, asked), city, asked, rebuiltCity(city, edits, serving, profile));
    }
  });

  test('what was done before, with links too, leaves no trace', () => {
    const random = seeded(77);
    for (let round = 0; round < 12; round++) {
      const city = randomTown(round, 70, 10);
      for (let i = 0; i < 4; i++) plan(city, request({edits: randomEdits(city, 6, random)}));
      const asked = request({edits: randomEdits(city, 8, random), cutoffSeconds: 500});
      const fresh = liveCity(city.graph, city.shape, city.demand, city.facilities, city.cards);
      const anew = {...fresh, facilities: {...city.facilities}};
      expect(lasting(plan(city, asked))).toEqual(lasting(plan(anew, asked)));
      expect(lasting(plan(city, request()))).toEqual(lasting(plan(anew, request())));
    }
  });
});

describe('how evenly people reach the service', () => {
  const city = randomTown(5);
  const asked = request({edits: [add('new:1', 300, 900), add('new:2', 1200, 200)], cutoffSeconds: 500});
  const answer = plan(city, asked);
  const {people, rank, divisions} = city.demand;

  test('is Gini of the walks, the median walk and the index of concentration, as from every cell', () => {
    const near = (tenths: Uint16Array) => people.map((n, c) => (tenths[c]! <= 36_000 ? n : 0));
    for (const [tenths, equity] of [
      [answer.tenthsBefore, answer.equity.before],
      [answer.tenths, answer.equity.after],
    ] as const) {
      expect(equity.gini).toBeCloseTo(gini(tenths, near(tenths))!, 12);
      const inTime = Uint8Array.from(tenths, cost => (cost <= 5000 ? 1 : 0));
      const concentration = correctedConcentrationIndex(inTime, people, rank!.value, [0, 1]);
      expect(equity.concentration).toBeCloseTo(concentration!, 12);
      const walks = [...tenths].flatMap((cost, c) => (cost <= 36_000 ? [{cost, n: people[c]!}] : []));
      const half = walks.reduce((sum, {n}) => sum + n, 0) / 2;
      const upTo = (cost: number) => walks.reduce((sum, walk) => sum + (walk.cost <= cost ? walk.n : 0), 0);
      const median = walks
        .map(({cost}) => cost)
        .sort((a, b) => a - b)
        .find(cost => upTo(cost) >= half)!;
      expect(equity.medianMinutes).toBe(median / 600);
    }
  });

  test('is the difference between the largest and the smallest share, by age and by district', () => {
    const share = ({after}: PlanCounts) => after.covered / after.people;
    const groups = Object.values(answer.groups).map(share);
    expect(answer.equity.after.groupSpread).toBe(Math.max(...groups) - Math.min(...groups));
    const districts = answer.areas.filter(({kind}) => kind === 'district').map(({counts}) => share(counts));
    expect(divisions![0]!.areaIds).toHaveLength(districts.length);
    expect(answer.equity.after.areaSpread).toBe(Math.max(...districts) - Math.min(...districts));
    expect(answer.equity.after.areaKind).toBe('district');
  });

  test('is not said where nobody is reached, or there is nothing to compare', () => {
    const {equity} = plan(liveTown(), request({serving: ['nothing']}));
    expect(equity.before).toEqual({
      ...{gini: null, groupSpread: null, areaSpread: null, areaKind: null, medianMinutes: null, concentration: null},
    });
  });
});

test('a list that joins the facilities makes a new beginning, and its end the old one', () => {
  const city = randomTown(9);
  const own = city.facilities;
  const asked = request({edits: [{kind: 'close', facility: 'osm:n0:x'}, add('new:1', 400, 400)]});
  const before = lasting(plan(city, asked));
  const opened = {...own, open: own.open.map(() => 1)};
  Object.assign(city, {facilities: opened});
  const joined = lasting(plan(city, asked));
  expect(joined.all.before).toEqual(surfaceFor(city, asked).counts);
  expect(joined.all.before).not.toEqual(before.all.before);
  Object.assign(city, {facilities: own});
  expect(lasting(plan(city, asked))).toEqual(before);
});

test('verdicts of the rival are those of the core', () => {
  const city = randomTown(3);
  const asked = request();
  const {tenths, verdict} = plan(city, asked);
  const known = new Uint8Array(city.demand.cellCount).fill(2);
  const costs = {low: tenths, base: tenths, high: tenths};
  expect(verdict).toEqual(cellVerdicts(costs, 6000, known, city.demand.extractEdgeMeters, 720).base);
});

test('a link without a length is as long as the straight line between the streets it joins', () => {
  // on a bent street the middle of its length is where the corner is
  const city = randomTown(2);
  const {graph} = city;
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const length = straightMeters(city, {edge, fraction: 0}, {edge, fraction: 65535});
    expect(length).toBeCloseTo(graph.edgeLength[edge]! / 100, 0);
    expect(straightMeters(city, {edge, fraction: 0}, {edge, fraction: 32768})).toBeCloseTo(length / 2, 1);
  }
  const bent = {
    ...city,
    shape: {
      firstVertex: Uint32Array.of(0, 4),
      lon: Int32Array.of(0, 100_000, 100_000, 100_000),
      lat: Int32Array.of(0, 0, 0, 100_000),
    },
  };
  const corner = straightMeters(bent, {edge: 0, fraction: 0}, {edge: 0, fraction: 32768});
  expect(corner).toBeCloseTo(1111.95, 0);
  expect(straightMeters(bent, {edge: 0, fraction: 0}, {edge: 0, fraction: 65535})).toBeCloseTo(1111.95 * Math.SQRT2, 0);
});
