import {describe, expect, test} from 'vitest';
import {NO_EDGE, UNREACHED} from '#core/units.ts';
import type {KnowledgeClaim} from '#worker/client.ts';
import {type SurfaceRequest, surface} from '#worker/surface.ts';
import {BLOCK_METERS, CROSSINGS, inHalves, liveTown, peopleAt, withWeeks} from '../support/live-town.ts';
import {plainAt} from '../support/walkers.ts';

const town = liveTown();
const official: KnowledgeClaim[] = [{category: 'clinic', completeness: 'official', area: 'city'}];

function request(changes: Partial<SurfaceRequest> = {}): SurfaceRequest {
  return {
    category: 'clinic',
    serving: ['clinic'],
    profile: plainAt(1.2),
    cutoffSeconds: 600,
    claims: official,
    openAt: null,
    ...changes,
  };
}

/** Tenths of a second from a crossing to the nearer of the clinics at (0, 0) and (10, 10), each edge 100 s. */
function walkTenths(x: number, y: number): number {
  return Math.min(x + y, 10 - x + 10 - y) * ((BLOCK_METERS / 1.2) * 10);
}

/** Whole people at crossings within a number of blocks of a corner. */
function peopleWithin(blocks: (x: number, y: number) => number, limit: number): number {
  let sum = 0;
  for (let x = 0; x < CROSSINGS; x++)
    for (let y = 0; y < CROSSINGS; y++) if (blocks(x, y) <= limit) sum += peopleAt(x, y);
  return sum;
}

describe('the surface of a town of square blocks', () => {
  test('is the Manhattan distance to the nearest open clinic, to the tenth', () => {
    const {tenths} = surface(town, request());
    const expected = Array.from({length: CROSSINGS ** 2}, (_, i) =>
      walkTenths(Math.floor(i / CROSSINGS), i % CROSSINGS),
    );
    expect([...tenths]).toEqual(expected);
  });

  test('names the nearest facility of each home, and never the closed one', () => {
    const {facility, facilityCount} = surface(town, request());
    expect(facilityCount).toBe(2);
    expect(facility[0]).toBe(0);
    expect(facility[facility.length - 1]).toBe(1);
    expect([...new Set(facility)].sort()).toEqual([0, 1]);
  });

  test('counts exactly the people in time, slower without the doubtful clinic in low and faster in high', () => {
    const {counts} = surface(town, request());
    const near = (x: number, y: number) => Math.min(x + y, 20 - x - y);
    expect(counts.covered).toBe(peopleWithin(near, 6));
    // 0.85 × 1.2 m/s: 600 s are 5.1 blocks, and only the clinic that is sure
    expect(counts.coveredLow).toBe(peopleWithin((x, y) => x + y, 5));
    // 1.15 × 1.2 m/s: 6.9 blocks
    expect(counts.coveredHigh).toBe(peopleWithin(near, 6));
    expect(counts.covered + counts.uncovered + counts.unknown).toBe(counts.people);
  });

  test('counts every age group by the same verdicts', () => {
    const {counts, groupCounts} = surface(town, request());
    expect(groupCounts['age60plus']?.covered).toBe(counts.covered / 4);
  });

  test('says not in reach only where the list is complete, else not clear', () => {
    const complete = surface(town, request());
    expect(complete.counts.unknown).toBe(0);
    const partial = surface(town, request({claims: [{category: 'clinic', completeness: 'partial', area: 'city'}]}));
    expect(partial.counts.uncovered).toBe(0);
    expect(partial.counts.unknown).toBe(complete.counts.uncovered);
    expect(partial.noData).toBe(false);
  });

  test('has no data when no source speaks of the category', () => {
    expect(surface(town, request({claims: []})).noData).toBe(true);
  });

  test('says not clear where the walk could leave the street data', () => {
    const edge = liveTown();
    edge.demand.extractEdgeMeters.fill(719);
    const {counts} = surface(edge, request());
    expect(counts.uncovered).toBe(0);
    expect(counts.unknown).toBeGreaterThan(0);
  });
});

describe('the same surface asked again', () => {
  test('with other minutes is as if asked for the first time', () => {
    for (const minutes of [3, 10, 60, 1]) {
      const {milliseconds: _again, ...again} = surface(town, request({cutoffSeconds: minutes * 60}));
      const {milliseconds: _first, ...first} = surface(liveTown(), request({cutoffSeconds: minutes * 60}));
      expect(again).toEqual(first);
    }
  });

  test('is not spoilt by what became of the last answer', () => {
    const before = surface(town, request());
    const kept = before.tenths.slice();
    before.tenths.fill(7);
    before.facility.fill(7);
    before.minutes.fill(7);
    const again = surface(town, request());
    expect(again.tenths).toEqual(kept);
    expect([again.facility[0], again.minutes[1]]).not.toContain(7);
  });

  test('sees other facilities at once', () => {
    const changing = {...liveTown()};
    surface(changing, request());
    changing.facilities = {...changing.facilities, open: Uint8Array.of(0, 1, 0, 1)};
    expect(surface(changing, request()).facility[0]).toBe(1);
  });

  test('knows walkers of one name and different speeds apart', () => {
    const walker = (metersPerSecond: number) => ({...plainAt(metersPerSecond), key: `at ${metersPerSecond}`});
    const [fast, slow] = [2.4, 1.2].map(speed => surface(town, request({profile: walker(speed)})));
    expect([fast!.tenths[1], slow!.tenths[1]]).toEqual([500, 1000]);
  });
});

describe('people by minutes', () => {
  test('add up to those in time for every whole minute, and with those beyond to everyone', () => {
    const {minutes, beyond, counts} = surface(town, request({profile: plainAt(0.4)}));
    expect(minutes).toHaveLength(61);
    let sum = 0;
    for (const [minute, people] of minutes.entries()) {
      sum += people;
      const {covered} = surface(town, request({profile: plainAt(0.4), cutoffSeconds: minute * 60})).counts;
      expect(sum).toBe(covered);
    }
    expect(beyond).toBe(0);
    expect(sum).toBe(counts.people);
  });

  test('leave out who walks longer than an hour', () => {
    const slow = {...plainAt(0.2), key: 'very slow'};
    const {minutes, beyond} = surface(town, request({profile: slow}));
    const within = minutes.reduce((sum, people) => sum + people, 0);
    // one block takes ten minutes
    expect(within).toBe(peopleWithin((x, y) => Math.min(x + y, 20 - x - y), 6));
    expect(within + beyond).toBe(peopleWithin(() => 0, 0));
  });
});

describe('people by area', () => {
  test('are those of each area, every kind the city knows', () => {
    const {areas, counts} = surface(inHalves(town), request());
    expect(areas.map(({kind, areaId}) => [kind, areaId])).toEqual([
      ['district', 'west'],
      ['district', 'east'],
      ['community', 'all'],
    ]);
    expect(areas[0]!.counts.covered).toBe(peopleWithin((x, y) => (x < 5 ? Math.min(x + y, 20 - x - y) : 99), 6));
    // the middle column is in neither half
    const halves = areas[0]!.counts.people + areas[1]!.counts.people;
    expect(counts.people - halves).toBe(peopleWithin(x => (x === 5 ? 0 : 99), 0));
    expect(areas[2]!.counts).toEqual(counts);
  });

  test('are none where the file does not divide the cells', () => {
    expect(surface(town, request()).areas).toEqual([]);
  });
});

describe('only places open at a time', () => {
  const MORNING = [480, 720];
  const [NINE, NOON] = [540, 720];

  test('are walked to in their hours and nobody else is', () => {
    const clinics = withWeeks(town, [MORNING, [0, 10080], MORNING, MORNING]);
    const morning = surface(clinics, request({openAt: NINE}));
    expect([morning.facilityCount, morning.unknownHours]).toEqual([2, 0]);
    expect(morning.counts).toEqual(surface(town, request()).counts);
    const noon = surface(clinics, request({openAt: NOON}));
    expect([noon.facilityCount, noon.unknownHours]).toEqual([1, 0]);
    expect([...new Set(noon.facility)]).toEqual([1]);
    expect(noon.counts.covered).toBe(peopleWithin((x, y) => 20 - x - y, 6));
    // the only one open then is doubtful
    expect(noon.counts.coveredLow).toBe(0);
    expect(noon.counts.unknown).toBe(0);
  });

  test('of unknown hours leave those who reach no other in time not clear, neither in nor out of reach', () => {
    const half = surface(withWeeks(town, [null, MORNING, MORNING, MORNING]), request({openAt: NINE}));
    expect([half.facilityCount, half.unknownHours]).toEqual([1, 1]);
    expect(half.counts.covered).toBe(peopleWithin((x, y) => 20 - x - y, 6));
    expect(half.counts.unknown).toBe(peopleWithin((x, y) => x + y, 6));
    expect(half.counts.covered + half.counts.uncovered + half.counts.unknown).toBe(half.counts.people);
    expect(half.counts.coveredHigh).toBe(half.counts.covered);
  });

  test('are none when no hours are known: nobody is in reach for sure and who is near one is not clear', () => {
    const none = surface(withWeeks(town, [null, null, null, null]), request({openAt: NINE}));
    expect([none.facilityCount, none.unknownHours]).toEqual([0, 2]);
    expect(none.counts.covered).toBe(0);
    expect(none.counts.unknown).toBe(surface(town, request()).counts.covered);
    expect([none.tenths[0], none.facility[0]]).toEqual([UNREACHED, NO_EDGE]);
    expect(none.beyond).toBe(none.counts.people);
  });

  test('never make more people certain than without hours', () => {
    const clinics = withWeeks(town, [null, MORNING, MORNING, MORNING]);
    const always = surface(clinics, request()).counts;
    for (const openAt of [0, NINE, NOON, 10079]) {
      const {covered, uncovered, people} = surface(clinics, request({openAt})).counts;
      expect(covered).toBeLessThanOrEqual(always.covered);
      expect(covered + uncovered).toBeLessThanOrEqual(people);
    }
  });
});
