import {useSignal} from '@preact/signals';
import type {Answer} from '#tables/rows.ts';
import {StoppedError} from '#tables/stopped.ts';
import {AnswerTable} from './answer-table.tsx';
import {QUESTIONS} from './questions.ts';
import type {Labels} from './table-words.ts';
import {resultWords} from './tables-browse.tsx';
import type {TablesStore} from './tables-store.ts';

/** Questions in SQL: ready-made ones as buttons, and a box for one's own. */
export function TablesAsk({store}: {readonly store: TablesStore}) {
  const {text, props} = store;
  const open = store.open.value!;
  const labels: Labels = {text, lang: props.lang, info: open.info, dictionary: open.dictionary};
  const sql = useSignal<string>(QUESTIONS[0]!.sql);
  const answer = useSignal<Answer | null>(null);
  const problem = useSignal<string | null>(null);
  const running = useSignal(false);

  const run = async (question: string) => {
    sql.value = question;
    running.value = true;
    problem.value = null;
    try {
      answer.value = await open.engine.ask(question);
    } catch (error) {
      answer.value = null;
      problem.value = problemWords(store, error);
    }
    running.value = false;
  };
  return (
    <div class="ykx-ask">
      <h3>{text('tables.worked')}</h3>
      <div class="ykx-row">
        {QUESTIONS.map(question => (
          <button type="button" key={question.title} onClick={() => void run(question.sql)}>
            {text(question.title)}
          </button>
        ))}
      </div>
      <label class="ykx-sql">
        <span>{text('tables.sql')}</span>
        <textarea
          rows={8}
          spellcheck={false}
          value={sql.value}
          onInput={event => (sql.value = event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run(sql.value);
          }}
        />
      </label>
      <p class="ykx-row">
        <button type="button" class="ykx-primary" disabled={running.value} onClick={() => void run(sql.value)}>
          {text('tables.run')}
        </button>
        <button type="button" disabled={!running.value} onClick={() => open.engine.cancel()}>
          {text('tables.stop')}
        </button>
        <span class="ykx-quiet">{text('tables.sqlHint')}</span>
      </p>
      {problem.value !== null && (
        <p class="ykx-error" role="alert">
          {problem.value}
        </p>
      )}
      {answer.value !== null && (
        <>
          <p role="status" class="ykx-quiet">
            {resultWords(store, answer.value)}
          </p>
          <AnswerTable labels={labels} table={null} answer={answer.value} />
        </>
      )}
    </div>
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
