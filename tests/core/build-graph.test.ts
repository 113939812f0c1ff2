import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type BuiltGraph, buildGraph, MAX_EDGE_METERS, type RawNetwork} from '#core/build-graph.ts';
import {EDGE_FLAG, EDGE_KINDS, SNAP_EXACT, SNAP_FAMILY} from '#core/graph.ts';

/** Stored units in a metre at the equator. */
const UNITS = 1e7 / 111195.0797;
const anyLength = {minimumComponentMeters: 0};

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly kind?: number;
  readonly flags?: number;
  readonly waits?: number;
  readonly name?: string;
}

/** A raw network of places in metres and segments between them. */
function raw(places: readonly (readonly [number, number])[], segments: readonly Segment[]): RawNetwork {
  const names = ['', ...new Set(segments.map(({name}) => name ?? '').filter(name => name !== ''))];
  return {
    vertexLon: Int32Array.from(places, ([x]) => Math.round(x * UNITS)),
    vertexLat: Int32Array.from(places, ([, y]) => Math.round(y * UNITS)),
    segmentFrom: Uint32Array.from(segments, ({from}) => from),
    segmentTo: Uint32Array.from(segments, ({to}) => to),
    segmentKind: Uint8Array.from(segments, ({kind}) => kind ?? 1),
    segmentFlags: Uint16Array.from(segments, ({flags}) => flags ?? 0),
    segmentWaits: Uint8Array.from(segments, ({waits}) => waits ?? 0),
    segmentName: Uint32Array.from(segments, ({name}) => names.indexOf(name ?? '')),
    names,
  };
}

function line(...places: (readonly [number, number])[]): RawNetwork {
  return raw(
    places,
    places.slice(1).map((_, i) => ({from: i, to: i + 1})),
  );
}

/** Lengths in whole metres, ascending. */
function lengths({graph}: BuiltGraph): number[] {
  return [...graph.edgeLength].map(centimeters => Math.round(centimeters / 100)).sort((a, b) => a - b);
}

test('makes one edge of a line without branches, as long as its parts', () => {
  const built = buildGraph(line([0, 0], [100, 0], [100, 50], [300, 50]), anyLength);
  expect(built.graph.nodeCount).toBe(2);
  expect(lengths(built)).toEqual([350]);
  expect([...built.shape.firstVertex]).toEqual([0, 4]);
});

test('keeps a node where three segments meet, and where kind, flags or name change', () => {
  const places = [
    [0, 0],
    [100, 0],
    [200, 0],
  ] as const;
  const first = {from: 0, to: 1};
  const second = {from: 1, to: 2};
  expect(buildGraph(raw(places, [first, second]), anyLength).graph.nodeCount).toBe(2);
  for (const change of [{kind: 4}, {flags: EDGE_FLAG.bridge}, {name: 'High Street'}]) {
    expect(buildGraph(raw(places, [first, {...second, ...change}]), anyLength).graph.nodeCount).toBe(3);
  }
  const star = raw([...places, [100, 100]], [first, second, {from: 1, to: 3}]);
  expect(buildGraph(star, anyLength).graph.nodeCount).toBe(4);
});

test('adds waits up along a merged edge', () => {
  const built = buildGraph(
    raw(
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      [
        {from: 0, to: 1, waits: 1},
        {from: 2, to: 1, waits: 2},
      ],
    ),
    anyLength,
  );
  expect([...built.graph.edgeWaits]).toEqual([3]);
});

test('keeps a ring that meets nothing as one loop, and a ring on a street as a loop at their node', () => {
  const ring = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ] as const;
  const around = [0, 1, 2, 3].map(i => ({from: i, to: (i + 1) % 4}));
  const alone = buildGraph(raw(ring, around), anyLength);
  expect(alone.graph.nodeCount).toBe(1);
  expect(lengths(alone)).toEqual([400]);
  expect([...alone.graph.firstArc]).toEqual([0, 2]);
  const hanging = buildGraph(raw([...ring, [-50, 0]], [...around, {from: 4, to: 0}]), anyLength);
  expect(hanging.graph.nodeCount).toBe(2);
  expect(lengths(hanging)).toEqual([50, 400]);
});

test('keeps two edges between the same two nodes', () => {
  const built = buildGraph(
    raw(
      [
        [0, 0],
        [100, 0],
        [50, 50],
        [-10, 0],
        [110, 0],
      ],
      [
        {from: 0, to: 1},
        {from: 0, to: 2},
        {from: 2, to: 1},
        {from: 3, to: 0},
        {from: 1, to: 4},
      ],
    ),
    anyLength,
  );
  expect(built.graph.nodeCount).toBe(4);
  expect(lengths(built)).toEqual([10, 10, 100, 141]);
});

test('drops a segment drawn twice, and keeps it when it is of another kind', () => {
  const twice = [
    {from: 0, to: 1},
    {from: 1, to: 0},
  ];
  const places = [
    [0, 0],
    [100, 0],
  ] as const;
  expect(buildGraph(raw(places, twice), anyLength).graph.edgeCount).toBe(1);
  expect(buildGraph(raw(places, [twice[0]!, {from: 0, to: 1, kind: 4}]), anyLength).graph.edgeCount).toBe(2);
});

test('cuts a long edge into equal parts none of which is longer than the limit, with the length and waits of the whole', () => {
  const built = buildGraph(
    raw(
      [
        [0, 0],
        [700, 0],
        [3500, 0],
      ],
      [
        {from: 0, to: 1, waits: 3},
        {from: 1, to: 2, waits: 2},
      ],
    ),
    anyLength,
  );
  expect(lengths(built)).toEqual([875, 875, 875, 875]);
  expect(Math.max(...built.graph.edgeLength)).toBeLessThanOrEqual(MAX_EDGE_METERS * 100);
  expect([...built.graph.edgeWaits].reduce((a, b) => a + b)).toBe(5);
});

test('turns one-way bits round with the edge', () => {
  const forward = {from: 0, to: 1, flags: EDGE_FLAG.noBackward};
  const against = {from: 1, to: 0, flags: EDGE_FLAG.noForward};
  const places = [
    [0, 0],
    [100, 0],
  ] as const;
  const direction = (segment: Segment) => {
    const {graph} = buildGraph(raw(places, [segment]), anyLength);
    const startsWest = graph.nodeLon[graph.edgeFrom[0]!] === 0;
    return startsWest === ((graph.edgeFlags[0]! & EDGE_FLAG.noBackward) !== 0) ? 'eastward' : 'westward';
  };
  expect(direction(forward)).toBe('eastward');
  expect(direction(against)).toBe('eastward');
  expect(direction({...forward, from: 1, to: 0})).toBe('westward');
});

test('joins one-way segments drawn in opposite directions only when they lead the same way', () => {
  const places = [
    [0, 0],
    [100, 0],
    [200, 0],
  ] as const;
  const first = {from: 0, to: 1, flags: EDGE_FLAG.noBackward};
  const same = {from: 2, to: 1, flags: EDGE_FLAG.noForward};
  const opposite = {from: 2, to: 1, flags: EDGE_FLAG.noBackward};
  expect(buildGraph(raw(places, [first, same]), anyLength).graph.edgeCount).toBe(1);
  expect(buildGraph(raw(places, [first, opposite]), anyLength).graph.edgeCount).toBe(2);
});

test('lets places join long components only, the longest always, and stairs not for step-free walkers', () => {
  const steps = EDGE_KINDS.indexOf('steps');
  const network = raw(
    [
      [0, 0],
      [900, 0],
      [0, 500],
      [300, 500],
      [0, 900],
      [10, 900],
      [20, 900],
    ],
    [
      {from: 0, to: 1},
      {from: 2, to: 3},
      {from: 4, to: 5, kind: steps, flags: EDGE_FLAG.steps},
      {from: 5, to: 6},
    ],
  );
  const snap = (minimumComponentMeters: number) => {
    const {graph} = buildGraph(network, {minimumComponentMeters});
    const byLength = [...graph.edgeSnap].map(
      (bits, edge) => [Math.round(graph.edgeLength[edge]! / 100), bits] as const,
    );
    return byLength.sort((a, b) => b[0] - a[0]).map(([, bits]) => bits);
  };
  const both = SNAP_FAMILY.any | SNAP_FAMILY.stepFree;
  expect(snap(5)).toEqual([both, both, expect.any(Number), expect.any(Number)]);
  expect(snap(200).slice(0, 3)).toEqual([both, both, 0]);
  expect(snap(5000).slice(0, 2)).toEqual([both, 0]);
  expect(snap(5).slice(2).sort()).toEqual([SNAP_FAMILY.any, both]);
});

test('joins only what lies exactly on them to bridges and tunnels, and nothing to ferries', () => {
  const bits = (flags: number) => {
    const places = [
      [0, 0],
      [900, 0],
    ] as const;
    return buildGraph(raw(places, [{from: 0, to: 1, flags}]), anyLength).graph.edgeSnap[0];
  };
  const exactly = SNAP_EXACT.any | SNAP_EXACT.stepFree;
  for (const flag of [EDGE_FLAG.bridge, EDGE_FLAG.tunnel, EDGE_FLAG.offGround]) expect(bits(flag)).toBe(exactly);
  expect(bits(EDGE_FLAG.ferry)).toBe(0);
  expect(bits(0)).toBe(SNAP_FAMILY.any | SNAP_FAMILY.stepFree);
});

test('makes nothing of an empty network', () => {
  const built = buildGraph(raw([], []), anyLength);
  expect(built.graph).toMatchObject({nodeCount: 0, edgeCount: 0});
  expect(built.names).toEqual(['']);
});

/** A random network on distinct places, and a way to shuffle it. */
const network = fc
  .record({
    places: fc.uniqueArray(fc.tuple(fc.integer({min: 0, max: 60}), fc.integer({min: 0, max: 60})), {
      minLength: 2,
      maxLength: 25,
      selector: place => place.join(),
    }),
    pairs: fc.array(fc.tuple(fc.nat(24), fc.nat(24), fc.nat(1), fc.constantFrom(0, 0, 0, 8, 16, 1), fc.nat(1)), {
      maxLength: 40,
    }),
    seed: fc.nat(),
  })
  .map(({places, pairs, seed}) => {
    const scaled = places.map(([x, y]) => [x * 40, y * 40] as const);
    const segments = pairs
      .map(([a, b, kind, flags, name]) => ({
        from: a % places.length,
        to: b % places.length,
        kind: kind + 1,
        flags,
        name: name === 0 ? '' : 'A',
      }))
      .filter(({from, to}) => from !== to);
    return {places: scaled, segments, seed};
  });

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const result = [...list];
  let state = seed + 1;
  for (let i = result.length - 1; i > 0; i--) {
    state = (state * 48271) % 2147483647;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

test('gives the same graph whatever the order of segments and vertices', () => {
  fc.assert(
    fc.property(network, ({places, segments, seed}) => {
      const straight = buildGraph(raw(places, segments), anyLength);
      const order = shuffled(
        places.map((_, i) => i),
        seed,
      );
      const renumbered = shuffled(segments, seed).map(segment => ({
        ...segment,
        from: order.indexOf(segment.from),
        to: order.indexOf(segment.to),
      }));
      const moved = raw(
        order.map(i => places[i]!),
        renumbered,
      );
      const other = buildGraph(moved, anyLength);
      expect(other.graph).toEqual(straight.graph);
      expect(other.shape).toEqual(straight.shape);
      expect(other.names).toEqual(straight.names);
      expect(other.edgeName).toEqual(straight.edgeName);
    }),
    {numRuns: 200},
  );
});

test('keeps the total length, the distances and a consistent adjacency', () => {
  fc.assert(
    fc.property(network, ({places, segments}) => {
      const {graph, shape} = buildGraph(raw(places, segments), anyLength);
      for (let edge = 0; edge < graph.edgeCount; edge++) {
        const [first, last] = [shape.firstVertex[edge]!, shape.firstVertex[edge + 1]! - 1];
        expect(shape.lon[first]).toBe(graph.nodeLon[graph.edgeFrom[edge]!]);
        expect(shape.lat[last]).toBe(graph.nodeLat[graph.edgeTo[edge]!]);
        expect(graph.edgeFrom[edge]).toBeLessThanOrEqual(graph.edgeTo[edge]!);
        expect(graph.edgeLength[edge]).toBeGreaterThan(0);
      }
      const distinct = new Map<string, number>();
      for (const {from, to, kind, flags} of segments) {
        const [a, b] = flags === 8 || flags === 16 ? [from, to] : [Math.min(from, to), Math.max(from, to)];
        const [x1, y1] = places[from]!;
        const [x2, y2] = places[to]!;
        distinct.set(`${a} ${b} ${kind} ${flags}`, Math.hypot(x2 - x1, y2 - y1));
      }
      const total = [...distinct.values()].reduce((sum, length) => sum + length, 0);
      const built = graph.edgeLength.reduce((sum, length) => sum + length, 0) / 100;
      expect(Math.abs(built - total)).toBeLessThan(0.05 * (distinct.size + graph.edgeCount) + 1e-6);
      expect(graph.firstArc[graph.nodeCount]).toBe(2 * graph.edgeCount);
    }),
    {numRuns: 200},
  );
});
