import type {CellVerdicts} from '#core/coverage.ts';
import {addShares, noShares, type ShareCounts, shareDifference} from '#core/inequality-shares.ts';
import type {Row} from '#files/table.ts';
import type {AreaPartition, CityModel} from '../city-model.ts';
import {publishedPairs, type Threshold, verdictsFor} from '../coverage.ts';
import type {CategoryTimes} from '../times.ts';
import {equityRow} from './row.ts';

const FINEST_FIRST: readonly AreaPartition['kind'][] = ['community', 'life-circle-unit', 'subdistrict', 'district'];
const AREA_TYPES: readonly (string | null)[] = ['urban', 'fringe', 'rural'];

/** Cells divided into areas, or into anything else that has names. */
interface Division {
  readonly kind: string;
  readonly areaIds: readonly string[];
  readonly index: Int32Array;
}

/** All areas of one type together, from the finest level that says of which type its areas are; null where none does. */
export function areaTypeDivision(partitions: readonly AreaPartition[]): Division | null {
  for (const kind of FINEST_FIRST) {
    const found = partitions.find(one => one.kind === kind);
    const types: readonly (string | null)[] = found?.areaTypes ?? [];
    const used = AREA_TYPES.filter(type => types.includes(type));
    if (!found || used.length === 0) continue;
    const index = found.index.map(area => used.indexOf(types[area] ?? null));
    return {kind: 'area_type', areaIds: used as string[], index};
  }
  return null;
}

/** Whose share is compared with what. */
interface Compared {
  readonly threshold: Threshold;
  readonly profile: string;
  readonly group: string;
  readonly areaId: string;
  readonly areaKind: string;
  readonly comparedWith: string;
}

function countedIn({areaIds, index}: Division, verdicts: CellVerdicts, people: ArrayLike<number>): ShareCounts[] {
  const counts = areaIds.map(noShares);
  addShares(counts, verdicts, people, index);
  return counts;
}

/** The row of one comparison; none where either side is nobody. */
function comparisonRow(
  category: string,
  of: Compared,
  one: ShareCounts,
  other: ShareCounts,
  samePlaces: boolean,
): Row[] {
  const found = shareDifference(one, other, samePlaces);
  if (!found) return [];
  const unknown = one.atMost - one.high;
  const finding = {
    ...of,
    index: 'share_difference',
    rankBy: null,
    people: one.people,
    unknown,
    cases: [found.low, found.base, found.high],
    comparison: found.comparison,
    certainty: unknown + other.atMost - other.high > 0 ? 'unverified' : 'known',
  } as const;
  return [equityRow(category, finding)];
}

/** Differences of the share covered: age groups beside everyone in the same place, areas and types of area beside the city. */
export function shareRows(model: CityModel, times: CategoryTimes, threshold: Threshold, known: Uint8Array): Row[] {
  const {people} = model.demand;
  const {category} = times;
  const judged = (profile: string) => verdictsFor(model, times, threshold, profile, known);
  const adult = judged('adult');
  const groups = publishedPairs(model)
    .filter(({group}) => group !== 'all')
    .map(({profile, group, bands}) => ({profile, group, verdicts: judged(profile), people: bands![0]!.people}));
  const byAge = model.partitions
    .filter(({kind}) => kind === 'city' || kind === 'district')
    .flatMap(division => {
      const everyone = countedIn(division, adult, people);
      return groups.flatMap(({profile, group, verdicts, people: members}) => {
        const own = countedIn(division, verdicts, members);
        const of = {threshold, profile, group, areaKind: division.kind, comparedWith: 'all'};
        return division.areaIds.flatMap((areaId, i) =>
          comparisonRow(category, {...of, areaId}, own[i]!, everyone[i]!, true),
        );
      });
    });
  const city = countedIn(model.partitions[0]!, adult, people)[0]!;
  const types = areaTypeDivision(model.partitions);
  const areas: Division[] = model.partitions.filter(({kind}) => kind !== 'city' && kind !== 'community');
  const byArea = [...areas, ...(types ? [types] : [])].flatMap(division => {
    const counts = countedIn(division, adult, people);
    const of = {threshold, profile: 'adult', group: 'all', areaKind: division.kind, comparedWith: model.cityId};
    return division.areaIds.flatMap((areaId, i) => comparisonRow(category, {...of, areaId}, counts[i]!, city, false));
  });
  return [...byAge, ...byArea];
}
