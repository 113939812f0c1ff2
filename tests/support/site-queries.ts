import {type Hit, type HitList, type SiteIndexes, siteResults} from '#search/site-results.ts';
import {type InList, QUERIES} from '../search/queries.ts';

/** A query whose answer was not among the first three of its list. */
export interface MissedQuery {
  readonly query: string;
  readonly list: InList;
  readonly expected: string;
  readonly found: readonly string[];
}

/** Answers needed among this many lines. */
const FIRST = 3;

/** Asks all queries and gives those whose answer is not among the first three of their list. */
export function missedQueries(indexes: SiteIndexes): MissedQuery[] {
  return QUERIES.flatMap(([query, list, expected]) => {
    const lists = siteResults(indexes, query, {limit: 6});
    const hits = listOf(lists, list).slice(0, FIRST);
    if (hits.some(hit => isExpected(hit, list, expected))) return [];
    return [{query, list, expected, found: hits.map(({kind, name, path}) => `${kind} ${name.zh} ${path}`)}];
  });
}

function listOf(lists: readonly HitList[], list: InList): readonly Hit[] {
  return lists.find(({city}) => (city?.id ?? 'site') === list)?.hits ?? [];
}

/** True for the page of the address, the place of the name, or the service of the key. */
function isExpected({kind, path, place}: Hit, list: InList, expected: string): boolean {
  if (kind === 'service') return path === `${list}/explore/#mode=city&service=${expected}`;
  return place === null ? path === expected : place.name === expected;
}
