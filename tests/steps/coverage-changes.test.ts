import {describe, expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import {coverageChanges} from '../../scripts/steps/changes/coverage-changes.ts';
import type {Polygons} from '../../scripts/steps/model.ts';
import type {CityVersion} from '../../scripts/steps/versions/city-version.ts';

/** A square of so many thousandths of a degree, and one made of its western part only. */
const square = (side: number): Polygons => [
  [
    [
      [7, 43],
      [7 + side / 1000, 43],
      [7 + side / 1000, 43.01],
      [7, 43.01],
      [7, 43],
    ],
  ],
];

function coverage(people: number, [low, base, high]: readonly [number, number, number], more: Row = {}): Row {
  return {
    category: 'library',
    standard_id: 'library-15min',
    measure: 'seconds',
    cutoff_seconds: 900,
    cutoff_meters: null,
    profile: 'adult',
    group: 'all',
    area_id: 'c1',
    area_kind: 'community',
    people,
    covered_low: low,
    covered: base,
    covered_high: high,
    uncovered: people - base,
    unknown: 0,
    ...more,
  };
}

interface Change {
  readonly completeness?: string;
  readonly claimed?: string;
  readonly code?: string;
  readonly speed?: number;
  readonly category?: object;
  readonly side?: number;
  readonly source?: string;
  readonly noData?: readonly string[];
  readonly elevation?: object;
  readonly network?: string;
}

function version(day: string, rows: readonly Row[], change: Change = {}): CityVersion {
  const claim = {category: 'library', source: 's', area: change.claimed ?? 'city', asOf: null, why: null};
  const method = {
    id: 'tiny',
    code: {version: '1', sha256: change.code ?? 'a'},
    claims: [{...claim, completeness: change.completeness ?? 'official'}],
    noData: change.noData ?? [],
    files: [{path: 'graph.bin.gz', content: {bytes: 1, sha256: change.network ?? 'n'}}],
    population: {people: 1, year: 2020, source: change.source ?? 'census', confidential: false, groups: {}},
    parameters: {
      profiles: [{key: 'adult', metersPerSecond: change.speed ?? 1.2}],
      categories: [{key: 'library', ...change.category}],
      city: {streets: {}, population: {kind: 'raster'}, ...(change.elevation && {elevation: change.elevation})},
    },
  } as unknown as CityVersion['method'];
  const area = (id: string, kind: string, parent: string | null): Row => ({
    area_id: id,
    kind,
    parent_area_id: parent,
    polygon: square(change.side ?? 10),
  });
  return {
    version: day,
    method,
    facilities: [],
    coverage: rows,
    areas: [area('d1', 'district', null), area('c1', 'community', 'd1')],
    boundary: square(change.side ?? 10),
  };
}

const HALF = [48, 50, 52] as const;
const MOST = [70, 75, 80] as const;

function said(from: CityVersion, to: CityVersion): unknown[] {
  const [row] = coverageChanges(from, to);
  return [row!['difference'], row!['why']];
}

const step = (
  before: readonly [number, number, number],
  after: readonly [number, number, number],
  change: Change = {},
) => said(version('2024-01-01', [coverage(100, before)]), version('2025-01-01', [coverage(100, after)], change));

describe('what may be said of two shares', () => {
  test('more and less where the ranges are apart, the same where they are equal, nothing where they overlap', () => {
    expect(step(HALF, MOST)).toEqual(['more', null]);
    expect(step(MOST, HALF)).toEqual(['less', null]);
    expect(step(HALF, HALF)).toEqual(['same', null]);
    expect(step(HALF, [51, 60, 70])).toEqual(['cannot-say', 'ranges-overlap']);
    // ranges that touch overlap
    expect(step(HALF, [52, 60, 70])).toEqual(['cannot-say', 'ranges-overlap']);
  });

  test('shares are compared, never people: twice the people with the same shares is the same', () => {
    const from = version('2024-01-01', [coverage(100, HALF)]);
    const to = version('2025-01-01', [coverage(200, [96, 100, 104])]);
    expect(said(from, to)).toEqual(['same', null]);
    const [row] = coverageChanges(from, to);
    expect(row).toMatchObject({
      people_from: 100,
      people_to: 200,
      share_low_from: 0.48,
      share_to: 0.5,
      share_high_to: 0.52,
    });
    expect(Object.keys(row!).filter(name => /gain|lost|people_(diff|change)/.test(name))).toEqual([]);
  });

  test.each<[string, Change, string]>([
    ['the register does not claim to be complete', {completeness: 'partial'}, 'register-incomplete'],
    ['it claims so for another area', {claimed: 'd2'}, 'none-known'],
    ['no source can know the category', {noData: ['library']}, 'none-known'],
    ['the code is another', {code: 'b'}, 'other-method'],
    ['walkers are faster', {speed: 1.3}, 'other-method'],
    ['the category is defined in another way', {category: {join_metres: 5}}, 'other-method'],
    ['heights are known in one version only', {elevation: {file: 'dem.tif'}}, 'other-method'],
    ['the area is another', {side: 9.5}, 'other-area'],
    ['the people come from another source', {source: 'estimate'}, 'other-population'],
    ['a street more or less is mapped', {network: 'm'}, 'other-streets'],
  ])('nothing where %s', (_what, change, why) => {
    expect(step(HALF, MOST, change)).toEqual(['cannot-say', why]);
  });

  test('a claim for the area or one above it counts, and outlines drawn anew within a hundredth are the same', () => {
    expect(step(HALF, MOST, {claimed: 'c1'})).toEqual(['more', null]);
    expect(step(HALF, MOST, {claimed: 'd1'})).toEqual(['more', null]);
    expect(step(HALF, MOST, {side: 9.99})).toEqual(['more', null]);
  });

  test('distances in a straight line ask no streets', () => {
    const straight = {measure: 'straight_meters'};
    const from = version('2024-01-01', [coverage(100, HALF, straight)]);
    const to = version('2025-01-01', [coverage(100, MOST, straight)], {network: 'm'});
    expect(said(from, to)).toEqual(['more', null]);
  });

  test('the first reason in a fixed order is the one that is said', () => {
    expect(step(HALF, HALF, {completeness: 'partial', code: 'b', side: 5})).toEqual([
      'cannot-say',
      'register-incomplete',
    ]);
    expect(step(HALF, HALF, {code: 'b', side: 5, source: 'x'})).toEqual(['cannot-say', 'other-method']);
  });

  test('where nobody lives or ages are unknown there is no share to compare', () => {
    const nobody = version('2024-01-01', [coverage(0, [0, 0, 0])]);
    expect(said(nobody, version('2025-01-01', [coverage(0, [0, 0, 0])]))).toEqual(['cannot-say', 'none-known']);
    const nothing = {people: null, covered_low: null, covered: null, covered_high: null};
    const unknown = version('2024-01-01', [coverage(1, HALF, nothing)]);
    expect(said(unknown, version('2025-01-01', [coverage(100, HALF)]))).toEqual(['cannot-say', 'none-known']);
  });
});

test('rows of one version only stand with one side empty', () => {
  const from = version('2024-01-01', [coverage(100, HALF, {area_id: 'gone'}), coverage(100, HALF)]);
  const to = version('2025-01-01', [coverage(100, HALF), coverage(90, HALF, {standard_id: 'new'})]);
  const rows = coverageChanges(from, to);
  expect(
    rows.map(row => [row['area_id'], row['standard_id'], row['people_from'], row['people_to'], row['why']]),
  ).toEqual([
    ['c1', 'library-15min', 100, 100, null],
    ['c1', 'new', null, 90, 'none-known'],
    ['gone', 'library-15min', 100, null, 'other-area'],
  ]);
});
