import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildArcs} from '#core/arcs.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {EDGE_FLAG, type Graph} from '#core/graph.ts';
import {type LinkColumns, oneLink} from '#core/link.ts';
import {nearestSources} from '#core/place-times.ts';
import type {SnapColumns} from '#core/places.ts';
import {planeAt} from '#core/plane.ts';
import {placeIndex} from '#core/reached-places.ts';
import {closeLink, openLink, setFacility, walkState} from '#core/scenario/walk-edits.ts';
import {editScratch} from '#core/scenario/walk-state.ts';
import {walkNetwork} from '#core/search.ts';
import {FRACTION_SCALE} from '#core/units.ts';
import {joinSnaps} from '../../support/scene.ts';
import {seeded} from '../../support/seeded.ts';
import {BASE, plainAt} from '../../support/walkers.ts';

const SIDE = 40;

/** A grid whose streets are 10, 20 or 30 m long, one in eight one-way, one in twenty missing: ties everywhere, islands too. */
function townGrid(random: () => number): Graph {
  const ends: [number, number][] = [];
  for (let u = 0; u < SIDE * SIDE; u++)
    for (const v of [u % SIDE < SIDE - 1 ? u + 1 : -1, u < SIDE * (SIDE - 1) ? u + SIDE : -1])
      if (v >= 0 && random() > 0.05) ends.push([u, v]);
  const edgeFrom = Uint32Array.from(ends, end => end[0]);
  const edgeTo = Uint32Array.from(ends, end => end[1]);
  const edgeCount = ends.length;
  return {
    plane: planeAt(0),
    nodeCount: SIDE * SIDE,
    edgeCount,
    nodeLon: new Int32Array(SIDE * SIDE),
    nodeLat: new Int32Array(SIDE * SIDE),
    edgeFrom,
    edgeTo,
    edgeLength: Uint32Array.from({length: edgeCount}, () => 1000 * (1 + Math.floor(3 * random()))),
    edgeKind: new Uint8Array(edgeCount),
    edgeFlags: Uint16Array.from({length: edgeCount}, () => (random() < 0.125 ? EDGE_FLAG.noForward : 0)),
    edgeWaits: new Uint8Array(edgeCount),
    edgeSlopeForward: new Uint16Array(edgeCount).fill(1000),
    edgeSlopeBackward: new Uint16Array(edgeCount).fill(1000),
    edgeSnap: new Uint8Array(edgeCount).fill(3),
    ...buildArcs(SIDE * SIDE, edgeFrom, edgeTo),
  };
}

function snaps(graph: Graph, count: number, random: () => number): SnapColumns {
  return {
    edge: Uint32Array.from({length: count}, () => Math.floor(random() * graph.edgeCount)),
    fraction: Uint16Array.from({length: count}, () => [0, 32_768, FRACTION_SCALE][Math.floor(3 * random())]!),
    centimeters: Uint16Array.from({length: count}, () => 1000 * Math.floor(3 * random())),
    doubtful: new Uint8Array(count),
  };
}

function joinLinks(links: readonly LinkColumns[]): LinkColumns {
  const column = (key: keyof LinkColumns) => links.map(link => link[key][0]!);
  return {
    fromEdge: Uint32Array.from(column('fromEdge')),
    fromFraction: Uint16Array.from(column('fromFraction')),
    toEdge: Uint32Array.from(column('toEdge')),
    toFraction: Uint16Array.from(column('toFraction')),
    centimeters: Uint32Array.from(column('centimeters')),
  };
}

test('hundreds of edits of a town full of ties leave exactly what a full run gives, nodes and all', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 2 ** 31 - 1}), seed => {
      const random = seeded(seed);
      const graph = townGrid(random);
      const network = walkNetwork(graph, edgeCosts(graph, plainAt(1), BASE), 'to-destinations');
      const places = snaps(graph, 1500, random);
      const index = placeIndex(graph.edgeCount, places);
      const scratch = editScratch(network);
      const points = new Map<number, SnapColumns>();
      const links = new Map<number, LinkColumns>();
      for (let label = 0; label < 12; label++) points.set(label, snaps(graph, 1 + (label % 3), random));
      const sources = () => ({
        points: joinSnaps(...points.values()),
        facility: Uint32Array.from([...points].flatMap(([label, own]) => Array.from(own.edge, () => label))),
      });
      const state = walkState(network, index, sources(), scratch);
      for (let i = 0; i < 160; i++) {
        // many links at first, more than there is room for at the start
        const kind = i < 40 ? 0.8 : random();
        if (kind < 0.7) {
          const label = Math.floor(16 * random());
          const own = snaps(graph, Math.floor(3 * random()), random);
          points.set(label, own);
          setFacility(state, label, own, scratch);
        } else if (kind < 0.85 || links.size === 0) {
          const ends = snaps(graph, 2, random);
          const at = (end: number) => ({edge: ends.edge[end]!, fraction: ends.fraction[end]!});
          const link = oneLink(at(0), at(1), 1000 * Math.floor(4 * random()));
          links.set(openLink(state, link, 0, scratch).link, link);
        } else {
          const link = [...links.keys()][Math.floor(random() * links.size)]!;
          closeLink(state, link, scratch);
          links.delete(link);
        }
        if (i % 8 < 7) continue;
        const anew = walkState(network, index, sources(), editScratch(network), {
          links: joinLinks([...links.values()]),
        });
        expect(state.nodeCost.subarray(0, graph.nodeCount)).toEqual(anew.nodeCost.subarray(0, graph.nodeCount));
        expect(state.nodeLabel.subarray(0, graph.nodeCount)).toEqual(anew.nodeLabel.subarray(0, graph.nodeCount));
        expect([state.placeCost, state.placeLabel]).toEqual([anew.placeCost, anew.placeLabel]);
      }
      expect(links.size).toBeGreaterThan(16);
      for (const link of links.keys()) closeLink(state, link, scratch);
      const {points: all, facility} = sources();
      const full = nearestSources(network, all, places, facility);
      expect([state.placeCost, state.placeLabel]).toEqual([full.cost, full.label]);
    }),
    {numRuns: 8},
  );
});
