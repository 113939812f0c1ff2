import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {DECAYS, decayWeights, floatingCatchment, WEIGHT_SCALE} from '#core/floating-catchment.ts';
import {joinReach} from '#core/reach-lists.ts';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('weights', () => {
  test('without decay every second weighs the same', () => {
    expect([...decayWeights('none', 3)]).toEqual([1e6, 1e6, 1e6, 1e6]);
  });

  test('three rings of ten minutes weigh 1, 0.68 and 0.22, as Luo and Qi have it', () => {
    const weights = decayWeights('step', 1800);
    const at = (minutes: number) => weights[minutes * 60]! / WEIGHT_SCALE;
    expect([at(0), at(10), at(10.05), at(20), at(20.05), at(30)]).toEqual([1, 1, 0.68, 0.68, 0.22, 0.22]);
  });

  test('linear and Gaussian weights fall from 1 to 0 at the cutoff', () => {
    for (const decay of ['linear', 'gaussian'] as const) {
      const weights = decayWeights(decay, 900);
      expect(weights[0]).toBe(WEIGHT_SCALE);
      expect(weights[900]).toBe(0);
      expect(weights.every((weight, s) => s === 0 || weight <= weights[s - 1]!)).toBe(true);
    }
    expect(decayWeights('linear', 900)[450]).toBe(WEIGHT_SCALE / 2);
  });

  test('the Gaussian is the published one', () => {
    const weights = decayWeights('gaussian', 900);
    const expected = (Math.exp(-0.125) - Math.exp(-0.5)) / (1 - Math.exp(-0.5));
    expect(weights[450]).toBe(Math.round(WEIGHT_SCALE * expected));
  });
});

describe('two catchments that share a cell', () => {
  // clinic A has 3 doctors and is reached by cells 0 and 1, clinic B 1 doctor and cells 1 and 2
  const reach = joinReach(4, [
    {place: [0, 1], cost: [3000, 3000]},
    {place: [1, 2], cost: [3000, 3000]},
  ]);
  const people = [1000, 2000, 3000, 4000];
  const capacity = [3, 1];

  test('ratios add up where both are in reach, and are 0 where none is', () => {
    const access = floatingCatchment(reach, decayWeights('none', 300), capacity, people);
    expect(access[0]).toBeCloseTo(3 / 3000, 15);
    expect(access[1]).toBeCloseTo(3 / 3000 + 1 / 5000, 15);
    expect(access[2]).toBeCloseTo(1 / 5000, 15);
    expect(access[3]).toBe(0);
  });

  test('with decay both steps are weighted', () => {
    const uneven = joinReach(2, [{place: [0, 1], cost: [0, 2000]}]);
    const access = floatingCatchment(uneven, decayWeights('step', 300), [6], [1000, 1000]);
    const ratio = 6 / (1000 + 0.68 * 1000);
    expect(access[0]).toBeCloseTo(ratio, 12);
    expect(access[1]).toBeCloseTo(0.68 * ratio, 12);
  });

  test('a part of a second counts as the second it ends in', () => {
    const access = (tenths: number) =>
      floatingCatchment(joinReach(1, [{place: [0], cost: [tenths]}]), decayWeights('step', 300), [1], [1])[0]!;
    // one person alone always has the whole facility unless the weight is 0
    expect(access(1000)).toBe(1);
    const linear = (tenths: number) =>
      floatingCatchment(
        joinReach(2, [{place: [0, 1], cost: [0, tenths]}]),
        decayWeights('linear', 10),
        [1],
        [1, 1],
      )[1]!;
    expect(linear(41)).toBe(linear(50));
    expect(linear(40)).toBeGreaterThan(linear(41));
  });
});

const cases = fc.integer({min: 1, max: 6}).chain(k =>
  fc.record({
    reached: fc.array(fc.array(fc.option(fc.integer({min: 0, max: 8999})), {minLength: k, maxLength: k}), {
      minLength: 1,
      maxLength: 25,
    }),
    people: fc.array(fc.integer({min: 0, max: 90_000}), {minLength: 25, maxLength: 25}),
    capacity: fc.array(fc.integer({min: 0, max: 90_000}), {minLength: k, maxLength: k}),
    decay: fc.constantFrom(...DECAYS),
  }),
);

function listsOf(reached: readonly (readonly (number | null)[])[], facilityCount: number) {
  const parts = Array.from({length: facilityCount}, (_, f) => {
    const place = reached.flatMap((row, c) => (row[f] === null ? [] : [c]));
    return {place, cost: place.map(c => reached[c]![f]!)};
  });
  return joinReach(reached.length, parts);
}

test('equals the definition, computed cell by cell and facility by facility', () => {
  fc.assert(
    fc.property(cases, ({reached, people, capacity, decay}) => {
      const weights = decayWeights(decay, 900);
      const weight = (c: number, f: number) => {
        const tenths = reached[c]![f]!;
        return tenths === null ? 0 : weights[Math.ceil(tenths / 10)]! / WEIGHT_SCALE;
      };
      const access = floatingCatchment(listsOf(reached, capacity.length), weights, capacity, people);
      reached.forEach((_, c) => {
        const expected = capacity.reduce((total, places, f) => {
          const demand = reached.reduce((all, _row, k) => all + weight(k, f) * people[k]!, 0);
          return demand === 0 ? total : total + (weight(c, f) * places) / demand;
        }, 0);
        expect(access[c]).toBeCloseTo(expected, 9);
      });
    }),
    {numRuns: 200},
  );
});

test('summed over the people it gives back the capacity of every facility that someone reaches', () => {
  fc.assert(
    fc.property(cases, ({reached, people, capacity, decay}) => {
      const weights = decayWeights(decay, 900);
      const access = floatingCatchment(listsOf(reached, capacity.length), weights, capacity, people);
      const shared = reached.reduce((total, _, c) => total + access[c]! * people[c]!, 0);
      const used = capacity.filter((_, f) =>
        reached.some((row, c) => row[f] !== null && weights[Math.ceil(row[f]! / 10)]! > 0 && people[c]! > 0),
      );
      expect(shared).toBeCloseTo(sum(used), 4);
    }),
    {numRuns: 200},
  );
});

test('more capacity somewhere takes nothing from anyone', () => {
  fc.assert(
    fc.property(cases, fc.nat(), ({reached, people, capacity, decay}, pick) => {
      const lists = listsOf(reached, capacity.length);
      const weights = decayWeights(decay, 900);
      const more = capacity.map((places, f) => places + (f === pick % capacity.length ? 500 : 0));
      const before = floatingCatchment(lists, weights, capacity, people);
      const after = floatingCatchment(lists, weights, more, people);
      expect(after.every((value, c) => value >= before[c]!)).toBe(true);
    }),
    {numRuns: 100},
  );
});
