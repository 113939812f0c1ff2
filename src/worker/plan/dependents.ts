import {snapOf} from '#core/places.ts';
import {twoNearestSources} from '#core/scenario/two-nearest.ts';
import {joinSnapColumns} from '#core/snap-columns.ts';
import {NO_EDGE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {LiveCity} from '../live-city.ts';
import {inTurns} from './in-turns.ts';
import {reachNow} from './plan-reach.ts';
import {addedIds, facilityName, type PlanSession, sessionWith} from './plan-session.ts';
import type {DependentsAnswer, PlanRequest} from './plan-types.ts';

/** [cells] the one facility in time, base assumptions; NO_EDGE where there is none, or more than one. */
type OnlyFacility = Uint32Array;

/**
 * Who depends on one facility alone, with the plan. Lets other requests in between; null when `isWanted` says that nobody
 * waits any more.
 */
export async function dependents(
  city: LiveCity,
  request: PlanRequest,
  isWanted: () => boolean,
): Promise<DependentsAnswer | null> {
  const start = performance.now();
  const facilities = await inTurns(dependentSteps(sessionWith(city, request), request), isWanted);
  return facilities && {facilities, milliseconds: performance.now() - start};
}

/** Knows the session as it is at the first step. */
function* dependentSteps(
  session: PlanSession,
  {cutoffSeconds}: PlanRequest,
): Generator<void, DependentsAnswer['facilities']> {
  const {city, scenario} = session;
  const cutoff = cutoffSeconds * TENTHS_PER_SECOND;
  const added = addedIds(session);
  const only = scenario.links.size > 0 ? yield* onlyByReach(session, cutoff) : onlyByTwoNearest(session, cutoff);
  const {people, groups} = city.demand;
  const cells = new Map<number, number[]>();
  only.forEach((facility, c) => {
    if (facility === NO_EDGE || people[c] === 0) return;
    const known = cells.get(facility);
    if (known) known.push(c);
    else cells.set(facility, [c]);
  });
  const sum = (of: Uint32Array, rows: readonly number[]) => rows.reduce((total, c) => total + of[c]!, 0);
  return [...cells]
    .map(([number, rows]) => ({number, rows, people: sum(people, rows)}))
    .sort((a, b) => b.people - a.people || a.number - b.number)
    .map(one => ({
      facility: facilityName(session, one.number, added),
      people: one.people,
      groups: Object.fromEntries([...groups].map(([key, members]) => [key, sum(members, one.rows)])),
      cells: Uint32Array.from(one.rows),
    }));
}

/** One search for the nearest and the second nearest facility. */
function onlyByTwoNearest({city, profile, scenario}: PlanSession, cutoff: number): OnlyFacility {
  const rows = [...scenario.points];
  const points = joinSnapColumns(rows.map(([, snap]) => snap));
  const labels = Uint32Array.from(rows.flatMap(([facility, {edge}]) => new Array<number>(edge.length).fill(facility)));
  const network = scenario.city.networks.base;
  const {label, secondLabel} = twoNearestSources(network, points, snapOf(city.demand, profile), labels, cutoff);
  return label.map((facility, c) => (secondLabel[c] === NO_EDGE ? facility : NO_EDGE));
}

/** A search from each facility, on streets with links laid. */
function* onlyByReach(session: PlanSession, cutoff: number): Generator<void, OnlyFacility> {
  const reach = reachNow(session, cutoff);
  const {cellCount} = session.city.demand;
  const count = new Uint8Array(cellCount);
  const only = new Uint32Array(cellCount).fill(NO_EDGE);
  // the plan may go on while this runs: what counts is how it is now
  for (const [facility, points] of [...session.scenario.points]) {
    for (const c of reach(points).place) {
      only[c] = count[c] === 0 ? facility : NO_EDGE;
      count[c] = 1;
    }
    yield;
  }
  return only;
}
