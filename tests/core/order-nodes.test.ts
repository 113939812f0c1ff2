import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Chains} from '#core/chain-segments.ts';
import {hilbertPosition} from '#core/hilbert.ts';
import {orderNodes} from '#core/order-nodes.ts';

/** Chains through these vertices. */
function chainsOf(lines: readonly (readonly number[])[]): Chains {
  const firstPoint = [0];
  for (const line of lines) firstPoint.push(firstPoint.at(-1)! + line.length);
  return {
    count: lines.length,
    firstPoint: Uint32Array.from(firstPoint),
    point: Uint32Array.from(lines.flat()),
    kind: new Uint8Array(lines.length),
    flags: new Uint32Array(lines.length),
    waits: new Uint8Array(lines.length),
    name: new Uint32Array(lines.length),
  };
}

const coordinate = fc.oneof(fc.integer({min: -4, max: 4}), fc.integer({min: -500_000, max: 1_500_000}));
const cities = fc
  .array(fc.tuple(coordinate, coordinate), {minLength: 1, maxLength: 40})
  .chain(places =>
    fc.tuple(
      fc.constant(places),
      fc.array(fc.array(fc.nat(places.length - 1), {minLength: 2, maxLength: 4}), {minLength: 1, maxLength: 20}),
    ),
  );

test('the ends of chains, and no other vertices, stand along the curve over their square, equals from west to east', () => {
  fc.assert(
    fc.property(cities, ([places, lines]) => {
      const lon = Int32Array.from(places, place => place[0]);
      const lat = Int32Array.from(places, place => place[1]);
      const ends = [...new Set(lines.flatMap(line => [line[0]!, line.at(-1)!]))];
      const [west, south] = [Math.min(...ends.map(v => lon[v]!)), Math.min(...ends.map(v => lat[v]!))];
      const side = Math.max(1, ...ends.flatMap(v => [lon[v]! - west, lat[v]! - south]));
      const share = (value: number) => Math.floor((value / side) * 65535);
      const position = (v: number) => hilbertPosition(share(lon[v]! - west), share(lat[v]! - south));
      const expected = ends.sort(
        (a, b) => position(a) - position(b) || lon[a]! - lon[b]! || lat[a]! - lat[b]! || a - b,
      );
      const found = orderNodes(chainsOf(lines), {lon, lat});
      expect([...found.lon]).toEqual(expected.map(v => lon[v]));
      expect([...found.lat]).toEqual(expected.map(v => lat[v]));
      for (const [node, v] of expected.entries()) expect(found.nodeOf[v]).toBe(node);
    }),
    {numRuns: 300},
  );
});
