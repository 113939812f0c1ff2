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
  const claims = claimsByPlace(method.claims);
  return (category, entry) => bestClaim(claims, category, new Set(columns.map(name => entry[name] ?? '')));
}

/** The best claim of each category for the whole city and for each area. */
export type ClaimsByPlace = ReadonlyMap<string, ReadonlyMap<unknown, Completeness>>;

/** Orders claims by category and area: there may be one for each community. */
export function claimsByPlace(claims: CityVersion['method']['claims']): ClaimsByPlace {
  const found = new Map<string, Map<unknown, Completeness>>();
  for (const {category, area, completeness} of claims) {
    const ofCategory = found.get(category) ?? new Map<unknown, Completeness>();
    found.set(category, ofCategory);
    const other = ofCategory.get(area);
    const isBetter = other === undefined || COMPLETENESS.indexOf(completeness) < COMPLETENESS.indexOf(other);
    if (isBetter) ofCategory.set(area, completeness);
  }
  return found;
}

/** The best claim on a category that holds for the whole city or in one of some areas; `none` where nobody claims anything. */
export function bestClaim(claims: ClaimsByPlace, category: string, areaIds: ReadonlySet<unknown>): Completeness {
  const ofCategory = claims.get(category);
  const holding = ['city', ...areaIds].map(area => ofCategory?.get(area));
  return COMPLETENESS.find(level => holding.includes(level)) ?? 'none';
}

/** True where what is not in the register is not there. */
export function isComplete(level: Completeness): boolean {
  return COMPLETE.includes(level);
}
