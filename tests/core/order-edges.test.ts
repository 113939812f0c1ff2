import fc from 'fast-check';
import {expect, test} from 'vitest';
import {orderEdges} from '#core/order-edges.ts';

const NAMES = ['', 'Elm', 'Oak'];
const streets = fc.array(
  fc.record({
    from: fc.nat(3),
    to: fc.nat(3),
    meters: fc.constantFrom(0, 0.004, 5, 5.001, 7.5),
    kind: fc.nat(1),
    name: fc.nat(2),
  }),
  {maxLength: 14},
);

test('edges run from their smaller node, in the order of nodes, then length, then kind and name', () => {
  fc.assert(
    fc.property(streets, fc.shuffledSubarray([0, 1, 2, 3], {minLength: 4}), (made, nodes) => {
      const nodeOf = Uint32Array.from(nodes);
      const chains = {
        count: made.length,
        firstPoint: Uint32Array.from({length: made.length + 1}, (_, i) => 2 * i),
        point: Uint32Array.from(made.flatMap(({from, to}) => [from, to])),
        kind: Uint8Array.from(made, street => street.kind),
        flags: new Uint32Array(made.length),
        waits: new Uint8Array(made.length),
        name: Uint32Array.from(made, street => street.name),
      };
      const places = {lon: new Int32Array(4), lat: new Int32Array(4)};
      const meters = Float64Array.from(made, street => street.meters);
      const rows = made.map(({from, to, meters, kind, name}, chain) => ({
        chain,
        from: Math.min(nodes[from]!, nodes[to]!),
        to: Math.max(nodes[from]!, nodes[to]!),
        length: Math.max(1, Math.round(100 * meters)),
        what: `${kind} ${NAMES[name]}`,
      }));
      rows.sort(
        (a, b) =>
          a.from - b.from || a.to - b.to || a.length - b.length || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0),
      );
      const found = orderEdges({chains, meters, places}, places, NAMES, nodeOf, 4);
      expect([...found.from]).toEqual(rows.map(row => row.from));
      expect([...found.to]).toEqual(rows.map(row => row.to));
      expect([...found.length]).toEqual(rows.map(row => row.length));
      const whatOf = (chain: number) => `${made[chain]!.kind} ${NAMES[made[chain]!.name]}`;
      expect(Array.from(found.chain, whatOf)).toEqual(rows.map(row => row.what));
      expect([...found.chain].sort((a, b) => a - b)).toEqual([...made.keys()]);
    }),
    {numRuns: 300},
  );
});
