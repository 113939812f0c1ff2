import {StoppedError} from '#tables/stopped.ts';
import {AnswerTable} from './answer-table.tsx';
import type {AskStore, Outcome} from './ask-store.ts';
import {QUESTIONS} from './questions.ts';
import {resultWords} from './result-words.ts';
import type {Labels} from './table-words.ts';
import type {TablesStore} from './tables-store.ts';

interface Props {
  readonly store: TablesStore;
  readonly ask: AskStore;
}

/** Questions in SQL: ready-made ones as buttons, and a box for one's own. */
export function TablesAsk({store, ask}: Props) {
  const {text} = store;
  return (
    <div class="ykx-ask">
      <h3>{text('tables.worked')}</h3>
      <div class="ykx-row">
        {QUESTIONS.map(question => (
          <button type="button" key={question.title} onClick={() => void ask.run(question.sql)}>
            {text(question.title)}
          </button>
        ))}
      </div>
      <QuestionBox store={store} ask={ask} />
      {ask.outcome.value !== null && <OutcomeShown store={store} outcome={ask.outcome.value} />}
    </div>
  );
}

function QuestionBox({store, ask}: Props) {
  const {text} = store;
  const {sql, isRunning} = ask;
  return (
    <>
      <label class="ykx-sql">
        <span>{text('tables.sql')}</span>
        <textarea
          rows={8}
          spellcheck={false}
          value={sql.value}
          onInput={event => (sql.value = event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void ask.run(sql.value);
          }}
        />
      </label>
      <p class="ykx-row">
        <button type="button" class="ykx-primary" disabled={isRunning.value} onClick={() => void ask.run(sql.value)}>
          {text('tables.run')}
        </button>
        <button type="button" disabled={!isRunning.value} onClick={() => ask.stop()}>
          {text('tables.stop')}
        </button>
        <span class="ykx-quiet">{text('tables.sqlHint')}</span>
      </p>
    </>
  );
}

function OutcomeShown({store, outcome}: {readonly store: TablesStore; readonly outcome: Outcome}) {
  const {text, props} = store;
  if (outcome.kind === 'outdated') return <p role="status">{text('scenario.changed')}</p>;
  if (outcome.kind === 'problem')
    return (
      <p class="ykx-error" role="alert">
        {problemWords(store, outcome.error)}
      </p>
    );
  const open = store.open.value!;
  const labels: Labels = {text, lang: props.lang, info: open.info, dictionary: open.dictionary};
  return (
    <>
      <p role="status" class="ykx-quiet">
        {resultWords(text, outcome.answer)}
      </p>
      <AnswerTable labels={labels} table={null} answer={outcome.answer} />
    </>
  );
}

function problemWords({text}: TablesStore, error: unknown): string {
  if (error instanceof StoppedError) return text(error.why === 'time' ? 'tables.timeout' : 'tables.stopped');
  return text('tables.failed', {message: firstParagraph(error)});
}

/** What the database says, without its drawing of the place in the question. */
function firstParagraph(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n\n')[0]!;
}
