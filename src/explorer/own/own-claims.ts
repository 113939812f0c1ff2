import type {CityInfo} from '../city-info.ts';
import type {OwnList} from './own-store.ts';

/**
 * What is known of a city with own lists in use. Where a list stands in for the city's own places of a category, what the
 * city's sources say of having them all holds no longer: only what is said of the lists does.
 */
export function cityWithLists(info: CityInfo, lists: readonly Pick<OwnList, 'choices' | 'claims'>[]): CityInfo {
  const told = lists.flatMap(list => list.claims);
  if (told.length === 0) return info;
  const replaced = new Set(
    lists.flatMap(({choices, claims}) => (choices.mode === 'replace' ? claims.map(({category}) => category) : [])),
  );
  const claims = [...info.claims.filter(({category}) => !replaced.has(category)), ...told];
  const known = new Set(told.map(claim => claim.category));
  const noData = info.manifest.noData.filter(category => !known.has(category));
  return {...info, claims, manifest: {...info.manifest, noData}};
}
