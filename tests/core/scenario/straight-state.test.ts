import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planeAt} from '#core/plane.ts';
import {type MapPlaces, setStraightFacility, straightState} from '#core/scenario/straight-state.ts';
import {straightLines} from '#core/straight-lines.ts';

// few distinct positions, metres apart: ties are common
const spot = fc.record({
  lon: fc.oneof(
    fc.integer({min: 0, max: 4}).map(step => step * 1000),
    fc.integer({min: -90_000, max: 90_000}),
  ),
  lat: fc.oneof(
    fc.integer({min: 0, max: 4}).map(step => step * 1000),
    fc.integer({min: -90_000, max: 90_000}),
  ),
});
const columns = (spots: readonly {lon: number; lat: number}[]): MapPlaces => ({
  lon: Int32Array.from(spots, one => one.lon),
  lat: Int32Array.from(spots, one => one.lat),
});

test('equals straight lines measured from nothing after every facility added, moved or closed', () => {
  const edits = fc.array(fc.record({facility: fc.nat(5), at: fc.option(spot)}), {maxLength: 15});
  fc.assert(
    fc.property(fc.array(spot, {maxLength: 30}), fc.array(spot, {maxLength: 4}), edits, (homes, first, sequence) => {
      const plane = planeAt(31);
      const places = columns(homes);
      const facilities = new Map(first.map((at, i) => [i, at]));
      const state = straightState(plane, places, columns(first), Uint32Array.from(first.keys()));
      for (const {facility, at} of sequence) {
        const before = {cost: state.cost.slice(), label: state.label.slice()};
        const changes = setStraightFacility(state, facility, at);
        if (at) facilities.set(facility, at);
        else facilities.delete(facility);
        const anew = straightLines(
          plane,
          places,
          columns([...facilities.values()]),
          Uint32Array.from(facilities.keys()),
        );
        expect([state.cost, state.label]).toEqual([anew.decimeters, anew.label]);
        const changed = [...homes.keys()].filter(
          p => before.cost[p] !== anew.decimeters[p] || before.label[p] !== anew.label[p],
        );
        expect([...changes.place]).toEqual(changed);
        expect(changes.oldCost).toEqual(Uint32Array.from(changed, p => before.cost[p]!));
        expect(changes.newLabel).toEqual(Uint32Array.from(changed, p => anew.label[p]!));
      }
    }),
    {numRuns: 400},
  );
});
