import {joinOutlines} from '#core/cell-outlines.ts';
import {KNOWLEDGE} from '#core/claims.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {countingFacilities, pickSnaps, pointsOf} from '#core/facility-selection.ts';
import {explainGapEn, explainGapZh} from '#core/gap-words.ts';
import {detourRatio, findGaps, type Gap, type GapCause, gapCause, type Neighbours} from '#core/gaps.ts';
import {placeTimes} from '#core/place-times.ts';
import {snapOf} from '#core/places.ts';
import {SCENARIOS} from '#core/profile.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {NO_LINE} from '#core/straight-lines.ts';
import {NO_EDGE, PEOPLE_SCALE, TENTHS_PER_SECOND, UNREACHED} from '#core/units.ts';
import type {MultiPolygon} from '#schema/column.ts';
import {type CityModel, servingCategories} from './city-model.ts';
import {knowledge, measuredCosts, radiusMeters, type Threshold, thresholdOf, verdictsFor} from './coverage.ts';
import type {CategoryTimes, CityNetworks} from './times.ts';

/** One row of the table `gaps`. */
export interface GapRow {
  readonly gap_id: string;
  readonly category: string;
  readonly standard_id: string | null;
  readonly profile: string;
  readonly rank: number | null;
  readonly people: number;
  readonly people_age60plus: number | null;
  readonly people_robust: number;
  readonly certainty: Gap['certainty'];
  readonly cause: GapCause | null;
  readonly nearest_facility_id: string | null;
  readonly nearest_seconds: number | null;
  readonly nearest_meters: number | null;
  readonly detour_ratio: number | null;
  readonly explanation_zh: string;
  readonly explanation_en: string;
  readonly polygon: MultiPolygon | null;
}

/** What gaps need of the cells beyond the demand: neighbours, ids and outlines. */
export interface GapCells extends Neighbours {
  readonly cellId: readonly string[];
  outline(cell: number): readonly (readonly [number, number])[];
}

/** What gaps need to be found and explained. */
export interface GapContext {
  readonly model: CityModel;
  readonly networks: CityNetworks | null;
  readonly cells: GapCells;
  /** Name of a facility in Chinese and in English; null = it has none. */
  readonly facilityName: (facility: number) => {readonly zh: string | null; readonly en: string | null};
}

/** Everything about one category and threshold that its gaps are explained from. */
interface Case extends GapContext {
  readonly times: CategoryTimes;
  readonly threshold: Threshold;
  readonly profile: string;
  readonly cutoffMeters: number;
  /** [cells] tenths without extra time for stairs and slopes; null where it cannot matter. */
  readonly levelTenths: Uint16Array | null;
}

const decimeters = (value: number, none: number) => (value === none ? null : value / 10);

/** Times of a walker for whom stairs cost nothing extra and everything is flat. */
function levelTimes({model, networks}: GapContext, category: string, profile: string): Uint16Array | null {
  const walker = model.walkers.find(one => one.key === profile);
  if (!networks || !model.graph || !walker) return null;
  const level = edgeCosts(model.graph, {...walker, stepsSecondsPerMeter: 0, slope: 'ignore'}, SCENARIOS[1]);
  const serving = servingCategories(model.categories, category);
  const {points} = pointsOf(model.facilities, countingFacilities(model.facilities, serving, true), walker);
  const network = walkNetwork(model.graph, level, 'to-destinations');
  return placeTimes(network, points, snapOf(model.demand, walker), undefined, networks.scratch);
}

/** Cost of the walk from a cell to one facility, approaches included; null = no path. */
function costTo(
  {model, networks}: GapContext,
  network: WalkNetwork | undefined,
  cell: number,
  facility: number,
): number | null {
  if (!networks || !network) return null;
  const {points} = pointsOf(model.facilities, [facility], network.costs);
  const place = pickSnaps(snapOf(model.demand, network.costs), [cell]);
  const cost = placeTimes(network, points, place, undefined, networks.scratch)[0]!;
  return cost === UNREACHED ? null : cost;
}

/** Facility the median person would go to, and how far it is: by time, by length or straight, as the standard measures. */
function nearestOf(of: Case, cell: number) {
  const {times, threshold, profile, networks} = of;
  if (threshold.measure === 'straight_meters') {
    const label = times.nearestStraight[cell]!;
    return {facility: label === NO_LINE ? null : label, seconds: null, meters: null};
  }
  const byTime = threshold.measure === 'seconds' && profile === 'adult';
  const facility = (byTime ? times.nearest : times.nearestByLength)[cell]!;
  if (facility === NO_EDGE) return {facility: null, seconds: null, meters: null};
  const tenths = costTo(of, networks?.seconds.get(profile)?.base, cell, facility);
  const meters = costTo(of, networks?.length, cell, facility);
  return {
    facility,
    seconds: tenths === null ? null : tenths / TENTHS_PER_SECOND,
    meters: meters === null ? null : meters / 10,
  };
}

/** Facts about the median person of a gap, its cause and its detour. */
function medianOf(of: Case, cell: number) {
  const {times, threshold, profile, model, cutoffMeters} = of;
  const {costs, cutoff} = measuredCosts(times, threshold, profile);
  const straightMeters = decimeters(times.straightDecimeters.base[cell]!, NO_LINE);
  const facts = {
    straightMeters,
    pathMeters: decimeters(times.pathDecimeters.base[cell]!, UNREACHED),
    cutoffMeters,
    reached: costs.base[cell] !== UNREACHED,
    inTimeWithoutStepsAndSlope: of.levelTenths !== null && of.levelTenths[cell]! <= cutoff,
    adultInTime:
      threshold.measure === 'seconds' && profile !== 'adult' && times.seconds.get('adult')!.base[cell]! <= cutoff,
    hasStreets: model.graph !== null && threshold.measure !== 'straight_meters',
  };
  return {cause: gapCause(facts), straightMeters, detour: model.graph ? detourRatio(facts) : null};
}

function polygonOf({cells}: GapContext, gap: Gap): MultiPolygon {
  return joinOutlines(Array.from(gap.cells, c => cells.outline(c)));
}

function gapRow(of: Case, gap: Gap, id: string, rank: number | null): GapRow {
  const {model, times, threshold, profile} = of;
  const older = model.demand.groups.get('age60plus');
  const single = gap.medianCell >= 0;
  const nearest = single ? nearestOf(of, gap.medianCell) : {facility: null, seconds: null, meters: null};
  const median = single ? medianOf(of, gap.medianCell) : {cause: null, straightMeters: null, detour: null};
  const category = model.categories.find(one => one.key === times.category)!;
  const name = nearest.facility === null ? {zh: null, en: null} : of.facilityName(nearest.facility);
  const peopleAge60plus = older ? gap.cells.reduce((sum, c) => sum + older[c]!, 0) / PEOPLE_SCALE : null;
  const words = {
    categoryZh: category.name_zh,
    categoryEn: category.name_en,
    people: gap.people / PEOPLE_SCALE,
    peopleAge60plus,
    cutoffMinutes: threshold.cutoffSeconds === null ? null : threshold.cutoffSeconds / 60,
    cutoffMeters: threshold.cutoffMeters,
    straight: threshold.measure === 'straight_meters',
    certainty: gap.certainty,
    cause: median.cause,
    nearestSeconds: nearest.seconds,
    nearestMeters: nearest.meters,
    straightMeters: median.straightMeters,
    detourRatio: median.detour,
  };
  return {
    gap_id: id,
    category: times.category,
    standard_id: threshold.standardId,
    profile,
    rank,
    people: gap.people / PEOPLE_SCALE,
    people_age60plus: peopleAge60plus,
    people_robust: gap.peopleRobust / PEOPLE_SCALE,
    certainty: gap.certainty,
    cause: median.cause,
    nearest_facility_id: nearest.facility === null ? null : model.facilityIds[nearest.facility]!,
    nearest_seconds: nearest.seconds,
    nearest_meters: nearest.meters,
    detour_ratio: median.detour,
    explanation_zh: explainGapZh({...words, nearestName: name.zh}),
    explanation_en: explainGapEn({...words, nearestName: name.en}),
    polygon: single ? polygonOf(of, gap) : null,
  };
}

/**
 * The gaps of one category for one threshold and walker: ranked ones first (most people first), then unverified ones, then
 * the summed rows of places under 10 people. Ids are built from the threshold and the smallest cell id of the gap.
 */
export function thresholdGaps(
  context: GapContext,
  times: CategoryTimes,
  threshold: Threshold,
  profile = 'adult',
): GapRow[] {
  const {model, cells} = context;
  const known = knowledge(model, times.category);
  const hopeful = known.map(level => (level === KNOWLEDGE.none ? KNOWLEDGE.none : KNOWLEDGE.complete));
  const verdicts = verdictsFor(model, times, threshold, profile, known);
  const believed = verdictsFor(model, times, threshold, profile, hopeful);
  const {costs} = measuredCosts(times, threshold, profile);
  const found = findGaps(verdicts, believed, model.demand.people, costs.base, cells);
  const of: Case = {
    ...context,
    times,
    threshold,
    profile,
    cutoffMeters: radiusMeters(model, threshold, profile),
    levelTenths:
      threshold.measure === 'seconds' && found.gaps.length > 0 ? levelTimes(context, times.category, profile) : null,
  };
  const name =
    threshold.standardId ??
    `${times.category}:${threshold.cutoffSeconds ?? threshold.cutoffMeters}${threshold.cutoffSeconds === null ? 'm' : 's'}`;
  const idOf = (gap: Gap) => `${name}:${cells.cellId[gap.cells[0]!]}`;
  const ranked = found.gaps.filter(gap => gap.certainty !== 'unverified');
  const unverified = found.gaps.filter(gap => gap.certainty === 'unverified');
  return [
    ...ranked.map((gap, i) => gapRow(of, gap, idOf(gap), i + 1)),
    ...(found.smallVerified ? [gapRow(of, found.smallVerified, `${name}:small`, null)] : []),
    ...unverified.map(gap => gapRow(of, gap, idOf(gap), null)),
    ...(found.smallUnverified ? [gapRow(of, found.smallUnverified, `${name}:small-unverified`, null)] : []),
  ];
}

/** The published gaps of a category: for each standard that decides, the adult. */
export function categoryGaps(context: GapContext, times: CategoryTimes): GapRow[] {
  return context.model.standards
    .filter(standard => standard.category === times.category && standard.decides)
    .flatMap(standard => {
      const threshold = thresholdOf(standard, context.model.graph !== null);
      return threshold ? thresholdGaps(context, times, threshold) : [];
    });
}
