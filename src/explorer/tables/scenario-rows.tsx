import {type CrossFilter, scenarioQuery} from '#tables/cross-queries.ts';
import {categoryOf} from '../city-info.ts';
import type {PlanQuestion} from '../plan/plan-store.ts';
import {serviceInSentence, walkerName} from '../words.ts';
import {AnswerTable} from './answer-table.tsx';
import type {ScenarioTable} from './scenario-table.ts';
import type {Labels} from './table-words.ts';
import type {OpenTables} from './tables-store.ts';
import {useAnswer} from './use-answer.ts';

interface Props {
  readonly open: OpenTables;
  readonly labels: Labels;
  readonly scenario: ScenarioTable;
  readonly filter: CrossFilter;
}

/** What the open plan changes, by area, asked of the database; nothing of the plan as it was before is ever shown. */
export function ScenarioRows({open, labels, scenario, filter}: Props) {
  const {text} = labels;
  const standing = scenario.standing.value;
  const held = standing.kind === 'held' ? standing.held : null;
  const sql = held === null ? null : scenarioQuery({...filter, cutoffSeconds: held.question.minutes * 60});
  const asked = useAnswer(open, sql, {version: held?.version ?? 0});
  const failed = standing.kind === 'failed' ? standing.message : (asked?.problem ?? null);
  const isWaiting = standing.kind === 'waiting' || (held !== null && asked === null);
  return (
    <section class="ykx-scenario" data-scenario={standing.kind} aria-busy={isWaiting}>
      <h4>{text('scenario.title')}</h4>
      {standing.kind === 'none' && <p class="ykx-quiet">{text(`scenario.${standing.why}`)}</p>}
      {failed !== null && (
        <p class="ykx-error" role="alert">
          {text('tables.failed', {message: failed})}{' '}
          <button type="button" onClick={() => scenario.retry()}>
            {text('error.retry')}
          </button>
        </p>
      )}
      {isWaiting && <p class="ykx-quiet">{text('scenario.waiting')}</p>}
      {asked?.answer && held !== null && (
        <>
          <p class="ykx-quiet">{questionWords(labels, held.question)}</p>
          <AnswerTable labels={labels} table="scenario" answer={asked.answer} />
          <p class="ykx-quiet">{text('scenario.note')}</p>
        </>
      )}
    </section>
  );
}

/** What the plan was asked for. */
function questionWords(labels: Labels, {category, walker, minutes}: PlanQuestion): string {
  const service = serviceInSentence(labels, categoryOf(labels.info, category));
  return labels.text('scenario.of', {service, walker: walkerName(labels, walker), minutes});
}
