import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type CandidateLinks, decodeLinks, encodeLinks, LINK_KINDS} from '#core/link-file.ts';
import {Scene} from '../support/scene.ts';

const graph = new Scene().street('a', 'b', 100).street('b', 'c', 200).street('c', 'd', 300).graph();

const anyLink = fc.record({
  fromEdge: fc.nat(2),
  fromFraction: fc.nat(65535),
  toEdge: fc.nat(2),
  toFraction: fc.nat(65535),
  centimeters: fc.integer({min: 1, max: 15_000}),
  kind: fc.nat(LINK_KINDS.length - 1),
  flags: fc.nat(1),
  places: fc.tuple(...[180, 90, 180, 90].map(most => fc.integer({min: -most * 1e7, max: most * 1e7}))),
});

function columnsOf(rows: readonly (typeof anyLink extends fc.Arbitrary<infer T> ? T : never)[]): CandidateLinks {
  return {
    links: {
      fromEdge: Uint32Array.from(rows, row => row.fromEdge),
      fromFraction: Uint16Array.from(rows, row => row.fromFraction),
      toEdge: Uint32Array.from(rows, row => row.toEdge),
      toFraction: Uint16Array.from(rows, row => row.toFraction),
      centimeters: Uint32Array.from(rows, row => row.centimeters),
    },
    kind: Uint8Array.from(rows, row => row.kind),
    flags: Uint8Array.from(rows, row => row.flags),
    fromLon: Int32Array.from(rows, row => row.places[0]!),
    fromLat: Int32Array.from(rows, row => row.places[1]!),
    toLon: Int32Array.from(rows, row => row.places[2]!),
    toLat: Int32Array.from(rows, row => row.places[3]!),
  };
}

test('comes back as it was written', () => {
  fc.assert(
    fc.property(fc.array(anyLink, {maxLength: 20}), rows => {
      const candidates = columnsOf(rows);
      expect(decodeLinks(graph, encodeLinks(graph, candidates))).toEqual(candidates);
    }),
  );
});

test('refuses links of another graph, a link on no edge and a kind it does not know', () => {
  const row = {fromEdge: 0, fromFraction: 1, toEdge: 2, toFraction: 3, centimeters: 4, kind: 0, flags: 0};
  const places = [0, 0, 0, 0] as unknown as [number, number, number, number];
  const one = columnsOf([{...row, places}]);
  const smaller = new Scene().street('a', 'b', 100).graph();
  expect(() => decodeLinks(smaller, encodeLinks(graph, one))).toThrow('links: made for 3 edges, the graph has 1');
  const beyond = columnsOf([{...row, toEdge: 3, places}]);
  expect(() => decodeLinks(graph, encodeLinks(graph, beyond))).toThrow('links: a link joins edge 3, expected below 3');
  const strange = columnsOf([{...row, kind: 9, places}]);
  expect(() => decodeLinks(graph, encodeLinks(graph, strange))).toThrow('links: kind 9, expected below 4');
});
