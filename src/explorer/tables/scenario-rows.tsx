import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {encodeColumns} from '#tables/column-table.ts';
import {type CrossFilter, scenarioQuery} from '#tables/cross-queries.ts';
import {failureOf} from '../actions.ts';
import {questionOf, requestOf, sameQuestion} from '../plan/plan-question.ts';
import type {PlanQuestion} from '../plan/plan-store.ts';
import type {Store} from '../store.ts';
import {AnswerTable} from './answer-table.tsx';
import {scenarioColumns} from './scenario-columns.ts';
import type {Labels} from './table-words.ts';
import type {OpenTables} from './tables-store.ts';
import {useAnswer} from './use-answer.ts';

interface Props {
  readonly open: OpenTables;
  readonly labels: Labels;
  readonly map: Store;
  readonly filter: CrossFilter;
}

/** What the database holds of the plan: the question it was made for, and a number that changes with every change. */
interface Held {
  readonly question: PlanQuestion;
  readonly version: number;
}

/** Changes to a plan come in a row: the table is made once they rest. */
const REST_MILLISECONDS = 300;

/**
 * What the open plan changes, by area, asked of the database. The table of the plan is put there again after every change;
 * until it is, nothing of the plan before is shown.
 */
export function ScenarioRows({open, labels, map, filter}: Props) {
  const {text} = labels;
  const held = useSignal<Held | null>(null);
  const problem = useSignal<string | null>(null);
  const question = questionOf(map);
  const planned = question !== null && question.edits.length > 0;
  const isHeld = question !== null && held.value !== null && sameQuestion(held.value.question, question);

  useEffect(() => {
    const city = map.city.value;
    if (question === null || !planned || city === null || isHeld) return;
    let outdated = false;
    const timer = setTimeout(async () => {
      try {
        const request = requestOf(city, question);
        if (request === null) return;
        const table = await city.worker.planTable(request);
        if (outdated) return;
        await open.engine.put({name: 'scenario', bytes: encodeColumns(scenarioColumns(table)), drop: []});
        if (!outdated) held.value = {question, version: (held.value?.version ?? 0) + 1};
        problem.value = null;
      } catch (error) {
        if (!outdated) problem.value = failureOf(error).message;
      }
    }, REST_MILLISECONDS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [question?.category, question?.walker, question?.minutes, question?.edits, question?.lists, map.city.value]);

  const sql = planned && isHeld ? scenarioQuery({...filter, cutoffSeconds: question.minutes * 60}) : null;
  const asked = useAnswer(open, sql, held.value?.version ?? 0).value;
  const failed = problem.value ?? asked?.problem ?? null;
  return (
    <section class="ykx-scenario" aria-busy={planned && asked === null && failed === null}>
      <h4>{text('scenario.title')}</h4>
      {!planned && <p class="ykx-quiet">{text('scenario.none')}</p>}
      {failed !== null && (
        <p class="ykx-error" role="alert">
          {text('tables.failed', {message: failed})}
        </p>
      )}
      {planned && failed === null && asked === null && <p class="ykx-quiet">{text('scenario.waiting')}</p>}
      {planned && asked?.answer && (
        <>
          <AnswerTable labels={labels} table="scenario" answer={asked.answer} />
          <p class="ykx-quiet">{text('scenario.note')}</p>
        </>
      )}
    </section>
  );
}
