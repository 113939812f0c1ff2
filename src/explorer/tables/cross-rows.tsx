import {AnswerTable} from './answer-table.tsx';
import type {Labels} from './table-words.ts';
import type {Asked} from './use-answer.ts';

interface RowsProps {
  readonly labels: Labels;
  readonly title: string;
  readonly table: string;
  readonly asked: Asked | null;
}

/** Rows of one of the questions, under their title. */
export function CrossRows({labels, title, table, asked}: RowsProps) {
  const {text} = labels;
  const answer = asked?.answer ?? null;
  return (
    <section>
      <h4>{title}</h4>
      {asked?.problem && (
        <p class="ykx-error" role="alert">
          {text('tables.failed', {message: asked.problem})}
        </p>
      )}
      {answer === null ? (
        !asked?.problem && <p class="ykx-quiet">{text('cross.waiting')}</p>
      ) : (
        <AnswerTable labels={labels} table={table} answer={answer} title={title} />
      )}
    </section>
  );
}
