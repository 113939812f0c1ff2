/** What a column holds. `people` are thousandths exact, written with three decimals; `polygon` is a multipolygon in degrees. */
export type ColumnType = 'text' | 'integer' | 'number' | 'people' | 'boolean' | 'polygon';

/** A multipolygon: polygons, each an outer ring and its holes, of [lon, lat] in degrees. */
export type MultiPolygon = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** What one field of a row may hold. null = missing, never 0 or a sentinel. */
export type Value = string | number | boolean | MultiPolygon | null;

/** One column of a published table, as the data dictionary describes it. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
  /** Unit of the numbers, e.g. `seconds`; null for text, flags and pure numbers. */
  readonly unit: string | null;
  /** Decimals that every format keeps of a number; null where that has no meaning. */
  readonly decimals: number | null;
  /** Allowed values: `0…65535`, or the words of a closed list joined by `|`; null = anything of the type. */
  readonly range: string | null;
  /** What a missing value means; null where a value is never missing. */
  readonly nullZh: string | null;
  readonly nullEn: string | null;
}

/** A kind of published table. */
export interface TableSpec {
  readonly name: TableName;
  readonly zh: string;
  readonly en: string;
  /** What one row is. */
  readonly rowZh: string;
  readonly rowEn: string;
  /** Where a row lies: at `lon, lat`, in its `polygon`, or nowhere. */
  readonly geometry: 'point' | 'polygon' | null;
  readonly columns: readonly Column[];
}

/** Names of the published tables, in the order they are listed. */
export const TABLE_NAMES = [
  'cells',
  'facilities',
  'areas',
  'coverage',
  'catchments',
  'gaps',
  'sites',
  'indicators',
  'opportunities',
  'equity',
  'capacity',
  'completeness',
  'sensitivity',
  'estates',
  'nearest',
  'clauses',
  'records',
  'changes',
  'changes_coverage',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

interface Options {
  readonly unit?: string;
  readonly decimals?: number;
  readonly range?: string;
  /** [zh, en] meaning of a missing value; without it a value is never missing. */
  readonly missing?: readonly [string, string];
}

/** Describes a column: name, type, zh and en name, and what else there is to say. */
export function column(name: string, type: ColumnType, zh: string, en: string, options: Options = {}): Column {
  return {
    name,
    type,
    zh,
    en,
    unit: options.unit ?? (type === 'people' ? 'people' : null),
    decimals: options.decimals ?? (type === 'people' ? 3 : type === 'integer' ? 0 : null),
    range: options.range ?? (type === 'people' ? '0…' : type === 'boolean' ? 'true|false' : null),
    nullZh: options.missing?.[0] ?? null,
    nullEn: options.missing?.[1] ?? null,
  };
}

const LON = {unit: 'degrees', decimals: 7, range: '-180…180'};
const LAT = {unit: 'degrees', decimals: 7, range: '-90…90'};

/** `lon` and `lat` of a row, WGS 84. */
export const lonLat: readonly Column[] = [
  column('lon', 'number', '经度（WGS 84）', 'Longitude (WGS 84)', LON),
  column('lat', 'number', '纬度（WGS 84）', 'Latitude (WGS 84)', LAT),
];

/** Name as on the sign, its language, and the Chinese and English names. */
export function nameColumns(thingZh: string, thingEn: string): readonly Column[] {
  const missing = ['资料中没有', 'not in the source'] as const;
  return [
    column('name', 'text', `${thingZh}名称（原文）`, `Name of the ${thingEn} as on the sign`, {
      missing: ['无名或资料中没有名称', 'unnamed, or no name in the source'],
    }),
    column('name_language', 'text', '名称的语言', 'Language of the name (BCP 47)', {missing}),
    column('name_zh', 'text', '中文名称', 'Chinese name', {missing}),
    column('name_en', 'text', '英文名称', 'English name', {missing}),
  ];
}

/** A time in seconds, in steps of a tenth, up to the horizon of 6,553 s. */
export function secondsColumn(name: string, zh: string, en: string, missing?: readonly [string, string]): Column {
  const options = {unit: 'seconds', decimals: 1, range: '0…6553'};
  return column(name, 'number', zh, en, missing === undefined ? options : {...options, missing});
}

/** A length in metres with one decimal. */
export function metersColumn(name: string, zh: string, en: string, missing?: readonly [string, string]): Column {
  const options = {unit: 'metres', decimals: 1, range: '0…'};
  return column(name, 'number', zh, en, missing === undefined ? options : {...options, missing});
}
