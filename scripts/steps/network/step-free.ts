import type {EdgeKind} from '#core/graph.ts';
import type {Tags} from '../../io/osm-extract.ts';
import {inclinePercent, metersOf} from './tag-lengths.ts';
import type {WalkingRules} from './walking-rules.ts';

/** What a way is to wheels: free of steps; closed; or stairs with a ramp beside them. */
export type WheelVerdict = 'open' | 'closed' | 'ramp';

/** What `wheelchair` says; undefined when it says nothing that decides. */
function wheelchairTag(rules: WalkingRules, tags: Tags): 'open' | 'closed' | undefined {
  const value = tags['wheelchair'] ?? '';
  if (rules.stepFree.wheelchair.open.includes(value)) return 'open';
  return rules.stepFree.wheelchair.closed.includes(value) ? 'closed' : undefined;
}

/** True when the map says that a kerb is too high for wheels: by its kind, or by its height in metres. */
export function hasHighKerb(rules: WalkingRules, tags: Tags): boolean {
  const {keys, closed, maximumMeters} = rules.stepFree.kerbs;
  if (keys.some(key => closed.includes(tags[key] ?? ''))) return true;
  const height = metersOf(tags['kerb:height']);
  return height !== null && height > maximumMeters;
}

/** Whether a way may be used on wheels by its tags: what `wheelchair` says, else the rules of steps, width, surface and slope. */
export function wheelVerdict(rules: WalkingRules, tags: Tags, kind: EdgeKind): WheelVerdict {
  const said = wheelchairTag(rules, tags);
  if (kind === 'steps') {
    const ramp =
      said === 'open' || rules.stepFree.ramps.keys.some(key => rules.stepFree.ramps.open.includes(tags[key] ?? ''));
    return ramp && said !== 'closed' && tags['conveying'] === undefined ? 'ramp' : 'closed';
  }
  if (said !== undefined) return said;
  const footOnly = rules.footOnlyKinds.includes(kind);
  if (footOnly && isNarrow(rules, tags)) return 'closed';
  if (kind === 'crossing' && hasHighKerb(rules, tags)) return 'closed';
  return isRough(rules, tags) || isSteep(rules, tags) ? 'closed' : 'open';
}

function isNarrow(rules: WalkingRules, tags: Tags): boolean {
  const {keys, minimumMeters} = rules.stepFree.width;
  const widths = keys.map(key => metersOf(tags[key])).filter(width => width !== null);
  if (widths.length > 0) return Math.min(...widths) < minimumMeters;
  return tags['narrow'] === 'yes';
}

/** Smoothness speaks of wheels; surface, track type and trail scale count only without it. */
function isRough(rules: WalkingRules, tags: Tags): boolean {
  const {smoothness, surface, tracktype, sac_scale} = rules.stepFree.ground;
  if (tags['smoothness'] !== undefined) return smoothness.includes(tags['smoothness']);
  return (
    surface.includes(tags['surface'] ?? '') ||
    tracktype.includes(tags['tracktype'] ?? '') ||
    sac_scale.includes(tags['sac_scale'] ?? '')
  );
}

function isSteep(rules: WalkingRules, tags: Tags): boolean {
  const percent = inclinePercent(tags['incline']);
  return percent !== null && percent > rules.stepFree.incline.maximumPercent;
}

/** Whether wheels pass a barrier that stands on a way. */
export function barrierStepFree(rules: WalkingRules, tags: Tags, barrier: string): boolean {
  const said = wheelchairTag(rules, tags);
  if (said !== undefined) return said === 'open';
  const {narrow, clearWidthKeys} = rules.stepFree.barriers;
  const isNarrow = narrow.includes(barrier);
  if (rules.barriers.passOnFootOnly.includes(barrier) && !isNarrow) return false;
  const clear = clearWidthKeys.map(key => metersOf(tags[key])).find(width => width !== null);
  return clear === undefined ? !isNarrow : clear >= rules.stepFree.width.minimumMeters;
}

/** Whether an entrance of a place, or the place as a whole, can be entered on wheels as far as its tags say. */
export function entranceStepFree(rules: WalkingRules, tags: Tags): boolean {
  return wheelchairTag(rules, tags) !== 'closed';
}
