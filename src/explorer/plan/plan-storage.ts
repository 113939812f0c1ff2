import type {PlanDocument, Scenario} from './plan-document.ts';
import {MAX_SCENARIOS} from './plan-document.ts';
import {type PlanLimits, planObject, readPlan} from './plan-file.ts';

const FORM = 'yikezhong-plans/1';

/** What of the browser's storage is needed; it throws where nothing may be kept. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem'>;

/** What was kept: the plans, and how many of them could not be read any more (they are put aside, not thrown away). */
export interface KeptPlans {
  readonly document: PlanDocument | null;
  readonly unreadable: number;
}

/** Name under which the plans of a city are kept. */
export function plansKey(cityId: string): string {
  return `${FORM}:${cityId}`;
}

/** Reads the plans kept for a city. Throws what the storage throws when nothing may be kept. */
export function readKept(storage: KeptTexts, limits: PlanLimits): KeptPlans {
  const key = plansKey(limits.cityId);
  const text = storage.getItem(key);
  if (text === null) return {document: null, unreadable: 0};
  const kept = parsed(text);
  const entries = Array.isArray(kept?.['plans']) ? (kept['plans'] as unknown[]) : null;
  if (kept?.['form'] !== FORM || entries === null) {
    storage.setItem(`${key}:unreadable`, text);
    return {document: null, unreadable: 1};
  }
  const scenarios = entries.slice(0, MAX_SCENARIOS).flatMap(entry => scenarioOf(entry, limits));
  const unreadable = entries.length - scenarios.length;
  if (unreadable > 0) storage.setItem(`${key}:unreadable`, text);
  if (scenarios.length === 0) return {document: null, unreadable};
  const openId = scenarios.find(one => one.id === kept['open'])?.id ?? scenarios[0]!.id;
  return {document: {scenarios, openId}, unreadable};
}

/**
 * Keeps the plans of a city. Plans another window made meanwhile (ids not in `seen`) are kept too. Throws what the storage
 * throws when it is full or closed.
 */
export function keepPlans(
  storage: KeptTexts,
  limits: PlanLimits,
  document: PlanDocument,
  seen: ReadonlySet<string>,
): void {
  const key = plansKey(limits.cityId);
  const kept = parsed(storage.getItem(key) ?? '');
  const others = (Array.isArray(kept?.['plans']) ? (kept['plans'] as unknown[]) : []).filter(entry => {
    const id = (entry as {readonly id?: unknown} | null)?.id;
    return typeof id === 'string' && !seen.has(id);
  });
  const own = document.scenarios.map(({id, ...plan}) => ({id, plan: planObject(plan, limits.cityId)}));
  storage.setItem(key, JSON.stringify({form: FORM, open: document.openId, plans: [...own, ...others]}));
}

function scenarioOf(entry: unknown, limits: PlanLimits): Scenario[] {
  const {id, plan} = (entry ?? {}) as {readonly id?: unknown; readonly plan?: unknown};
  if (typeof id !== 'string' || !/^plan-\d{1,9}$/.test(id)) return [];
  try {
    return [{...readPlan(plan, limits), id}];
  } catch {
    // counted by the caller, who puts the text aside and says so
    return [];
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
