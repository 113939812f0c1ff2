import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {RawNetwork} from '#core/build-graph.ts';
import {chainSegments, compareChains, turnCanonical} from '#core/chain-segments.ts';
import {EDGE_FLAG} from '#core/graph.ts';

type Point = readonly [lon: number, lat: number];
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly kind?: number;
  readonly flags?: number;
  readonly waits?: number;
  readonly name?: number;
}

/** A network of vertices and segments between them, some names beside. */
function rawOf(places: readonly Point[], segments: readonly Segment[]): RawNetwork {
  return {
    vertexLon: Int32Array.from(places, place => place[0]),
    vertexLat: Int32Array.from(places, place => place[1]),
    segmentFrom: Uint32Array.from(segments, segment => segment.from),
    segmentTo: Uint32Array.from(segments, segment => segment.to),
    segmentKind: Uint8Array.from(segments, segment => segment.kind ?? 0),
    segmentFlags: Uint16Array.from(segments, segment => segment.flags ?? 0),
    segmentWaits: Uint8Array.from(segments, segment => segment.waits ?? 0),
    segmentName: Uint32Array.from(segments, segment => segment.name ?? 0),
    names: ['', 'Oak', 'Elm'],
  };
}

/** Places along every chain. */
function linesOf(raw: RawNetwork, chains: ReturnType<typeof chainSegments>): Point[][] {
  return Array.from({length: chains.count}, (_, i) =>
    Array.from(chains.point.subarray(chains.firstPoint[i], chains.firstPoint[i + 1]), vertex => [
      raw.vertexLon[vertex]!,
      raw.vertexLat[vertex]!,
    ]),
  );
}

const ring = (count: number): Segment[] => Array.from({length: count}, (_, i) => ({from: i, to: (i + 1) % count}));

test('a ring that meets nothing is one loop from its southernmost, then westernmost vertex, however it is numbered', () => {
  const places = fc.uniqueArray(fc.tuple(fc.integer({min: -3, max: 3}), fc.integer({min: -3, max: 3})), {
    minLength: 3,
    maxLength: 9,
    selector: String,
  });
  fc.assert(
    fc.property(places, fc.nat(8), (corners, turn) => {
      const turned = corners.map((_, i) => corners[(i + turn) % corners.length]!);
      const [line, ...others] = linesOf(
        rawOf(turned, ring(turned.length)),
        chainSegments(rawOf(turned, ring(turned.length))),
      );
      expect(others).toEqual([]);
      expect(line).toHaveLength(corners.length + 1);
      expect(line![0]).toEqual(line!.at(-1));
      expect(line![0]).toEqual([...corners].sort((a, b) => a[1] - b[1] || a[0] - b[0])[0]);
    }),
  );
});

test('segments join where nothing changes, their waits add up to at most 255, and directions follow the line', () => {
  const places: Point[] = [0, 1, 2, 3, 4, 5].map(x => [x, 0]);
  const chain = (segments: Segment[]) => {
    const chains = chainSegments(rawOf(places, segments));
    return {count: chains.count, waits: [...chains.waits], flags: [...chains.flags], name: [...chains.name]};
  };
  expect(
    chain([
      {from: 0, to: 1, waits: 200, name: 1},
      {from: 1, to: 2, waits: 55, name: 1},
    ]),
  ).toEqual({count: 1, waits: [255], flags: [0], name: [1]});
  expect(
    chain([
      {from: 0, to: 1, waits: 200},
      {from: 1, to: 2, waits: 200},
    ]).waits,
  ).toEqual([255]);
  // one-way ahead, written once along the line and once against it
  expect(
    chain([
      {from: 0, to: 1, flags: EDGE_FLAG.noBackward},
      {from: 2, to: 1, flags: EDGE_FLAG.noForward},
    ]),
  ).toMatchObject({count: 1, flags: [EDGE_FLAG.noBackward]});
  for (const other of [{name: 2}, {kind: 1}, {flags: EDGE_FLAG.steps}, {flags: EDGE_FLAG.noBackward}])
    expect(
      chain([
        {from: 0, to: 1},
        {from: 1, to: 2, ...other},
      ]).count,
    ).toBe(2);
  // at a third street everything ends
  expect(
    chain([
      {from: 0, to: 1},
      {from: 1, to: 2},
      {from: 1, to: 5},
    ]).count,
  ).toBe(3);
});

test('a street runs from its western end, of equals its southern one, and takes its directions with it', () => {
  const canonical = (places: Point[], flags: number) => {
    const raw = rawOf(
      places,
      places.slice(1).map((_, i) => ({from: i, to: i + 1, flags})),
    );
    const chains = chainSegments(raw);
    turnCanonical(chains, {lon: raw.vertexLon, lat: raw.vertexLat});
    return [linesOf(raw, chains)[0], chains.flags[0]] as const;
  };
  const west: Point[] = [
    [0, 5],
    [3, 3],
    [9, 0],
  ];
  const south: Point[] = [
    [4, 0],
    [7, 1],
    [4, 2],
  ];
  for (const places of [west, south]) {
    expect(canonical(places, EDGE_FLAG.noForward)).toEqual([places, EDGE_FLAG.noForward]);
    expect(canonical(places.toReversed(), EDGE_FLAG.noForward)).toEqual([places, EDGE_FLAG.noBackward]);
  }
});

test('streets are put in order by kind, flags, waits, number of vertices, places and name, not by their numbers', () => {
  const places: Point[] = [
    [0, 0],
    [9, 0],
    [3, 1],
    [3, 2],
    [5, 1],
  ];
  const bent = (via: number, more: Partial<Segment> = {}): Segment[] => [
    {from: 0, to: via, ...more},
    {from: via, to: 1, ...more, waits: 0},
  ];
  const streets: Segment[][] = [
    [{from: 0, to: 1, name: 2}],
    [{from: 0, to: 1, name: 1}],
    bent(2),
    bent(3),
    bent(4),
    [{from: 0, to: 1, waits: 1}],
    [{from: 0, to: 1, flags: EDGE_FLAG.steps}],
    [{from: 0, to: 1, kind: 1}],
  ];
  // the straight one by name: Elm before Oak; then by longitude of the bend, then latitude
  const expected = [0, 1, 2, 3, 4, 5, 6, 7];
  const shuffles = fc.shuffledSubarray(expected, {minLength: expected.length});
  fc.assert(
    fc.property(shuffles, order => {
      const raw = rawOf(
        places,
        order.flatMap(s => streets[s]!),
      );
      const chains = chainSegments(raw);
      turnCanonical(chains, {lon: raw.vertexLon, lat: raw.vertexLat});
      const lines = linesOf(raw, chains);
      const street = (i: number) =>
        streets.findIndex(
          ([segment], s) =>
            chains.kind[i] === (segment!.kind ?? 0) &&
            chains.flags[i] === (segment!.flags ?? 0) &&
            chains.waits[i] === (segment!.waits ?? 0) &&
            chains.name[i] === (segment!.name ?? 0) &&
            lines[i]!.length === streets[s]!.length + 1 &&
            (lines[i]!.length === 2 || String(lines[i]![1]) === String(places[segment!.to])),
        );
      const vertices = {lon: raw.vertexLon, lat: raw.vertexLat};
      const sorted = [...lines.keys()].sort((a, b) => compareChains(chains, vertices, ['', 'Oak', 'Elm'], a, b));
      expect(sorted.map(street)).toEqual(expected);
      for (const i of lines.keys()) expect(compareChains(chains, vertices, ['', 'Oak', 'Elm'], i, i)).toBe(0);
    }),
  );
});
