import {PEOPLE_SCALE} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {DenominatorKind} from '#schema/tables/clauses.ts';
import type {AreaFacts, AreaPartition, CityModel} from '../city-model.ts';
import {type CoverageRow, radiusMeters, type Threshold, thresholdOf} from '../coverage.ts';
import {cellSize, villageCells} from './clause-areas.ts';
import {type PartCount, WALKER} from './clause-counts.ts';
import {askOf, type Clause, type ClauseArea, clauseRow} from './clause-row.ts';
import {type ClauseCount, judgeClause} from './clause-verdict.ts';

/** Coverage of everyone on foot by standard and area. */
type CountOf = (standardId: string, kind: string, areaId: string) => CoverageRow | undefined;

function lookUp(rows: readonly CoverageRow[]): CountOf {
  const key = (standard: string | null, kind: string, area: string) => `${standard}\n${kind}\n${area}`;
  const found = new Map<string, CoverageRow>();
  for (const row of rows)
    if (row.profile === WALKER && row.group === 'all') found.set(key(row.standard_id, row.area_kind, row.area_id), row);
  return (standard, kind, area) => found.get(key(standard, kind, area));
}

/** People of a row of coverage as whole thousandths. */
export function countOf(row: CoverageRow): ClauseCount | null {
  const whole = (people: number | null) => Math.round((people ?? 0) * PEOPLE_SCALE);
  if (row.people === null) return null;
  return {
    low: whole(row.covered_low),
    base: whole(row.covered),
    high: whole(row.covered_high),
    denominator: whole(row.people),
    unknown: whole(row.unknown),
  };
}

/** Areas of all kinds, with the type of each. */
export function areasOf({partitions}: Pick<CityModel, 'partitions'>): ClauseArea[] {
  return partitions.flatMap(({kind, areaIds, areaTypes}: AreaPartition) =>
    areaIds.map((areaId, i) => ({areaId, kind, areaType: (areaTypes?.[i] ?? null) as AreaFacts['areaType']})),
  );
}

/** A standard with a threshold as a clause, measured as it can be in this city. */
export function distanceClause(standard: EffectiveStandard, {measure, cutoffSeconds, cutoffMeters}: Threshold): Clause {
  return {id: standard.id, standard, measure, cutoff: cutoffSeconds ?? cutoffMeters};
}

/**
 * Rows for every standard with a walking time or distance, in all areas of which `coverage` has a row. Standards that do not
 * bind villages are asked of the townspeople; an area where only villagers live gets everyone's numbers and no verdict.
 */
export function distanceClauses(
  model: CityModel,
  coverage: readonly CoverageRow[],
  parts: readonly PartCount[],
): Row[] {
  const everyone = lookUp(coverage);
  const town = lookUp(parts.filter(part => part.of === 'urban_people' && !part.byBike));
  const hasVillages = villageCells(model) !== null;
  const areas = areasOf(model);
  const cellMeters = cellSize(model);
  const noData = new Set(model.noData);
  return model.standards.flatMap(standard => {
    const threshold = thresholdOf(standard, model.graph !== null);
    if (!threshold) return [];
    const clause = distanceClause(standard, threshold);
    const ask = askOf(clause, radiusMeters(model, threshold, WALKER));
    return areas.flatMap(area => {
      const all = everyone(standard.id, area.kind, area.areaId);
      if (!all) return [];
      const some = town(standard.id, area.kind, area.areaId);
      const isVillage = area.areaType === 'rural' || (some?.people === 0 && all.people !== 0);
      const counted = isVillage || !some ? all : some;
      const isTown = hasVillages && !isVillage && !standard.applies_to.includes('rural');
      const kind: DenominatorKind = isTown ? 'urban_people' : 'people';
      const count = countOf(counted);
      const place = {isVillage, cellMeters, hasNoData: noData.has(standard.category)};
      return [clauseRow(clause, area, count, kind, PEOPLE_SCALE, judgeClause(ask, place, count))];
    });
  });
}
