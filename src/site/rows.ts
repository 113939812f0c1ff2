import type {MultiPolygon} from '#schema/tables.ts';

/** A record as the files hold it. */
export type Row = Readonly<Record<string, unknown>>;

/** Walker, people, threshold and area of one number of coverage. People in persons; null: the ages are not known. */
export interface CoverageRow {
  readonly category: string;
  readonly standardId: string | null;
  readonly measure: string;
  readonly cutoffSeconds: number | null;
  readonly cutoffMeters: number | null;
  readonly profile: string;
  readonly group: string;
  readonly areaId: string;
  readonly areaKind: string;
  readonly people: number | null;
  readonly coveredLow: number | null;
  readonly covered: number | null;
  readonly coveredHigh: number | null;
  readonly uncovered: number | null;
  readonly unknown: number | null;
}

/** The same, once it is known that the people are known. */
export interface KnownCoverage extends CoverageRow {
  readonly people: number;
  readonly coveredLow: number;
  readonly covered: number;
  readonly coveredHigh: number;
  readonly uncovered: number;
  readonly unknown: number;
}

export interface AreaRow {
  readonly areaId: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly code12: string | null;
  readonly areaType: string | null;
  readonly name: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly people: number;
  /** People of age groups, by key: age60plus … */
  readonly groups: ReadonlyMap<string, number>;
  readonly households: number | null;
  /** Counts of required services; null: nobody lives there or none is required. */
  readonly has: number | null;
  readonly lacks: number | null;
  readonly unknown: number | null;
  readonly polygon: MultiPolygon;
}

export interface GapRow {
  readonly gapId: string;
  readonly category: string;
  readonly standardId: string | null;
  readonly profile: string;
  readonly rank: number | null;
  readonly people: number;
  readonly people60: number | null;
  readonly peopleRobust: number;
  readonly certainty: string;
  readonly cause: string | null;
  readonly nearestFacilityId: string | null;
  readonly nearestSeconds: number | null;
  readonly nearestMeters: number | null;
  readonly detourRatio: number | null;
  readonly explanationZh: string;
  readonly explanationEn: string;
  /** Where the time to the nearest one goes; null without a walk. */
  readonly split: TimeParts | null;
  readonly fix: GapFix | null;
  /** What the smallest fix is, or why there is none. */
  readonly fixZh: string | null;
  readonly fixEn: string | null;
  readonly polygon: MultiPolygon | null;
}

/** Seconds of a walk by what they are spent on; climb is below zero where it goes down. */
export interface TimeParts {
  readonly approach: number;
  readonly level: number;
  readonly climb: number;
  readonly steps: number;
  readonly waiting: number;
}

/** The smallest fix of a gap: a link between two points, or a site at one. */
export interface GapFix {
  readonly kind: string;
  readonly from: readonly [lon: number, lat: number];
  /** Null for a site. */
  readonly to: readonly [lon: number, lat: number] | null;
  readonly needsConsent: boolean;
  /** People of the gap newly in time, and everyone newly in time. */
  readonly people: number;
  readonly peopleTotal: number;
}

export interface FacilityRow {
  readonly facilityId: string;
  readonly category: string;
  readonly name: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly inside: boolean;
  readonly status: string;
  readonly source: string;
  readonly completeness: string;
  readonly doubtful: boolean;
  /** Address, telephone, opening hours (OpenStreetMap notation) and date of the record as published; null: not known. */
  readonly address: string | null;
  readonly phone: string | null;
  readonly openingHours: string | null;
  readonly asOf: string | null;
  /** Ids of the areas it stands in. */
  readonly areaIds: readonly string[];
}

/** The facility that is the nearest walk for more people of an area than any other. People in persons, walks in seconds. */
export interface NearestRow {
  readonly category: string;
  readonly areaId: string;
  readonly facilityId: string;
  /** People for whom it is the nearest; half of them walk no longer than `seconds`. */
  readonly people: number;
  readonly seconds: number;
  /** Half of all people of the area walk no longer to the one nearest them; null: half of them reach none. */
  readonly secondsMedian: number | null;
}

/** A cell with the walking seconds of an adult to each category; null: no path, or no data. */
export interface CellRow {
  readonly lon: number;
  readonly lat: number;
  readonly cellMeters: number;
  readonly people: number;
  readonly row: Row;
}

/** Reads one row of `coverage`. Throws when a column is missing. */
export function coverageRow(row: Row): CoverageRow {
  return {
    category: text(row, 'category'),
    standardId: textOrNull(row, 'standard_id'),
    measure: text(row, 'measure'),
    cutoffSeconds: numberOrNull(row, 'cutoff_seconds'),
    cutoffMeters: numberOrNull(row, 'cutoff_meters'),
    profile: text(row, 'profile'),
    group: text(row, 'group'),
    areaId: text(row, 'area_id'),
    areaKind: text(row, 'area_kind'),
    people: numberOrNull(row, 'people'),
    coveredLow: numberOrNull(row, 'covered_low'),
    covered: numberOrNull(row, 'covered'),
    coveredHigh: numberOrNull(row, 'covered_high'),
    uncovered: numberOrNull(row, 'uncovered'),
    unknown: numberOrNull(row, 'unknown'),
  };
}

/** Reads one row of `areas`. Throws when a column is missing. */
export function areaRow(row: Row): AreaRow {
  const groups = new Map<string, number>();
  for (const [key, value] of Object.entries(row)) {
    if (key.startsWith('people_') && typeof value === 'number') groups.set(key.slice('people_'.length), value);
  }
  return {
    areaId: text(row, 'area_id'),
    kind: text(row, 'kind'),
    parentId: textOrNull(row, 'parent_area_id'),
    code12: textOrNull(row, 'code12'),
    areaType: textOrNull(row, 'area_type'),
    name: textOrNull(row, 'name'),
    nameZh: textOrNull(row, 'name_zh'),
    nameEn: textOrNull(row, 'name_en'),
    people: number(row, 'people'),
    groups,
    households: numberOrNull(row, 'households'),
    has: numberOrNull(row, 'has'),
    lacks: numberOrNull(row, 'lacks'),
    unknown: numberOrNull(row, 'unknown'),
    polygon: polygonOrNull(row) ?? [],
  };
}

/** Reads one row of `gaps`. Throws when a column is missing. */
export function gapRow(row: Row): GapRow {
  return {
    gapId: text(row, 'gap_id'),
    category: text(row, 'category'),
    standardId: textOrNull(row, 'standard_id'),
    profile: text(row, 'profile'),
    rank: numberOrNull(row, 'rank'),
    people: number(row, 'people'),
    people60: numberOrNull(row, 'people_age60plus'),
    peopleRobust: number(row, 'people_robust'),
    certainty: text(row, 'certainty'),
    cause: textOrNull(row, 'cause'),
    nearestFacilityId: textOrNull(row, 'nearest_facility_id'),
    nearestSeconds: numberOrNull(row, 'nearest_seconds'),
    nearestMeters: numberOrNull(row, 'nearest_meters'),
    detourRatio: row['detour_ratio'] === undefined ? null : numberOrNull(row, 'detour_ratio'),
    explanationZh: text(row, 'explanation_zh'),
    explanationEn: text(row, 'explanation_en'),
    split: timeParts(row),
    fix: gapFix(row),
    fixZh: textOrNull(row, 'fix_zh'),
    fixEn: textOrNull(row, 'fix_en'),
    polygon: polygonOrNull(row),
  };
}

function timeParts(row: Row): TimeParts | null {
  if (numberOrNull(row, 'level_seconds') === null) return null;
  return {
    approach: number(row, 'approach_seconds'),
    level: number(row, 'level_seconds'),
    climb: number(row, 'climb_seconds'),
    steps: number(row, 'steps_seconds'),
    waiting: number(row, 'wait_seconds'),
  };
}

function gapFix(row: Row): GapFix | null {
  const kind = textOrNull(row, 'fix_kind');
  if (kind === null) return null;
  const lon = numberOrNull(row, 'fix_lon2');
  return {
    kind,
    from: [number(row, 'fix_lon1'), number(row, 'fix_lat1')],
    to: lon === null ? null : [lon, number(row, 'fix_lat2')],
    needsConsent: flag(row, 'fix_needs_consent'),
    people: number(row, 'fix_people'),
    peopleTotal: number(row, 'fix_people_total'),
  };
}

/** Reads one row of `facilities`. Throws when a column is missing. */
export function facilityRow(row: Row): FacilityRow {
  return {
    facilityId: text(row, 'facility_id'),
    category: text(row, 'category'),
    name: textOrNull(row, 'name'),
    nameZh: textOrNull(row, 'name_zh'),
    nameEn: textOrNull(row, 'name_en'),
    lon: number(row, 'lon'),
    lat: number(row, 'lat'),
    inside: row['inside'] === true,
    status: text(row, 'status'),
    source: text(row, 'source'),
    completeness: text(row, 'completeness'),
    doubtful: row['doubtful'] === true,
    address: textOrNull(row, 'address'),
    phone: textOrNull(row, 'phone'),
    openingHours: textOrNull(row, 'opening_hours'),
    asOf: textOrNull(row, 'as_of'),
    // few pages ask for them, and they are in a column for every kind of area
    get areaIds() {
      return areaIdsOf(row);
    },
  };
}

/** Reads one row of `nearest`. Throws when a column is missing. */
export function nearestRow(row: Row): NearestRow {
  return {
    category: text(row, 'category'),
    areaId: text(row, 'area_id'),
    facilityId: text(row, 'facility_id'),
    people: number(row, 'people'),
    seconds: number(row, 'seconds'),
    secondsMedian: numberOrNull(row, 'seconds_median'),
  };
}

/** Ids of the areas a cell or facility lies in, of whatever kinds there are. */
export function areaIdsOf(row: Row): string[] {
  const ids: string[] = [];
  // columns of a row that reads its table are inherited
  for (const key in row) {
    const id = key.startsWith('area_id_') ? row[key] : null;
    if (typeof id === 'string') ids.push(id);
  }
  return ids;
}

/** Reads one row of `cells`; times stay in `row`, by column name. Throws when a column is missing. */
export function cellRow(row: Row): CellRow {
  return {
    lon: number(row, 'lon'),
    lat: number(row, 'lat'),
    cellMeters: number(row, 'cell_meters'),
    people: number(row, 'people'),
    row,
  };
}

/** True when all people of the row are known, so that it can be printed. */
export function isKnown(row: CoverageRow): row is KnownCoverage {
  return row.people !== null && row.covered !== null && row.uncovered !== null && row.unknown !== null;
}

/** A number, or null when missing. Throws when it is anything else. */
export function numberOrNull(row: Row, column: string): number | null {
  const value = row[column];
  if (value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return value;
  throw new Error(
    `column ${column}: found ${value === undefined ? 'no such column' : typeof value}, expected a number`,
  );
}

/** A number. Throws when it is missing or anything else. */
export function number(row: Row, column: string): number {
  const value = numberOrNull(row, column);
  if (value === null) throw new Error(`column ${column}: found null, expected a number`);
  return value;
}

/** A text, or null when missing. Throws when it is anything else. */
export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  if (value === null || typeof value === 'string') return value;
  throw new Error(`column ${column}: found ${value === undefined ? 'no such column' : typeof value}, expected text`);
}

/** A text. Throws when it is missing or anything else. */
export function text(row: Row, column: string): string {
  const value = textOrNull(row, column);
  if (value === null) throw new Error(`column ${column}: found null, expected text`);
  return value;
}

/** Yes or no. Throws when it is missing or anything else. */
export function flag(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value === 'boolean') return value;
  throw new Error(
    `column ${column}: found ${value === undefined ? 'no such column' : typeof value}, expected yes or no`,
  );
}

function polygonOrNull(row: Row): MultiPolygon | null {
  const value = row['polygon'];
  return Array.isArray(value) ? (value as MultiPolygon) : null;
}
