import type {Row} from '#files/table.ts';
import {roundTo} from '#files/table.ts';
import type {CannotSay, ShareDifference} from '#schema/tables/changes-coverage.ts';
import type {CityVersion} from '../versions/city-version.ts';
import {type Comparability, comparability} from './comparability.ts';

/** Columns that say which row of `coverage` it is. */
const KEY = ['category', 'standard_id', 'profile', 'group', 'area_kind', 'area_id'] as const;
/** Columns of `coverage` that a row takes over as they are. */
const TAKEN = [
  'category',
  'standard_id',
  'measure',
  'cutoff_seconds',
  'cutoff_meters',
  'profile',
  'group',
  'area_id',
  'area_kind',
] as const;
const PEOPLE = ['people', 'covered_low', 'covered', 'covered_high', 'uncovered', 'unknown'] as const;
const SHARE_DECIMALS = 6;

/** Shares of the people of one row within the standard, 0 to 1, as they are published; null where nobody is counted. */
interface Shares {
  readonly low: number | null;
  readonly base: number | null;
  readonly high: number | null;
}

/** Rows of `changes_coverage` of one step in time: the rows of the newer version in their order, then those of the older alone. */
export function coverageChanges(from: CityVersion, to: CityVersion): Row[] {
  const keyOf = (row: Row) => JSON.stringify(KEY.map(name => row[name] ?? null));
  const older = new Map(from.coverage.map(row => [keyOf(row), row]));
  const newer = new Set(to.coverage.map(keyOf));
  const comparable = comparability(from, to);
  const versions = {from_version: from.version, to_version: to.version};
  const pairs = [
    ...to.coverage.map(row => [older.get(keyOf(row)) ?? null, row] as const),
    ...from.coverage.filter(row => !newer.has(keyOf(row))).map(row => [row, null] as const),
  ];
  return pairs.map(([before, after]) => {
    const row = (after ?? before) as Row;
    const [one, other] = [sharesOf(before), sharesOf(after)];
    return {
      ...Object.fromEntries(TAKEN.map(name => [name, row[name] ?? null])),
      ...versions,
      ...sideOf(before, one, 'from'),
      ...sideOf(after, other, 'to'),
      ...sayable(one, other, comparable(before, after)),
    };
  });
}

function sideOf(row: Row | null, {low, base, high}: Shares, side: 'from' | 'to'): Row {
  return {
    ...Object.fromEntries(PEOPLE.map(name => [`${name}_${side}`, row?.[name] ?? null])),
    [`share_low_${side}`]: low,
    [`share_${side}`]: base,
    [`share_high_${side}`]: high,
  };
}

function sharesOf(row: Row | null): Shares {
  const people = (row?.['people'] ?? null) as number | null;
  const share = (name: string) => {
    const covered = (row?.[name] ?? null) as number | null;
    return people === null || people === 0 || covered === null ? null : roundTo(covered / people, SHARE_DECIMALS);
  };
  return {low: share('covered_low'), base: share('covered'), high: share('covered_high')};
}

/** What may be said of the newer shares against the older: more or less only where the ranges leave no doubt. */
function sayable(
  from: Shares,
  to: Shares,
  comparable: Comparability,
): {difference: ShareDifference; why: CannotSay | null} {
  const cannot = (why: CannotSay) => ({difference: 'cannot-say' as const, why});
  if (comparable !== 'comparable') return cannot(comparable);
  if (from.low === null || from.high === null || to.low === null || to.high === null) return cannot('none-known');
  if (from.low === to.low && from.base === to.base && from.high === to.high) return {difference: 'same', why: null};
  if (to.low > from.high) return {difference: 'more', why: null};
  if (to.high < from.low) return {difference: 'less', why: null};
  return cannot('ranges-overlap');
}
