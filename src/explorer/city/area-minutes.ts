import {effect, untracked} from '@preact/signals';
import {tellTrouble} from '../actions.ts';
import {servingKeys} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {chosenArea} from './chosen-counts.ts';
import type {CityArea} from './city-areas.ts';

/** People by minutes of walking, and of whom. */
export interface ShownMinutes {
  readonly minutes: Float64Array;
  readonly beyond: number;
  /** Null: of the whole city. */
  readonly area: CityArea | null;
}

/** What the minutes of an area depend on; the minutes that count as near are not among it. */
function questionOf(store: Store): readonly unknown[] | null {
  const [open, shown] = [store.city.value, store.surface.value];
  const isAsked = store.mode.value === 'city' && store.category.value !== LIFE_CIRCLE;
  if (open === null || shown === null || shown.answer.noData || !isAsked || store.area.value === null) return null;
  // an own list makes a new summary
  return [open.worker, open.worker.summary, shown.category, shown.walker, shown.openAt, store.area.value];
}

function isSame(a: readonly unknown[] | null, b: readonly unknown[] | null): boolean {
  return a !== null && b !== null && a.every((part, index) => part === b[index]);
}

/** The minutes of the chosen area, else of the city; null while they are being counted. */
export function shownMinutes(store: Store): ShownMinutes | null {
  const shown = store.surface.value;
  if (shown === null) return null;
  const area = chosenArea(store);
  if (area === null) return {minutes: shown.answer.minutes, beyond: shown.answer.beyond, area: null};
  const known = store.cityView.areaMinutes.value;
  if (known === null || !isSame(known.question, questionOf(store))) return null;
  return known.answer === null ? null : {...known.answer, area};
}

/** Counts the minutes of the chosen area anew with every choice. Gives the function that ends it. */
export function followAreaMinutes(store: Store): () => void {
  return effect(() => {
    const question = questionOf(store);
    const {areaMinutes} = store.cityView;
    if (question === null || isSame(areaMinutes.peek()?.question ?? null, question)) return;
    untracked(() => void countMinutes(store, question));
  });
}

async function countMinutes(store: Store, question: readonly unknown[]): Promise<void> {
  const {areaMinutes} = store.cityView;
  const {info, worker} = store.city.value!;
  const {category, walker, openAt} = store.surface.value!;
  const profile = info.profiles.find(one => one.key === walker);
  const areaId = store.area.value!;
  if (profile === undefined) return;
  const asked = {question, answer: null};
  areaMinutes.value = asked;
  try {
    const found = await worker.areaMinutes({serving: servingKeys(info, category), profile, openAt, areaId});
    if (areaMinutes.peek() === asked) areaMinutes.value = {question, answer: found?.answer ?? null};
  } catch (error) {
    if (areaMinutes.peek() !== asked) return;
    areaMinutes.value = null;
    tellTrouble(store, error);
  }
}
