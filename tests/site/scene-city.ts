import {readFileSync} from 'node:fs';
import {columnsOfRows} from '#files/columns.ts';
import type {Category} from '#schema/category.ts';
import type {Manifest} from '#schema/manifest.ts';
import type {AnalysisTable} from '#site/analysis/rows.ts';
import {type City, cityFrom} from '#site/city.ts';
import type {Row} from '#site/rows.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../data/catalogues/categories.json', import.meta.url), 'utf8'),
) as {
  categories: Category[];
};

/** What a scene says of one service: shares of the city's 10,000 people, and how complete its list is. */
export interface SceneService {
  readonly category: string;
  readonly completeness: 'official' | 'partial';
  readonly covered: number;
  readonly low?: number;
  readonly high?: number;
}

export interface SceneOptions {
  readonly jurisdiction?: string;
  readonly invented?: boolean;
  readonly services?: readonly SceneService[];
  readonly areas?: readonly Row[];
  readonly gaps?: readonly Row[];
  readonly cells?: readonly Row[];
  readonly nearest?: readonly Row[];
  /** More rows of `coverage`, after those of the services. */
  readonly coverage?: readonly Row[];
  /** More rows of `facilities`. */
  readonly facilities?: readonly Row[];
  readonly contact?: Readonly<Record<string, string>>;
  readonly analysis?: Partial<Record<AnalysisTable, readonly Row[]>>;
  readonly noData?: readonly string[];
  readonly notice?: {zh: string; en: string} | null;
}

const PEOPLE = 10_000;

/** A city drawn for tests: numbers that can be checked by head, real catalogue, no files. */
export function sceneCity(options: SceneOptions = {}): City {
  const services = options.services ?? [];
  const {jurisdiction = 'CN'} = options;
  const standards = (key: string) =>
    catalogue.categories.find(category => category.key === key)?.standards.filter(row => row.default) ?? [];
  const coverage = services.flatMap(service =>
    standards(service.category).flatMap(standard =>
      [
        {profile: 'adult', group: 'all', factor: 1},
        {profile: 'age60plus', group: 'age60plus', factor: 0.2},
      ].map(({profile, group, factor}) => coverageRow(service, standard, profile, group, factor)),
    ),
  );
  return cityFrom({
    manifest: manifest(jurisdiction, options, services),
    dictionary: [],
    notes: [],
    background: null,
    analysis: options.analysis ?? {},
    tables: {
      coverage: columnsOfRows([...coverage, ...(options.coverage ?? [])]),
      areas: options.areas ?? [],
      gaps: options.gaps ?? [],
      facilities: columnsOfRows([
        ...services.map((service, index) => facility(service.category, index)),
        ...(options.facilities ?? []),
      ]),
      cells: columnsOfRows(options.cells ?? []),
      nearest: columnsOfRows(options.nearest ?? []),
    },
  });
}

function coverageRow(
  service: SceneService,
  standard: Category['standards'][number],
  profile: string,
  group: string,
  factor: number,
): Row {
  const people = PEOPLE * factor;
  // the old are slower: two in ten fewer are in reach
  const share = profile === 'adult' ? service.covered : service.covered * 0.8;
  const rest = people * (1 - share);
  return {
    category: service.category,
    standard_id: standard.id,
    measure: standard.measure,
    cutoff_seconds: standard.minutes === null ? null : standard.minutes * 60,
    cutoff_meters: standard.metres,
    profile,
    group,
    area_id: 'scene',
    area_kind: 'city',
    people,
    covered_low: people * (service.low ?? share),
    covered: people * share,
    covered_high: people * (service.high ?? share),
    uncovered: service.completeness === 'official' ? rest : 0,
    unknown: service.completeness === 'official' ? 0 : rest,
  };
}

function facility(category: string, index: number): Row {
  return {
    facility_id: `list:${index}:${category}`,
    category,
    name: '一号 <script>',
    name_zh: null,
    name_en: null,
    lon: 118.001,
    lat: 24.001,
    inside: true,
    status: 'open',
    source: 'list',
    completeness: 'official',
    doubtful: false,
    address: null,
    phone: null,
    opening_hours: null,
    as_of: '2025-12-31',
  };
}

function manifest(jurisdiction: string, options: SceneOptions, services: readonly SceneService[]): Manifest {
  const known = {
    id: 'scene',
    name: {zh: '场景市', en: 'Sceneville'},
    jurisdiction,
    invented: options.invented ?? false,
    code: {version: '0.1.0', sha256: 'a'.repeat(64)},
    publish: {mapApproval: null, icp: null, contact: options.contact ?? {}, notice: options.notice ?? null},
    boundary: {source: 'bbox', bbox: [118, 24, 118.01, 24.01]},
    population: {people: PEOPLE, year: 2020, source: '抽样 · sample', confidential: false, groups: {age60plus: 2000}},
    counts: {},
    sources: [
      {key: 'streets', kind: 'streets', file: 's.osm', date: '2016-03-05', source: null, licence: 'ODbL-1.0'},
      {key: 'population', kind: 'population', file: 'p.csv', date: '2020', source: '抽样 · sample', licence: null},
      {key: 'list', kind: 'facilities', file: 'l.csv', date: '2025-12-31', source: '民政局名单', licence: null},
    ],
    licences: [{covers: 'streets', id: 'ODbL-1.0', attribution: '© OpenStreetMap contributors'}],
    claims: services.map(({category, completeness}) => ({
      category,
      source: 'list',
      completeness,
      area: 'city',
      asOf: null,
      why: null,
    })),
    noData: options.noData ?? [],
    parameters: {
      profiles: [
        {key: 'adult', metersPerSecond: 1.2},
        {key: 'age60plus', metersPerSecond: 0.9},
      ],
      categories: catalogue.categories,
    },
    files: [],
  };
  return known as unknown as Manifest;
}

/** A square of 100 m in the scene, as a row of `areas`. */
export function sceneArea(id: string, kind: string, parent: string | null, more: Row = {}): Row {
  return {
    area_id: id,
    kind,
    parent_area_id: parent,
    code12: null,
    area_type: null,
    name: `地方${id}`,
    name_zh: null,
    name_en: null,
    people: 100,
    people_age60plus: 20,
    households: null,
    has: 3,
    lacks: 2,
    unknown: 1,
    polygon: [
      [
        [
          [118, 24],
          [118.001, 24],
          [118.001, 24.001],
          [118, 24],
        ],
      ],
    ],
    ...more,
  };
}

/** A gap of the scene, as a row of `gaps`. */
export function sceneGap(id: string, people: number, certainty: string, rank: number | null): Row {
  return {
    gap_id: id,
    category: 'kindergarten',
    standard_id: 'kindergarten-gb50180-5min',
    profile: 'adult',
    rank,
    people,
    people_age60plus: null,
    people_robust: people,
    certainty,
    cause: 'barrier',
    nearest_facility_id: 'list:0:kindergarten',
    nearest_seconds: 420,
    nearest_meters: 510.4,
    detour_ratio: 2.4,
    explanation_zh: '隔着河。',
    explanation_en: 'Across the river.',
    approach_seconds: 30,
    level_seconds: 300,
    climb_seconds: 0,
    steps_seconds: 70,
    wait_seconds: 20,
    fix_kind: 'link-gate',
    fix_lon1: 118.0002,
    fix_lat1: 24.0002,
    fix_lon2: 118.0006,
    fix_lat2: 24.0002,
    fix_meters: 40,
    fix_needs_consent: true,
    fix_people: people / 2,
    fix_people_total: people,
    fix_zh: '最小的改善：打开一处围墙或门。',
    fix_en: 'Smallest fix: opening a gate.',
    polygon: [
      [
        [
          [118, 24],
          [118.001, 24],
          [118.001, 24.001],
          [118, 24],
        ],
      ],
    ],
  };
}
