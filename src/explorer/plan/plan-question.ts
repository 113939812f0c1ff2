import type {PlanRequest} from '#worker/client.ts';
import {categoryOf, isNoData, servingKeys} from '../city-info.ts';
import {LIFE_CIRCLE, type OpenCity, type Store} from '../store.ts';
import type {PlanQuestion} from './plan-store.ts';

/** What the choices ask now; null for the life circle as a whole, which is planned service by service. */
export function questionOf(store: Store): PlanQuestion | null {
  const category = store.category.value;
  if (category === LIFE_CIRCLE || category === '') return null;
  return {
    category,
    walker: store.walker.value,
    minutes: store.minutes.value,
    edits: store.plan.edits.value,
    lists: store.own.lists.value,
  };
}

/** The same for the worker. Null when the city has no such walker. */
export function requestOf({info}: OpenCity, question: PlanQuestion): PlanRequest | null {
  const profile = info.profiles.find(one => one.key === question.walker);
  if (profile === undefined) return null;
  return {
    category: question.category,
    serving: servingKeys(info, question.category),
    profile,
    cutoffSeconds: question.minutes * 60,
    claims: isNoData(info, question.category) ? [] : info.claims,
    edits: question.edits,
    capacityGroup: categoryOf(info, question.category).group,
  };
}

/** True when an answer belongs to what is chosen now; else it is shown greyed out, never as current. */
export function isCurrent(store: Store, shown: PlanQuestion | null): boolean {
  const question = questionOf(store);
  return shown !== null && question !== null && sameQuestion(shown, question);
}

const CHOICES = ['category', 'walker', 'minutes', 'lists'] as const;

export function sameQuestion(a: PlanQuestion, b: PlanQuestion): boolean {
  return a.edits === b.edits && CHOICES.every(key => a[key] === b[key]);
}

/** True when an answer was asked for under the choices of now, perhaps with other edits: its places may be drawn, said to be older. */
export function isOfChoices(store: Store, shown: PlanQuestion | null): boolean {
  const question = questionOf(store);
  return shown !== null && question !== null && CHOICES.every(key => shown[key] === question[key]);
}
