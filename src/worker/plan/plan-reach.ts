import type {LinkColumns} from '#core/link.ts';
import type {SnapColumns} from '#core/places.ts';
import {type ReachedPlaces, reachedPlaces} from '#core/reached-places.ts';
import {joinLinks, linkedReach} from '#core/scenario/linked-reach.ts';
import {cellIndex} from '../cell-index.ts';
import {scratchFor} from '../live-city.ts';
import {type PlanSession, scratchOf} from './plan-session.ts';

/** Finds the cells within a cutoff of a facility with these entry points, base assumptions. */
export type ReachFrom = (points: SnapColumns) => ReachedPlaces;

/** Reach on the streets of a session as they are now, its links laid; later edits do not change it. */
export function reachNow({city, profile, scenario}: PlanSession, cutoff: number): ReachFrom {
  return reachWith({city, profile, scenario}, [...scenario.links.values()], cutoff);
}

/** Reach on the streets without any link. */
export function reachBefore(session: Pick<PlanSession, 'city' | 'profile' | 'scenario'>, cutoff: number): ReachFrom {
  return reachWith(session, [], cutoff);
}

function reachWith(
  {city, profile, scenario}: Pick<PlanSession, 'city' | 'profile' | 'scenario'>,
  links: readonly LinkColumns[],
  cutoff: number,
): ReachFrom {
  const network = scenario.city.networks.base;
  const index = cellIndex(city, profile);
  if (links.length > 0) return linkedReach(network, index, joinLinks(links), cutoff, scratchOf(city));
  const scratch = scratchFor(city, network);
  return points => reachedPlaces(network, points, index, cutoff, scratch);
}
