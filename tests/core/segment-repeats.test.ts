import {expect, test} from 'vitest';
import type {RawNetwork} from '#core/build-graph.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {withoutRepeats} from '#core/segment-repeats.ts';

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly kind?: number;
  readonly flags?: number;
  readonly waits?: number;
  readonly name?: number;
}

const NAMES = ['', 'Elm', 'Oak'];

function rawOf(segments: readonly Segment[]): RawNetwork {
  return {
    vertexLon: new Int32Array(4),
    vertexLat: new Int32Array(4),
    segmentFrom: Uint32Array.from(segments, segment => segment.from),
    segmentTo: Uint32Array.from(segments, segment => segment.to),
    segmentKind: Uint8Array.from(segments, segment => segment.kind ?? 0),
    segmentFlags: Uint16Array.from(segments, segment => segment.flags ?? 0),
    segmentWaits: Uint8Array.from(segments, segment => segment.waits ?? 0),
    segmentName: Uint32Array.from(segments, segment => segment.name ?? 0),
    names: NAMES,
  };
}

/** What is left; the same, but for which end is written first, when the segments are read in the other order. */
function left(...segments: Segment[]): Segment[] {
  const [ahead, back] = [segments, segments.toReversed()].map(rows => {
    const raw = withoutRepeats(rawOf(rows));
    return Array.from(raw.segmentFrom, (from, s) => ({
      from,
      to: raw.segmentTo[s]!,
      kind: raw.segmentKind[s]!,
      flags: raw.segmentFlags[s]!,
      waits: raw.segmentWaits[s]!,
      name: raw.segmentName[s]!,
    }));
  }) as [Required<Segment>[], Required<Segment>[]];
  const key = ({from, to, ...rest}: Required<Segment>) =>
    [Math.min(from, to), Math.max(from, to), ...Object.values(rest)].join();
  expect(back.map(key).sort()).toEqual(ahead.map(key).sort());
  return ahead;
}

const plain = {from: 0, to: 1, kind: 0, flags: 0, waits: 0, name: 0};

test('of segments drawn over one another, whichever way, one stays', () => {
  expect(left(plain, {...plain, from: 1, to: 0})).toHaveLength(1);
  expect(left(plain, plain, {...plain, from: 1, to: 0}, {...plain, from: 2, to: 3})).toHaveLength(2);
  expect(left({...plain, from: 3, to: 2}, {...plain, from: 3, to: 2})).toHaveLength(1);
});

test('the one with fewer waits stays, of equals the one with the greater name, a name before none', () => {
  const waits = [2, 0, 1].map(count => ({...plain, waits: count, name: count === 0 ? 0 : 2}));
  expect(left(...waits)).toEqual([{...plain, waits: 0, name: 0}]);
  expect(left(...[1, 2, 0].map(name => ({...plain, name})))).toEqual([{...plain, name: 2}]);
  expect(left(...[0, 1].map(name => ({...plain, name})))).toEqual([{...plain, name: 1}]);
});

test('segments of another kind, flags or ends are no repeats', () => {
  const others = [{kind: 1}, {flags: EDGE_FLAG.steps}, {to: 2}, {from: 3}];
  for (const other of others) expect(left(plain, {...plain, ...other})).toHaveLength(2);
  const raw = rawOf([plain, {...plain, kind: 1}]);
  expect(withoutRepeats(raw)).toEqual(raw);
});

test('a one-way segment repeats only one that leads the same way', () => {
  const oneWay = {...plain, flags: EDGE_FLAG.noBackward};
  expect(left(oneWay, oneWay)).toHaveLength(1);
  expect(left(oneWay, {...oneWay, from: 1, to: 0})).toHaveLength(2);
});
