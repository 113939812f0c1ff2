import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts, lengthCosts} from '#core/edge-costs.ts';
import type {Graph} from '#core/graph.ts';
import type {LinkColumns} from '#core/link.ts';
import {oneLink} from '#core/link.ts';
import {nearestSources} from '#core/place-times.ts';
import type {SnapColumns} from '#core/places.ts';
import {placeIndex} from '#core/reached-places.ts';
import type {PlaceChanges} from '#core/scenario/place-changes.ts';
import {closeLink, openLink, setFacility, walkState} from '#core/scenario/walk-edits.ts';
import {editScratch, type WalkState} from '#core/scenario/walk-state.ts';
import {type Direction, walkNetwork} from '#core/search.ts';
import {FRACTION_SCALE} from '#core/units.ts';
import {nearestOnCutNetwork} from '../../support/linked-rival.ts';
import {anyGraph, anySnaps} from '../../support/random-network.ts';
import {joinSnaps, Scene} from '../../support/scene.ts';
import {BASE, PLAIN, plainAt, SLOW} from '../../support/walkers.ts';

const NOWHERE = joinSnaps();

type Edit =
  | {readonly kind: 'facility'; readonly label: number; readonly points: SnapColumns}
  | {readonly kind: 'link'; readonly link: LinkColumns}
  | {readonly kind: 'unlink'; readonly pick: number};

/** Links of any length; ends at nodes and on edges that other links, places and facilities share are common. */
function anyLink(graph: Graph): fc.Arbitrary<LinkColumns> {
  const end = fc.record({
    edge: fc.nat(graph.edgeCount - 1),
    fraction: fc.oneof(fc.constantFrom(0, 1, 30_000, FRACTION_SCALE), fc.nat(FRACTION_SCALE)),
  });
  const length = fc.oneof(fc.constantFrom(0, 5, 100), fc.nat(15_000), fc.constant(9_000_000));
  return fc.tuple(end, end, length).map(([from, to, centimeters]) => oneLink(from, to, centimeters));
}

function anyEdit(graph: Graph): fc.Arbitrary<Edit> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('facility' as const),
        label: fc.nat(5),
        points: anySnaps(graph, 0, 3),
      }),
    },
    {weight: 2, arbitrary: anyLink(graph).map(link => ({kind: 'link' as const, link}))},
    {weight: 1, arbitrary: fc.nat(20).map(pick => ({kind: 'unlink' as const, pick}))},
  );
}

const scenes = anyGraph.chain(graph =>
  fc.record({
    graph: fc.constant(graph),
    costs: fc.constantFrom(
      edgeCosts(graph, PLAIN, BASE),
      edgeCosts(graph, SLOW, BASE),
      edgeCosts(graph, plainAt(10), BASE),
      lengthCosts(graph),
    ),
    direction: fc.constantFrom<Direction>('from-origins', 'to-destinations'),
    places: anySnaps(graph, 0, 10),
    cutoff: fc.oneof(fc.constant(65530), fc.integer({min: 0, max: 65530}), fc.integer({min: 0, max: 600})),
    edits: fc.array(anyEdit(graph), {minLength: 1, maxLength: 14}),
  }),
);

/** The facilities and links that should be in force, kept apart from the state. */
class Ledger {
  readonly points = new Map<number, SnapColumns>();
  readonly links = new Map<number, LinkColumns>();

  sources(): {snaps: SnapColumns; labels: number[]} {
    const rows = [...this.points];
    return {
      snaps: joinSnaps(...rows.map(row => row[1])),
      labels: rows.flatMap(([label, points]) => Array.from(points.edge, () => label)),
    };
  }

  openLinks(): LinkColumns {
    const rows = [...this.links.values()];
    const column = (key: keyof LinkColumns) => rows.map(row => row[key][0]!);
    return {
      fromEdge: Uint32Array.from(column('fromEdge')),
      fromFraction: Uint16Array.from(column('fromFraction')),
      toEdge: Uint32Array.from(column('toEdge')),
      toFraction: Uint16Array.from(column('toFraction')),
      centimeters: Uint32Array.from(column('centimeters')),
    };
  }
}

function apply(state: WalkState, ledger: Ledger, edit: Edit, scratch: ReturnType<typeof editScratch>) {
  if (edit.kind === 'facility') {
    ledger.points.set(edit.label, edit.points);
    return setFacility(state, edit.label, edit.points, scratch);
  }
  if (edit.kind === 'link') {
    const {link, changes} = openLink(state, edit.link, 0, scratch);
    ledger.links.set(link, edit.link);
    return changes;
  }
  const link = [...ledger.links.keys()][edit.pick % Math.max(1, ledger.links.size)];
  if (link === undefined) return null;
  ledger.links.delete(link);
  return closeLink(state, link, scratch);
}

/** What the changes say must be exactly the difference between before and after. */
function expectExactChanges(
  changes: PlaceChanges | null,
  before: {cost: Uint16Array; label: Uint32Array},
  state: WalkState,
) {
  const expected = Array.from(before.cost.keys()).filter(
    p => before.cost[p] !== state.placeCost[p] || before.label[p] !== state.placeLabel[p],
  );
  expect(changes ? [...changes.place].sort((a, b) => a - b) : []).toEqual(expected);
  changes?.place.forEach((p, i) => {
    expect([changes.oldCost[i], changes.oldLabel[i]]).toEqual([before.cost[p], before.label[p]]);
    expect([changes.newCost[i], changes.newLabel[i]]).toEqual([state.placeCost[p], state.placeLabel[p]]);
  });
}

test('after every edit of a long random sequence equals Bellman–Ford on the network cut at every entry, place and link', () => {
  fc.assert(
    fc.property(scenes, ({graph, costs, direction, places, cutoff, edits}) => {
      const network = walkNetwork(graph, costs, direction);
      const index = placeIndex(graph.edgeCount, places);
      const scratch = editScratch(network);
      const ledger = new Ledger();
      const state = walkState(network, index, {points: NOWHERE, facility: new Uint32Array(0)}, scratch, {cutoff});
      for (const edit of edits) {
        const before = {cost: state.placeCost.slice(), label: state.placeLabel.slice()};
        const changes = apply(state, ledger, edit, scratch);
        const {snaps, labels} = ledger.sources();
        const links = ledger.openLinks();
        const rival = nearestOnCutNetwork(network, snaps, labels, places, links, cutoff);
        expect(state.placeCost).toEqual(rival.cost);
        expect(state.placeLabel).toEqual(rival.label);
        expectExactChanges(changes, before, state);
        const sources = {points: snaps, facility: Uint32Array.from(labels)};
        const anew = walkState(network, index, sources, editScratch(network), {cutoff, links});
        expect(anew.placeCost).toEqual(state.placeCost);
        expect(anew.placeLabel).toEqual(state.placeLabel);
        expect(anew.nodeCost.subarray(0, graph.nodeCount)).toEqual(state.nodeCost.subarray(0, graph.nodeCount));
        expect(anew.nodeLabel.subarray(0, graph.nodeCount)).toEqual(state.nodeLabel.subarray(0, graph.nodeCount));
        if (ledger.links.size > 0) continue;
        const full = nearestSources(network, snaps, places, sources.facility, cutoff);
        expect([full.cost, full.label]).toEqual([state.placeCost, state.placeLabel]);
      }
    }),
    {numRuns: 600},
  );
});

/** A street of crossings 10 m apart, a home at each. */
function longStreet(crossings: number) {
  const scene = new Scene();
  for (let i = 1; i < crossings; i++) scene.street(`${i - 1}`, `${i}`, 10);
  const at = (i: number) => scene.on(`${i}`, `${i + 1}`, 0);
  const homes = joinSnaps(...Array.from({length: crossings - 1}, (_, i) => at(i)));
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, plainAt(1), BASE), 'to-destinations');
  return {network, at, homes, index: placeIndex(graph.edgeCount, homes)};
}

test('an edit touches the nodes it changes and those around, not the city', () => {
  const {network, at, index} = longStreet(1001);
  const scratch = editScratch(network);
  const points = joinSnaps(at(0), at(500), at(900));
  const state = walkState(network, index, {points, facility: Uint32Array.of(0, 1, 2)}, scratch);
  const added = setFacility(state, 3, at(600), scratch);
  expect([...added.place]).toEqual(Array.from({length: 199}, (_, i) => 551 + i));
  expect(scratch.touchedCount).toBe(199);
  setFacility(state, 3, NOWHERE, scratch);
  expect(scratch.touchedCount).toBe(199);
  const detour = openLink(state, oneLink({edge: 600, fraction: 0}, {edge: 650, fraction: 0}, 100_000), 0, scratch);
  expect([detour.changes.place.length, scratch.touchedCount]).toEqual([0, 2]);
  closeLink(state, detour.link, scratch);
  expect(scratch.touchedCount).toBe(2);
  // a shortcut of 1 m past 20 crossings, 100 m from the clinic: the ten beyond its middle gain, and all the street behind
  const shortcut = openLink(state, oneLink({edge: 510, fraction: 0}, {edge: 530, fraction: 0}, 100), 0, scratch);
  expect([...shortcut.changes.place].slice(0, 3)).toEqual([521, 522, 523]);
  const {touchedCount} = scratch;
  closeLink(state, shortcut.link, scratch);
  expect(scratch.touchedCount).toBeLessThanOrEqual(touchedCount);
});

test('keeps no trace of entries and links that are gone', () => {
  const {network, at, homes, index} = longStreet(101);
  const scratch = editScratch(network);
  const state = walkState(network, index, {points: at(0), facility: Uint32Array.of(0)}, scratch);
  const before = state.placeCost.slice();
  for (let i = 0; i < 300; i++) {
    setFacility(state, 7, joinSnaps(at(i % 90), at((i * 7) % 90), at((i * 11) % 90)), scratch);
    const {link} = openLink(state, oneLink({edge: i % 90, fraction: 9}, {edge: 5, fraction: 7}, 100), 0, scratch);
    closeLink(state, link, scratch);
  }
  setFacility(state, 7, NOWHERE, scratch);
  expect(state.entries.used).toBe(4);
  expect(state.links.endEdge.length).toBe(2);
  expect(state.entries.busy.reduce((sum, busy) => sum + busy, 0)).toBe(1);
  expect(state.links.joined.some(joined => joined === 1)).toBe(false);
  expect(state.placeCost).toEqual(before);
  expect(nearestSources(network, at(0), homes).cost).toEqual(before);
});
