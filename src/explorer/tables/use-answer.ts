import {type ReadonlySignal, useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import type {Answer} from '#tables/rows.ts';
import type {OpenTables} from './tables-store.ts';

/** An answer and the question it belongs to, or what went wrong. Null: not asked, or not answered yet. */
export interface Asked {
  readonly sql: string;
  readonly answer: Answer | null;
  readonly problem: string | null;
}

/**
 * Asks the database whenever the question changes; the latest wins, and an answer to another question than the current one is
 * never given. `sql` null: nothing is asked. `version` changes when the tables themselves do.
 */
export function useAnswer({engine}: OpenTables, sql: string | null, version: number = 0): ReadonlySignal<Asked | null> {
  const asked = useSignal<Asked | null>(null);
  useEffect(() => {
    let outdated = false;
    asked.value = null;
    if (sql !== null)
      engine.ask(sql).then(
        answer => {
          if (!outdated) asked.value = {sql, answer, problem: null};
        },
        error => {
          const problem = error instanceof Error ? error.message : String(error);
          if (!outdated) asked.value = {sql, answer: null, problem};
        },
      );
    return () => {
      outdated = true;
    };
  }, [sql, version]);
  return asked;
}
