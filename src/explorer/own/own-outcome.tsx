import type {RefusedRow} from '#worker/client.ts';
import type {Store} from '../store.ts';
import type {OwnList} from './own-store.ts';
import {OwnTakeAway} from './own-take-away.tsx';

const SHOWN = 100;

interface Props {
  readonly store: Store;
  readonly list: OwnList;
  readonly onClose: () => void;
}

/** What became of a list: how many rows serve, which do not and why, and what to look at again. */
export function OwnOutcome({store, list, onClose}: Props) {
  const {text} = store;
  const {rowCount, places, refused, doubts, choices, complete} = list;
  const repeated = rowCount - places.length - refused.length;
  return (
    <>
      <p
        class="ykx-own-counts"
        data-rows={rowCount}
        data-used={places.length}
        data-refused={refused.length}
        data-doubts={doubts.length}
      >
        {text('own.outcomeText', {
          rows: rowCount,
          used: places.length,
          refused: refused.length,
          repeated,
          doubts: doubts.length,
        })}
      </p>
      {choices.use === 'facilities' && choices.complete && !complete && (
        <p class="ykx-notice" data-lost-complete>
          {text('own.completeLostWhy')}
        </p>
      )}
      {refused.length > 0 && (
        <RowTable store={store} title={text('own.refusedTitle', {count: refused.length})} rows={refused} />
      )}
      {doubts.length > 0 && (
        <RowTable store={store} title={text('own.doubtsTitle', {count: doubts.length})} rows={doubts} />
      )}
      {refused.length + doubts.length > 0 && <OwnTakeAway store={store} list={list} />}
      <footer>
        <button type="button" class="ykx-primary" onClick={onClose}>
          {text('own.close')}
        </button>
      </footer>
    </>
  );
}

interface RowTableProps {
  readonly store: Store;
  readonly title: string;
  readonly rows: readonly RefusedRow[];
}

function RowTable({store, title, rows}: RowTableProps) {
  const {text, props} = store;
  const hasCells = rows.some(row => row.column !== null || row.value !== null);
  return (
    <section>
      <h3>{title}</h3>
      {rows.length > SHOWN && <p class="ykx-quiet">{text('own.firstRows', {shown: SHOWN})}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="ykx-own-scroll" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('own.row')}</th>
              {hasCells && <th scope="col">{text('own.column')}</th>}
              {hasCells && <th scope="col">{text('own.value')}</th>}
              <th scope="col">{text('own.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row, i) => (
              <tr key={i}>
                <td>{text('own.rowNumber', {row: row.row})}</td>
                {hasCells && <td>{row.column}</td>}
                {hasCells && <td>{row.value}</td>}
                <td>{row[props.lang]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
