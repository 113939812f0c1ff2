import {join} from 'node:path';
import {type Columns, columnsOfRows} from '#files/columns.ts';
import {readColumns} from '#files/read-columns.ts';
import {RECORD_KINDS, type RecordKind} from '#schema/city-records.ts';
import {dataRoot} from '../cities.ts';
import type {City} from '../city.ts';
import {CityTable} from '../city-table.ts';
import {type AreaRow, numberOrNull, type Row, text} from '../rows.ts';
import {type RecordRow, recordRow} from './rows.ts';

/** The figures on record of a city, found by area and by facility. */
export interface CityRecords {
  /** Kinds of which something is on record: a number, or one that is not published. */
  readonly kinds: ReadonlySet<RecordKind>;
  /** All rows of a kind. */
  ofKind(kind: RecordKind): readonly RecordRow[];
  /** Rows of one area, with what the list of areas itself says. */
  ofArea(area: AreaRow): readonly RecordRow[];
  /** The newest rating of a facility; null: none is on record. */
  ratingOf(facilityId: string): RecordRow | null;
}

/** What the list of areas says itself: column, and the kind and metric it is. */
const AREA_COLUMNS = [
  {column: 'households', kind: 'households', metric: 'households'},
  {column: 'service_floor_area_sqm', kind: 'floor-area', metric: 'service_floor_area_sqm'},
  {column: 'workers', kind: 'workers', metric: 'workers'},
] as const;

/** Joins the table `records` with the columns of `areas` that say the same; a record goes before a column. */
export function cityRecords(city: City, recordColumns: Columns, areaColumns: Columns): CityRecords {
  const records = new CityTable(recordColumns, recordRow);
  const areas = new CityTable(areaColumns, row => columnRecords(city, row));
  const ofArea = (areaId: string) => {
    const own = records.by('area_id', areaId);
    const said = new Set(own.map(({metric}) => metric));
    return [
      ...own,
      ...areas
        .by('area_id', areaId)
        .flat()
        .filter(({metric}) => !said.has(metric)),
    ];
  };
  const columns = areas.length === 0 ? [] : COLUMN_KINDS.filter(kind => areas.find(rows => isOf(rows, kind)));
  const ofKind = (kind: RecordKind) => {
    const own = records.by('record_kind', kind);
    if (!columns.includes(kind)) return own;
    const said = new Set(own.map(({areaId, metric}) => `${areaId} ${metric}`));
    const others = [...areas].flatMap(rows => rows.filter(row => row.kind === kind));
    return [...own, ...others.filter(({areaId, metric}) => !said.has(`${areaId} ${metric}`))];
  };
  return {
    kinds: new Set(RECORD_KINDS.filter(kind => columns.includes(kind) || records.by('record_kind', kind).length > 0)),
    ofKind,
    ofArea: ({areaId}) => ofArea(areaId),
    ratingOf: facilityId => newest(records.by('facility_id', facilityId, {metric: 'rating'})),
  };
}

const isOf = (rows: readonly RecordRow[], kind: RecordKind) => rows.some(row => row.kind === kind);

function newest(rows: readonly RecordRow[]): RecordRow | null {
  const age = ({period, asOf}: RecordRow) => period ?? asOf ?? '';
  return rows.reduce<RecordRow | null>((last, row) => (last === null || age(last) <= age(row) ? row : last), null);
}

/** The numbers of one row of `areas` that optional tables may say too. */
function columnRecords(city: City, row: Row): RecordRow[] {
  const kind = text(row, 'kind');
  const list = city.manifest.sources.find(source => source.kind === 'areas' && source.key === `areas-${kind}`);
  return AREA_COLUMNS.flatMap(({column, kind: recordKind, metric}) => {
    const value = row[column] === undefined ? null : numberOrNull(row, column);
    if (value === null) return [];
    return [
      {
        kind: recordKind,
        metric,
        areaId: text(row, 'area_id'),
        areaKind: kind,
        facilityId: null,
        category: null,
        period: null,
        value,
        unit: null,
        denominator: null,
        source: list?.source ?? '',
        asOf: list?.date ?? null,
        joinedBy: null,
        suppressed: null,
      },
    ];
  });
}

const COLUMN_KINDS: readonly RecordKind[] = AREA_COLUMNS.map(({kind}) => kind);
const READ = new Set(['area_id', 'kind', ...AREA_COLUMNS.map(({column}) => column)]);
const NO_ROWS = columnsOfRows([]);
const loaded = new Map<string, Promise<CityRecords>>();

/** The figures on record of a built city, read once per build; folders of earlier versions have the list of areas only. */
export function loadRecords(city: City, root = dataRoot()): Promise<CityRecords> {
  const dir = join(root, city.manifest.id);
  const known = loaded.get(dir);
  if (known) return known;
  const read = readRecords(city, dir);
  loaded.set(dir, read);
  return read;
}

async function readRecords(city: City, dir: string): Promise<CityRecords> {
  const areas = await readColumns(dir, 'areas', name => READ.has(name));
  return cityRecords(city, city.manifest.tables.records ? await readColumns(dir, 'records') : NO_ROWS, areas);
}
