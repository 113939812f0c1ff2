import {EDGE_FLAG, type EdgeKind} from '#core/graph.ts';
import type {Tags} from '../../io/osm-extract.ts';
import type {WalkingRules} from './walking-rules.ts';

/** Directions in which a bicycle is pushed, not ridden, along a way on which one may walk: bits of EDGE_FLAG. */
export function cyclingFlags(rules: WalkingRules, tags: Tags, kind: EdgeKind): number {
  const both = EDGE_FLAG.pushForward | EDGE_FLAG.pushBackward;
  if (!mayRide(rules, tags, kind)) return both;
  const oneway = onewayForBicycles(rules, tags);
  let flags = oneway === 'forward' ? EDGE_FLAG.pushBackward : oneway === 'backward' ? EDGE_FLAG.pushForward : 0;
  if (tags['bicycle:forward'] === 'no') flags |= EDGE_FLAG.pushForward;
  if (tags['bicycle:backward'] === 'no') flags |= EDGE_FLAG.pushBackward;
  return flags;
}

/** The most specific key decides: `bicycle`, then `vehicle`, then `access`, then the kind of way. */
function mayRide(rules: WalkingRules, tags: Tags, kind: EdgeKind): boolean {
  const {ride, push, kinds} = rules.cycling;
  // a crossing is ridden like the way it belongs to
  const ridden = kinds.includes(kind === 'crossing' ? (rules.highways[tags['highway'] ?? '']?.kind ?? kind) : kind);
  for (const key of ['bicycle', 'vehicle', 'access'] as const) {
    const values = tags[key]?.split(';').map(value => value.trim()) ?? [];
    const known = values.find(value => ride.includes(value) || push.includes(value));
    if (known === undefined) continue;
    if (push.includes(known)) return false;
    // only `bicycle` opens what is not made for riding: access=yes makes no cycleway of a footway
    return key === 'bicycle' || ridden;
  }
  return tags['motorroad'] !== 'yes' && ridden;
}

/** The direction in which bicycles may be ridden; null for both. */
function onewayForBicycles(rules: WalkingRules, tags: Tags): 'forward' | 'backward' | null {
  const {forward, backward, contraflow, circular} = rules.cycling.oneway;
  const own = tags['oneway:bicycle'] ?? tags['bicycle:oneway'];
  const value = own ?? tags['oneway'] ?? (circular.includes(tags['junction'] ?? '') ? 'yes' : 'no');
  if (own === undefined && contraflow.some(([key, values]) => values.includes(tags[key] ?? ''))) return null;
  if (forward.includes(value)) return 'forward';
  return backward.includes(value) ? 'backward' : null;
}
