import type {CellVerdicts} from '#core/coverage.ts';
import {countingFacilities} from '#core/facility-selection.ts';
import {addChoices, type ChoiceCounts, noChoices, placeCounts, placeSites} from '#core/opportunities.ts';
import {type SnapFamily, snapOf} from '#core/places.ts';
import {type PlaceIndex, placeIndex} from '#core/reached-places.ts';
import type {WalkNetwork} from '#core/search.ts';
import type {SearchScratch} from '#core/travel-times.ts';
import {persons, TENTHS_PER_SECOND} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import {type AreaPartition, type CityModel, servingCategories} from './city-model.ts';
import {knowledge, type Pair, publishedPairs, type Threshold, verdictsFor} from './coverage.ts';
import type {GapContext} from './gaps.ts';
import type {CategoryTimes} from './times.ts';

/** Walking times within which places are counted for every category, seconds. Its default standard is added. */
const CUTOFFS_SECONDS: readonly number[] = [300, 600, 900, 1200, 1800];

/** Cutoff of what is said once per category where its default standard is not in minutes: 15 minutes. */
const USUAL_SECONDS = 900;

/** How many different places each cell reaches, of one category. */
export interface PlacesInReach {
  /** Ascending. */
  readonly cutoffsSeconds: readonly number[];
  /** Cutoff of the default standard, 15 minutes where it has none in minutes. One of `cutoffsSeconds`. */
  readonly defaultSeconds: number;
  /** Where the cells join the streets, for each family of walkers that is counted. */
  readonly index: ReadonlyMap<SnapFamily, PlaceIndex>;
  /** Per walker of the published pairs, base assumptions: per cutoff [cells] places. */
  readonly base: ReadonlyMap<string, readonly Uint32Array[]>;
}

/** A pair whose ages are known. */
interface KnownPair extends Pair {
  readonly bands: NonNullable<Pair['bands']>;
}

/** Seconds of the default standard of a category; 15 minutes where it has none in minutes. */
export function defaultSeconds(model: CityModel, category: string): number {
  const standard = model.standards.find(one => one.category === category && one.default);
  return standard?.minutes ? standard.minutes * 60 : USUAL_SECONDS;
}

/** What places are counted from: cells by street, and the memory searches share. */
interface Counting {
  readonly index: ReadonlyMap<SnapFamily, PlaceIndex>;
  readonly scratch: SearchScratch;
}

/** How many different places that serve a category each cell reaches in one network: per cutoff [cells]. */
export function countsIn(
  model: CityModel,
  {index, scratch}: Counting,
  network: WalkNetwork,
  category: string,
  withDoubtful: boolean,
  cutoffsSeconds: readonly number[],
): Uint32Array[] {
  const walker = network.costs;
  const serving = servingCategories(model.categories, category);
  const chosen = countingFacilities(model.facilities, serving, withDoubtful);
  const placeOf = Array.from(chosen, facility => placeIdOf(model.facilityIds[facility]!));
  const sites = placeSites(model.facilities, chosen, placeOf, walker);
  const cutoffs = cutoffsSeconds.map(seconds => seconds * TENTHS_PER_SECOND);
  return placeCounts(network, sites, index.get(walker.family)!, cutoffs, scratch);
}

/** The place of a facility: its id `<source>:<id>:<category>` without the category. */
export function placeIdOf(facilityId: string): string {
  return facilityId.slice(0, facilityId.lastIndexOf(':'));
}

function knownPairs(model: CityModel): KnownPair[] {
  return publishedPairs(model).filter((pair): pair is KnownPair => pair.bands !== null);
}

/** Counts the places every cell reaches, for every published walker. Null without streets: then nothing is known in minutes. */
export function placesInReach({model, networks}: GapContext, category: string): PlacesInReach | null {
  if (!networks) return null;
  const usual = defaultSeconds(model, category);
  const cutoffsSeconds = [...new Set([...CUTOFFS_SECONDS, usual])].sort((a, b) => a - b);
  const walkers = new Set(knownPairs(model).flatMap(({bands}) => bands.map(({profile}) => profile)));
  const base = [...walkers].map(profile => [profile, networks.seconds.get(profile)!.base] as const);
  const index = new Map<SnapFamily, PlaceIndex>();
  for (const [, {graph, costs}] of base)
    if (!index.has(costs.family)) index.set(costs.family, placeIndex(graph.edgeCount, snapOf(model.demand, costs)));
  const counting = {index, scratch: networks.scratch};
  const counts = base.map(
    ([profile, network]) => [profile, countsIn(model, counting, network, category, true, cutoffsSeconds)] as const,
  );
  return {cutoffsSeconds, defaultSeconds: usual, index, base: new Map(counts)};
}

/** Areas that get rows: the city and its districts for everybody, finer ones not for age groups, communities as adults only. */
function isPublished(kind: AreaPartition['kind'], pair: Pair, atDefault: boolean, required: boolean): boolean {
  if (kind === 'city' || kind === 'district') return true;
  if (kind === 'community') return pair.profile === 'adult' && atDefault && required;
  return pair.communities;
}

/** A walking time as a threshold of no standard. */
export function secondsThreshold(cutoffSeconds: number): Threshold {
  return {standardId: null, measure: 'seconds', cutoffSeconds, cutoffMeters: null};
}

function toRow(
  category: string,
  {profile, group}: Pair,
  cutoffSeconds: number,
  area: {readonly kind: string; readonly id: string},
  counts: ChoiceCounts,
): Row {
  return {
    ...{category, profile, group, cutoff_seconds: cutoffSeconds, area_id: area.id, area_kind: area.kind},
    people: persons(counts.people),
    people_0: persons(counts.none),
    people_1: persons(counts.one),
    people_2: persons(counts.two),
    people_3plus: persons(counts.threeOrMore),
    people_unknown: persons(counts.unknown),
    people_any_low: persons(counts.anyLow),
    people_any: persons(counts.one + counts.two + counts.threeOrMore),
    people_any_high: persons(counts.anyHigh),
    mean_count: counts.people === 0 ? null : counts.places / counts.people,
  };
}

/**
 * The published rows of `opportunities` for one category: walking time × published pair × area. Of a category no source can
 * know only the city is told; communities only as adults at the default standard of required categories; nothing without
 * streets.
 */
export function opportunityRows({model}: GapContext, times: CategoryTimes, reach: PlacesInReach | null): Row[] {
  if (!reach) return [];
  const {category} = times;
  const known = knowledge(model, category);
  const required = model.standards.some(one => one.category === category && one.decides);
  const noData = model.noData.includes(category);
  return reach.cutoffsSeconds.flatMap((seconds, k) => {
    const verdicts = new Map<string, CellVerdicts>();
    for (const profile of reach.base.keys())
      verdicts.set(profile, verdictsFor(model, times, secondsThreshold(seconds), profile, known));
    return knownPairs(model).flatMap(pair =>
      model.partitions
        .filter(({kind}) =>
          noData ? kind === 'city' : isPublished(kind, pair, seconds === reach.defaultSeconds, required),
        )
        .flatMap(({kind, areaIds, index}) => {
          const counts = areaIds.map(noChoices);
          for (const {profile, people} of pair.bands)
            addChoices(counts, reach.base.get(profile)![k]!, verdicts.get(profile)!, people, index);
          return areaIds.map((id, i) => toRow(category, pair, seconds, {kind, id}, counts[i]!));
        }),
    );
  });
}
