import {addPoverty, judgeable, noPoverty, type Poverty, type PovertySums, poverty} from '#core/poverty.ts';
import type {Row} from '#files/table.ts';
import type {CityModel} from '../city-model.ts';
import {measuredCosts, publishedPairs, radiusMeters, type Threshold} from '../coverage.ts';
import {type CategoryTimes, SCENARIO_KEYS} from '../times.ts';
import {equityRow} from './row.ts';

const MEASURES = ['fgt0', 'fgt1', 'fgt2'] as const;

/** Accessibility poverty against one threshold: published pair × area, of the people of whom it can be said. */
export function povertyRows(model: CityModel, times: CategoryTimes, threshold: Threshold, known: Uint8Array): Row[] {
  const edge = model.graph ? model.demand.extractEdgeMeters : null;
  return publishedPairs(model).flatMap(pair =>
    model.partitions
      .filter(({kind}) => kind === 'city' || kind === 'district' || (kind !== 'community' && pair.communities))
      .flatMap(({kind, areaIds, index}) => {
        const bands = pair.bands ?? [];
        const sums = SCENARIO_KEYS.map(() => areaIds.map(noPoverty));
        let limit = 0;
        for (const {profile, people} of bands) {
          const {costs, cutoff} = measuredCosts(times, threshold, profile);
          const canSay = judgeable(known, edge, radiusMeters(model, threshold, profile));
          for (const [s, key] of SCENARIO_KEYS.entries())
            addPoverty(sums[s]!, costs[key], cutoff, canSay, people, index);
          limit = cutoff;
        }
        const of = {threshold, profile: pair.profile, group: pair.group, areaKind: kind};
        return areaIds.flatMap((areaId, i) =>
          rowsOf(
            times.category,
            {...of, areaId},
            sums.map(areas => areas[i]!),
            limit,
          ),
        );
      }),
  );
}

function rowsOf(
  category: string,
  of: {threshold: Threshold; profile: string; group: string; areaKind: string; areaId: string},
  sums: readonly PovertySums[],
  cutoff: number,
): Row[] {
  const {people, unknown} = sums[1]!;
  // of an area of whose people nothing can be said there is no row; the city keeps its own, without a value
  if (people === 0 && (unknown === 0 || of.areaKind !== 'city')) return [];
  const [low, base, high] = sums.map(sum => poverty(sum, cutoff));
  const value = (found: Poverty | null | undefined, index: keyof Poverty) => found?.[index] ?? null;
  const certainty = people === 0 ? 'unverified' : 'known';
  return MEASURES.map(index =>
    equityRow(category, {
      ...of,
      ...{index, people, unknown, comparedWith: null, rankBy: null, comparison: null, certainty},
      cases: [value(low, index), value(base, index), value(high, index)],
    }),
  );
}
