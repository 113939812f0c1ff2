import type {Row} from '#files/table.ts';
import type {Value} from '#schema/column.ts';
import {CHANGE_KINDS, type ChangeKind} from '#schema/tables/changes.ts';
import {compareIds, metersBetween} from '../facilities/join-duplicates.ts';
import type {CityVersion} from '../versions/city-version.ts';
import {claimedCompleteness} from './claimed-completeness.ts';
import {type EntryPair, matchEntries, position} from './match-entries.ts';

/** What has moved by no more stands where it was: positions are drawn again and again. */
export const MOVED_METERS = 25;

/** Columns of `facilities` in which a difference is one of names. */
const NAME_FIELDS = ['name', 'name_zh', 'name_en'] as const;

/** Columns of `facilities` in which a difference is one of details. */
export const DETAIL_FIELDS = [
  'address',
  'phone',
  'opening_hours',
  'wheelchair',
  'provider',
  'capacity',
  'capacity_unit',
  'floor_area_sqm',
  'serves_code',
] as const;

/** What differs in one entry. */
interface Difference {
  readonly change: ChangeKind;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly moved: number | null;
}

/** Rows of `changes` of one step in time, sorted by facility, then in the order of the kinds of change. */
export function registerChanges(from: CityVersion, to: CityVersion): Row[] {
  const {pairs, onlyFrom, onlyTo} = matchEntries(from.facilities, to.facilities);
  const whole = (change: ChangeKind): Difference => ({change, field: null, before: null, after: null, moved: null});
  const rows = [
    ...pairs.flatMap(pair => differencesOf(pair).map(found => ({found, newer: pair.to, older: pair.from}))),
    ...onlyTo.map(newer => ({found: whole('registered'), newer, older: null})),
    ...onlyFrom.map(older => ({found: whole('unregistered'), newer: null, older})),
  ];
  const completeness = {from: claimedCompleteness(from), to: claimedCompleteness(to)};
  return rows
    .map(({found, newer, older}) => {
      const shown = (newer ?? older) as Row;
      const facilityId = shown['facility_id'] as string;
      const {change, field, before, after, moved} = found;
      return {
        change_id: [from.version, to.version, facilityId, change, ...(field === null ? [] : [field])].join('/'),
        from_version: from.version,
        to_version: to.version,
        change,
        field,
        facility_id: facilityId,
        facility_id_from: older?.['facility_id'] ?? null,
        ...columnsOf(shown, ['place_id', 'category', 'name', 'name_zh', 'name_en', 'lon', 'lat', 'inside']),
        moved_meters: moved,
        before,
        after,
        source: shown['source'] ?? null,
        completeness_from: completeness.from((older ?? shown)['category'] as string, older ?? shown),
        completeness_to: completeness.to(shown['category'] as string, shown),
      };
    })
    .sort(inOrder);
}

function columnsOf(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map(name => [name, row[name] ?? null]));
}

interface Ordered {
  readonly facility_id: string;
  readonly change: ChangeKind;
  readonly change_id: string;
}

/** An id that was given up and one that is new may be the same only with another kind of change. */
function inOrder(a: Ordered, b: Ordered): number {
  return (
    compareIds(a.facility_id, b.facility_id) ||
    CHANGE_KINDS.indexOf(a.change) - CHANGE_KINDS.indexOf(b.change) ||
    compareIds(a.change_id, b.change_id)
  );
}

function differencesOf(pair: EntryPair): Difference[] {
  return [...moveOf(pair), ...renamingOf(pair), ...categoryOf(pair), ...fieldsOf(pair)];
}

/** An entry mapped anew may stand a little aside: it has not moved. */
function moveOf({from, to, by}: EntryPair): Difference[] {
  const meters = metersBetween(position(from), position(to));
  if (by === 'place' || meters <= MOVED_METERS) return [];
  const words = (row: Row) =>
    position(row)
      .map(degrees => degrees.toFixed(7))
      .join(',');
  return [{change: 'moved', field: null, before: words(from), after: words(to), moved: meters}];
}

/** One difference of names at most: the first of the three that differs. */
function renamingOf({from, to}: EntryPair): Difference[] {
  const field = NAME_FIELDS.find(name => wordOf(from[name]) !== wordOf(to[name]));
  return field === undefined ? [] : [difference('renamed', field, from, to)];
}

function categoryOf({from, to}: EntryPair): Difference[] {
  return from['category'] === to['category'] ? [] : [difference('recategorised', 'category', from, to)];
}

/** Status and details. A column that one of the versions does not have yet says nothing. */
function fieldsOf({from, to}: EntryPair): Difference[] {
  return (['status', ...DETAIL_FIELDS] as const)
    .filter(name => name in from && name in to && wordOf(from[name]) !== wordOf(to[name]))
    .map(name => difference(name === 'status' ? 'status' : 'details', name, from, to));
}

function difference(change: ChangeKind, field: string, from: Row, to: Row): Difference {
  return {change, field, before: wordOf(from[field]), after: wordOf(to[field]), moved: null};
}

/** A value as the published text; null where nothing is known. */
function wordOf(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
