import {batch, effect, untracked} from '@preact/signals';
import type {LonLat} from '#map/scene.ts';
import {choosePlace, failureOf, tellTrouble} from '../actions.ts';
import type {Store} from '../store.ts';
import {linkDegrees} from '../url-state.ts';
import {forgetGone} from './forget-gone.ts';
import {nextEditId} from './plan-document.ts';
import {placeOf} from './plan-facilities.ts';
import {followKeeping} from './plan-keeping.ts';
import {questionOf, requestOf, sameQuestion} from './plan-question.ts';
import {signAt} from './plan-signs.ts';
import {edit} from './plan-steps.ts';
import type {PlanTool, ShownPlan} from './plan-store.ts';
import {followCandidates} from './sites-actions.ts';

/** Takes a tool up; what was begun with another is given up. */
export function chooseTool(store: Store, tool: PlanTool): void {
  batch(() => {
    store.plan.tool.value = store.plan.tool.value === tool ? 'look' : tool;
    store.plan.picked.value = null;
  });
}

/** Adds a facility of the shown service; place in degrees. */
export function addAt(store: Store, [lon, lat]: LonLat): void {
  const {plan} = store;
  // the life circle as a whole is no service one could build
  if (questionOf(store) === null) return;
  batch(() => {
    edit(store, {
      kind: 'add',
      id: nextEditId(plan.edits.value),
      category: store.category.value,
      ...roundedPlace(lon, lat),
      name: plan.nextName.value,
      capacity: plan.nextCapacity.value,
    });
    plan.nextName.value = '';
    plan.nextCapacity.value = null;
  });
}

/** Moves a facility to a place in degrees. */
export function moveTo(store: Store, facility: string, [lon, lat]: LonLat): void {
  batch(() => {
    edit(store, {kind: 'move', facility, ...roundedPlace(lon, lat)});
    store.plan.picked.value = null;
  });
}

/** First click of a new way, or its second. */
export function linkAt(store: Store, [lon, lat]: LonLat): void {
  const {picked, edits} = store.plan;
  const to = roundedPlace(lon, lat);
  const from = picked.value;
  if (from?.kind !== 'from') {
    picked.value = {kind: 'from', ...to};
    return;
  }
  batch(() => {
    const id = nextEditId(edits.value);
    edit(store, {
      kind: 'link',
      id,
      fromLon: from.lon,
      fromLat: from.lat,
      toLon: to.lon,
      toLat: to.lat,
      meters: null,
    });
    picked.value = null;
  });
}

function roundedPlace(lon: number, lat: number): {lon: number; lat: number} {
  return {lon: linkDegrees(lon), lat: linkDegrees(lat)};
}

/** A click on the map while planning: what it means depends on the tool. `facility`: index of the one under it, or null. */
export function planClick(store: Store, at: LonLat, facility: number | null): void {
  const open = store.city.value;
  const {tool, picked} = store.plan;
  if (open === null) return;
  const hit =
    signAt(store, at) ?? (facility === null ? null : (open.worker.summary.cards[facility]?.facilityId ?? null));
  const first = picked.value;
  if (tool.value === 'add') addAt(store, at);
  else if (tool.value === 'link') linkAt(store, at);
  else if (tool.value === 'move' && first?.kind === 'facility') moveTo(store, first.facility, at);
  else if (tool.value === 'move' || tool.value === 'resize') pick(store, hit);
  else if (tool.value === 'close') close(store, hit);
  else look(store, hit, at);
}

function pick(store: Store, facility: string | null): void {
  if (facility !== null) store.plan.picked.value = {kind: 'facility', facility};
}

function close(store: Store, facility: string | null): void {
  if (facility !== null) edit(store, {kind: 'close', facility});
}

function look(store: Store, facility: string | null, at: LonLat): void {
  if (store.plan.dependentsOpen.value && facility !== null) store.plan.dependentsOf.value = facility;
  choosePlace(store, facility === null ? at : (placeOf(store.city.value!, facility) ?? at));
}

/** How long a plan waits for the map when another mode is shown, milliseconds. */
const BACKGROUND_WAIT = 400;
/** How long edits must rest before capacity is counted, where that takes longer, milliseconds. */
const CAPACITY_WAIT = 300;

/** Starts what planning needs and keeps it in step with the choices. Gives the functions that end it. */
export function followPlan(store: Store): (() => void)[] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let capacityTimer: ReturnType<typeof setTimeout> | undefined;
  return [
    ...followKeeping(store),
    followCandidates(store),
    effect(() => forgetGone(store)),
    effect(() => {
      const [open, planning] = [store.city.value, store.mode.value === 'plan'];
      const question = questionOf(store);
      clearTimeout(timer);
      if (open === null || question === null || (!planning && question.edits.length === 0)) return;
      if (planning) untracked(() => void computePlan(store));
      else timer = setTimeout(() => void computePlan(store), BACKGROUND_WAIT);
    }),
    effect(() => {
      const [open, wanted] = [store.city.value, store.plan.dependentsOpen.value && store.mode.value === 'plan'];
      const question = questionOf(store);
      if (open !== null && wanted && question !== null) untracked(() => void computeDependents(store));
    }),
    effect(() => {
      const [shown, planning] = [store.plan.shown.value, store.mode.value === 'plan'];
      clearTimeout(capacityTimer);
      if (!planning || shown === null || shown.answer.capacityWhy !== 'later') return;
      capacityTimer = setTimeout(() => void computeCapacity(store, shown), CAPACITY_WAIT);
    }),
    () => clearTimeout(timer),
    () => clearTimeout(capacityTimer),
  ];
}

/** Asks the worker what the open plan changes; the latest question wins. */
export async function computePlan(store: Store): Promise<void> {
  const open = store.city.value;
  const question = questionOf(store);
  const request = open === null || question === null ? null : requestOf(open, question);
  if (open === null || question === null || request === null) return;
  try {
    const answer = await open.worker.plan(request);
    if (answer === null || store.city.value !== open) return;
    batch(() => {
      store.plan.shown.value = {...question, answer};
      store.plan.failed.value = null;
    });
  } catch (error) {
    if (!isAsked(store, question)) return;
    store.plan.failed.value = store.text('error.compute', {message: failureOf(error).message});
  }
}

/** Asks whether there is room with a plan, where that was not said at once. */
async function computeCapacity(store: Store, shown: ShownPlan): Promise<void> {
  const open = store.city.value;
  const request = open === null ? null : requestOf(open, shown);
  if (open === null || request === null || !isAsked(store, shown)) return;
  const {answer: _, ...question} = shown;
  try {
    const answer = await open.worker.planCapacity(request);
    if (answer !== null && store.city.value === open) store.plan.capacity.value = {...question, answer};
  } catch (error) {
    if (isAsked(store, shown)) tellTrouble(store, error);
  }
}

/** Asks who depends on one facility alone. */
async function computeDependents(store: Store): Promise<void> {
  const open = store.city.value;
  const question = questionOf(store);
  const request = open === null || question === null ? null : requestOf(open, question);
  if (open === null || question === null || request === null) return;
  try {
    const answer = await open.worker.dependents(request);
    if (answer === null || store.city.value !== open) return;
    batch(() => {
      store.plan.dependents.value = {...question, answer};
      store.plan.dependentsFailed.value = null;
    });
  } catch (error) {
    if (!isAsked(store, question)) return;
    store.plan.dependentsFailed.value = store.text('error.compute', {message: failureOf(error).message});
  }
}

function isAsked(store: Store, question: Parameters<typeof sameQuestion>[0]): boolean {
  const now = questionOf(store);
  return now !== null && sameQuestion(now, question);
}
