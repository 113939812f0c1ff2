import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {pickSnaps} from '#core/facility-selection.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import {placeIndex} from '#core/reached-places.ts';
import {type TwoNearest, twoNearestSources} from '#core/scenario/two-nearest.ts';
import {setFacility, walkState} from '#core/scenario/walk-edits.ts';
import {editScratch} from '#core/scenario/walk-state.ts';
import {type Direction, walkNetwork} from '#core/search.ts';
import {NO_EDGE, UNREACHED} from '#core/units.ts';
import {anyGraph, anySnaps} from '../../support/random-network.ts';
import {joinSnaps, Scene} from '../../support/scene.ts';
import {BASE, PLAIN, plainAt, SLOW} from '../../support/walkers.ts';

const LABELS = 5;

const scenes = anyGraph.chain(graph =>
  fc
    .record({
      costs: fc.constantFrom(
        edgeCosts(graph, PLAIN, BASE),
        edgeCosts(graph, SLOW, BASE),
        edgeCosts(graph, plainAt(10), BASE),
      ),
      direction: fc.constantFrom<Direction>('from-origins', 'to-destinations'),
      sources: anySnaps(graph, 0, 8),
      names: fc.array(fc.nat(LABELS - 1), {minLength: 8, maxLength: 8}),
      places: anySnaps(graph, 0, 10),
      cutoff: fc.oneof(fc.constant(65530), fc.integer({min: 0, max: 65530}), fc.nat(600)),
    })
    .map(scene => ({
      ...scene,
      network: walkNetwork(graph, scene.costs, scene.direction),
      labels: Uint32Array.from(scene.names.slice(0, scene.sources.edge.length)),
    })),
);

test('the first is the nearest source, the second the nearest once the first is taken away', () => {
  fc.assert(
    fc.property(scenes, ({network, sources, labels, places, cutoff}) => {
      const two = twoNearestSources(network, sources, places, labels, cutoff);
      const first = nearestSources(network, sources, places, labels, cutoff);
      expect([two.cost, two.label]).toEqual([first.cost, first.label]);
      for (let p = 0; p < places.edge.length; p++) {
        const others = [...labels.keys()].filter(s => labels[s] !== two.label[p]);
        const rest = Uint32Array.from(others, s => labels[s]!);
        const next = nearestSources(network, pickSnaps(sources, others), pickSnaps(places, [p]), rest, cutoff);
        const reached = two.label[p] !== NO_EDGE;
        expect(two.secondCost[p]).toBe(reached ? next.cost[0] : UNREACHED);
        expect(two.secondLabel[p]).toBe(reached ? next.label[0] : NO_EDGE);
      }
    }),
    {numRuns: 500},
  );
});

/** People with one facility within the cutoff and no other, by that facility. */
function peopleOnlyHere({label, secondLabel}: TwoNearest, people: readonly number[], facilityCount: number): number[] {
  return Array.from({length: facilityCount}, (_, facility) =>
    people.reduce((sum, n, p) => sum + (label[p] === facility && secondLabel[p] === NO_EDGE ? n : 0), 0),
  );
}

test('counts as only here whom no other facility reaches, and whom closing it leaves without any', () => {
  fc.assert(
    fc.property(scenes, fc.array(fc.nat(9_000), {minLength: 10, maxLength: 10}), (scene, people) => {
      const {network, sources, labels, places, cutoff} = scene;
      const only = peopleOnlyHere(twoNearestSources(network, sources, places, labels, cutoff), people, LABELS);
      const rowsOf = (label: number) => [...labels.keys()].filter(s => labels[s] === label);
      const reach = Array.from({length: LABELS}, (_, label) =>
        placeTimes(network, pickSnaps(sources, rowsOf(label)), places, cutoff),
      );
      const index = placeIndex(network.graph.edgeCount, places);
      const scratch = editScratch(network);
      const state = walkState(network, index, {points: sources, facility: labels}, scratch, {cutoff});
      for (let label = 0; label < LABELS; label++) {
        const alone = (p: number) => reach.every((cost, other) => cost[p]! <= cutoff === (other === label));
        const expected = Array.from(places.edge.keys()).reduce((sum, p) => sum + (alone(p) ? people[p]! : 0), 0);
        expect(only[label]).toBe(expected);
        const closed = setFacility(state, label, joinSnaps(), scratch);
        const lost = closed.place.reduce((sum, p, i) => sum + (closed.newCost[i] === UNREACHED ? people[p]! : 0), 0);
        expect(lost).toBe(expected);
        setFacility(state, label, pickSnaps(sources, rowsOf(label)), scratch);
      }
    }),
    {numRuns: 300},
  );
});

test('on a street with two clinics only those beyond reach of one of them have the other alone', () => {
  const scene = new Scene().street('west', 'east', 1000);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, plainAt(1), BASE), 'to-destinations');
  const clinics = joinSnaps(scene.on('west', 'east', 300), scene.on('west', 'east', 700));
  const homes = joinSnaps(...[0, 200, 500, 900].map(meters => scene.on('west', 'east', meters)));
  const two = twoNearestSources(network, clinics, homes, Uint32Array.of(0, 1), 4000);
  expect([...two.label]).toEqual([0, 0, 0, 1]);
  expect(peopleOnlyHere(two, [1, 10, 100, 1000], 2)).toEqual([11, 1000]);
});
