import {useRef} from 'preact/hooks';
import type {Answer} from '#tables/rows.ts';
import {AnswerTable} from './answer-table.tsx';
import {BrowseChoices} from './browse-choices.tsx';
import {type BrowseStore, browseSql, sortBy} from './browse-store.ts';
import {resultWords} from './result-words.ts';
import type {Labels} from './table-words.ts';
import type {TablesStore} from './tables-store.ts';
import {useAnswer} from './use-answer.ts';

/** While a text is being typed nothing is asked. */
const REST_MILLISECONDS = 120;

interface Props {
  readonly store: TablesStore;
  readonly browse: BrowseStore;
  /** False: rows. */
  readonly sums: boolean;
}

/** One table: sorted, filtered, or summed by a column. Every change asks the database anew; the latest wins. */
export function TablesBrowse({store, browse, sums}: Props) {
  const {text, props} = store;
  const open = store.open.value!;
  const labels: Labels = {text, lang: props.lang, info: open.info, dictionary: open.dictionary};
  const asked = useAnswer(open, browseSql(open, browse, sums), {restMilliseconds: REST_MILLISECONDS});
  const table = browse.table.value;
  // until the next rows are there the last ones stay, greyed out: a header that was pressed keeps the focus
  const last = useRef<{readonly table: string; readonly sums: boolean; readonly answer: Answer} | null>(null);
  if (asked !== null) last.current = asked.answer && {table, sums, answer: asked.answer};
  const shown = last.current?.table === table && last.current.sums === sums ? last.current.answer : null;
  return (
    <div>
      <BrowseChoices open={open} labels={labels} browse={browse} sums={sums} />
      {asked?.problem && (
        <p class="ykx-error" role="alert">
          {text('tables.failed', {message: asked.problem})}
        </p>
      )}
      {shown === null && asked === null && <p class="ykx-quiet">{text('cross.waiting')}</p>}
      {shown !== null && (
        <div class={asked === null ? 'ykx-outdated' : ''} aria-busy={asked === null}>
          <p role="status" class="ykx-quiet">
            {asked === null ? text('cross.waiting') : resultWords(text, shown)}
          </p>
          <AnswerTable
            labels={labels}
            table={table}
            answer={shown}
            sort={browse.sort.value}
            {...(sums ? {} : {onSort: (column: string) => sortBy(browse, column)})}
          />
        </div>
      )}
    </div>
  );
}
