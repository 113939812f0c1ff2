import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FacilityPoints} from '#core/places.ts';
import {planeShape} from '#core/plane-shape.ts';
import type {Category} from '#schema/category.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import {catchmentContext, categoryCatchments} from '../../scripts/steps/catchments.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {type CoverageRow, categoryCoverage} from '../../scripts/steps/coverage.ts';
import {categoryGaps, type GapContext, type GapRow} from '../../scripts/steps/gaps.ts';
import {servedPeople} from '../../scripts/steps/served.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {loadWalkers} from '../../scripts/walkers.ts';
import {joinSnaps, Scene, scenePlace} from '../support/scene.ts';

/** A town of streets every 100 m, one home of 1,000 thousandths at each crossing, and an island without a bridge. */
const SIZE = 15;
const BLOCK = 100;
const crossing = (x: number, y: number) => `${x},${y}`;
const inTown = Array.from({length: SIZE * SIZE}, (_, i) => [i % SIZE, Math.floor(i / SIZE)] as const);

function town(): Scene {
  const scene = new Scene();
  for (const [x, y] of inTown) scene.at(crossing(x, y), x * BLOCK, y * BLOCK);
  for (const [x, y] of inTown) {
    if (x + 1 < SIZE) scene.street(crossing(x, y), crossing(x + 1, y));
    if (y + 1 < SIZE) scene.street(crossing(x, y), crossing(x, y + 1));
  }
  return scene.at('island', -200, 700).at('pier', -250, 700).street('island', 'pier');
}

const at = (scene: Scene, x: number, y: number) =>
  x + 1 < SIZE ? scene.on(crossing(x, y), crossing(x + 1, y), 0) : scene.on(crossing(x - 1, y), crossing(x, y), BLOCK);

const category = (key: string, replaces: string[] = []): Category => ({
  key,
  name_zh: '诊所',
  name_en: 'clinic',
  description_zh: '看病',
  description_en: 'doctor',
  domain: 'public',
  group: 'all',
  also_groups: [],
  glyph: '医',
  order: 1,
  name_rule_only: false,
  replaces,
  osm: {any: []},
  rule_note_zh: null,
  rule_note_en: null,
  standards: [],
});

function standard(key: string, minutes: number): EffectiveStandard {
  return {
    category: key,
    id: `${key}-own-${minutes}min`,
    tier: '5',
    measure: 'seconds',
    minutes,
    metres: null,
    obligation: 'must',
    applies_to: ['existing'],
    scope: '*',
    doc_zh: '试',
    doc_en: 'test',
    clause: null,
    status: 'found',
    source: 'test',
    min_area_sqm: null,
    note_zh: null,
    note_en: null,
    default: true,
    inScope: true,
    decides: true,
    methodExample: false,
  };
}

interface Site {
  readonly x: number;
  readonly y: number;
  readonly doubtful?: boolean;
  readonly kind?: 'clinic' | 'centre';
}

function facilityPoints(scene: Scene, sites: readonly Site[]): FacilityPoints {
  const points = joinSnaps(...sites.map(site => at(scene, site.x, site.y)));
  const places = sites.map(site => scenePlace(site.x * BLOCK, site.y * BLOCK));
  return {
    facilityCount: sites.length,
    category: Uint16Array.from(sites, site => (site.kind === 'centre' ? 1 : 0)),
    categories: ['clinic', 'centre'],
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
    inside: new Uint8Array(sites.length).fill(1),
    doubtful: Uint8Array.from(sites, site => (site.doubtful ? 1 : 0)),
    open: new Uint8Array(sites.length).fill(1),
    firstPoint: Uint32Array.from({length: sites.length + 1}, (_, i) => i),
    points,
    pointsStepFree: points,
  };
}

type Completeness = CityModel['claims'][number]['completeness'];

function modelWith(sites: readonly Site[], minutes = 5, completeness: Completeness = 'official') {
  const scene = town();
  const graph = scene.graph();
  const homes = [...inTown.map(([x, y]) => [x * BLOCK, y * BLOCK] as const), [-200, 700] as const];
  const places = homes.map(([x, y]) => scenePlace(x, y));
  const people = new Uint32Array(homes.length).fill(1000);
  people[homes.length - 1] = 20_000;
  const north = Int32Array.from(homes, ([, y]) => (y >= 700 ? 0 : -1));
  const snap = joinSnaps(...inTown.map(([x, y]) => at(scene, x, y)), scene.on('island', 'pier', 0));
  const model: CityModel = {
    cityId: 'town',
    graph,
    plane: graph.plane,
    demand: {
      cellCount: homes.length,
      lon: Int32Array.from(places, place => place[0]),
      lat: Int32Array.from(places, place => place[1]),
      snap,
      snapStepFree: snap,
      people,
      groups: new Map([['age60plus', Uint32Array.from(people, n => n / 4)]]),
      extractEdgeMeters: new Uint16Array(homes.length).fill(65535),
    },
    facilities: facilityPoints(scene, sites),
    facilityIds: sites.map((_, i) => `list:${i}:clinic`),
    claims: [{category: 'clinic', completeness, area: 'city'}],
    noData: [],
    partitions: [
      {kind: 'city', areaIds: ['town'], index: new Int32Array(homes.length)},
      {kind: 'community', areaIds: ['north'], index: north},
    ],
    categories: [category('clinic'), category('centre', ['clinic'])],
    standards: [standard('clinic', minutes)],
    walkers: loadWalkers(),
  };
  return {scene, model};
}

function compute(model: CityModel) {
  const networks = cityNetworks(model)!;
  const times = categoryTimes(model, networks, 'clinic');
  return {networks, times, coverage: categoryCoverage(model, times)};
}

const rowFor = (rows: readonly CoverageRow[], profile: string, area = 'town') =>
  rows.find(row => row.profile === profile && row.area_id === area)!;

/** Homes within so many blocks of a crossing, walking along streets. */
const diamond = (x: number, y: number, blocks: number) =>
  inTown.filter(([a, b]) => Math.abs(a - x) + Math.abs(b - y) <= blocks).length;

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
    'About 20 people (about 5 of them aged 60 and over) have no clinic within a 5-minute walk. One is not far in a straight line, but the known streets offer no way to it.',
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
