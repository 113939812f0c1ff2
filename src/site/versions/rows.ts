import type {KeptVersion as Listed, Manifest} from '#schema/manifest.ts';
import type {ChangeKind} from '#schema/tables/changes.ts';
import {areaIdsOf, flag, numberOrNull, type Row, text, textOrNull} from '../rows.ts';

/** One difference of the register between neighbouring versions, as published in `changes`. */
export interface ChangeRow {
  readonly changeId: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly change: ChangeKind;
  /** Column of `facilities` that differs; null where it is the whole entry, or where it stands. */
  readonly field: string | null;
  /** Of the newer version; of the older one where it is no longer registered. */
  readonly facilityId: string;
  readonly category: string;
  readonly name: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly inside: boolean;
  readonly movedMeters: number | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly source: string | null;
}

/** Walker, people, threshold and area at one of two versions. People in persons; null: not known. */
export interface CoverageSide {
  readonly people: number | null;
  readonly covered: number | null;
  readonly unknown: number | null;
  readonly low: number | null;
  readonly share: number | null;
  readonly high: number | null;
}

/** One number of coverage at two neighbouring versions, as published in `changes_coverage`. */
export interface CoverageChange {
  readonly category: string;
  readonly standardId: string | null;
  readonly measure: string;
  readonly cutoffSeconds: number | null;
  readonly cutoffMeters: number | null;
  readonly areaId: string;
  readonly areaKind: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly from: CoverageSide;
  readonly to: CoverageSide;
  /** more, less, same or cannot-say. */
  readonly difference: string;
  /** Why nothing can be said; null where something can. */
  readonly why: string | null;
}

/** An earlier version: what is kept of it, and how many entries its register had inside the boundary. */
export interface KeptVersion extends Listed {
  /** The manifest of that version. */
  readonly manifest: Manifest;
  readonly counts: ReadonlyMap<string, number>;
  /** Areas in which the entries stand that `changes` speaks of, by facility id. */
  readonly areaIds: ReadonlyMap<string, readonly string[]>;
}

/** The versions of a city that has earlier ones. */
export interface CityVersions {
  /** Date of the present version. */
  readonly present: string;
  /** Oldest first. */
  readonly kept: readonly KeptVersion[];
  readonly changes: readonly ChangeRow[];
  /** Of the city and its districts, everyone, adult walker. */
  readonly coverage: readonly CoverageChange[];
}

/** Reads one row of `changes`. Throws when a column is missing. */
export function changeRow(row: Row): ChangeRow {
  return {
    changeId: text(row, 'change_id'),
    fromVersion: text(row, 'from_version'),
    toVersion: text(row, 'to_version'),
    change: text(row, 'change') as ChangeKind,
    field: textOrNull(row, 'field'),
    facilityId: text(row, 'facility_id'),
    category: text(row, 'category'),
    name: textOrNull(row, 'name'),
    nameZh: textOrNull(row, 'name_zh'),
    nameEn: textOrNull(row, 'name_en'),
    inside: flag(row, 'inside'),
    movedMeters: numberOrNull(row, 'moved_meters'),
    before: textOrNull(row, 'before'),
    after: textOrNull(row, 'after'),
    source: textOrNull(row, 'source'),
  };
}

/** Reads one row of `changes_coverage`. Throws when a column is missing. */
export function coverageChange(row: Row): CoverageChange {
  return {
    category: text(row, 'category'),
    standardId: textOrNull(row, 'standard_id'),
    measure: text(row, 'measure'),
    cutoffSeconds: numberOrNull(row, 'cutoff_seconds'),
    cutoffMeters: numberOrNull(row, 'cutoff_meters'),
    areaId: text(row, 'area_id'),
    areaKind: text(row, 'area_kind'),
    fromVersion: text(row, 'from_version'),
    toVersion: text(row, 'to_version'),
    from: coverageSide(row, 'from'),
    to: coverageSide(row, 'to'),
    difference: text(row, 'difference'),
    why: textOrNull(row, 'why'),
  };
}

function coverageSide(row: Row, side: 'from' | 'to'): CoverageSide {
  return {
    people: numberOrNull(row, `people_${side}`),
    covered: numberOrNull(row, `covered_${side}`),
    unknown: numberOrNull(row, `unknown_${side}`),
    low: numberOrNull(row, `share_low_${side}`),
    share: numberOrNull(row, `share_${side}`),
    high: numberOrNull(row, `share_high_${side}`),
  };
}

/** Entries of a kept register inside the boundary by category, and the areas of those wanted. */
export function keptEntries(
  facilities: readonly Row[],
  wanted: ReadonlySet<string>,
): Pick<KeptVersion, 'counts' | 'areaIds'> {
  const counts = new Map<string, number>();
  const areaIds = new Map<string, readonly string[]>();
  for (const row of facilities) {
    const [id, category] = [text(row, 'facility_id'), text(row, 'category')];
    if (flag(row, 'inside')) counts.set(category, (counts.get(category) ?? 0) + 1);
    if (wanted.has(id)) areaIds.set(id, areaIdsOf(row));
  }
  return {counts, areaIds};
}
