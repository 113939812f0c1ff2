import type {Tags} from '../../io/osm-extract.ts';
import type {WalkingRules} from './walking-rules.ts';
import {accessVerdict} from './way-access.ts';

/** What a point on a way does to those who walk past it. */
export interface NodeBarrier {
  readonly passage: 'open' | 'residents' | 'closed';
  /** False: no wheelchair, no pram. */
  readonly stepFree: boolean;
}

const OPEN: NodeBarrier = {passage: 'open', stepFree: true};

/** What the tags of a node on a way mean for walkers; the kinds of barrier and their defaults are data. */
export function nodeBarrier(rules: WalkingRules, tags: Tags): NodeBarrier {
  const barrier = tags['barrier'] ?? tags['barrier:type'];
  const foot = accessVerdict(rules, tags['foot']);
  if (barrier === undefined) {
    const kerb = rules.kerbsNotStepFree.includes(tags['kerb'] ?? '');
    return kerb ? {passage: 'open', stepFree: false} : OPEN;
  }
  const raisedKerb = barrier === 'kerb' && rules.kerbsNotStepFree.includes(tags['kerb'] ?? '');
  const stepFree = !raisedKerb && !rules.barriers.passOnFootOnly.includes(barrier) && tags['wheelchair'] !== 'no';
  if (foot !== undefined) return {passage: foot, stepFree};
  if (tags['locked'] === 'yes') return {passage: 'closed', stepFree};
  const access = accessVerdict(rules, tags['access']);
  if (access !== undefined) return {passage: access, stepFree};
  return {passage: rules.barriers.block.includes(barrier) ? 'closed' : 'open', stepFree};
}

/** True for a signal-controlled crossing of walkers and vehicles. */
export function isSignalCrossing(tags: Tags): boolean {
  const crossing = tags['crossing'];
  if (crossing === 'traffic_signals' || tags['crossing:signals'] === 'yes' || tags['crossing_ref'] === 'pelican')
    return true;
  return tags['highway'] === 'traffic_signals' && crossing !== undefined && crossing !== 'no';
}
