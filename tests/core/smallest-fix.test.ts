import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {costsBefore, gainedPlaces, nearerEnd} from '#core/gained-places.ts';
import {type CandidateLinks, LINK_KINDS} from '#core/link-file.ts';
import {planeAt} from '#core/plane.ts';
import {placeIndex} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {bestLinks, bestSite, type Gain, type GapPeople, siteCandidates, smallestFix} from '#core/smallest-fix.ts';
import {searchScratch} from '#core/travel-times.ts';
import {joinSnaps, Scene, scenePlace} from '../support/scene.ts';
import {BASE, PLAIN} from '../support/walkers.ts';

/** Cells in a row every 100 m; one number a cell, people of gap 0. */
function row(people: readonly number[], gapOf: readonly number[] = people.map(() => 0)): GapPeople {
  const places = people.map((_, i) => scenePlace(100 * i, 0));
  return {
    gapOf: Int32Array.from(gapOf),
    gapCount: 1 + Math.max(...gapOf),
    people,
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
  };
}

const gain = (at: number, served: number): Gain => ({at, served, total: served});
const never = () => {
  throw new Error('asked for a site');
};

test('takes a link that serves half of the people without asking for a site, a bridge only after the others', () => {
  const half = {simple: gain(7, 500), bridge: gain(8, 1000)};
  expect(smallestFix(1000, half, never, 0.5)).toEqual({by: 'link', gain: gain(7, 500)});
  expect(smallestFix(1000, {...half, simple: gain(7, 499)}, never, 0.5)).toEqual({by: 'link', gain: gain(8, 1000)});
});

test('takes a site when no link serves half, unless a link serves as many', () => {
  const few = {simple: gain(7, 300), bridge: null};
  expect(smallestFix(1000, few, () => gain(3, 301), 0.5)).toEqual({by: 'site', gain: gain(3, 301)});
  expect(smallestFix(1000, few, () => gain(3, 300), 0.5)).toEqual({by: 'link', gain: gain(7, 300)});
  expect(smallestFix(1000, few, () => null, 0.5)).toEqual({by: 'link', gain: gain(7, 300)});
  expect(smallestFix(1000, {simple: null, bridge: null}, () => null, 0.5)).toBeNull();
});

test('puts a site where most of the gap is served, then where most people are, then in the smaller cell', () => {
  const gaps = row([10, 20, 5, 40, 5], [0, 0, -1, -1, 0]);
  const within = (reach: number) => (cell: number) =>
    Uint32Array.from([0, 1, 2, 3, 4].filter(c => Math.abs(c - cell) <= reach));
  const all = Uint32Array.of(0, 1, 2, 3, 4);
  // cells 0 and 1 both serve the 30 of the gap; cell 2 too, and with it the 45 beside it
  expect(bestSite(gaps, 0, all, within(1))).toEqual({at: 1, served: 30, total: 35});
  expect(bestSite(gaps, 0, all, within(2))).toEqual({at: 2, served: 35, total: 80});
  expect(bestSite(gaps, 0, all, within(9))).toEqual({at: 0, served: 35, total: 80});
  expect(bestSite(gaps, 0, Uint32Array.of(3), within(0))).toBeNull();
});

/** A street that turns back on itself 600 m to the east: a clinic at one end, homes every 100 m along the other half, 40 m north. */
function hairpin() {
  const scene = new Scene().at('a', 0, 0).at('b', 600, 0).at('c', 600, 40).at('d', 0, 40);
  scene.street('a', 'b').street('b', 'c').street('c', 'd');
  const graph = scene.graph();
  const east = [0, 100, 200, 300, 400, 500];
  const homes = joinSnaps(...east.map(x => scene.on('c', 'd', 600 - x)));
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
  const index = placeIndex(graph.edgeCount, homes);
  const before = costsBefore(network, scene.on('a', 'b', 0), index, searchScratch(network.search));
  const places = east.map(x => scenePlace(x, 40));
  const gaps: GapPeople = {
    gapOf: Int32Array.of(0, 0, 0, 0, 1, -1),
    gapCount: 2,
    people: [10, 20, 30, 40, 50, 60],
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
  };
  return {before, gaps, scene};
}

/** Links straight across the hairpin at metres from its open end. */
function across(rows: readonly {x: number; meters: number; kind: 'path' | 'bridge'}[]): CandidateLinks {
  const share = (x: number) => Math.round((x / 600) * 65535);
  const ends = rows.map(({x}) => [scenePlace(x, 0), scenePlace(x, 40)] as const);
  return {
    links: {
      fromEdge: new Uint32Array(rows.length),
      fromFraction: Uint16Array.from(rows, ({x}) => share(x)),
      toEdge: new Uint32Array(rows.length).fill(2),
      toFraction: Uint16Array.from(rows, ({x}) => 65535 - share(x)),
      centimeters: Uint32Array.from(rows, row => 100 * row.meters),
    },
    kind: Uint8Array.from(rows, ({kind}) => LINK_KINDS.indexOf(kind)),
    flags: new Uint8Array(rows.length),
    fromLon: Int32Array.from(ends, ([from]) => from[0]),
    fromLat: Int32Array.from(ends, ([from]) => from[1]),
    toLon: Int32Array.from(ends, ([, to]) => to[0]),
    toLat: Int32Array.from(ends, ([, to]) => to[1]),
  };
}

test('finds for every gap the link that serves most of it, bridges apart, the shorter and then the first of equals', () => {
  const {before, gaps} = hairpin();
  const candidates = across([
    {x: 0, meters: 40, kind: 'path'},
    {x: 0, meters: 80, kind: 'bridge'},
    {x: 100, meters: 45, kind: 'path'},
    {x: 0, meters: 40, kind: 'path'},
    {x: 0, meters: 39, kind: 'path'},
    {x: 200, meters: 90, kind: 'bridge'},
  ]);
  // 260 s are 312 m: at x = 0 a path reaches 0 to 200, a bridge too; at x = 100 a path reaches 0 to 200
  expect(bestLinks(before, candidates, 2600, gaps)).toEqual([
    {simple: {at: 4, served: 60, total: 60}, bridge: {at: 1, served: 60, total: 60}},
    {simple: null, bridge: null},
  ]);
  // 375 s are 450 m: 39 m of path reach 400 as well, 80 m of bridge end at 300
  expect(bestLinks(before, candidates, 3750, gaps)).toEqual([
    {simple: {at: 4, served: 100, total: 150}, bridge: {at: 1, served: 100, total: 100}},
    {simple: {at: 4, served: 50, total: 150}, bridge: null},
  ]);
  expect(bestLinks(before, candidates, 300, gaps)).toEqual([
    {simple: null, bridge: null},
    {simple: null, bridge: null},
  ]);
});

test('finds what trying every link finds, wherever homes lie beside their street and links begin', () => {
  const {before, scene} = hairpin();
  const meters = fc.integer({min: 0, max: 600});
  const link = fc.record({
    kind: fc.nat(LINK_KINDS.length - 1),
    near: meters,
    far: meters,
    centimeters: fc.integer({min: 2000, max: 12_000}),
    turned: fc.boolean(),
  });
  const homes = fc.array(
    fc.record({x: meters, away: fc.nat(80), gap: fc.integer({min: -1, max: 2}), people: fc.nat(90)}),
  );
  fc.assert(
    fc.property(fc.array(link, {maxLength: 6}), homes, fc.integer({min: 200, max: 5000}), (rows, cells, cutoff) => {
      const places = joinSnaps(...cells.map(({x, away}) => scene.on('c', 'd', 600 - x, away)));
      const all = {
        ...before,
        places: placeIndex(before.network.graph.edgeCount, places),
      };
      const at = cells.map(({x, away}) => scenePlace(x, 40 + away));
      const gaps: GapPeople = {
        gapOf: Int32Array.from(cells, cell => cell.gap),
        gapCount: 3,
        people: cells.map(cell => cell.people),
        lon: Int32Array.from(at, place => place[0]),
        lat: Int32Array.from(at, place => place[1]),
      };
      const ends = rows.map(({near, far, turned}) => {
        const [a, b] = [
          {edge: 0, fraction: Math.round((near / 600) * 65535), place: scenePlace(near, 0)},
          {edge: 2, fraction: Math.round((1 - far / 600) * 65535), place: scenePlace(far, 40)},
        ];
        return turned ? {from: b, to: a} : {from: a, to: b};
      });
      const candidates: CandidateLinks = {
        links: {
          fromEdge: Uint32Array.from(ends, ({from}) => from.edge),
          fromFraction: Uint16Array.from(ends, ({from}) => from.fraction),
          toEdge: Uint32Array.from(ends, ({to}) => to.edge),
          toFraction: Uint16Array.from(ends, ({to}) => to.fraction),
          centimeters: Uint32Array.from(rows, row => row.centimeters),
        },
        kind: Uint8Array.from(rows, row => row.kind),
        flags: new Uint8Array(rows.length),
        fromLon: Int32Array.from(ends, ({from}) => from.place[0]),
        fromLat: Int32Array.from(ends, ({from}) => from.place[1]),
        toLon: Int32Array.from(ends, ({to}) => to.place[0]),
        toLat: Int32Array.from(ends, ({to}) => to.place[1]),
      };
      const gains = rows.map((_, at) => {
        const end = nearerEnd(all, candidates.links, at);
        return end && end.cost <= cutoff ? [...gainedPlaces(all, [end], cutoff)] : [];
      });
      const sum = (list: readonly number[]) => list.reduce((total, c) => total + cells[c]!.people, 0);
      const best = (gap: number, isBridge: boolean) => {
        const options = gains
          .map((gained, at) => ({at, served: sum(gained.filter(c => cells[c]!.gap === gap)), total: sum(gained)}))
          .filter(({at, served}) => served > 0 && (LINK_KINDS[rows[at]!.kind] === 'bridge') === isBridge);
        const length = ({at}: Gain) => rows[at]!.centimeters;
        return options.sort((a, b) => b.served - a.served || length(a) - length(b) || a.at - b.at)[0] ?? null;
      };
      expect(bestLinks(all, candidates, cutoff, gaps)).toEqual(
        [0, 1, 2].map(gap => ({simple: best(gap, false), bridge: best(gap, true)})),
      );
    }),
    {numRuns: 200},
  );
});

test('tries every cell of a small gap, and of a large one those among most of its people', () => {
  const people = Array.from({length: 200}, (_, c) => (c >= 120 && c < 130 ? 1000 : 1));
  const cells = Uint32Array.from(people.keys());
  const plane = planeAt(0);
  expect(siteCandidates(plane, row(people), 0, cells, 500, 200)).toEqual(cells);
  const tried = siteCandidates(plane, row(people), 0, cells, 500, 12);
  expect(tried.length).toBe(12);
  expect([...tried].sort((a, b) => a - b)).toEqual([...tried]);
  // within 25 squares of 250 m around the dense ten
  expect(tried.every(c => c > 110 && c < 140)).toBe(true);
});
