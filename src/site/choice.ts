import {type City, hasNoData, standardOf, standardsApply} from './city.ts';
import {valueColumn} from './map-scale.ts';
import type {KnownCoverage} from './rows.ts';
import {cityAreaId, decidingCoverage, defaultCoverage} from './scorecard.ts';

/** Services a reader knows, in the order they are offered where no standard ranks them. */
const FAMILIAR = [
  'pharmacy',
  'market',
  'supermarket',
  'primary',
  'park',
  'convenience',
  'bus',
  'playground',
  'health_centre',
];

/**
 * The number a city page opens with. Where standards apply: the required service, known from a complete list, that leaves out
 * the most people. Elsewhere the first familiar service with anybody in reach. Null when there is none.
 */
export function headlineCoverage(city: City): KnownCoverage | null {
  return rankedCoverage(city)[0] ?? null;
}

/** Coverage of the whole city, the most telling first, one row for each category. */
export function rankedCoverage(city: City): KnownCoverage[] {
  const area = cityAreaId(city);
  const usable = (row: KnownCoverage) => row.people > 0 && row.unknown < row.people && !hasNoData(city, row.category);
  const rows = defaultCoverage(city, area).filter(usable);
  if (standardsApply(city)) {
    const deciding = decidingCoverage(city, area)
      .filter(usable)
      .filter(row => row.unknown * 5 < row.people)
      .sort((a, b) => b.uncovered - a.uncovered || (a.category < b.category ? -1 : 1));
    if (deciding.length > 0) return onePerCategory([...deciding, ...rows]);
  }
  const rank = (row: KnownCoverage) => (FAMILIAR.indexOf(row.category) + FAMILIAR.length + 1) % (FAMILIAR.length + 1);
  return onePerCategory(rows.sort((a, b) => rank(a) - rank(b) || b.covered - a.covered));
}

/** The services drawn as maps: the headline first, then where fewest are in reach; four at most, all with a mapped facility. */
export function mappedCoverage(city: City): KnownCoverage[] {
  const columns = new Set(city.cells.columns);
  const isOpen = (category: string) => city.facilities.count({category, status: 'open'}) > 0;
  const drawable = (row: KnownCoverage) => isOpen(row.category) && row.covered > 0 && columns.has(valueColumn(row));
  const [first, ...others] = rankedCoverage(city).filter(drawable);
  if (!first) return [];
  const required = (row: KnownCoverage) => standardOf(city, row.standardId)?.decides === true;
  const telling = standardsApply(city)
    ? others.filter(required).sort((a, b) => a.covered / a.people - b.covered / b.people)
    : others;
  return [first, ...telling].slice(0, 4);
}

function onePerCategory(rows: readonly KnownCoverage[]): KnownCoverage[] {
  const seen = new Set<string>();
  return rows.filter(row => !seen.has(row.category) && seen.add(row.category));
}
