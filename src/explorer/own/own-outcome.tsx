import {useSignal} from '@preact/signals';
import {guardText} from '#files/text-guard.ts';
import type {RefusedRow} from '#worker/client.ts';
import {saveFile} from '../save-file.ts';
import type {Store} from '../store.ts';
import type {OwnList} from './own-store.ts';

const SHOWN = 100;

interface Props {
  readonly store: Store;
  readonly list: OwnList;
  readonly onClose: () => void;
}

/** What became of a list: how many rows serve, which do not and why, and what to look at again. */
export function OwnOutcome({store, list, onClose}: Props) {
  const {text} = store;
  const {rowCount, places, refused, doubts} = list;
  const repeated = rowCount - places.length - refused.length;
  return (
    <>
      <p data-rows={rowCount} data-used={places.length} data-refused={refused.length} data-doubts={doubts.length}>
        {text('own.outcomeText', {
          rows: rowCount,
          used: places.length,
          refused: refused.length,
          repeated,
          doubts: doubts.length,
        })}
      </p>
      {refused.length > 0 && (
        <RowTable store={store} title={text('own.refusedTitle', {count: refused.length})} rows={refused} />
      )}
      {doubts.length > 0 && (
        <RowTable store={store} title={text('own.doubtsTitle', {count: doubts.length})} rows={doubts} />
      )}
      <footer>
        {refused.length + doubts.length > 0 && <TakeAway store={store} list={list} />}
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
                <td>{row.row}</td>
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

function TakeAway({store, list}: {readonly store: Store; readonly list: OwnList}) {
  const {text} = store;
  const said = useSignal('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(rowsText(store, list, '\t'));
      said.value = text('own.copied');
    } catch {
      said.value = text('own.copyFailed');
    }
  };
  return (
    <>
      <button type="button" onClick={() => download(store, list)}>
        {text('own.download')}
      </button>
      <button type="button" onClick={() => void copy()}>
        {text('own.copy')}
      </button>
      <span role="status">{said.value}</span>
    </>
  );
}

function download(store: Store, list: OwnList): void {
  const blob = new Blob([`\ufeff${rowsText(store, list, ',')}`], {type: 'text/csv;charset=utf-8'});
  saveFile(blob, `${list.fileName.replace(/\.[^.]*$/, '')}-rows.csv`);
}

/** All rows not used and all doubts as a table of text, guarded against being run as formulas. */
function rowsText({text, props}: Store, {refused, doubts}: OwnList, separator: string): string {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(value) : `"${guardText(value ?? '').replaceAll('"', '""')}"`;
  const line = (kind: string, {row, column, value, zh, en}: RefusedRow) =>
    [row, kind, column, value, props.lang === 'zh' ? zh : en].map(cell).join(separator);
  const head = ['own.row', 'own.csvKind', 'own.column', 'own.value', 'own.reason'] as const;
  return [
    head.map(key => cell(text(key))).join(separator),
    ...refused.map(row => line(text('own.kind.refused'), row)),
    ...doubts.map(row => line(text('own.kind.doubt'), row)),
    '',
  ].join('\r\n');
}
