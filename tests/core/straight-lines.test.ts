import fc from 'fast-check';
import {expect, test} from 'vitest';
import {distanceMeters, planeAt} from '#core/plane.ts';
import {NO_LINE, placesAround, straightLines} from '#core/straight-lines.ts';

const plane = planeAt(31);
const place = fc.record({
  lon: fc.integer({min: 1_214_000_000, max: 1_215_000_000}),
  lat: fc.integer({min: 309_000_000, max: 311_000_000}),
});
const columns = (places: readonly {lon: number; lat: number}[]) => ({
  lon: Int32Array.from(places, row => row.lon),
  lat: Int32Array.from(places, row => row.lat),
});

test('is the least of all distances, with the smallest label among equals', () => {
  fc.assert(
    fc.property(
      fc.array(place, {minLength: 1, maxLength: 10}),
      fc.array(place, {minLength: 1, maxLength: 20}),
      (places, targets) => {
        const found = straightLines(plane, columns(places), columns([...targets, targets[0]!]));
        places.forEach((from, p) => {
          const all = targets.map(to => Math.round(10 * distanceMeters(plane, from.lon, from.lat, to.lon, to.lat)));
          const least = Math.min(...all);
          expect([found.decimeters[p], found.label[p]]).toEqual([least, all.indexOf(least)]);
        });
      },
    ),
  );
});

test('weighs targets of a few decimetres apart against each other, whichever is farther north', () => {
  const near = fc.record({lon: fc.integer({min: 0, max: 400}), lat: fc.integer({min: 310_000_000, max: 310_000_200})});
  fc.assert(
    fc.property(
      near,
      fc.array(fc.record({at: near, label: fc.nat(9)}), {minLength: 1, maxLength: 12}),
      (from, targets) => {
        const to = columns(targets.map(target => target.at));
        const labels = Uint32Array.from(targets, target => target.label);
        const found = straightLines(plane, columns([from]), to, labels);
        const all = targets.map(({at, label}) => ({
          label,
          length: Math.round(10 * distanceMeters(plane, from.lon, from.lat, at.lon, at.lat)),
        }));
        const best = all.sort((a, b) => a.length - b.length || a.label - b.label)[0]!;
        expect([found.decimeters[0], found.label[0]]).toEqual([best.length, best.label]);
      },
    ),
    {numRuns: 2000},
  );
});

test('says so when there is nothing to measure to, and names targets by their labels', () => {
  const home = columns([{lon: 0, lat: 0}]);
  expect(straightLines(plane, home, columns([])).decimeters[0]).toBe(NO_LINE);
  expect(straightLines(plane, home, home, Uint32Array.of(42))).toEqual({
    decimeters: Uint32Array.of(0),
    label: Uint32Array.of(42),
  });
});

test('finds in a circle whatever measures no more than its radius, the edge included', () => {
  fc.assert(
    fc.property(fc.array(place, {maxLength: 30}), place, fc.integer({min: 0, max: 60_000}), (places, from, wanted) => {
      const all = places.map(to => Math.round(10 * distanceMeters(plane, to.lon, to.lat, from.lon, from.lat)));
      // every other radius ends exactly at a place
      const radius = wanted % 2 === 0 ? wanted : (all[wanted % Math.max(1, all.length)] ?? wanted);
      const found = placesAround(plane, columns(places))(from.lon, from.lat, radius);
      const expected = [...all.keys()].filter(p => all[p]! <= radius);
      expect([...found.place]).toEqual(expected);
      expect([...found.decimeters]).toEqual(expected.map(p => all[p]));
    }),
  );
});
