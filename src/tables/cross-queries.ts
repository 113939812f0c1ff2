import {quoteName, quoteText} from './queries.ts';

/** What is looked at across the tables of people, places, areas and coverage. Null: not narrowed. */
export interface CrossFilter {
  readonly category: string;
  /** The category and those that serve in its place. */
  readonly serving: readonly string[];
  /** True: walking seconds are known; false: a city without streets. */
  readonly timed: boolean;
  /** In time means at most this. */
  readonly cutoffSeconds: number;
  /** Column of cells and facilities with the area looked at, such as `area_id_district`; null: the city has none. */
  readonly areaColumn: string | null;
  readonly area: string | null;
  /** A step of `MINUTE_STEP` minutes by its first minute, or `beyond`: further than the last, or none reached. */
  readonly minutes: number | 'beyond' | null;
  readonly source: string | null;
}

/** Minutes of one bar, and the last minute a bar begins with. */
export const MINUTE_STEP = 5;
export const LAST_STEP = 55;

/** The step of a cell: minute its bar begins with; null beyond the last. A time on a limit belongs to the lower step. */
function stepOf(category: string): string {
  const seconds = quoteName(`seconds_${category}`);
  const last = (LAST_STEP + MINUTE_STEP) * 60;
  const step = `greatest(ceil(${seconds} / ${MINUTE_STEP * 60}.0) - 1, 0) * ${MINUTE_STEP}`;
  return `CASE WHEN ${seconds} <= ${last} THEN CAST(${step} AS INTEGER) END`;
}

/** Conditions on cells, without the one a chart makes itself. */
function cellConditions(filter: CrossFilter, without: 'minutes' | 'area' | null): string {
  const parts: string[] = [];
  if (without !== 'area' && filter.areaColumn !== null && filter.area !== null)
    parts.push(`${quoteName(filter.areaColumn)} = ${quoteText(filter.area)}`);
  if (without !== 'minutes' && filter.timed && filter.minutes !== null) {
    const step = stepOf(filter.category);
    parts.push(filter.minutes === 'beyond' ? `(${step}) IS NULL` : `(${step}) = ${Math.trunc(filter.minutes)}`);
  }
  return where(parts);
}

function where(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `\nWHERE ${parts.join('\n  AND ')}`;
}

/** People by steps of minutes: `step` (null = beyond), `people`, `cells`. */
export function minutesQuery(filter: CrossFilter): string {
  return `SELECT ${stepOf(filter.category)} AS step, sum(people) AS people, count(*) AS cells
FROM cells${cellConditions(filter, 'minutes')}
GROUP BY step
ORDER BY step NULLS LAST`;
}

/** People by area, and how many of them reach the service in time: `area_id`, `name`, `people`, `in_time`. */
export function areasQuery(filter: CrossFilter): string {
  const area = `c.${quoteName(filter.areaColumn!)}`;
  const isInTime = `c.${quoteName(`seconds_${filter.category}`)} <= ${filter.cutoffSeconds}`;
  const inTime = filter.timed ? `sum(CASE WHEN ${isInTime} THEN c.people ELSE 0 END)` : 'NULL';
  return `SELECT ${area} AS area_id, any_value(a.name) AS name, sum(c.people) AS people, ${inTime} AS in_time
FROM cells c LEFT JOIN areas a ON a.area_id = ${area}${cellConditions(filter, 'area')}
GROUP BY 1
ORDER BY people DESC NULLS LAST, area_id`;
}

function facilityConditions(filter: CrossFilter, without: 'source' | null): string {
  const parts = [`category IN (${filter.serving.map(quoteText).join(', ')})`, `status = 'open'`];
  if (filter.areaColumn !== null && filter.area !== null)
    parts.push(`${quoteName(filter.areaColumn)} = ${quoteText(filter.area)}`);
  if (without !== 'source' && filter.source !== null) parts.push(`source = ${quoteText(filter.source)}`);
  return where(parts);
}

/** Open places of the service by source: `source`, `places`, and the date of its youngest record, `newest` (null: none is dated). */
export function sourcesQuery(filter: CrossFilter): string {
  return `SELECT source, count(*) AS places, max(as_of) AS newest
FROM facilities${facilityConditions(filter, 'source')}
GROUP BY source
ORDER BY places DESC, source`;
}

/** The open places themselves. */
export function placesQuery(filter: CrossFilter): string {
  return `SELECT name, category, address, source, as_of, capacity, people_served, people_only_here, doubtful, facility_id
FROM facilities${facilityConditions(filter, null)}
ORDER BY people_served DESC NULLS LAST, facility_id`;
}

/** Published coverage of the service where one looks, by walker and standard. */
export function publishedQuery(filter: CrossFilter, cityAreaId: string): string {
  return `SELECT profile, "group", measure, cutoff_seconds, cutoff_meters, people, covered_low, covered, covered_high, uncovered, unknown
FROM coverage
WHERE category = ${quoteText(filter.category)} AND area_id = ${quoteText(filter.area ?? cityAreaId)}
ORDER BY measure DESC, cutoff_seconds NULLS LAST, cutoff_meters, profile, "group"`;
}

/** People of the scenario by area: in time before and after, gained and lost, from the table `scenario`. */
export function scenarioQuery(filter: CrossFilter): string {
  const before = `s.seconds_before <= ${filter.cutoffSeconds}`;
  const after = `s.seconds_after <= ${filter.cutoffSeconds}`;
  const sum = (condition: string) => `sum(CASE WHEN ${condition} THEN s.people ELSE 0 END)`;
  const area = filter.areaColumn === null ? 'NULL' : `s.${quoteName(filter.areaColumn)}`;
  return `SELECT any_value(a.name) AS name, sum(s.people) AS people, ${sum(before)} AS in_time_before,
  ${sum(after)} AS in_time_after, ${sum(`${after} AND NOT coalesce(${before}, false)`)} AS gained,
  ${sum(`${before} AND NOT coalesce(${after}, false)`)} AS lost, ${area} AS area_id
FROM scenario s LEFT JOIN areas a ON a.area_id = ${area}
GROUP BY ${area}
ORDER BY gained + lost DESC, area_id NULLS LAST`;
}
