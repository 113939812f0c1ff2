import {readTable} from '#files/read-city.ts';
import {type Row, type TableContent, tableFromRows} from '#files/table.ts';
import type {City} from '#schema/city.ts';
import {parseCity} from '#schema/city.ts';
import type {MultiPolygon, TableName} from '#schema/column.ts';
import {type TableContext, tableSpec} from '#schema/tables.ts';
import type {OpenCity} from '../commands/open-city.ts';
import {type PublishedSources, servesCodesOf} from '../commands/published-model.ts';
import {areaTable} from '../steps/area-table.ts';
import {cellTable} from '../steps/cell-table.ts';
import type {ComputedTables} from '../steps/compute-tables.ts';
import {facilityTable} from '../steps/facility-table.ts';
import type {Area, Facilities, Facility} from '../steps/model.ts';
import {rowTables} from '../steps/row-tables.ts';
import {changeContents} from '../steps/versions/change-contents.ts';
import {tableContext} from '../steps/write-city.ts';

/** The tables as they must be, the city file they were made from, and what their columns depend on. */
export interface ExpectedTables {
  readonly city: City;
  /** The city with the licences of the versions kept in it: of the tables about changes. */
  readonly credited: City;
  readonly context: TableContext;
  readonly tables: readonly TableContent[];
  readonly facilityRows: readonly Row[];
}

const text = (row: Row, name: string) => row[name] as string;
const maybe = <T>(row: Row, name: string) => (row[name] ?? null) as T | null;

/** A facility out of its row. Entries are not needed: they are in facilities.bin. */
export function facilityOf(row: Row): Facility {
  return {
    facilityId: text(row, 'facility_id'),
    placeId: text(row, 'place_id'),
    category: text(row, 'category'),
    name: maybe<string>(row, 'name') ?? '',
    nameLanguage: maybe(row, 'name_language'),
    nameZh: maybe(row, 'name_zh'),
    nameEn: maybe(row, 'name_en'),
    address: maybe(row, 'address'),
    phone: maybe(row, 'phone'),
    lon: row['lon'] as number,
    lat: row['lat'] as number,
    inside: row['inside'] === true,
    status: text(row, 'status') as Facility['status'],
    provider: maybe(row, 'provider'),
    capacity: maybe(row, 'capacity'),
    capacityUnit: maybe(row, 'capacity_unit'),
    floorAreaSqm: maybe(row, 'floor_area_sqm'),
    openingHours: maybe(row, 'opening_hours'),
    wheelchair: maybe(row, 'wheelchair'),
    source: text(row, 'source'),
    asOf: maybe(row, 'as_of'),
    ...servesCodesOf(row),
    completeness: text(row, 'completeness') as Facility['completeness'],
    doubtful: row['doubtful'] === true,
    doubtReason: maybe(row, 'doubt_reason'),
    entries: [],
  };
}

/** An area out of its row. */
export function areaOf(row: Row): Area {
  return {
    areaId: text(row, 'area_id'),
    kind: text(row, 'kind') as Area['kind'],
    code12: maybe(row, 'code12'),
    areaType: maybe(row, 'area_type'),
    name: maybe<string>(row, 'name') ?? '',
    nameLanguage: maybe(row, 'name_language'),
    nameZh: maybe(row, 'name_zh'),
    nameEn: maybe(row, 'name_en'),
    households: maybe(row, 'households'),
    serviceFloorAreaSqm: maybe(row, 'service_floor_area_sqm'),
    workers: maybe(row, 'workers'),
    polygons: row['polygon'] as MultiPolygon,
  };
}

/** What optional tables say, as published: their files are not. None in folders of older versions. */
export async function publishedRecords({dir, manifest}: OpenCity): Promise<readonly Row[]> {
  return manifest.tables.records === undefined ? [] : readTable(dir, 'records');
}

/** Makes every table anew: numbers from `computed`, names and outlines as published. Throws InputError. */
export async function expectedTables(
  open: OpenCity,
  {model, cellRows, areaRows}: PublishedSources,
  computed: ComputedTables,
): Promise<ExpectedTables> {
  const city = parseCity(JSON.stringify(open.manifest.parameters.city), 'manifest.json: parameters.city');
  const context = tableContext({city, model});
  const spec = (name: TableName) => tableSpec(name, context);
  const facilityRows = await readTable(open.dir, 'facilities');
  const facilities: Facilities = {
    facilities: facilityRows.map(facilityOf),
    points: model.facilities,
    claims: [],
    noData: [],
  };
  const recordRows = await publishedRecords(open);
  const streets = model.graph !== null;
  const cells = {
    cellId: cellRows.map(row => text(row, 'cell_id')),
    cellMeters: cellRows.map(row => row['cell_meters'] as number),
    placedBy: cellRows.map(row => text(row, 'placed_by')),
    demand: model.demand,
    partitions: model.partitions,
    rank: model.rank,
    times: computed.times,
    required: computed.required,
    streets,
  };
  const tables = [
    cellTable(spec('cells'), cells),
    facilityTable(spec('facilities'), facilities, computed.served, model.normInputs),
    areaTable(spec('areas'), areaRows.map(areaOf), model, computed.coverage),
    ...rowTables(spec, computed, model),
    tableFromRows(spec('records'), recordRows),
  ];
  const {contents, credited} = await changeContents(open.dir, city, open.manifest.versions ?? [], open.manifest, spec);
  return {city, credited, context, tables: [...tables, ...contents], facilityRows};
}
