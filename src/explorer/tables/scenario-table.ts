import {effect, type ReadonlySignal, type Signal, signal, untracked} from '@preact/signals';
import {encodeColumns} from '#tables/column-table.ts';
import type {TableEngine} from '#tables/engine.ts';
import {failureOf} from '../actions.ts';
import {questionOf, requestOf} from '../plan/plan-question.ts';
import type {PlanQuestion} from '../plan/plan-store.ts';
import type {OpenCity, Store} from '../store.ts';
import {scenarioColumns} from './scenario-columns.ts';

/** Name of the table in the database. */
export const SCENARIO = 'scenario';

/** A table of the open plan that is in the database now: what it was made for, and a number no other table of it has. */
export interface HeldScenario {
  readonly question: PlanQuestion;
  readonly version: number;
}

/** How the table of the open plan stands. */
export type ScenarioStanding =
  /** There is no plan, or one service must be chosen for it first. */
  | {readonly kind: 'none'; readonly why: 'noEdits' | 'noService'}
  | {readonly kind: 'waiting'}
  | {readonly kind: 'failed'; readonly message: string}
  | {readonly kind: 'held'; readonly held: HeldScenario};

/** The table of the open plan in the database, kept in step with the plan. */
export interface ScenarioTable {
  /** `held` from the moment the database has the table of the plan as it is now, until the next change. */
  readonly standing: ReadonlySignal<ScenarioStanding>;
  /** Makes the table again, after it failed. */
  retry(): void;
  /** Ends it; the table stays as it is. */
  stop(): void;
}

/** What is needed of the database: tables are put and dropped in the order they are asked for. */
export type ScenarioBase = Pick<TableEngine, 'put' | 'drop'>;

/** Changes to a plan come in a row: the table is made once they rest. */
const REST_MILLISECONDS = 300;

/**
 * Keeps a table of the open plan in the database. With every change the table of the plan before is dropped at once, also one
 * that is still being put, so that no question can find it; the new one follows when the changes rest.
 */
export function followScenario(base: ScenarioBase, map: Store): ScenarioTable {
  const standing: Signal<ScenarioStanding> = signal({kind: 'waiting'});
  let run = 0;
  let version = 0;
  // from the moment it is sent on its way
  let isSent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fail = (mine: number) => (error: unknown) => {
    if (mine === run) standing.value = {kind: 'failed', message: failureOf(error).message};
  };
  const put = async (mine: number, question: PlanQuestion, city: OpenCity) => {
    const request = requestOf(city, question);
    if (request === null) throw new Error(`walker: found ${question.walker}, expected one of the city's`);
    const table = await city.worker.planTable(request);
    if (mine !== run) return;
    isSent = true;
    await base.put({name: SCENARIO, bytes: encodeColumns(scenarioColumns(table)), drop: []});
    if (mine === run) standing.value = {kind: 'held', held: {question, version: ++version}};
  };
  const begin = (rest: number) => {
    const mine = ++run;
    clearTimeout(timer);
    const [question, city, {length}] = [questionOf(map), map.city.value, map.plan.edits.value];
    const isPlanned = length > 0 && question !== null && city !== null;
    standing.value = isPlanned ? {kind: 'waiting'} : {kind: 'none', why: length === 0 ? 'noEdits' : 'noService'};
    if (isSent) base.drop(SCENARIO).catch(fail(mine));
    isSent = false;
    if (isPlanned) timer = setTimeout(() => put(mine, question, city).catch(fail(mine)), rest);
  };
  const stop = effect(() => {
    void [questionOf(map), map.city.value, map.plan.edits.value];
    untracked(() => begin(REST_MILLISECONDS));
  });
  return {
    standing,
    retry: () => begin(0),
    stop: () => {
      run++;
      clearTimeout(timer);
      stop();
    },
  };
}

/** Resolves once the table of the plan is on its way no longer, so that a question finds it as it is now or not at all. */
export async function scenarioRests({standing}: Pick<ScenarioTable, 'standing'>): Promise<void> {
  if (standing.peek().kind !== 'waiting') return;
  await new Promise<void>(resolve => {
    const end = standing.subscribe(({kind}) => {
      if (kind === 'waiting') return;
      end();
      resolve();
    });
  });
}
