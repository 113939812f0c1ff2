import type {PlanDocument, Scenario} from './plan-document.ts';
import {type PlanLimits, planObject, readPlan} from './plan-file.ts';
import {type MergedPlans, mergePlans} from './plan-merge.ts';

const FORM = 'yikezhong-plans/1';

/** What of the browser's storage is needed; it throws where nothing may be kept. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem'>;

/** What was kept. */
interface KeptPlans {
  readonly document: PlanDocument | null;
  /** How many could not be read any more: they stay where they are, as they are. */
  readonly unreadable: number;
}

/** Name under which the plans of a city are kept. */
export function plansKey(cityId: string): string {
  return `${FORM}:${cityId}`;
}

interface Understood {
  readonly scenarios: readonly Scenario[];
  readonly open: unknown;
  /** Entries that could not be read, as they stand. */
  readonly rest: readonly unknown[];
}

/** The plans of one city in the browser's storage, which other windows use too. Methods throw what the storage throws. */
export class PlanShelf {
  readonly #storage: KeptTexts;
  readonly #limits: PlanLimits;
  readonly #copyName: (name: string) => string;
  readonly #texts = new WeakMap<Scenario, string>();
  /** The text as this window last read or wrote it, and the plans in it. */
  #seen: string | null = null;
  #agreed: ReadonlyMap<string, string> = new Map();
  #rest: readonly unknown[] = [];

  /** `copyName` names another window's version of a plan that both changed. */
  constructor(storage: KeptTexts, limits: PlanLimits, copyName: (name: string) => string) {
    this.#storage = storage;
    this.#limits = limits;
    this.#copyName = copyName;
  }

  get key(): string {
    return plansKey(this.#limits.cityId);
  }

  /** Reads what is kept. Changes nothing in the storage. */
  open(): KeptPlans {
    const text = this.#storage.getItem(this.key);
    const found = text === null ? null : this.#understand(text);
    if (text === null || found === null) return {document: null, unreadable: text === null ? 0 : 1};
    this.#agree(text, found);
    const {scenarios, open, rest} = found;
    if (scenarios.length === 0) return {document: null, unreadable: rest.length};
    const openId = scenarios.find(one => one.id === open)?.id ?? scenarios[0]!.id;
    return {document: {scenarios, openId}, unreadable: rest.length};
  }

  /** What other windows did since this one last read or wrote; null: nothing. Changes nothing in the storage. */
  heed(ours: PlanDocument): MergedPlans | null {
    const text = this.#storage.getItem(this.key);
    if (text === this.#seen) return null;
    const found = text === null ? null : this.#understand(text);
    if (text === null || found === null) {
      // emptied or damaged by others: what is here is all there is
      this.#agreed = new Map();
      return null;
    }
    const merged = mergePlans({
      agreed: this.#agreed,
      ours,
      theirs: found.scenarios,
      workOf,
      copyName: this.#copyName,
    });
    this.#agree(text, found);
    return merged;
  }

  /** Keeps the plans, together with what other windows made meanwhile, which is given back; null: nothing. */
  keep(ours: PlanDocument): MergedPlans | null {
    const merged = this.heed(ours);
    const before = this.#storage.getItem(this.key);
    if (before !== null && before !== this.#seen) this.#putAside(before);
    const scenarios = merged?.scenarios ?? ours.scenarios;
    const plans = [...scenarios.map(one => this.#textOf(one)), ...this.#rest.map(one => JSON.stringify(one))];
    const text = `{"form":${JSON.stringify(FORM)},"open":${JSON.stringify(ours.openId)},"plans":[${plans.join(',')}]}`;
    if (text !== before) this.#storage.setItem(this.key, text);
    this.#agree(text, {scenarios, open: ours.openId, rest: this.#rest});
    return merged;
  }

  #agree(text: string, {scenarios, rest}: Understood): void {
    this.#seen = text;
    this.#agreed = new Map(scenarios.map(one => [one.id, workOf(one)]));
    this.#rest = rest;
  }

  /** A text nobody can read is moved to a place of its own before another takes its place. */
  #putAside(text: string): void {
    for (let n = 1; ; n++) {
      const place = `${this.key}:unreadable${n === 1 ? '' : `-${n}`}`;
      const there = this.#storage.getItem(place);
      if (there === null) this.#storage.setItem(place, text);
      if (there === null || there === text) return;
    }
  }

  #textOf(scenario: Scenario): string {
    const known = this.#texts.get(scenario);
    if (known !== undefined) return known;
    const {id, ...plan} = scenario;
    const text = JSON.stringify({id, plan: planObject(plan, this.#limits.cityId)});
    this.#texts.set(scenario, text);
    return text;
  }

  #understand(text: string): Understood | null {
    const kept = parsed(text);
    if (kept?.['form'] !== FORM || !Array.isArray(kept['plans'])) return null;
    const entries = (kept['plans'] as unknown[]).map(entry => ({entry, scenario: scenarioOf(entry, this.#limits)}));
    return {
      scenarios: entries.flatMap(({scenario}) => (scenario === null ? [] : [scenario])),
      open: kept['open'],
      rest: entries.flatMap(({entry, scenario}) => (scenario === null ? [entry] : [])),
    };
  }
}

/** What was worked out in a plan; not what it was last judged by, nor with which files. */
function workOf(scenario: Scenario): string {
  const {name, notes, edits} = planObject(scenario, '');
  return JSON.stringify([name, notes, edits]);
}

function scenarioOf(entry: unknown, limits: PlanLimits): Scenario | null {
  const {id, plan} = (entry ?? {}) as {readonly id?: unknown; readonly plan?: unknown};
  if (typeof id !== 'string' || !/^plan-[0-9a-z]{1,32}$/.test(id)) return null;
  try {
    return {...readPlan(plan, limits), id};
  } catch {
    // counted by the caller, who leaves the entry where it is and says so
    return null;
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : null;
  } catch {
    // what is no JSON is no plans: the caller says so
    return null;
  }
}
