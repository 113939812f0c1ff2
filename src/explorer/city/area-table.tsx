import {percent, percentRange} from '#i18n/format.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {peopleWords} from '../words.ts';
import {AREA_COLUMNS, type AreaColumn, type AreaRow, isMostFirst, personsOf} from './area-rows.ts';
import {askedData} from './asked-data.ts';
import {shownKind, toggleArea} from './city-actions.ts';

/** The areas as a table, sorted by any column; a row chooses its area. */
export function AreaTable({store, rows}: {readonly store: Store; readonly rows: readonly AreaRow[]}) {
  const {text} = store;
  return (
    <details class="ykx-table">
      <summary>{text('areas.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="ykx-scroll" tabIndex={0} aria-label={text('areas.table')}>
        <table class="ykx-area-table" data-kind={shownKind(store)} {...askedData(store)}>
          <thead>
            <tr>
              {AREA_COLUMNS.map(column => (
                <Heading key={column} store={store} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={row.areaId} store={store} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Heading({store, column}: {readonly store: Store; readonly column: AreaColumn}) {
  const {text} = store;
  const sort = store.cityView.areaSort.value;
  const order = sort.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending';
  const isCircle = store.category.value === LIFE_CIRCLE;
  const title = {
    name: text('areas.sort.name'),
    people: text('areas.people'),
    share: text(isCircle ? 'counts.all' : 'counts.in'),
    out: text(isCircle ? 'counts.lacking' : 'counts.out'),
    unsure: text('counts.unsure'),
  }[column];
  return (
    <th scope="col" aria-sort={order} class={column === 'name' ? '' : 'is-number'}>
      <button
        type="button"
        onClick={() => {
          const descending = sort.column === column ? !sort.descending : isMostFirst(column);
          store.cityView.areaSort.value = {column, descending};
        }}
      >
        {title}
        <span aria-hidden="true">{order === 'none' ? '' : order === 'descending' ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  );
}

function Row({store, row}: {readonly store: Store; readonly row: AreaRow}) {
  const {text, props} = store;
  const number = (part: number) => (
    <td class="is-number">
      <data value={part / 1000}>{peopleWords({text, lang: props.lang}, part)}</data>
    </td>
  );
  const isChosen = store.area.value === row.areaId;
  const range = percentRange(row.low, row.high);
  return (
    <tr class={isChosen ? 'is-chosen' : ''} data-area={row.areaId}>
      <th scope="row">
        <button type="button" aria-pressed={isChosen} onClick={() => toggleArea(store, row.areaId)}>
          {row.name}
        </button>
      </th>
      {row.few ? (
        <td colSpan={4} class="is-number">
          {text('answer.few')}
        </td>
      ) : (
        <>
          {number(row.people)}
          <td class="is-number">
            <data value={row.inTime / 1000} data-low={personsOf(row, row.low)} data-high={personsOf(row, row.high)}>
              {percent(row.share)}
            </data>
            {range !== percent(row.share) && <small>{range}</small>}
          </td>
          {number(row.out)}
          {number(row.unsure)}
        </>
      )}
    </tr>
  );
}
