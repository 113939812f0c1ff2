import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cellVerdicts, VERDICT} from '#core/coverage.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {pickSnaps} from '#core/facility-selection.ts';
import {addChoices, noChoices, placeCounts, placeSites} from '#core/opportunities.ts';
import {placeTimes} from '#core/place-times.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import {placeIndex} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {HORIZON_TENTHS} from '#core/units.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

const ANYONE = {family: 'any'} as const;

/** Facilities that are nothing but entry points. */
function facilitiesAt(points: SnapColumns, firstPoint: readonly number[]): FacilityPoints {
  const count = firstPoint.length - 1;
  return {
    facilityCount: count,
    category: new Uint16Array(count),
    categories: ['shop'],
    lon: new Int32Array(count),
    lat: new Int32Array(count),
    inside: new Uint8Array(count).fill(1),
    doubtful: new Uint8Array(count),
    open: new Uint8Array(count).fill(1),
    firstPoint: Uint32Array.from(firstPoint),
    points,
    pointsStepFree: points,
  };
}

test('counts different places: one entered at two gates counts once, one under two categories counts once', () => {
  // 1 m/s: homes at 0, 300 and 900 m along a street of 1,200 m
  const scene = new Scene().street('west', 'east', 1200);
  const along = (meters: number) => scene.on('west', 'east', meters);
  const network = walkNetwork(scene.graph(), edgeCosts(scene.graph(), plainAt(1), BASE), 'to-destinations');
  const homes = joinSnaps(along(0), along(300), along(900));
  // a market with gates at 60 and 600 m; a clinic that is also a health centre at 360 m; a clinic at 1,200 m
  const points = joinSnaps(along(60), along(600), along(360), along(360), along(1200));
  const facilities = facilitiesAt(points, [0, 2, 3, 4, 5]);
  const sites = placeSites(facilities, [0, 1, 2, 3], ['osm:n1', 'osm:n2', 'osm:n2', 'osm:n3'], ANYONE);
  expect([...sites.firstPoint]).toEqual([0, 2, 4, 5]);
  const index = placeIndex(1, homes);
  const counts = placeCounts(network, sites, index, [590, 600, 3000, 3600, 12_000], searchScratch(network.search));
  expect(counts.map(cells => [...cells])).toEqual([
    [0, 0, 0],
    [1, 1, 0],
    [1, 2, 2],
    [2, 2, 2],
    [3, 3, 3],
  ]);
});

test('places come together whatever the order of their facilities, and no facility is no place', () => {
  const scene = new Scene().street('a', 'b', 100);
  const points = joinSnaps(scene.on('a', 'b', 10), scene.on('a', 'b', 20), scene.on('a', 'b', 30));
  const facilities = facilitiesAt(points, [0, 1, 2, 3]);
  const sites = placeSites(facilities, [0, 1, 2], ['list:b', 'list:a', 'list:b'], ANYONE);
  expect([...sites.firstPoint]).toEqual([0, 1, 3]);
  expect([...sites.points.fraction]).toEqual([...pickSnaps(points, [1, 0, 2]).fraction]);
  const none = placeSites(facilities, [], [], ANYONE);
  expect([none.firstPoint.length, none.points.edge.length]).toEqual([1, 0]);
  const network = walkNetwork(scene.graph(), edgeCosts(scene.graph(), PLAIN, BASE), 'to-destinations');
  const index = placeIndex(1, points);
  expect([...placeCounts(network, none, index, [100], searchScratch(network.search))[0]!]).toEqual([0, 0, 0]);
});

const scene = anyGraph.chain(graph =>
  fc.record({
    graph: fc.constant(graph),
    homes: anySnaps(graph, 1, 8),
    points: anySnaps(graph, 1, 9),
    /** Place of each point, which is a facility of its own. */
    places: fc.array(fc.nat(4), {minLength: 9, maxLength: 9}),
    cutoffs: fc.uniqueArray(fc.integer({min: 1, max: HORIZON_TENTHS}), {minLength: 1, maxLength: 4}),
    profile: fc.constantFrom(PLAIN, SLOW),
  }),
);

test('equals one full search per place, and at least one place is the same as the nearest within the cutoff', () => {
  fc.assert(
    fc.property(scene, ({graph, homes, points, places, cutoffs, profile}) => {
      const network = walkNetwork(graph, edgeCosts(graph, profile, BASE), 'to-destinations');
      const count = points.edge.length;
      const facilities = facilitiesAt(
        points,
        Array.from({length: count + 1}, (_, i) => i),
      );
      const chosen = Array.from({length: count}, (_, i) => i);
      const placeOf = chosen.map(i => `list:${places[i]}`);
      const sorted = cutoffs.toSorted((a, b) => a - b);
      const index = placeIndex(graph.edgeCount, homes);
      const counts = placeCounts(
        network,
        placeSites(facilities, chosen, placeOf, ANYONE),
        index,
        sorted,
        searchScratch(network.search),
      );
      const each = [...new Set(placeOf)].map(name =>
        placeTimes(
          network,
          pickSnaps(
            points,
            chosen.filter(i => placeOf[i] === name),
          ),
          homes,
        ),
      );
      const nearest = placeTimes(network, points, homes);
      sorted.forEach((cutoff, k) => {
        const rival = homes.edge.map((_, c) => each.filter(times => times[c]! <= cutoff).length);
        expect([...counts[k]!]).toEqual([...rival]);
        expect([...counts[k]!].map(n => n > 0)).toEqual([...nearest].map(tenths => tenths <= cutoff));
        // a longer walk never reaches fewer
        if (k > 0) expect(counts[k]!.every((n, c) => n >= counts[k - 1]![c]!)).toBe(true);
      });
    }),
    {numRuns: 300},
  );
});

test('people are counted once, in the area they live in, and what is not found is unknown unless known to be none', () => {
  const known = Uint8Array.of(2, 1, 2, 2, 2, 2);
  const costs = Uint16Array.of(900, 900, 100, 100, 100, 100);
  const verdicts = cellVerdicts({low: costs.map(c => c + 500), base: costs, high: costs}, 600, known, null, 720);
  expect(verdicts.base[0]).toBe(VERDICT.uncovered);
  const counts = [noChoices(), noChoices()];
  const found = Uint32Array.of(0, 0, 1, 2, 3, 9);
  addChoices(counts, found, verdicts, [1, 10, 100, 1000, 10_000, 100_000], Int32Array.of(0, 0, 0, 1, 1, -1));
  expect(counts).toEqual([
    {people: 111, none: 1, unknown: 10, one: 100, two: 0, threeOrMore: 0, anyLow: 100, anyHigh: 100, places: 100},
    {
      ...{people: 11_000, none: 0, unknown: 0, one: 0, two: 1000, threeOrMore: 10_000},
      ...{anyLow: 11_000, anyHigh: 11_000, places: 32_000},
    },
  ]);
  const whole = [noChoices()];
  addChoices(whole, found, verdicts, [1, 1, 1, 1, 1, 1]);
  expect([whole[0]!.people, whole[0]!.places]).toEqual([6, 15]);
});
