import {EDGE_FLAG, EDGE_KINDS, type EdgeKind} from '#core/graph.ts';
import type {Tags} from '../../io/osm-extract.ts';
import {wheelVerdict} from './step-free.ts';
import type {AccessVerdict, WalkingRules} from './walking-rules.ts';

/** How a way is walked. */
export interface WalkableWay {
  readonly kind: EdgeKind;
  /** Bits of EDGE_FLAG, directions along the way as drawn. */
  readonly flags: number;
}

/** What a value of foot or access means; undefined when the tag is absent. */
export function accessVerdict(rules: WalkingRules, value: string | undefined): AccessVerdict | undefined {
  if (value === undefined) return undefined;
  // of several values the first known one counts
  for (const one of value.split(';')) {
    const trimmed = one.trim();
    if (rules.access.open.includes(trimmed)) return 'open';
    if (rules.access.residents.includes(trimmed)) return 'residents';
    if (rules.access.closed.includes(trimmed)) return 'closed';
  }
  return rules.access.other;
}

/** Who may walk: `foot` if it is there, else `access`, else everyone. */
export function footVerdict(rules: WalkingRules, tags: Tags): AccessVerdict {
  return accessVerdict(rules, tags['foot']) ?? accessVerdict(rules, tags['access']) ?? 'open';
}

/**
 * How a way may be walked by its tags; null when it is no way for walkers. `residential` is asked only for ways open to
 * residents: true when the way lies in residential land.
 */
export function walkableWay(rules: WalkingRules, tags: Tags, residential: () => boolean): WalkableWay | null {
  const kind = wayKind(rules, tags);
  if (kind === null) return null;
  const verdict = footVerdict(rules, tags);
  if (verdict === 'closed') return null;
  if (verdict === 'residents' && !leadsToHomes(rules, tags) && !residential()) return null;
  const flags = wayFlags(rules, tags, kind) | (verdict === 'residents' ? EDGE_FLAG.compound : 0);
  const bothWaysShut = EDGE_FLAG.noForward | EDGE_FLAG.noBackward;
  return (flags & bothWaysShut) === bothWaysShut ? null : {kind, flags};
}

/** Index of a kind as stored. */
export function kindNumber(kind: EdgeKind): number {
  return EDGE_KINDS.indexOf(kind);
}

function wayKind(rules: WalkingRules, tags: Tags): EdgeKind | null {
  const highway = tags['highway'];
  if (highway === undefined) return kindWithoutHighway(rules, tags);
  const rule = Object.hasOwn(rules.highways, highway) ? rules.highways[highway]! : null;
  if (rule === null) return null;
  if ((rule.onlyIf !== undefined || tags['motorroad'] === 'yes') && !allowsWalking(rules, tags)) return null;
  const crossing = tags['footway'] ?? tags['path'] ?? tags['cycleway'];
  return crossing === 'crossing' && rules.footOnlyKinds.includes(rule.kind) ? 'crossing' : rule.kind;
}

/** Platforms and ferries need no highway tag. */
function kindWithoutHighway(rules: WalkingRules, tags: Tags): EdgeKind | null {
  if (tags['railway'] === 'platform' || tags['public_transport'] === 'platform') return 'platform';
  const ferry = tags['route'] === 'ferry' || tags['ferry'] === 'yes';
  return ferry && tags['foot'] !== undefined && accessVerdict(rules, tags['foot']) === 'open' ? 'ferry' : null;
}

/** Where walking is forbidden by default: true when foot allows it or a sidewalk is there. */
function allowsWalking(rules: WalkingRules, tags: Tags): boolean {
  const foot = tags['foot'];
  if (foot !== undefined && foot !== 'use_sidepath' && accessVerdict(rules, foot) === 'open') return true;
  const sidewalk = [tags['sidewalk'], tags['sidewalk:both'], tags['sidewalk:left'], tags['sidewalk:right']];
  return sidewalk.some(value => value === 'both' || value === 'left' || value === 'right' || value === 'yes');
}

function leadsToHomes(rules: WalkingRules, tags: Tags): boolean {
  const {highways, services} = rules.residents;
  return highways.includes(tags['highway'] ?? '') || services.includes(tags['service'] ?? '');
}

/** Stairs are closed to wheels as such; only a ramp is marked on them. */
function wheelFlags(rules: WalkingRules, tags: Tags, kind: EdgeKind): number {
  const verdict = wheelVerdict(rules, tags, kind);
  if (verdict === 'ramp') return EDGE_FLAG.ramp;
  return verdict === 'closed' && kind !== 'steps' ? EDGE_FLAG.notStepFree : 0;
}

function wayFlags(rules: WalkingRules, tags: Tags, kind: EdgeKind): number {
  let flags = directionFlags(tags, kind);
  if (kind === 'steps') flags |= EDGE_FLAG.steps;
  if (kind === 'ferry') flags |= EDGE_FLAG.ferry;
  if (isSet(tags['bridge'])) flags |= EDGE_FLAG.bridge;
  const tunnel = tags['tunnel'];
  // a passage through a building is at street level
  if ((isSet(tunnel) && tunnel !== 'building_passage') || tags['location'] === 'underground') flags |= EDGE_FLAG.tunnel;
  if ((flags & (EDGE_FLAG.bridge | EDGE_FLAG.tunnel)) === 0 && isOffGround(tags, kind)) flags |= EDGE_FLAG.offGround;
  return flags | wheelFlags(rules, tags, kind);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'no';
}

function isOffGround(tags: Tags, kind: EdgeKind): boolean {
  if (kind === 'corridor' || isSet(tags['indoor'])) return true;
  const layer = Number.parseFloat(tags['layer'] ?? '0');
  return layer !== 0 || !touchesGround(tags['level']);
}

/** True when a level tag is absent, unreadable or names level 0: `0`, `0;1`, `-1-0`. */
function touchesGround(level: string | undefined): boolean {
  if (level === undefined) return true;
  return level.split(';').some(part => {
    const range = /^\s*(-?\d+(?:\.\d+)?)(?:\s*-\s*(-?\d+(?:\.\d+)?))?\s*$/.exec(part);
    if (range === null) return true;
    const from = Number(range[1]);
    const to = range[2] === undefined ? from : Number(range[2]);
    return from <= 0 && to >= 0;
  });
}

/** Directions shut to walkers. `oneway` alone binds vehicles; moving stairs and walkways bind walkers. */
function directionFlags(tags: Tags, kind: EdgeKind): number {
  const conveying = tags['conveying'];
  const oneway = tags['oneway:foot'] ?? tags['foot:oneway'];
  const forwardOnly =
    oneway === 'yes' ||
    oneway === '1' ||
    oneway === 'true' ||
    conveying === 'forward' ||
    tags['foot:backward'] === 'no';
  const backwardOnly =
    oneway === '-1' || oneway === 'reverse' || conveying === 'backward' || tags['foot:forward'] === 'no';
  const movingOneWay = conveying === 'yes' && kind !== 'ferry' && tags['oneway'] === 'yes';
  return (forwardOnly || movingOneWay ? EDGE_FLAG.noBackward : 0) | (backwardOnly ? EDGE_FLAG.noForward : 0);
}
