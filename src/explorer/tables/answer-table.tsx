import type {Answer, Field} from '#tables/rows.ts';
import {cellText, columnTitle, type Labels} from './table-words.ts';

interface Props {
  readonly labels: Labels;
  readonly table: string | null;
  readonly answer: Answer;
  /** What the rows are, where there are several tables; given to those who hear the page. */
  readonly title?: string;
  readonly sort?: {readonly column: string; readonly descending: boolean} | null;
  /** Given: headers are buttons. */
  readonly onSort?: (column: string) => void;
}

/** Rows of an answer, every field as text. Numbers to the right; a missing value is said, not left blank. */
export function AnswerTable({labels, table, answer, title: rowsTitle, sort, onSort}: Props) {
  const {text} = labels;
  if (answer.rows.length === 0) return <p>{text('tables.resultNone')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="ykx-scroll" tabIndex={0} aria-label={rowsTitle ?? text('tables.answer')}>
      <table>
        <thead>
          <tr>
            {answer.columns.map(({name, kind}) => {
              const title = columnTitle(labels, table, name);
              const order = sort?.column === name ? (sort.descending ? 'descending' : 'ascending') : 'none';
              return (
                <th
                  scope="col"
                  key={name}
                  class={kind === 'number' ? 'is-number' : ''}
                  {...(onSort ? {'aria-sort': order} : {})}
                  title={name}
                >
                  {onSort ? (
                    <button
                      type="button"
                      onClick={() => onSort(name)}
                      aria-label={text('tables.sort', {column: title})}
                    >
                      {title}
                      <span aria-hidden="true">{order === 'none' ? '' : order === 'descending' ? ' ↓' : ' ↑'}</span>
                    </button>
                  ) : (
                    title
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row, index) => (
            <tr key={index}>
              {row.map((field: Field, column) => {
                const {name, kind} = answer.columns[column]!;
                return (
                  <td
                    key={name}
                    {...(typeof field === 'number' ? {title: String(field)} : {})}
                    class={`${kind === 'number' ? 'is-number' : ''}${field === null ? ' is-missing' : ''}`}
                  >
                    {cellText(labels, table, name, field)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
