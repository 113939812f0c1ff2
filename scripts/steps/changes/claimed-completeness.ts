import type {Row} from '#files/table.ts';
import {COMPLETENESS} from '#schema/city.ts';
import {areaIdColumn} from '#schema/tables/cells.ts';
import type {Completeness} from '../model.ts';
import type {CityVersion} from '../versions/city-version.ts';

/** What a version claims to know of a category where an entry stands. */
export type ClaimedCompleteness = (category: string, entry: Row) => Completeness;

/** Levels at which what is not in the register is not there. */
const COMPLETE: readonly Completeness[] = ['official', 'surveyed', 'assumed'];

/** The best of the claims of a version on a category that hold for the city or for an area the entry stands in. */
export function claimedCompleteness({method, areas}: Pick<CityVersion, 'method' | 'areas'>): ClaimedCompleteness {
  const columns = [...new Set(areas.map(row => areaIdColumn(row['kind'] as string)))];
  return (category, entry) => bestClaim(method.claims, category, new Set(columns.map(name => entry[name] ?? '')));
}

/** The best claim on a category that holds for the whole city or in one of some areas; `none` where nobody claims anything. */
export function bestClaim(
  claims: CityVersion['method']['claims'],
  category: string,
  areaIds: ReadonlySet<unknown>,
): Completeness {
  const holding = claims.filter(
    claim => claim.category === category && (claim.area === 'city' || areaIds.has(claim.area)),
  );
  return COMPLETENESS.find(level => holding.some(claim => claim.completeness === level)) ?? 'none';
}

/** True where what is not in the register is not there. */
export function isComplete(level: Completeness): boolean {
  return COMPLETE.includes(level);
}
