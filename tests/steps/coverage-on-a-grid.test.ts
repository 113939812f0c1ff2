import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planeShape} from '#core/plane-shape.ts';
import {catchmentContext, categoryCatchments} from '../../scripts/steps/catchments.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {type CoverageRow, categoryCoverage} from '../../scripts/steps/coverage.ts';
import {categoryGaps, type GapContext, type GapRow} from '../../scripts/steps/gaps.ts';
import {servedPeople} from '../../scripts/steps/served.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, inTown, modelWith, SIZE} from '../support/grid-town.ts';
import type {Scene} from '../support/scene.ts';

function compute(model: CityModel) {
  const networks = cityNetworks(model)!;
  const times = categoryTimes(model, networks, 'clinic');
  return {networks, times, coverage: categoryCoverage(model, times)};
}

const rowFor = (rows: readonly CoverageRow[], profile: string, area = 'town') =>
  rows.find(row => row.profile === profile && row.area_id === area)!;

test('coverage on a street grid is the Manhattan diamond, for every walker and assumption', () => {
  const {model} = modelWith([{x: 7, y: 7}]);
  const {coverage} = compute(model);
  // 300 s: adult 3.6 blocks, low 3.06, high 4.14; aged 60 and over 2.7, low 2.295, high 3.105
  expect(rowFor(coverage, 'adult')).toMatchObject({
    group: 'all',
    people: 245,
    covered_low: diamond(7, 7, 3),
    covered: diamond(7, 7, 3),
    covered_high: diamond(7, 7, 4),
    uncovered: 245 - diamond(7, 7, 3),
    unknown: 0,
  });
  expect(rowFor(coverage, 'age60plus')).toMatchObject({
    group: 'age60plus',
    people: 245 / 4,
    covered: diamond(7, 7, 2) / 4,
    covered_high: diamond(7, 7, 3) / 4,
  });
  expect(rowFor(coverage, 'own').covered).toBe(diamond(7, 7, 3) * 0.75 + diamond(7, 7, 2) * 0.25);
  expect(rowFor(coverage, 'adult', 'north').covered).toBe(
    inTown.filter(([a, b]) => b >= 7 && Math.abs(a - 7) + b - 7 <= 3).length,
  );
  expect(coverage.some(row => row.profile === 'age60plus' && row.area_kind === 'community')).toBe(false);
});

test('a doubtful facility counts in base and high but not in low, and a facility that replaces the category counts', () => {
  const doubtful = compute(modelWith([{x: 7, y: 7, doubtful: true}]).model).coverage;
  expect(rowFor(doubtful, 'adult')).toMatchObject({covered_low: 0, covered: diamond(7, 7, 3)});
  const centre = compute(modelWith([{x: 0, y: 0, kind: 'centre'}]).model).coverage;
  expect(rowFor(centre, 'adult').covered).toBe(diamond(0, 0, 3));
});

test('without a complete source what is not covered is unknown, and the gaps are unverified and unranked', () => {
  const {model, scene} = modelWith([{x: 7, y: 7}], 5, 'partial');
  const {networks, times, coverage} = compute(model);
  expect(rowFor(coverage, 'adult')).toMatchObject({uncovered: 0, unknown: 245 - diamond(7, 7, 3)});
  const gaps = categoryGaps(contextOf(model, networks, scene), times);
  expect(gaps.map(gap => [gap.certainty, gap.rank])).toEqual([
    ['unverified', null],
    ['unverified', null],
  ]);
});

/** Neighbours 8 around on the grid; the island has none. */
function contextOf(model: CityModel, networks: ReturnType<typeof cityNetworks>, scene: Scene): GapContext {
  const lists = [...inTown.keys()].map(i => {
    const [x, y] = inTown[i]!;
    return [...inTown.keys()].filter(
      j => j !== i && Math.max(Math.abs(inTown[j]![0] - x), Math.abs(inTown[j]![1] - y)) === 1,
    );
  });
  const all = [...lists, []];
  const firstNeighbour = new Uint32Array(all.length + 1);
  all.forEach((list, i) => {
    firstNeighbour[i + 1] = firstNeighbour[i]! + list.length;
  });
  expect(scene.node('island')).toBeGreaterThan(0);
  return {
    model,
    networks,
    facilityName: () => ({zh: '南街诊所', en: 'South Street Clinic'}),
    cells: {
      firstNeighbour,
      neighbour: Uint32Array.from(all.flat()),
      cellId: all.map((_, i) => `cell${String(i).padStart(3, '0')}`),
      outline: cell => {
        const [lon, lat] = [model.demand.lon[cell]! / 1e7, model.demand.lat[cell]! / 1e7];
        const half = 0.00045;
        return [
          [lon - half, lat - half],
          [lon + half, lat - half],
          [lon + half, lat + half],
          [lon - half, lat + half],
          [lon - half, lat - half],
        ];
      },
    },
  };
}

test('finds the ring around the diamond and the island, with people, cause, nearest and words', () => {
  const {model, scene} = modelWith([{x: 2, y: 7}]);
  const {networks, times} = compute(model);
  const gaps = categoryGaps(contextOf(model, networks, scene), times);
  const ring = gaps[0] as GapRow;
  expect(ring).toMatchObject({
    gap_id: 'clinic-own-5min:cell000',
    rank: 1,
    people: 225 - diamond(2, 7, 3),
    profile: 'adult',
  });
  expect(ring.people_robust).toBe(225 - diamond(2, 7, 4));
  expect([ring.cause, ring.certainty]).toEqual(['no-facility', 'robust']);
  expect(ring.nearest_facility_id).toBe('list:0:clinic');
  const island = gaps[1] as GapRow;
  // 400 m away in a straight line, within twice the 360 m of five minutes, but there is no bridge
  expect(island).toMatchObject({
    gap_id: 'clinic-own-5min:cell225',
    rank: 2,
    people: 20,
    cause: 'no-path',
    nearest_seconds: null,
  });
  expect(island.people_age60plus).toBe(5);
  expect(island.explanation_en).toBe(
    'About 20 people (about 5 of them aged 60 and over) have no clinic within a 5-minute walk. The nearest one in a straight line, South Street Clinic, is about 400 m away. One is not far in a straight line, but the known streets offer no way to it.',
  );
  expect(gaps.reduce((sum, gap) => sum + gap.people, 0)).toBe(
    rowFor(categoryCoverage(model, times), 'adult').uncovered,
  );
});

test('says how many a facility serves, and how many have only it', () => {
  const {model} = modelWith([
    {x: 3, y: 7},
    {x: 7, y: 7},
    {x: 7, y: 7, kind: 'centre'},
  ]);
  const both = inTown.filter(
    ([a, b]) => Math.abs(a - 3) + Math.abs(b - 7) <= 3 && Math.abs(a - 7) + Math.abs(b - 7) <= 3,
  ).length;
  const {served, onlyHere} = servedPeople(model, cityNetworks(model));
  expect(served).toEqual([diamond(3, 7, 3) * 1000, diamond(7, 7, 3) * 1000, null]);
  expect(onlyHere).toEqual([(diamond(3, 7, 3) - both) * 1000, 0, null]);
});

test('merges the catchments of a category, cumulative in minutes, with the people of the cells', () => {
  const {model, scene} = modelWith([
    {x: 3, y: 7},
    {x: 11, y: 7},
  ]);
  const {networks, times} = compute(model);
  const context = catchmentContext(model, networks, scene.shape());
  const rows = categoryCatchments(context, times);
  expect(rows.map(row => [row.facility_id, row.cutoff_seconds])).toEqual([
    [null, 300],
    [null, 600],
    [null, 900],
  ]);
  expect(rows[0]!.people).toBe(
    inTown.filter(([a, b]) => Math.min(Math.abs(a - 3), Math.abs(a - 11)) + Math.abs(b - 7) <= 3).length,
  );
  expect(rows[0]!.polygon).toHaveLength(2);
  expect(planeShape(model.graph!, scene.shape()).x.length).toBe(2 * model.graph!.edgeCount);
});

test('more facilities, more minutes or a better assumption never lose anyone, and everyone is counted once', () => {
  const site = fc.record({x: fc.nat(SIZE - 1), y: fc.nat(SIZE - 1), doubtful: fc.boolean()});
  fc.assert(
    fc.property(
      fc.array(site, {minLength: 1, maxLength: 4}),
      site,
      fc.integer({min: 1, max: 20}),
      (sites, more, minutes) => {
        const coverage = compute(modelWith(sites, minutes).model).coverage;
        const longer = compute(modelWith(sites, minutes + 1).model).coverage;
        const added = compute(modelWith([...sites, more], minutes).model).coverage;
        coverage.forEach((row, i) => {
          expect(Math.round(1000 * (row.covered! + row.uncovered! + row.unknown!))).toBe(
            Math.round(1000 * row.people!),
          );
          expect(row.covered_low!).toBeLessThanOrEqual(row.covered!);
          expect(row.covered!).toBeLessThanOrEqual(row.covered_high!);
          for (const better of [longer[i]!, added[i]!])
            for (const key of ['covered_low', 'covered', 'covered_high'] as const)
              expect(better[key]!).toBeGreaterThanOrEqual(row[key]!);
        });
      },
    ),
    {numRuns: 20},
  );
});
