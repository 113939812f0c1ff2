import {KNOWLEDGE, knowledgeOf} from '#core/claims.ts';
import {
  addCoverage,
  type Band,
  type CellVerdicts,
  type CoverageCounts,
  cellVerdicts,
  noPeople,
  walkingBands,
} from '#core/coverage.ts';
import {PEOPLE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import {compareGroups} from '#schema/group-name.ts';
import {walkersOfGroups} from '#schema/walker.ts';
import {type AreaPartition, type CityModel, cellsOfArea} from './city-model.ts';
import type {ByScenario, CategoryTimes} from './times.ts';

/** Key of the rows in which every age band walks at its own speed. */
export const OWN = 'own';

/** A threshold in the unit it is measured in. */
export interface Threshold {
  readonly standardId: string | null;
  readonly measure: 'seconds' | 'path_meters' | 'straight_meters';
  readonly cutoffSeconds: number | null;
  readonly cutoffMeters: number | null;
}

/** One row of the table `coverage`. People are persons with three decimals; null = ages unknown. */
export interface CoverageRow {
  readonly category: string;
  readonly standard_id: string | null;
  readonly measure: Threshold['measure'];
  readonly cutoff_seconds: number | null;
  readonly cutoff_meters: number | null;
  readonly profile: string;
  readonly group: string;
  readonly area_id: string;
  readonly area_kind: string;
  readonly people: number | null;
  readonly covered_low: number | null;
  readonly covered: number | null;
  readonly covered_high: number | null;
  readonly uncovered: number | null;
  readonly unknown: number | null;
}

/** How a standard is measured in a city: without streets a path in metres becomes a straight line, and minutes cannot be. */
export function thresholdOf(standard: EffectiveStandard, hasStreets: boolean): Threshold | null {
  if (standard.measure === 'presence') return null;
  if (standard.minutes !== null) {
    if (!hasStreets) return null;
    const cutoffSeconds = standard.minutes * 60;
    return {standardId: standard.id, measure: 'seconds', cutoffSeconds, cutoffMeters: null};
  }
  const measure = hasStreets ? standard.measure : 'straight_meters';
  if (measure === 'seconds') return null;
  return {standardId: standard.id, measure, cutoffSeconds: null, cutoffMeters: standard.metres};
}

/** What is known of a category in every cell. */
export function knowledge(model: CityModel, category: string): Uint8Array {
  if (model.noData.includes(category)) return new Uint8Array(model.demand.cellCount).fill(KNOWLEDGE.none);
  return knowledgeOf(category, model.claims, model.demand.cellCount, area => cellsOfArea(model, area));
}

/** Costs of the cells in the measure of a threshold, and its cutoff in their unit (tenths or decimetres). */
export function measuredCosts(
  times: CategoryTimes,
  threshold: Threshold,
  profile: string,
): {costs: ByScenario<Uint16Array | Uint32Array>; cutoff: number} {
  if (threshold.measure === 'seconds') {
    const costs = times.seconds.get(profile);
    if (!costs) throw new Error(`coverage: no times of walker ${profile} for ${times.category}`);
    return {costs, cutoff: threshold.cutoffSeconds! * TENTHS_PER_SECOND};
  }
  const path = times.ownPathDecimeters.get(profile) ?? times.pathDecimeters;
  const costs = threshold.measure === 'path_meters' ? path : times.straightDecimeters;
  return {costs, cutoff: threshold.cutoffMeters! * 10};
}

/** Radius of the circle a walker could cover within a threshold, metres: inside the extract nothing is missed. */
export function radiusMeters(model: CityModel, threshold: Threshold, profile: string): number {
  if (threshold.cutoffMeters !== null) return threshold.cutoffMeters;
  const walker = model.walkers.find(one => one.key === profile);
  if (!walker) throw new Error(`coverage: no walker ${profile}`);
  return threshold.cutoffSeconds! * walker.metersPerSecond;
}

/** The verdict on every cell for one threshold and walker. */
export function verdictsFor(
  model: CityModel,
  times: CategoryTimes,
  threshold: Threshold,
  profile: string,
  known: Uint8Array,
): CellVerdicts {
  const {costs, cutoff} = measuredCosts(times, threshold, profile);
  const edge = model.graph ? model.demand.extractEdgeMeters : null;
  return cellVerdicts(costs, cutoff, known, edge, radiusMeters(model, threshold, profile));
}

/** People and walkers of one pair (walker, group): several bands when each walks at its own speed; null = ages unknown. */
export interface Pair {
  readonly profile: string;
  readonly group: string;
  readonly bands: readonly Band[] | null;
  /** True when communities get rows too (at required standards). */
  readonly communities: boolean;
}

/** The published pairs: (adult, all), each age group at its own walker, and (own, all). */
export function publishedPairs(model: CityModel): Pair[] {
  const {people, groups} = model.demand;
  const profileOf = walkersOfGroups(model.walkers, [...groups.keys()].sort(compareGroups));
  return [
    {profile: 'adult', group: 'all', bands: [{profile: 'adult', people}], communities: true},
    ...[...profileOf].map(([group, profile]) => {
      return {profile, group, bands: [{profile, people: groups.get(group)!}], communities: false};
    }),
    {profile: OWN, group: 'all', bands: walkingBands(people, groups, profileOf, 'adult'), communities: true},
  ];
}

function toRow(
  times: CategoryTimes,
  threshold: Threshold,
  pair: {readonly profile: string; readonly group: string},
  areaKind: string,
  areaId: string,
  counts: CoverageCounts | null,
): CoverageRow {
  const persons = (thousandths: number | undefined) => (thousandths === undefined ? null : thousandths / PEOPLE_SCALE);
  return {
    category: times.category,
    standard_id: threshold.standardId,
    measure: threshold.measure,
    cutoff_seconds: threshold.cutoffSeconds,
    cutoff_meters: threshold.cutoffMeters,
    profile: pair.profile,
    group: pair.group,
    area_id: areaId,
    area_kind: areaKind,
    people: persons(counts?.people),
    covered_low: persons(counts?.coveredLow),
    covered: persons(counts?.covered),
    covered_high: persons(counts?.coveredHigh),
    uncovered: persons(counts?.uncovered),
    unknown: persons(counts?.unknown),
  };
}

/** Rows of one pair and threshold, one for each area of a partition. */
export function coverageRows(
  model: CityModel,
  times: CategoryTimes,
  threshold: Threshold,
  pair: Omit<Pair, 'communities'>,
  partition: AreaPartition,
  known: Uint8Array = knowledge(model, times.category),
): CoverageRow[] {
  const counts = partition.areaIds.map(noPeople);
  for (const band of pair.bands ?? [])
    addCoverage(counts, verdictsFor(model, times, threshold, band.profile, known), band.people, partition.index);
  return partition.areaIds.map((areaId, i) =>
    toRow(times, threshold, pair, partition.kind, areaId, pair.bands ? counts[i]! : null),
  );
}

/**
 * The published rows of `coverage` for one category: every standard with a threshold × published pair × area. Communities
 * only where the standard is required.
 */
export function categoryCoverage(model: CityModel, times: CategoryTimes): CoverageRow[] {
  const known = knowledge(model, times.category);
  const pairs = publishedPairs(model);
  return model.standards
    .filter(standard => standard.category === times.category)
    .flatMap(standard => {
      const threshold = thresholdOf(standard, model.graph !== null);
      if (!threshold) return [];
      return pairs.flatMap(pair =>
        model.partitions
          .filter(({kind}) => kind !== 'community' || (pair.communities && standard.decides))
          .flatMap(partition => coverageRows(model, times, threshold, pair, partition, known)),
      );
    });
}
