import {EDGE_FLAG} from '#core/graph.ts';
import type {Tags} from '../../io/osm-extract.ts';
import {barrierStepFree, entranceStepFree, hasHighKerb} from './step-free.ts';
import type {WalkingRules} from './walking-rules.ts';
import {accessVerdict} from './way-access.ts';

/** What a point on a way does to those who walk past it. */
export interface NodeBarrier {
  readonly passage: 'open' | 'residents' | 'closed';
  /** Bits of EDGE_FLAG of the passage. */
  readonly flags: number;
  /** True for a kerb, which stands between a crossing and the rest and not along a street. */
  readonly kerb: boolean;
}

const OPEN: NodeBarrier = {passage: 'open', flags: 0, kerb: false};

/** What the tags of a node on a way mean for walkers; the kinds of barrier and their defaults are data. */
export function nodeBarrier(rules: WalkingRules, tags: Tags): NodeBarrier {
  const barrier = tags['barrier'] ?? tags['barrier:type'];
  if (barrier === undefined || barrier === 'kerb') return kerbOf(rules, tags);
  const stepFree = barrierStepFree(rules, tags, barrier) ? 0 : EDGE_FLAG.notStepFree;
  const flags = stepFree | (rules.cycling.barriers.includes(barrier) ? EDGE_FLAG.noBicycle : 0);
  const foot = accessVerdict(rules, tags['foot']);
  if (foot !== undefined) return {passage: foot, flags, kerb: false};
  if (tags['locked'] === 'yes') return {passage: 'closed', flags, kerb: false};
  const access = accessVerdict(rules, tags['access']);
  if (access !== undefined) return {passage: access, flags, kerb: false};
  if (rules.barriers.block.includes(barrier)) return {passage: 'closed', flags, kerb: false};
  return {
    passage: 'open',
    flags: isAssumed(rules, tags, barrier) ? flags | EDGE_FLAG.assumedBarrier : flags,
    kerb: false,
  };
}

/** A barrier that can be shut to walkers, with nothing on the map that says whether it is. */
function isAssumed(rules: WalkingRules, tags: Tags, barrier: string): boolean {
  const {pass, passOnFootOnly, assumed} = rules.barriers;
  if (tags['locked'] === 'no') return false;
  return assumed.includes(barrier) || !(pass.includes(barrier) || passOnFootOnly.includes(barrier));
}

function kerbOf(rules: WalkingRules, tags: Tags): NodeBarrier {
  const lift = tags['highway'] === 'elevator' && !entranceStepFree(rules, tags);
  if (lift) return {passage: 'open', flags: EDGE_FLAG.notStepFree, kerb: false};
  if (rules.stepFree.wheelchair.open.includes(tags['wheelchair'] ?? '') || !hasHighKerb(rules, tags)) return OPEN;
  return {passage: 'open', flags: EDGE_FLAG.notStepFree, kerb: true};
}

/** True for a signal-controlled crossing of walkers and vehicles. */
export function isSignalCrossing(tags: Tags): boolean {
  const crossing = tags['crossing'];
  if (crossing === 'traffic_signals' || tags['crossing:signals'] === 'yes' || tags['crossing_ref'] === 'pelican')
    return true;
  return tags['highway'] === 'traffic_signals' && crossing !== undefined && crossing !== 'no';
}
