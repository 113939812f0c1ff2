import {VERDICT} from '#core/coverage.ts';
import type {LiveCity} from '../live-city.ts';
import {quickCapacity} from './plan-capacity.ts';
import {planCounts} from './plan-counting.ts';
import {equityOf} from './plan-equity.ts';
import {addedIds, type PlanSession, sessionWith} from './plan-session.ts';
import type {PlanAnswer, PlanRequest} from './plan-types.ts';

/** What a plan changes. Kept between calls: edits already made are not made again, edits gone are taken back. */
export function plan(city: LiveCity, request: PlanRequest): PlanAnswer {
  const start = performance.now();
  const session = sessionWith(city, request);
  const counting = session.counting!;
  const {demand} = city;
  const divisions = demand.divisions ?? [];
  const kinds = divisions.map(({kind}) => kind);
  counting.equityBefore ??= equityOf(counting, kinds, 'before');
  const {placeCost, placeLabel} = session.scenario.states.base;
  return {
    all: planCounts(counting.groups, 0, 0, 0),
    groups: Object.fromEntries(
      [...demand.groups.keys()].map((key, group) => [key, planCounts(counting.groups, group + 1, 0, 0)]),
    ),
    areas: divisions.flatMap(({kind, areaIds}, division) =>
      areaIds.map((areaId, area) => ({kind, areaId, counts: planCounts(counting.areas, 0, division, area)})),
    ),
    tenths: placeCost.slice(),
    verdict: verdictsOf(placeCost, counting.cutoff, counting.groups.after.vouched),
    facility: placeLabel.slice(),
    tenthsBefore: session.scenario.baseline.base.slice(),
    added: addedIds(session),
    refused: refusedEdits(session),
    equity: {before: counting.equityBefore, after: equityOf(counting, kinds, 'after')},
    ...quickCapacity(session, request),
    milliseconds: performance.now() - start,
  };
}

/** [cells] values of VERDICT. */
export function verdictsOf(cost: Uint16Array, cutoff: number, vouched: Uint8Array): Uint8Array {
  const verdict = new Uint8Array(cost.length);
  for (let c = 0; c < cost.length; c++)
    if (cost[c]! > cutoff) verdict[c] = vouched[c] ? VERDICT.uncovered : VERDICT.unknown;
  return verdict;
}

function refusedEdits({made}: PlanSession): PlanAnswer['refused'] {
  return made.flatMap(({refused: why}, index) => (why === null ? [] : [{index, why}]));
}
