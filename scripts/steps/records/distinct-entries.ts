import {InputError} from '#schema/input-error.ts';
import type {Report} from '../../report.ts';
import {type RecordEntry, seriesKey} from './record-model.ts';
import {periodOf} from './record-values.ts';

const placeOf = ({areaId, facilityId}: RecordEntry) => areaId ?? facilityId ?? '';
const named = ({file, row}: RecordEntry) => `row ${row} of ${file}`;

function refused(entry: RecordEntry, found: string, expected: string): InputError {
  return new InputError({file: entry.file, where: `row ${entry.row}`, found, expected});
}

/**
 * Every number once. The same area, service and time twice in one file is refused with both rows; in two files it is refused
 * where they differ, and noted where they agree.
 */
export function distinctEntries(entries: readonly RecordEntry[], report: Report): RecordEntry[] {
  const seen = new Map<string, RecordEntry>();
  return entries.filter(entry => {
    const key = `${seriesKey(entry)}\n${placeOf(entry)}`;
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, entry);
      return true;
    }
    const what = [placeOf(entry), entry.category, entry.period].filter(part => part !== null).join(', ');
    if (other.file === entry.file)
      throw refused(entry, `${what} again, as in row ${other.row}`, 'each of them once: both rows cannot be right');
    if (other.value !== entry.value || other.denominator !== entry.denominator)
      throw refused(entry, `${entry.value} for ${what}`, `${other.value}, as in ${named(other)}`);
    report.note(
      'record-repeated',
      entry.file,
      '另一份表里已有的同样数字，只算一次',
      'numbers that another table has too, alike; they count once',
      `row ${entry.row}: ${what}`,
    );
    return false;
  });
}

/** Stands for the service of a total. */
const ALL_SERVICES = '';

/**
 * Refuses what could be added up against itself: periods that overlap (a year beside its months), and a total beside its parts
 * by service. From a total and the other parts, a part that is not published could be worked out.
 */
export function refuseOverlaps(entries: readonly RecordEntry[]): void {
  const inPeriods = entries.filter(({period}) => period !== null);
  for (const group of Map.groupBy(inPeriods, entry => `${entry.metric}\n${placeOf(entry)}`).values()) {
    const timed = group.map(entry => ({entry, ...periodOf(entry.period!)!}));
    timed.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.entry.row - b.entry.row));
    // of each service the time that began last: it is also the one that ends last
    const latest = new Map<string, (typeof timed)[number]>();
    for (const one of timed) {
      const service = one.entry.category ?? ALL_SERVICES;
      const isOpen = (other: typeof one | undefined) => other !== undefined && other.last >= one.first;
      const same = latest.get(service);
      if (same !== undefined && isOpen(same)) throw overlap(one.entry, same.entry);
      const others = service === ALL_SERVICES ? [...latest.values()] : [latest.get(ALL_SERVICES)];
      const other = others.find(isOpen);
      if (other !== undefined) throw totalAndParts(one.entry, other.entry);
      latest.set(service, one);
    }
  }
}

function overlap(entry: RecordEntry, other: RecordEntry): InputError {
  return refused(
    entry,
    `${entry.period} for ${placeOf(entry)}, and ${other.period} in ${named(other)}`,
    'periods that do not overlap: from a year and its months, small numbers could be worked out',
  );
}

function totalAndParts(entry: RecordEntry, other: RecordEntry): InputError {
  const words = ({category}: RecordEntry) => (category === null ? 'all services together' : `the service ${category}`);
  return refused(
    entry,
    `${words(entry)} for ${placeOf(entry)}, and ${words(other)} in ${named(other)}`,
    'either totals or services: from both, small numbers could be worked out',
  );
}
