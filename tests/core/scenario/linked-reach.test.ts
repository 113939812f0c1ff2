import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {oneLink} from '#core/link.ts';
import {placeIndex, reachedPlaces} from '#core/reached-places.ts';
import {joinLinks, linkedReach} from '#core/scenario/linked-reach.ts';
import {editScratch} from '#core/scenario/walk-state.ts';
import {walkNetwork} from '#core/search.ts';
import {FRACTION_SCALE, UNREACHED} from '#core/units.ts';
import {nearestOnCutNetwork} from '../../support/linked-rival.ts';
import {anyGraph, anySnaps} from '../../support/random-network.ts';
import {BASE, SLOW} from '../../support/walkers.ts';

const CUTOFF = 3000;

const scenes = anyGraph.chain(graph => {
  const end = fc.record({edge: fc.nat(graph.edgeCount - 1), fraction: fc.nat(FRACTION_SCALE)});
  return fc.record({
    graph: fc.constant(graph),
    places: anySnaps(graph, 0, 12),
    facilities: fc.array(anySnaps(graph, 0, 3), {maxLength: 4}),
    links: fc.array(fc.tuple(end, end, fc.nat(10_000)), {maxLength: 4}),
  });
});

test('reaches what a search on the cut network reaches, whoever was searched from before', () => {
  fc.assert(
    fc.property(scenes, ({graph, places, facilities, links: rows}) => {
      const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'to-destinations');
      const links = joinLinks(rows.map(([from, to, centimeters]) => oneLink(from, to, centimeters)));
      const index = placeIndex(graph.edgeCount, places);
      const reach = linkedReach(network, index, links, CUTOFF, editScratch(network));
      for (const points of facilities) {
        const labels = points.edge.map(() => 0);
        const {cost} = nearestOnCutNetwork(network, points, labels, places, links, CUTOFF);
        const found = reach(points);
        const place = [...cost.keys()].filter(p => cost[p] !== UNREACHED);
        expect([...found.place]).toEqual(place);
        expect([...found.cost]).toEqual(place.map(p => cost[p]));
        if (rows.length === 0) expect(found).toEqual(reachedPlaces(network, points, index, CUTOFF));
      }
    }),
    {numRuns: 300},
  );
});
