import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import type {Answer} from '#tables/rows.ts';
import type {OpenTables} from './tables-store.ts';

/** An answer and the question it belongs to, or what went wrong. */
export interface Asked {
  readonly sql: string;
  /** Of the tables asked: another number, other tables. */
  readonly version: number;
  readonly answer: Answer | null;
  readonly problem: string | null;
}

/** What was answered to exactly this question about exactly these tables; null for anything else. */
export function answerTo(asked: Asked | null, sql: string | null, version: number): Asked | null {
  return asked !== null && asked.sql === sql && asked.version === version ? asked : null;
}

interface Options {
  /** Changes when the tables themselves do. */
  readonly version?: number;
  /** How long a question must stand before it is asked: one that is being typed is not. */
  readonly restMilliseconds?: number;
}

/**
 * Asks the database whenever the question changes; the latest wins. Gives what was answered to the question as it is now, never
 * to another one; null until then. `sql` null: nothing is asked.
 */
export function useAnswer(
  {engine}: OpenTables,
  sql: string | null,
  {version = 0, restMilliseconds = 0}: Options = {},
): Asked | null {
  const asked = useSignal<Asked | null>(null);
  useEffect(() => {
    if (sql === null) return;
    let isOutdated = false;
    const tell = (answer: Answer | null, problem: string | null) => {
      if (!isOutdated) asked.value = {sql, version, answer, problem};
    };
    const ask = () =>
      engine.ask(sql).then(
        answer => tell(answer, null),
        error => tell(null, error instanceof Error ? error.message : String(error)),
      );
    const timer = restMilliseconds === 0 ? void ask() : setTimeout(ask, restMilliseconds);
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [sql, version]);
  return answerTo(asked.value, sql, version);
}
