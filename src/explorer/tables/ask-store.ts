import {computed, type ReadonlySignal, type Signal, signal} from '@preact/signals';
import type {TableEngine} from '#tables/engine.ts';
import type {Answer} from '#tables/rows.ts';
import {QUESTIONS} from './questions.ts';
import {SCENARIO, type ScenarioTable, scenarioRests} from './scenario-table.ts';

/** What came of the last question. `outdated`: the plan it was about has changed since. */
export type Outcome =
  | {readonly kind: 'answer'; readonly answer: Answer}
  | {readonly kind: 'problem'; readonly error: unknown}
  | {readonly kind: 'outdated'};

/** A box for questions and the answer to the last one; both stay while another tab is looked at. */
export interface AskStore {
  readonly sql: Signal<string>;
  readonly isRunning: ReadonlySignal<boolean>;
  /** Null: nothing was asked, or the answer is on its way. */
  readonly outcome: ReadonlySignal<Outcome | null>;
  /** Asks; the latest question wins. One about the plan waits until the database has the plan as it is now. */
  run(sql: string): Promise<void>;
}

/** `scenario` null: there is no map, so there is no plan. */
export function createAskStore(engine: Pick<TableEngine, 'ask'>, scenario: ScenarioTable | null): AskStore {
  const isRunning = signal(false);
  // version: of the plan's table a question was about; null for one that was not about it
  const last = signal<{readonly version: number | null; readonly outcome: Outcome} | null>(null);
  const versionNow = () => {
    const standing = scenario?.standing.value;
    return standing?.kind === 'held' ? standing.held.version : 0;
  };
  let runs = 0;
  const sql = signal(QUESTIONS[0]!.sql);
  return {
    sql,
    isRunning,
    outcome: computed(() => {
      if (last.value === null) return null;
      const {version, outcome} = last.value;
      return version === null || version === versionNow() ? outcome : {kind: 'outdated'};
    }),
    run: async question => {
      const mine = ++runs;
      sql.value = question;
      isRunning.value = true;
      last.value = null;
      const isAboutPlan = scenario !== null && mentions(question, SCENARIO);
      if (isAboutPlan) await scenarioRests(scenario);
      const version = isAboutPlan ? versionNow() : null;
      const outcome = await engine.ask(question).then(
        (answer): Outcome => ({kind: 'answer', answer}),
        (error): Outcome => ({kind: 'problem', error}),
      );
      if (mine !== runs) return;
      last.value = {version, outcome};
      isRunning.value = false;
    },
  };
}

/** True when the name stands in a question as a word, in whatever case. */
function mentions(sql: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(sql);
}
