import {useComputed, useSignal} from '@preact/signals';
import {people as peopleSaid, percent, percentRange} from '#i18n/format.ts';
import {BarRow} from '../bars/bar-row.tsx';
import {PartsBar} from '../bars/parts-bar.tsx';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {
  AREA_COLUMNS,
  type AreaColumn,
  type AreaRow,
  areaRows,
  circleParts,
  coverageParts,
  isMostFirst,
  placesOf,
  sortedRows,
} from './area-rows.ts';
import {AreaTable} from './area-table.tsx';
import {chosenArea} from './chosen-counts.ts';
import {hadByHalf} from './circle-had.ts';
import {listAreas, shownKind, toggleArea} from './city-actions.ts';
import {areaName, byId, type CityArea, kindsOf} from './city-areas.ts';
import {kindName} from './kind-name.ts';

/** Rows shown at first, and more with every tap. */
const FIRST_ROWS = 30;

/** Rows of the kind of areas listed, in the order chosen; null while nothing is known. */
export function shownAreaRows(store: Store): AreaRow[] | null {
  const {areas, areaSort, within} = store.cityView;
  const kind = shownKind(store);
  if (areas.value === null || kind === null) return null;
  const counted = countedAreas(store);
  if (counted === null) return null;
  return sortedRows(areaRows(store.props.lang, areas.value, counted, kind, within.value), areaSort.value);
}

function countedAreas(store: Store) {
  if (store.category.value === LIFE_CIRCLE)
    return store.circle.value?.answer.areas.map(({areaId, counts}) => ({areaId, parts: circleParts(counts)})) ?? null;
  const shown = store.surface.value;
  if (shown === null || shown.answer.noData) return null;
  return shown.answer.areas.map(({areaId, counts}) => ({areaId, parts: coverageParts(counts)}));
}

/** The city by area: bars with their ranges, the same as a table, one level further down on demand. */
export function AreaSection({store, full}: {readonly store: Store; readonly full: boolean}) {
  const {text} = store;
  const rows = useComputed(() => shownAreaRows(store));
  const areas = store.cityView.areas.value;
  if (areas === null || areas.length === 0 || rows.value === null) return null;
  return (
    <details class="ykx-city-fold ykx-areas" open={!full}>
      <summary>{text('areas.title')}</summary>
      <AreaPath store={store} areas={areas} />
      <AreaBars store={store} rows={rows.value} />
      <AreaTable store={store} rows={rows.value} />
    </details>
  );
}

/** Which areas are listed, and the way down and up between the levels. */
function AreaPath({store, areas}: {readonly store: Store; readonly areas: readonly CityArea[]}) {
  const {text, props} = store;
  const kinds = kindsOf(areas);
  const kind = shownKind(store)!;
  const outer = store.cityView.within.value === null ? null : byId(areas).get(store.cityView.within.value);
  const chosen = chosenArea(store);
  const below = chosen === null ? undefined : kinds[kinds.indexOf(chosen.kind) + 1];
  // an area chosen further up narrows the list below it
  const outerFor = (wanted: string) =>
    chosen !== null && kinds.indexOf(chosen.kind) < kinds.indexOf(wanted) ? chosen.areaId : null;
  const canGoDown = chosen !== null && below !== undefined && chosen.kind === kind;
  return (
    <div class="ykx-row">
      {kinds.length > 1 && (
        <label class="ykx-city-field">
          <span>{text('areas.kind')}</span>
          <select
            value={kind}
            onChange={event => listAreas(store, event.currentTarget.value, outerFor(event.currentTarget.value))}
          >
            {kinds.map(one => (
              <option key={one} value={one}>
                {kindName(text, one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="ykx-city-field">
        <span>{text('areas.sort')}</span>
        <select
          value={store.cityView.areaSort.value.column}
          onChange={event => {
            const column = event.currentTarget.value as AreaColumn;
            store.cityView.areaSort.value = {column, descending: isMostFirst(column)};
          }}
        >
          {AREA_COLUMNS.map(column => (
            <option key={column} value={column}>
              {text(`areas.sort.${column}`)}
            </option>
          ))}
        </select>
      </label>
      {outer && (
        <button type="button" onClick={() => listAreas(store, kind, null)}>
          {text('areas.up', {area: areaName(props.lang, outer)})}
        </button>
      )}
      {canGoDown && (
        <button type="button" onClick={() => listAreas(store, below, chosen.areaId)}>
          {text('areas.down', {area: areaName(props.lang, chosen), kind: kindName(text, below)})}
        </button>
      )}
    </div>
  );
}

function AreaBars({store, rows}: {readonly store: Store; readonly rows: readonly AreaRow[]}) {
  const {text} = store;
  const most = useSignal(FIRST_ROWS);
  const places = placesOf(rows);
  const clear = rows.filter(row => !row.few);
  const unplaced = clear.filter(row => places.get(row.areaId) === null).length;
  if (rows.length === 0) return <p class="ykx-quiet">{text('areas.none')}</p>;
  return (
    <>
      <p class="ykx-quiet">
        {text('areas.bars')}
        {unplaced > 0 && clear.length > 1 && text('areas.overlap', {n: unplaced})}
      </p>
      <ul class="ykx-barlist">
        {rows.slice(0, most.value).map(row => (
          <AreaBar key={row.areaId} store={store} row={row} place={places.get(row.areaId) ?? null} />
        ))}
      </ul>
      {rows.length > most.value && (
        <button type="button" onClick={() => (most.value += FIRST_ROWS)}>
          {text('list.more', {n: rows.length - most.value})}
        </button>
      )}
    </>
  );
}

function AreaBar({store, row, place}: {readonly store: Store; readonly row: AreaRow; readonly place: number | null}) {
  const {text} = store;
  const range = percentRange(row.low, row.high);
  return (
    <BarRow
      name={row.name}
      value={
        row.few ? (
          text('answer.few')
        ) : (
          <>
            {percent(row.share)}
            {range !== percent(row.share) && <small> {range}</small>}
          </>
        )
      }
      bar={
        row.few ? null : <PartsBar inTime={row.inTime} out={row.out} unsure={row.unsure} range={[row.low, row.high]} />
      }
      {...(row.few ? {} : {note: <AreaNote store={store} row={row} place={place} />})}
      pressed={store.area.value === row.areaId}
      data={{'data-area': row.areaId, 'data-people': row.people / 1000, 'data-in': row.inTime / 1000}}
      onPress={() => toggleArea(store, row.areaId)}
    />
  );
}

/** How many people an area has, of how many of them nothing is clear, and which place it takes where that is known. */
function AreaNote({store, row, place}: {readonly store: Store; readonly row: AreaRow; readonly place: number | null}) {
  const {text, props} = store;
  const half = hadByHalfOf(store, row.areaId);
  return (
    <>
      {peopleSaid(props.lang, row.people / 1000)}
      {row.unsure >= 0.005 * row.people && text('areas.unsure', {share: percent(row.unsure / row.people)})}
      {place !== null && text('areas.place', {n: place})}
      {half !== null && text('areas.had', {n: half})}
    </>
  );
}

/** Of the life circle: how many services at least half of an area's people have. */
function hadByHalfOf(store: Store, areaId: string): number | null {
  if (store.category.value !== LIFE_CIRCLE) return null;
  const found = store.circle.value?.answer.areas.find(area => area.areaId === areaId);
  return found === undefined ? null : hadByHalf(found.peopleByHas);
}
