import type {Row} from '#files/table.ts';
import type {City} from '#schema/city.ts';
import {RECORD_KINDS} from '#schema/city-records.ts';
import {InputError} from '#schema/input-error.ts';
import {RECORD_METRICS} from '#schema/tables/records.ts';
import {partitionsOf} from './city-model.ts';
import {areaNodes} from './indicators/area-tree.ts';
import type {Area, Cells} from './model.ts';
import {areaEntries} from './records/area-entries.ts';
import {withoutHiddenFacts, withRecordedFacts} from './records/area-facts.ts';
import {distinctEntries, refuseOverlaps} from './records/distinct-entries.ts';
import {judgeEntries} from './records/judge-entries.ts';
import {ratingEntries} from './records/rating-entries.ts';
import {readRecordFile} from './records/record-file.ts';
import type {JudgedEntry, RecordEntry} from './records/record-model.ts';
import {type RecordGround, recordReading} from './records/record-reading.ts';

/** What the optional tables of a city say, as far as it may be published. */
export interface Records {
  /** The areas, their households, floor areas and workers filled in. */
  readonly areas: Area[];
  /** Rows of the table `records`. */
  readonly rows: readonly Row[];
}

/** What optional tables are read with and joined to. */
export interface RecordInput extends RecordGround {
  readonly cells: Pick<Cells, 'people' | 'areaIndex' | 'cellCount'>;
  /** Folder of the city file. */
  readonly dir: string;
  /** The day of the build, YYYY-MM-DD: what is dated later is refused. It changes nothing that is published. */
  readonly today: string;
}

/**
 * Reads the optional tables a city file names, joins them to areas and facilities, and decides what may be published. Throws
 * InputError for what cannot be right; what matches nothing is noted in the report.
 */
export async function buildRecords(city: City, input: RecordInput): Promise<Records> {
  if (city.records.length === 0) return {areas: [...input.areas], rows: []};
  refuseFuture(city, input.today);
  const reading = recordReading(city, input);
  const found: RecordEntry[] = [];
  for (const source of city.records) {
    const table = await readRecordFile(source, input.dir);
    const entries = (source.kind === 'ratings' ? ratingEntries : areaEntries)(source, table, reading);
    for (const entry of entries) found.push(entry);
  }
  const entries = distinctEntries(found, input.report);
  refuseOverlaps(entries);
  const areas = withRecordedFacts(input.areas, entries);
  const partitions = partitionsOf(city.id, input.cells, areas);
  const nodes = areaNodes({partitions, demand: {people: input.cells.people}});
  const judged = judgeEntries(entries, {nodes, areas});
  return {areas: withoutHiddenFacts(areas, judged.hiddenFacts), rows: recordRows(judged.entries)};
}

/** The day it is in the time zone of a city. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'});
  return parts.format(now);
}

function refuseFuture(city: City, today: string): void {
  const snapshot = city.streets?.snapshot ?? '';
  // the date of the streets counts as past on any clock
  const latest = today > snapshot ? today : snapshot;
  city.records.forEach(({asOf}, index) => {
    if (asOf > latest)
      throw new InputError({
        file: city.id,
        where: `records.${index}.asOf`,
        found: asOf,
        expected: `a day that is over, at latest ${latest}`,
      });
  });
}

const AREA_ORDER = ['city', 'district', 'subdistrict', 'community', 'life-circle-unit'];

/** By kind, metric, service and time, then from the city down, by id. */
function recordRows(entries: readonly JudgedEntry[]): Row[] {
  const place = (list: readonly string[], name: string) => String(list.indexOf(name)).padStart(3, '0');
  const metrics = RECORD_METRICS.map(({key}) => key);
  const keyed = entries.map(judged => {
    const {kind, metric, category, period, asOf, areaKind, areaId, facilityId} = judged.entry;
    const order = [place(RECORD_KINDS, kind), place(metrics, metric), category ?? '', period ?? '', period ? '' : asOf];
    return {judged, key: [...order, place(AREA_ORDER, areaKind ?? ''), areaId ?? facilityId ?? ''].join('\n')};
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({judged}) => recordRow(judged));
}

function recordRow({entry, suppressed}: JudgedEntry): Row {
  const {kind, metric, areaId, areaKind, facilityId, category, period, value, unit, denominator} = entry;
  return {
    record_kind: kind,
    metric,
    area_id: areaId,
    area_kind: areaKind,
    facility_id: facilityId,
    category,
    period,
    value: suppressed === null ? value : null,
    unit,
    denominator: suppressed === null ? denominator : null,
    source: entry.source,
    as_of: entry.asOf,
    joined_by: entry.joinedBy,
    suppressed,
  };
}
