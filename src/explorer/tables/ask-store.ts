import {computed, type ReadonlySignal, type Signal, signal} from '@preact/signals';
import type {TableEngine} from '#tables/engine.ts';
import type {Answer} from '#tables/rows.ts';
import {StoppedError} from '#tables/stopped.ts';
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
  /** Asks; the latest question wins and stops the one before. One about the plan waits until the database has the plan as it is now. */
  run(sql: string): Promise<void>;
  /** Stops the question that is being asked, also one that waits; nothing happens without one. */
  stop(): void;
}

/** An outcome and which table of the plan it was about; null: none. */
interface Told {
  readonly about: {readonly table: ScenarioTable; readonly version: number} | null;
  readonly outcome: Outcome;
}

/** `scenario` has null while there is no map and so no plan; questions and answers outlive it. */
export function createAskStore(
  engine: Pick<TableEngine, 'ask'>,
  scenario: ReadonlySignal<ScenarioTable | null>,
): AskStore {
  const isRunning = signal(false);
  const last = signal<Told | null>(null);
  const sql = signal(QUESTIONS[0]!.sql);
  let running = new AbortController();
  const end = (told: Told) => {
    last.value = told;
    isRunning.value = false;
  };
  return {
    sql,
    isRunning,
    outcome: computed(() => {
      if (last.value === null) return null;
      const {about, outcome} = last.value;
      const isNow = about === null || (about.table === scenario.value && about.version === versionOf(about.table));
      return isNow ? outcome : {kind: 'outdated'};
    }),
    run: async question => {
      running.abort();
      running = new AbortController();
      const {signal: stopped} = running;
      sql.value = question;
      isRunning.value = true;
      last.value = null;
      const table = mentions(question, SCENARIO) ? scenario.value : null;
      if (table !== null) await scenarioRests(table);
      // stopped while it waited: it is not asked at all
      if (stopped.aborted) return;
      const about = table === null ? null : {table, version: versionOf(table)};
      const outcome = await engine.ask(question, {signal: stopped}).then(
        (answer): Outcome => ({kind: 'answer', answer}),
        (error): Outcome => ({kind: 'problem', error}),
      );
      if (!stopped.aborted) end({about, outcome});
    },
    stop: () => {
      if (!isRunning.value) return;
      running.abort();
      end({about: null, outcome: {kind: 'problem', error: new StoppedError('cancelled')}});
    },
  };
}

/** Number of the table that is held; 0: none is. */
function versionOf({standing}: ScenarioTable): number {
  return standing.value.kind === 'held' ? standing.value.held.version : 0;
}

/** True when the name stands in a question as a word, in whatever case. */
function mentions(sql: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(sql);
}
