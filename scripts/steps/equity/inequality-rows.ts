import {vouchedCells} from '#core/coverage.ts';
import {concentrationIndex, correctedConcentrationIndex, gini, palmaRatio, theil} from '#core/inequality.ts';
import {SCENARIOS} from '#core/profile.ts';
import type {Row} from '#files/table.ts';
import type {CityModel} from '../city-model.ts';
import {radiusMeters, type Threshold, thresholdOf} from '../coverage.ts';
import type {GapContext} from '../gaps.ts';
import type {RankVariable} from '../model.ts';
import {countsIn, type PlacesInReach, secondsThreshold} from '../opportunities.ts';
import type {CategoryTimes} from '../times.ts';
import {type Cases, type EquityFinding, equityRow} from './row.ts';
import {straightCounts} from './straight-counts.ts';

/** Straight line within which places count where a category has no standard in metres. */
const USUAL_METERS = 1000;

/** Under the low, base and high assumptions: [cells] places an adult reaches. */
type CountsByCase = readonly [low: Uint32Array, base: Uint32Array, high: Uint32Array];

function casesOf<T>(counts: readonly T[], of: (counts: T) => number | null): Cases {
  return [of(counts[0]!), of(counts[1]!), of(counts[2]!)];
}

function adultCounts({model, networks}: GapContext, category: string, reach: PlacesInReach): CountsByCase {
  const adult = networks!.seconds.get('adult')!;
  const seconds = reach.defaultSeconds;
  const counting = {index: reach.index, scratch: networks!.scratch};
  const [low, , high] = SCENARIOS;
  const count = (key: 'low' | 'high', withDoubtful: boolean) =>
    countsIn(model, counting, adult[key], category, withDoubtful, [seconds])[0]!;
  const base = reach.base.get('adult')![reach.cutoffsSeconds.indexOf(seconds)]!;
  return [count('low', low.doubtful), base, count('high', high.doubtful)];
}

/** The default standard where it is in minutes, else 15 minutes of no standard. */
function usualThreshold(model: CityModel, category: string, reach: PlacesInReach): Threshold {
  const standard = model.standards.find(one => one.category === category && one.default);
  const threshold = standard && thresholdOf(standard, true);
  return threshold?.measure === 'seconds' ? threshold : secondsThreshold(reach.defaultSeconds);
}

/** The default standard in metres, else another one in metres, else one kilometre of no standard; in a straight line. */
function straightThreshold({standards}: CityModel, category: string): Threshold & {readonly cutoffMeters: number} {
  const own = standards.filter(one => one.category === category);
  const found = [...own.filter(one => one.default), ...own].flatMap(one => thresholdOf(one, false) ?? []);
  const {standardId, cutoffMeters} = found[0] ?? {standardId: null, cutoffMeters: null};
  return {standardId, measure: 'straight_meters', cutoffSeconds: null, cutoffMeters: cutoffMeters ?? USUAL_METERS};
}

/** Places within the usual walking time, or within the default standard in a straight line where there are no streets. */
function countedPlaces(context: GapContext, category: string, reach: PlacesInReach | null) {
  const {model} = context;
  if (reach) {
    return {counts: adultCounts(context, category, reach), threshold: usualThreshold(model, category, reach)};
  }
  const threshold = straightThreshold(model, category);
  const [low, base] = SCENARIOS.map(({doubtful}) => straightCounts(model, category, doubtful, threshold.cutoffMeters));
  const counts: CountsByCase = [low!, base!, base!];
  return {counts, threshold};
}

/** People who live where the category is not completely known or the circle leaves the extract, thousandths. */
function unknownPeople({demand}: CityModel, known: Uint8Array, radius: number): number {
  const vouched = vouchedCells(known, demand.extractEdgeMeters, radius);
  return demand.people.reduce((sum, n, c) => (vouched[c] ? sum : sum + n), 0);
}

/** Rank variable so that more is better: deprivation turned round. */
function betterOff({measure, value}: RankVariable): Float64Array {
  return measure === 'deprivation' ? value.map(deprivation => -deprivation) : value;
}

/**
 * How unequally the places within the category's usual walking time (without streets: within its default standard in a
 * straight line) are spread over the city's people, as adults: Gini and
 * Theil, Theil between and within the areas of each level, and, where people are ranked, Palma ratio and concentration
 * indices. Nothing for a category without a facility within reach of anyone.
 */
export function inequalityRows(
  context: GapContext,
  times: CategoryTimes,
  known: Uint8Array,
  reach: PlacesInReach | null,
): Row[] {
  const {model} = context;
  const found = countedPlaces(context, times.category, reach);
  if (found.counts.every(places => places.every(count => count === 0))) return [];
  const {counts, threshold} = found;
  const {people} = model.demand;
  const unknown = unknownPeople(model, known, radiusMeters(model, threshold, 'adult'));
  const total = people.reduce((sum, n) => sum + n, 0);
  const certainty = unknown > 0 ? 'unverified' : 'known';
  const finding = (index: EquityFinding['index'], cases: Cases, more: Partial<EquityFinding> = {}): Row =>
    equityRow(times.category, {
      ...{index, threshold, profile: 'adult', group: 'all', areaId: model.cityId, areaKind: 'city'},
      ...{comparedWith: null, rankBy: null, people: total, unknown, cases, comparison: null, certainty},
      ...more,
    });
  const byAreas = model.partitions
    .filter(({kind}) => kind !== 'city')
    .flatMap(({kind, index}) => {
      const parts = counts.map(places => theil(places, people, index));
      return [
        finding(
          'theil_between',
          casesOf(parts, part => part?.between ?? null),
          {comparedWith: kind},
        ),
        finding(
          'theil_within',
          casesOf(parts, part => part?.within ?? null),
          {comparedWith: kind},
        ),
      ];
    });
  return [
    finding(
      'gini',
      casesOf(counts, places => gini(places, people)),
    ),
    finding(
      'theil',
      casesOf(counts, places => theil(places, people)?.total ?? null),
    ),
    ...byAreas,
    ...(model.rank ? rankedRows(model, model.rank, counts, finding) : []),
  ];
}

function rankedRows(
  {demand}: CityModel,
  rankVariable: RankVariable,
  counts: CountsByCase,
  finding: (index: EquityFinding['index'], cases: Cases, more: Partial<EquityFinding>) => Row,
): Row[] {
  const rank = betterOff(rankVariable);
  const {people} = demand;
  const more = {
    rankBy: rankVariable.measure,
    people: people.reduce((sum, n, c) => (Number.isNaN(rank[c]!) ? sum : sum + n), 0),
  };
  const covered = counts.map(places => places.map(count => Math.min(1, count)));
  const corrected = (within: Uint32Array) => correctedConcentrationIndex(within, people, rank, [0, 1]);
  return [
    finding(
      'palma',
      casesOf(counts, places => palmaRatio(places, people, rank)),
      more,
    ),
    finding(
      'concentration',
      casesOf(counts, places => concentrationIndex(places, people, rank)),
      more,
    ),
    finding('concentration_corrected', casesOf(covered, corrected), more),
  ];
}
