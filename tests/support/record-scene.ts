import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Row} from '#files/table.ts';
import type {Catalogue} from '#schema/category.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {Report} from '../../scripts/report.ts';
import {partitionsOf} from '../../scripts/steps/city-model.ts';
import type {Area, Facility} from '../../scripts/steps/model.ts';
import {buildRecords} from '../../scripts/steps/records.ts';
import {testCity} from './test-city.ts';

/** Folder the files of a scene are written to. */
export const sceneFolder = mkdtempSync(join(tmpdir(), 'yike-records-'));
const catalogue: Catalogue = loadCatalogue();

const area = (areaId: string, kind: Area['kind'], change: Partial<Area> = {}): Area => ({
  areaId,
  kind,
  code12: /^\d{12}$/.test(areaId) ? areaId : null,
  areaType: 'urban',
  name: areaId,
  nameLanguage: null,
  nameZh: null,
  nameEn: null,
  households: null,
  serviceFloorAreaSqm: null,
  workers: null,
  polygons: [],
  ...change,
});

export const DISTRICT = '990101000000';
export const TOWN = '990101001000';
export const OTHER_TOWN = '990101002000';
/** Communities: the first three in the town, the last two in the other. Fifty people live in each. */
export const COMMUNITIES = ['990101001001', '990101001002', '990101001203', '990101002001', '990101002002'] as const;

const facility = (facilityId: string, category: string, name: string): Facility => ({
  facilityId,
  placeId: facilityId.replace(/:[^:]*$/, ''),
  category,
  name,
  nameLanguage: 'zh',
  nameZh: name,
  nameEn: null,
  address: null,
  phone: null,
  lon: 113.01,
  lat: 23.01,
  inside: true,
  status: 'open',
  provider: null,
  capacity: null,
  capacityUnit: null,
  floorAreaSqm: null,
  openingHours: null,
  wheelchair: null,
  source: 'list',
  asOf: null,
  completeness: 'official',
  doubtful: false,
  doubtReason: null,
  entries: [],
});

const FACILITIES = [
  facility('list:1:library', 'library', '文山书房'),
  facility('list:2:library', 'library', '福河书房'),
  facility('list:3:elder_meal', 'elder_meal', '同名食堂'),
  facility('list:4:elder_meal', 'elder_meal', '同名食堂'),
];

const cells = {
  cellCount: 5,
  people: new Uint32Array(5).fill(50_000),
  areaIndex: new Map([
    ['district', Int32Array.of(0, 0, 0, 0, 0)],
    ['subdistrict', Int32Array.of(0, 0, 0, 1, 1)],
    ['community', Int32Array.of(0, 1, 2, 3, 4)],
  ] as const),
};

/** The areas, as their own file says nothing of them. */
function areasOf(facts: Readonly<Record<string, Partial<Area>>>): Area[] {
  const kinds: readonly (readonly [Area['kind'], readonly string[]])[] = [
    ['district', [DISTRICT]],
    ['subdistrict', [TOWN, OTHER_TOWN]],
    ['community', COMMUNITIES],
  ];
  return kinds.flatMap(([kind, ids]) => ids.map(id => area(id, kind, facts[id])));
}

/** How the people of the scene divide into its areas. */
export const sceneModel = {
  partitions: partitionsOf('test', cells, areasOf({})),
  demand: {people: cells.people},
};

/** What came of reading optional tables. */
export interface ReadRecords {
  readonly rows: readonly Row[];
  readonly areas: readonly Area[];
  /** `kind × count: first example`. */
  readonly findings: readonly string[];
}

/** One optional table: keys of the city file, and the lines of its CSV file (or its bytes). */
export interface SceneTable {
  readonly kind: string;
  readonly lines?: readonly string[];
  readonly bytes?: Uint8Array;
  readonly [key: string]: unknown;
}

/** Reads optional tables in a city of a district, two towns and five communities. `facts`: what the areas' own file says. */
export async function readRecords(
  tables: readonly SceneTable[],
  facts: Readonly<Record<string, Partial<Area>>> = {},
): Promise<ReadRecords> {
  const records = tables.map(({lines, bytes, ...keys}, index) => {
    const file = `table-${index + 1}.csv`;
    writeFileSync(join(sceneFolder, file), bytes ?? (lines ?? []).join('\n'));
    return {file, source: `office ${index + 1}`, asOf: '2025-12-31', ...keys};
  });
  const areas = areasOf(facts);
  const report = new Report();
  const built = await buildRecords(testCity({records}), {
    ...{areas, facilities: FACILITIES, catalogue, report, dir: sceneFolder, today: '2026-06-30'},
    cells,
  });
  const findings = report.findings().map(({kind, count, examples}) => `${kind} × ${count}: ${examples[0]}`);
  return {rows: built.rows, areas: built.areas, findings};
}
