import {describe, expect, test} from 'vitest';
import type {KnowledgeClaim} from '#worker/client.ts';
import {type SurfaceRequest, surface} from '#worker/surface.ts';
import {BLOCK_METERS, CROSSINGS, liveTown, peopleAt} from '../support/live-town.ts';
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
