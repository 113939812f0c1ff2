import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {openAt} from '#core/open-week.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import {type FacilityPoints, snapOf} from '#core/places.ts';
import {type Profile, SCENARIOS, type Scenario} from '#core/profile.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {type LiveCity, networkFor, scratchFor} from './live-city.ts';

/** Who walks to which services, and when. */
export interface WalkQuestion {
  /** A category and those that serve in its place. */
  readonly serving: readonly string[];
  readonly profile: Profile;
  /** Minute of the city's week; null = whenever they are open. */
  readonly openAt: number | null;
}

/** Walking times of every cell to the nearest place, under all assumptions; asked for again they cost no search. */
export interface NearestRuns {
  /** [cells] tenths of a second each; UNREACHED beyond the horizon. */
  readonly low: Uint16Array;
  readonly base: Uint16Array;
  readonly high: Uint16Array;
  /** [cells] nearest facility, base assumptions; NO_EDGE when none is reached. */
  readonly facility: Uint32Array;
  /** [cells] as `base`, with the places of unknown hours too; null when there are none or hours do not matter. */
  readonly perhaps: Uint16Array | null;
  /** Places searched from, doubtful ones included, and those left out because their hours are not known. */
  readonly facilityCount: number;
  readonly unknownHours: number;
  /** [61] at m: people who walk more than m − 1 and at most m minutes, base assumptions, thousandths. */
  readonly minutes: Float64Array;
  /** People who walk longer than 60 minutes or reach none. */
  readonly beyond: number;
}

const [LOW, BASE, HIGH] = SCENARIOS;
/** Longest walk told apart in `minutes`. */
const LAST_MINUTE = 60;
const TENTHS_PER_MINUTE = 60 * TENTHS_PER_SECOND;
/** Runs of a city are kept until they take more than this; the one asked for longest ago goes first. */
const KEPT_BYTES = 64e6;

/** By facilities: an own list makes new ones, and nothing kept of the old ones holds any more. */
const kept = new WeakMap<FacilityPoints, Map<string, NearestRuns>>();

/** The walks of every cell to the nearest place that answers the question. */
export function nearestRuns(city: LiveCity, question: WalkQuestion): NearestRuns {
  const places = placesOf(city, question);
  const runs = kept.get(city.facilities) ?? new Map<string, NearestRuns>();
  kept.set(city.facilities, runs);
  const key = keyOf(question, places);
  const found = runs.get(key) ?? runsTo(city, question.profile, places);
  // the latest stands last
  runs.delete(key);
  runs.set(key, found);
  dropOldest(runs);
  return found;
}

/** The facilities of a question: those searched from, and those of which nobody knows whether they are open then. */
interface Places {
  readonly certain: Uint32Array;
  readonly withDoubtful: Uint32Array;
  readonly unknownHours: Uint32Array;
}

function placesOf({facilities, cards}: LiveCity, {serving, openAt: minute}: WalkQuestion): Places {
  const certain = countingFacilities(facilities, serving, LOW.doubtful);
  const withDoubtful = countingFacilities(facilities, serving, BASE.doubtful);
  if (minute === null) return {certain, withDoubtful, unknownHours: new Uint32Array(0)};
  const state = (f: number) => openAt(cards[f]!.week, minute);
  return {
    certain: certain.filter(f => state(f) === 'open'),
    withDoubtful: withDoubtful.filter(f => state(f) === 'open'),
    unknownHours: withDoubtful.filter(f => state(f) === 'unknown'),
  };
}

/** Minutes at which the same places are open share their runs. */
function keyOf({serving, profile, openAt: minute}: WalkQuestion, {withDoubtful}: Places): string {
  const when = minute === null ? '' : `open ${withDoubtful.join()}`;
  return `${JSON.stringify(profile)} ${serving.join()} ${when}`;
}

function runsTo(city: LiveCity, profile: Profile, places: Places): NearestRuns {
  const {certain, withDoubtful, unknownHours} = places;
  const {points, facility} = pointsOf(city.facilities, withDoubtful, profile);
  const network = networkFor(city, profile, BASE, 'to-destinations');
  const cells = snapOf(city.demand, profile);
  const base = nearestSources(network, points, cells, facility, undefined, scratchFor(city, network));
  const perhaps = unknownHours.length > 0 ? times(city, profile, BASE, joined(withDoubtful, unknownHours)) : null;
  return {
    low: times(city, profile, LOW, certain),
    base: base.cost,
    high: times(city, profile, HIGH, withDoubtful),
    facility: base.label,
    perhaps,
    facilityCount: withDoubtful.length,
    unknownHours: unknownHours.length,
    ...byMinute(base.cost, city.demand.people),
  };
}

function times(city: LiveCity, profile: Profile, scenario: Scenario, chosen: Uint32Array): Uint16Array {
  const {points} = pointsOf(city.facilities, chosen, profile);
  const network = networkFor(city, profile, scenario, 'to-destinations');
  return placeTimes(network, points, snapOf(city.demand, profile), undefined, scratchFor(city, network));
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** People by minutes of walking, thousandths: [61] by minute, and those who walk longer or reach none. */
export function byMinute(tenths: Uint16Array, people: Uint32Array): Pick<NearestRuns, 'minutes' | 'beyond'> {
  const minutes = new Float64Array(LAST_MINUTE + 1);
  let beyond = 0;
  for (let c = 0; c < tenths.length; c++) {
    const minute = Math.ceil(tenths[c]! / TENTHS_PER_MINUTE);
    if (minute <= LAST_MINUTE) minutes[minute]! += people[c]!;
    else beyond += people[c]!;
  }
  return {minutes, beyond};
}

function dropOldest(runs: Map<string, NearestRuns>): void {
  let bytes = 0;
  for (const run of runs.values()) bytes += bytesOf(run);
  for (const [key, run] of runs) {
    if (bytes <= KEPT_BYTES || runs.size === 1) return;
    runs.delete(key);
    bytes -= bytesOf(run);
  }
}

function bytesOf({base, facility, perhaps}: NearestRuns): number {
  return 3 * base.byteLength + facility.byteLength + (perhaps?.byteLength ?? 0);
}
