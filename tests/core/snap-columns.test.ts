import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildGraph, type RawNetwork} from '#core/build-graph.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import type {SnapColumns} from '#core/places.ts';
import {type ObstacleLines, snapIndex, snapPoints, snapStepFree} from '#core/snap.ts';
import {
  copySnap,
  differingRows,
  joinedNowhere,
  joinSnapColumns,
  withinSnapLimit,
  withoutRows,
} from '#core/snap-columns.ts';
import {NO_EDGE} from '#core/units.ts';

const SNAPS: SnapColumns = {
  edge: Uint32Array.of(3, 4, NO_EDGE, 5),
  fraction: Uint16Array.of(1, 2, 0, 3),
  centimeters: Uint16Array.of(100, 10_000, 0, 10_001),
  doubtful: Uint8Array.of(0, 1, 0, 1),
};

test('several are one after the other, each row as it was', () => {
  const joined = joinSnapColumns([SNAPS, joinedNowhere(1), joinSnapColumns([]), SNAPS]);
  const rows = ({edge, fraction, centimeters, doubtful}: SnapColumns) =>
    Array.from(edge, (e, i) => [e, fraction[i], centimeters[i], doubtful[i]]);
  expect(rows(joined)).toEqual([...rows(SNAPS), [NO_EDGE, 0, 0, 0], ...rows(SNAPS)]);
});

test('a lower limit joins those farther away to nothing, and keeps those exactly at it', () => {
  expect([...withinSnapLimit(SNAPS, 10_000).edge]).toEqual([3, 4, NO_EDGE, NO_EDGE]);
  expect([...SNAPS.edge]).toEqual([3, 4, NO_EDGE, 5]);
});

test('says which places are joined differently, column by column', () => {
  expect([...differingRows(SNAPS, copySnap(SNAPS))]).toEqual([]);
  expect([...differingRows(SNAPS, {...SNAPS, edge: Uint32Array.of(3, 9, NO_EDGE, 5)})]).toEqual([1]);
  expect([...differingRows(SNAPS, {...SNAPS, fraction: Uint16Array.of(0, 2, 0, 3)})]).toEqual([0]);
  expect([...differingRows(SNAPS, {...SNAPS, centimeters: Uint16Array.of(100, 10_000, 1, 10_001)})]).toEqual([2]);
  expect([...differingRows(SNAPS, {...SNAPS, doubtful: Uint8Array.of(0, 1, 0, 0)})]).toEqual([3]);
});

test('a place without a row is joined to nothing, as all are at first', () => {
  expect(differingRows(withoutRows(SNAPS, [0, 1, 3]), joinedNowhere(4)).length).toBe(0);
  expect([...withoutRows(SNAPS, [1]).edge]).toEqual([3, NO_EDGE, NO_EDGE, 5]);
  expect(SNAPS.edge[1]).toBe(4);
});

const UNITS = 1e7 / 111195.0797;
const coordinate = fc.integer({min: -250, max: 250}).map(meters => Math.round(meters * UNITS));
const line = fc.tuple(coordinate, coordinate, coordinate, coordinate);
const street = fc.record({
  line,
  flags: fc.constantFrom(
    ...[0, 0, 0, EDGE_FLAG.steps, EDGE_FLAG.steps | EDGE_FLAG.ramp, EDGE_FLAG.notStepFree, EDGE_FLAG.plaza],
    ...[EDGE_FLAG.bridge, EDGE_FLAG.bridge | EDGE_FLAG.steps],
  ),
});

/** Streets drawn between places; those that start where another does hang together. */
function networkOf(streets: readonly {line: readonly number[]; flags: number}[]): RawNetwork {
  const count = streets.length;
  return {
    vertexLon: Int32Array.from(streets.flatMap(({line}) => [line[0]!, line[2]!])),
    vertexLat: Int32Array.from(streets.flatMap(({line}) => [line[1]!, line[3]!])),
    segmentFrom: Uint32Array.from(streets, (_, i) => (i % 3 === 0 ? 2 * i : 2 * i - 1)),
    segmentTo: Uint32Array.from(streets, (_, i) => 2 * i + 1),
    segmentKind: new Uint8Array(count).fill(1),
    segmentFlags: Uint16Array.from(streets, ({flags}) => flags),
    segmentWaits: new Uint8Array(count),
    segmentName: new Uint32Array(count),
    names: [''],
  };
}

function obstaclesOf(lines: readonly (readonly number[])[]): ObstacleLines {
  const column = (at: number) => Int32Array.from(lines, line => line[at]!);
  return {lon1: column(0), lat1: column(1), lon2: column(2), lat2: column(3)};
}

test('joining for wheels those whose street has steps is joining everyone for wheels', () => {
  let differing = 0;
  fc.assert(
    fc.property(
      fc.array(street, {minLength: 1, maxLength: 12}),
      fc.array(line, {maxLength: 3}),
      fc.array(fc.tuple(coordinate, coordinate), {minLength: 1, maxLength: 12}),
      fc.constantFrom(0, 300),
      (streets, walls, places, minimumComponentMeters) => {
        const {graph, shape} = buildGraph(networkOf(streets), {minimumComponentMeters});
        const index = snapIndex(graph, shape, obstaclesOf(walls));
        const lon = Int32Array.from(places, place => place[0]);
        const lat = Int32Array.from(places, place => place[1]);
        const any = snapPoints(index, lon, lat, 'any');
        const stepFree = snapStepFree(index, lon, lat, any);
        expect(stepFree).toEqual(snapPoints(index, lon, lat, 'stepFree'));
        differing += differingRows(any, stepFree).length;
      },
    ),
    {numRuns: 300},
  );
  expect(differing).toBeGreaterThan(50);
});
