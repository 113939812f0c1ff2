import fc from 'fast-check';
import {buildArcs} from '#core/arcs.ts';
import {EDGE_FLAG, type Graph} from '#core/graph.ts';
import type {SnapColumns} from '#core/places.ts';
import {planeAt} from '#core/plane.ts';
import {FRACTION_SCALE, NO_EDGE} from '#core/units.ts';

const edgeArbitrary = (nodes: number) =>
  fc.record({
    from: fc.nat(nodes - 1),
    to: fc.nat(nodes - 1),
    // short edges make ties likely, long ones cross the horizon
    centimeters: fc.oneof(fc.integer({min: 1, max: 60}), fc.integer({min: 1, max: 90_000}), fc.constant(900_000)),
    flags: fc.constantFrom(
      ...[0, 0, 0, 0, 0, EDGE_FLAG.steps, EDGE_FLAG.noForward, EDGE_FLAG.noBackward, EDGE_FLAG.notStepFree],
      ...[EDGE_FLAG.steps | EDGE_FLAG.ramp, EDGE_FLAG.assumedBarrier, EDGE_FLAG.pushForward, EDGE_FLAG.pushBackward],
    ),
    waits: fc.constantFrom(0, 0, 1, 2),
    slopeForward: fc.integer({min: 880, max: 2500}),
    slopeBackward: fc.integer({min: 880, max: 2500}),
  });

/** Any network, connected or not, with loops, parallel edges, one-way edges, stairs, signals and slopes. */
export const anyGraph: fc.Arbitrary<Graph> = fc.integer({min: 1, max: 14}).chain(nodes =>
  fc.array(edgeArbitrary(nodes), {minLength: 1, maxLength: 30}).map(edges => {
    const edgeFrom = Uint32Array.from(edges, edge => edge.from);
    const edgeTo = Uint32Array.from(edges, edge => edge.to);
    return {
      plane: planeAt(30),
      nodeCount: nodes,
      edgeCount: edges.length,
      nodeLon: new Int32Array(nodes),
      nodeLat: new Int32Array(nodes),
      edgeFrom,
      edgeTo,
      edgeLength: Uint32Array.from(edges, edge => edge.centimeters),
      edgeKind: new Uint8Array(edges.length),
      edgeFlags: Uint16Array.from(edges, edge => edge.flags),
      edgeWaits: Uint8Array.from(edges, edge => edge.waits),
      edgeSlopeForward: Uint16Array.from(edges, edge => edge.slopeForward),
      edgeSlopeBackward: Uint16Array.from(edges, edge => edge.slopeBackward),
      edgeSnap: new Uint8Array(edges.length).fill(3),
      ...buildArcs(nodes, edgeFrom, edgeTo),
    };
  }),
);

/** Positions on a graph, some on no edge at all. */
export function anySnaps(graph: Graph, minLength: number, maxLength: number): fc.Arbitrary<SnapColumns> {
  const one = fc.record({
    edge: fc.oneof({weight: 9, arbitrary: fc.nat(graph.edgeCount - 1)}, {weight: 1, arbitrary: fc.constant(NO_EDGE)}),
    fraction: fc.oneof(fc.constantFrom(0, FRACTION_SCALE), fc.nat(FRACTION_SCALE)),
    centimeters: fc.oneof(fc.constant(0), fc.nat(25_000)),
  });
  return fc.array(one, {minLength, maxLength}).map(rows => ({
    edge: Uint32Array.from(rows, row => row.edge),
    fraction: Uint16Array.from(rows, row => row.fraction),
    centimeters: Uint16Array.from(rows, row => row.centimeters),
    doubtful: new Uint8Array(rows.length),
  }));
}
