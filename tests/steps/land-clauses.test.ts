import {describe, expect, test} from 'vitest';
import {joinedNowhere} from '#core/snap-columns.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import {landSquares} from '../../scripts/geometry/land-squares.ts';
import type {AreaPartition, CityModel} from '../../scripts/steps/city-model.ts';
import {landClauses} from '../../scripts/steps/clauses/land-clauses.ts';
import {landCounts} from '../../scripts/steps/clauses/land-counts.ts';
import {clauseRows} from '../../scripts/steps/clauses.ts';
import {categoryCoverage} from '../../scripts/steps/coverage.ts';
import {decodeLand, encodeLand} from '../../scripts/steps/land/land-file.ts';
import type {ResidentialLand} from '../../scripts/steps/land/land-model.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, modelWith, standard} from '../support/grid-town.ts';
import {scenePlace} from '../support/scene.ts';

const ringOf = (meters: readonly (readonly [number, number])[]): [number, number][] =>
  [...meters, meters[0]!].map(([x, y]) => {
    const [lon, lat] = scenePlace(x, y);
    return [lon / DEGREE_SCALE, lat / DEGREE_SCALE];
  });
const rectangle = (west: number, south: number, east: number, north: number) =>
  ringOf([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);

/** The same model with land: the squares of some polygons, joined to no street. */
function withSquares(model: CityModel, outline: [number, number][]): CityModel {
  const all = [[rectangle(-5000, -5000, 5000, 5000)]];
  const {count, lon, lat, squareMeters} = landSquares([[outline]], all, model.plane, 25);
  const snap = joinedNowhere(count);
  const demand = {
    ...{cellCount: count, lon, lat, snap, snapStepFree: snap, people: squareMeters, groups: new Map()},
    extractEdgeMeters: new Uint16Array(count).fill(65535),
  };
  const partitions: AreaPartition[] = [{kind: 'city', areaIds: ['town'], index: new Int32Array(count)}];
  return {...model, graph: null, land: {sideMeters: 25, demand, partitions}};
}

const straight = (metres: number) => ({
  ...standard('clinic', 5),
  measure: 'straight_meters' as const,
  minutes: null,
  metres,
});

const rowsOf = (model: CityModel): Row[] => landClauses(model, landCounts(model, cityNetworks(model), 'clinic'));

describe('residential land beside the residents', () => {
  test.each([250, 400, 600])(
    'within %i m of the only clinic there is the land of a disc, to within the bound',
    metres => {
      const {model} = modelWith([{x: 7, y: 7}]);
      const land = withSquares({...model, standards: [straight(metres)]}, rectangle(0, 0, 1400, 1400));
      const [row] = rowsOf(land);
      const disc = Math.PI * metres ** 2;
      const [reached, all] = [row!['numerator'] as number, row!['denominator'] as number];
      // an outline of length L passes at most 2·L/25 + 4 squares of 625 m²
      expect(Math.abs(reached - disc)).toBeLessThan(2 * (2 * Math.PI * metres) * 25 + 4 * 625);
      expect(Math.abs(all - 1400 ** 2)).toBeLessThan(2 * 5600 * 5 + 4 * 25);
      // the shares are much nearer than the bound: a hundredth
      expect(row!['share']).toBeCloseTo(disc / 1400 ** 2, 2);
      expect(row!['unknown']).toBe(0);
    },
  );

  test('half of the land within reach gives a half, whatever its people: a clinic in the corner of two strips', () => {
    const {model} = modelWith([{x: 0, y: 7}]);
    // a strip of 800 m by 50 m along the axis of the clinic: 400 m of it are within 400 m
    const [row] = rowsOf(withSquares({...model, standards: [straight(400)]}, rectangle(0, 675, 800, 725)));
    expect(row!['share']).toBeCloseTo(0.5, 1);
    expect(Math.abs((row!['numerator'] as number) - 400 * 50)).toBeLessThan(50 * 2 * 25 + 4 * 625);
  });

  test('where land stands exactly where people live it has their numbers, on the streets too', () => {
    const {model} = modelWith([{x: 7, y: 7}]);
    const {demand, partitions} = model;
    const land = {sideMeters: 25, demand: {...demand, groups: new Map()}, partitions};
    const town: CityModel = {...model, land};
    const coverage = categoryCoverage(model, categoryTimes(model, cityNetworks(model), 'clinic'));
    const everyone = coverage.find(({area_id, profile}) => area_id === 'town' && profile === 'adult')!;
    const [row] = rowsOf(town);
    expect(row).toMatchObject({
      clause_id: 'clinic-own-5min:land',
      denominator_kind: 'residential_land',
      numerator_low: everyone.covered_low! * 1000,
      numerator: diamond(7, 7, 3) * 1000,
      numerator_high: everyone.covered_high! * 1000,
      denominator: 245_000,
      verdict: 'not-applicable',
      why: 'land-beside',
    });
  });

  test('a list that is not complete leaves the land it does not reach unknown, not out of reach', () => {
    const {model} = modelWith([{x: 7, y: 7}], 5, 'partial');
    const [row] = rowsOf(withSquares({...model, standards: [straight(400)]}, rectangle(0, 0, 1400, 1400)));
    expect((row!['numerator'] as number) + (row!['unknown'] as number)).toBe(row!['denominator']);
    expect(row!['share_high']).toBe(1);
    expect(row!['share_low']).toBeCloseTo((Math.PI * 400 ** 2) / 1400 ** 2, 2);
  });

  test('land has no verdict of its own and changes none of the residents', () => {
    const {model} = modelWith([{x: 7, y: 7}]);
    const land = withSquares({...model, standards: [straight(400)]}, rectangle(0, 0, 700, 700));
    const coverage = categoryCoverage(land, categoryTimes(land, null, 'clinic'));
    const without = clauseRows(land, coverage, [], []);
    const parts = landCounts(land, null, 'clinic');
    const beside = clauseRows(land, coverage, parts, []);
    const isLand = (row: Row) => String(row['denominator_kind']).includes('land');
    expect(beside.filter(row => !isLand(row))).toEqual(without);
    expect(beside.filter(isLand)).toHaveLength(1);
    expect(new Set(beside.filter(isLand).map(row => row['verdict']))).toEqual(new Set(['not-applicable']));
  });

  test('where the clause does not bind villages only the land of the town counts', () => {
    const {model} = modelWith([{x: 7, y: 7}]);
    const {demand} = model;
    const half = Int32Array.from(demand.lat, lat => (lat >= scenePlace(0, 700)[1] ? 0 : 1));
    const city = model.partitions[0]!;
    const halves: AreaPartition = {
      kind: 'community',
      areaIds: ['north', 'south'],
      areaTypes: ['rural', 'urban'],
      index: half,
    };
    const land = {sideMeters: 25, demand: {...demand, groups: new Map()}, partitions: [city, halves]};
    const [row] = rowsOf({...model, land});
    const south = demand.people.reduce((all, people, cell) => all + (half[cell] === 1 ? people : 0), 0);
    expect(row).toMatchObject({denominator_kind: 'urban_residential_land', denominator: south});
    const bound = {...standard('clinic', 5), applies_to: ['existing', 'rural']} as CityModel['standards'][number];
    expect(rowsOf({...model, standards: [bound], land})[0]).toMatchObject({
      denominator_kind: 'residential_land',
      denominator: 245_000,
    });
  });

  test('without land there is no row, and services nothing is known of have none', () => {
    const {model} = modelWith([{x: 7, y: 7}]);
    expect(rowsOf(model)).toEqual([]);
    const land = withSquares({...model, standards: [straight(400)]}, rectangle(0, 0, 700, 700));
    expect(rowsOf({...land, noData: ['clinic']})).toEqual([]);
  });

  test('its file gives back what was written', () => {
    const {model} = modelWith([{x: 7, y: 7}]);
    const {demand, sideMeters} = withSquares(model, rectangle(0, 0, 333, 444)).land!;
    const land: ResidentialLand = {sideMeters, demand};
    expect(decodeLand(encodeLand(land))).toEqual(land);
    expect(() => decodeLand(encodeLand(land).subarray(0, 300))).toThrow(/residential land/);
  });
});
