import type {RecordKind} from '#schema/city-records.ts';
import type {JOINED_BY, Suppressed} from '#schema/tables/records.ts';
import type {AreaKind} from '../model.ts';

/** One number on record: of an area or of a facility. */
export interface RecordEntry {
  readonly kind: RecordKind;
  /** What is counted, as in the table `records`. */
  readonly metric: string;
  readonly areaId: string | null;
  readonly areaKind: AreaKind | 'city' | null;
  readonly facilityId: string | null;
  readonly category: string | null;
  readonly period: string | null;
  readonly value: number;
  readonly unit: string;
  /** People asked, or number of ratings; null: has none, or not known. */
  readonly denominator: number | null;
  readonly source: string;
  readonly asOf: string;
  readonly joinedBy: (typeof JOINED_BY)[number];
  /** True: the source wants households and workers hidden where they are few. */
  readonly confidential: boolean;
  /** Where it stands, for messages; row 0: added up by us. */
  readonly file: string;
  readonly row: number;
}

/** An entry, and why it is not published; null = it is. */
export interface JudgedEntry {
  readonly entry: RecordEntry;
  readonly suppressed: Suppressed | null;
}

/** Metrics that are a part of another one of the same table. */
export const PART_OF: Readonly<Record<string, string>> = {
  people_disabled_severe: 'people_disabled',
  social_workers: 'workers',
};

/** Metrics of communities that are added up for the areas above them. */
export const SUMMED = ['visits', 'meals', 'people_disabled'];

/** Kinds whose numbers always count people; households and workers only where the source says confidential. */
const ABOUT_PEOPLE: readonly RecordKind[] = ['satisfaction', 'visits', 'meals', 'disability', 'ratings'];
const ON_REQUEST: readonly RecordKind[] = ['households', 'workers'];

/** True for a table whose counts are counts of people, some of whom must stay unknown where they are few. */
export function tellsOfPeople({kind, confidential}: Pick<RecordEntry, 'kind' | 'confidential'>): boolean {
  return ABOUT_PEOPLE.includes(kind) || (confidential && ON_REQUEST.includes(kind));
}

/** How many people an entry tells of, where few of them must stay unknown; null: it tells of none, or of nobody knows how many. */
export function countOf(entry: Pick<RecordEntry, 'kind' | 'value' | 'denominator' | 'confidential'>): number | null {
  const {kind, value, denominator} = entry;
  if (kind === 'satisfaction' || kind === 'ratings') return denominator;
  return tellsOfPeople(entry) ? value : null;
}

/** Kinds of which an area has one number at most: they fill columns of `areas`. */
const LASTING: readonly RecordKind[] = ['households', 'floor-area', 'workers'];

/** What entries have in common whose areas add up: of one kind, service and time. */
export function seriesKey({kind, metric, category, period, asOf}: RecordEntry): string {
  const time = LASTING.includes(kind) ? '' : (period ?? `as of ${asOf}`);
  return [kind, metric, category ?? '', time].join('\n');
}

/** The column of an area that a metric fills. */
export const AREA_FACTS = {
  households: 'households',
  service_floor_area_sqm: 'serviceFloorAreaSqm',
  workers: 'workers',
} as const;

/** The column of an area that a metric fills; null for another metric. */
export function areaFactOf(metric: string): (typeof AREA_FACTS)[keyof typeof AREA_FACTS] | null {
  return Object.hasOwn(AREA_FACTS, metric) ? AREA_FACTS[metric as keyof typeof AREA_FACTS] : null;
}
