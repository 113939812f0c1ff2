import type {Demand} from '#core/places.ts';
import {countedGains, type Gains, startGains, updateGains} from '#core/scenario/gains.ts';
import type {PlanningScenario, ScenarioChanges} from '#core/scenario/scenario.ts';
import {ASSUMPTIONS, startTally, type Tally, type TallySpec, talliedCounts, updateTally} from '#core/scenario/tally.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {type ValueCounts, valueCounts} from '#core/value-counts.ts';
import type {KnownCells} from '../knowledge.ts';
import {radiusMeters} from '../surface.ts';
import type {PlanCounts, PlanEquity, PlanRequest} from './plan-types.ts';
import {type RankedPeople, rankedPeople} from './ranked-people.ts';

/** Longest walk that counts for how evenly people reach the service: 60 minutes. */
const LONGEST_TENTHS = 3600 * TENTHS_PER_SECOND;

/** People by area and group before any edit, now, and between. */
interface Table {
  readonly before: Tally;
  readonly after: Tally;
  readonly gains: Gains;
}

/** Everything counted of a plan for one cutoff, kept up to date at the price of what an edit changes. */
export interface PlanCounting {
  readonly cutoff: number;
  readonly known: KnownCells;
  /** Everyone, then each group; one area: the city. */
  readonly groups: Table;
  /** Everyone; one division for each kind of area. */
  readonly areas: Table;
  /** People by tenths of a second to the nearest facility, up to 60 minutes. */
  readonly times: {readonly before: ValueCounts; readonly after: ValueCounts};
  /** People in time by rank; null when the city has no rank. */
  readonly ranks: {readonly of: RankedPeople; readonly before: Float64Array; readonly after: Float64Array} | null;
  /** How evenly people reached the service before any edit, once it was asked. */
  equityBefore: PlanEquity | null;
}

/** Counts a scenario as it was before any edit and as it is. */
export function startCounting(
  scenario: PlanningScenario,
  demand: Demand,
  request: Pick<PlanRequest, 'profile' | 'cutoffSeconds'>,
  known: KnownCells,
): PlanCounting {
  const cutoff = request.cutoffSeconds * TENTHS_PER_SECOND;
  const {low, base, high} = scenario.states;
  const now = {low: low.placeCost, base: base.placeCost, high: high.placeCost};
  const shared = {
    cutoff,
    known: known.known,
    extractEdgeMeters: demand.extractEdgeMeters,
    radiusMeters: radiusMeters(request),
  };
  const table = (part: Pick<TallySpec, 'people' | 'divisions'>): Table => {
    const spec = {...shared, ...part};
    return {
      before: startTally(spec, scenario.baseline),
      after: startTally(spec, now),
      gains: startGains(spec, scenario.baseline.base, now.base),
    };
  };
  const wholeCity = {index: new Int32Array(demand.cellCount), count: 1};
  const ranked = rankedPeople(demand);
  return {
    cutoff,
    known,
    groups: table({people: [demand.people, ...demand.groups.values()], divisions: [wholeCity]}),
    areas: table({
      people: [demand.people],
      divisions: (demand.divisions ?? []).map(({index, areaIds}) => ({index, count: areaIds.length})),
    }),
    times: {
      before: valueCounts(scenario.baseline.base, demand.people, LONGEST_TENTHS),
      after: valueCounts(now.base, demand.people, LONGEST_TENTHS),
    },
    ranks: ranked && {
      of: ranked,
      before: peopleInTime(ranked, demand.people, scenario.baseline.base, cutoff),
      after: peopleInTime(ranked, demand.people, now.base, cutoff),
    },
    equityBefore: null,
  };
}

function peopleInTime(
  {rankOf, people: {length}}: RankedPeople,
  people: Uint32Array,
  cost: Uint16Array,
  cutoff: number,
): Float64Array {
  const inTime = new Float64Array(length);
  for (let c = 0; c < rankOf.length; c++) if (rankOf[c]! >= 0 && cost[c]! <= cutoff) inTime[rankOf[c]!]! += people[c]!;
  return inTime;
}

/** Takes note of what an edit, or taking one back, changed. */
export function updateCounting(counting: PlanCounting, people: Uint32Array, changes: ScenarioChanges): void {
  const {groups, areas, times, ranks, cutoff} = counting;
  for (const {after, gains} of [groups, areas]) {
    for (const assumption of ASSUMPTIONS) updateTally(after, assumption, changes[assumption]);
    updateGains(gains, changes.base);
  }
  const {place, oldCost, newCost} = changes.base;
  for (let i = 0; i < place.length; i++) {
    const [c, was, is] = [place[i]!, oldCost[i]!, newCost[i]!];
    const n = people[c]!;
    if (was <= LONGEST_TENTHS) times.after[was]! -= n;
    if (is <= LONGEST_TENTHS) times.after[is]! += n;
    const rank = ranks?.of.rankOf[c] ?? -1;
    if (rank < 0 || was <= cutoff === is <= cutoff) continue;
    ranks!.after[rank]! += is <= cutoff ? n : -n;
  }
}

/** What a table says of one group in one area. */
export function planCounts({before, after, gains}: Table, group: number, division: number, area: number): PlanCounts {
  const [was, is] = [before, after].map(tally => talliedCounts(tally, group, division, area)) as [
    PlanCounts['before'],
    PlanCounts['after'],
  ];
  return {
    before: was,
    after: is,
    ...countedGains(gains, group, division, area),
    netLow: is.coveredLow - was.coveredLow,
    netHigh: is.coveredHigh - was.coveredHigh,
  };
}
