import {COMMUNITY_ONLY, RECORD_KINDS, type RecordKind} from '#schema/city-records.ts';
import {number, numberOrNull, type Row, text, textOrNull} from '../rows.ts';

/** Kinds of figures by area that a city may give, in the order they are shown. */
export const AREA_KINDS = RECORD_KINDS.filter(kind => kind !== 'ratings') as readonly AreaKind[];

export type AreaKind = Exclude<RecordKind, 'ratings'>;

/** True for kinds published of communities only: of wider areas there is at most a sum. */
export function isCommunityOnly(kind: AreaKind): boolean {
  return COMMUNITY_ONLY.includes(kind);
}

/** One figure on record of an area or a facility, as published. */
export interface RecordRow {
  readonly kind: RecordKind;
  readonly metric: string;
  readonly areaId: string | null;
  readonly areaKind: string | null;
  readonly facilityId: string | null;
  /** Service it is about; null: about no single one. */
  readonly category: string | null;
  readonly period: string | null;
  /** Null where it is suppressed. */
  readonly value: number | null;
  readonly unit: string | null;
  /** How many were asked, or rated. */
  readonly denominator: number | null;
  readonly source: string;
  readonly asOf: string | null;
  /** `sum`: added up from communities; null: the list of areas itself says it. */
  readonly joinedBy: string | null;
  /** Why a known number is not published; null: it is. */
  readonly suppressed: 'small-count' | 'complementary' | null;
}

/** Reads one row of `records`. Throws when a column is missing, or a number is neither there nor said to be suppressed. */
export function recordRow(row: Row): RecordRow {
  const suppressed = suppression(textOrNull(row, 'suppressed'));
  return {
    kind: text(row, 'record_kind') as RecordKind,
    metric: text(row, 'metric'),
    areaId: textOrNull(row, 'area_id'),
    areaKind: textOrNull(row, 'area_kind'),
    facilityId: textOrNull(row, 'facility_id'),
    category: textOrNull(row, 'category'),
    period: textOrNull(row, 'period'),
    value: suppressed === null ? number(row, 'value') : null,
    unit: textOrNull(row, 'unit'),
    denominator: numberOrNull(row, 'denominator'),
    source: textOrNull(row, 'source') ?? '',
    asOf: textOrNull(row, 'as_of'),
    joinedBy: text(row, 'joined_by'),
    suppressed,
  };
}

function suppression(word: string | null): RecordRow['suppressed'] {
  if (word === null || word === 'small-count' || word === 'complementary') return word;
  throw new Error(`records: suppressed is ${word}, expected small-count, complementary or nothing`);
}
