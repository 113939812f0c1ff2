import {batch} from '@preact/signals';
import type {PlanEdit} from '#worker/client.ts';
import {timeStandard} from '../city-info.ts';
import type {Store} from '../store.ts';
import {MAX_EDITS, openScenario, type PlanDocument, type Scenario, withEdit, withOpen} from './plan-document.ts';
import {afterStep, redone, replaced, undone} from './plan-history.ts';
import {editWords} from './plan-words.ts';

/** A step that can be taken back. */
export function change(store: Store, step: (document: PlanDocument) => PlanDocument): void {
  const {history} = store.plan;
  const before = history.value.now.openId;
  history.value = afterStep(history.value, step(history.value.now));
  if (history.value.now.openId !== before) applySettings(store, openScenario(history.value.now));
}

/** Makes one more edit in the open plan. */
export function edit(store: Store, made: PlanEdit): void {
  const {edits} = store.plan;
  const next = withEdit(edits.value, made);
  if (next === edits.value && next.length >= MAX_EDITS) {
    store.trouble.value = store.text('plan.tooMany', {n: MAX_EDITS});
    return;
  }
  change(store, document => withOpen(document, {edits: next}));
}

/** Takes one edit of the open plan out. */
export function removeEdit(store: Store, index: number): void {
  change(store, document => withOpen(document, {edits: store.plan.edits.value.toSpliced(index, 1)}));
}

/** Takes the last step back. */
export function undo(store: Store): void {
  travel(store, undone, 'plan.undone');
}

/** Makes the step last taken back again. */
export function redo(store: Store): void {
  travel(store, redone, 'plan.redone');
}

/** The same with the edit named. */
const EDIT_WORDS = {'plan.undone': 'plan.undoneEdit', 'plan.redone': 'plan.redoneEdit'} as const;

function travel(store: Store, move: typeof undone, said: 'plan.undone' | 'plan.redone'): void {
  const {history, picked} = store.plan;
  const next = move(history.value);
  if (next === history.value) return;
  const before = history.value.now;
  const changed = changedEdit(before, next.now);
  const words = changed === null ? store.text(said) : store.text(EDIT_WORDS[said], {edit: editWords(store, changed)});
  batch(() => {
    history.value = next;
    picked.value = null;
    if (next.now.openId !== before.openId) applySettings(store, openScenario(next.now));
    tell(store, words);
  });
}

/** Says what was done to the plans, together with the numbers that follow from it: one after the other would not both be heard. */
export function tell(store: Store, words: string): void {
  store.plan.told.value = {document: store.plan.history.value.now, words};
}

/** The edit of the open plan that is in one of two documents only; null when it is none, or another plan is open. */
function changedEdit(before: PlanDocument, after: PlanDocument): PlanEdit | null {
  if (before.openId !== after.openId) return null;
  const [was, is] = [openScenario(before).edits, openScenario(after).edits];
  return was.find(one => !is.includes(one)) ?? is.find(one => !was.includes(one)) ?? null;
}

/** Chooses service, walker and minutes as a plan was last judged by. */
export function applySettings(store: Store, {category, walker, minutes}: Scenario): void {
  const open = store.city.value;
  if (open === null || category === '') return;
  batch(() => {
    store.category.value = category;
    store.walker.value = walker;
    store.chosenMinutes.value = timeStandard(open.info, category).minutes === minutes ? null : minutes;
  });
}

/** Keeps the name, notes or settings of the open plan without a step to take back. */
export function settle(store: Store, settings: Partial<Omit<Scenario, 'id'>>): void {
  const {history} = store.plan;
  const next = withOpen(history.value.now, settings);
  if (next !== history.value.now) history.value = replaced(history.value, next);
}
