import {useSignal} from '@preact/signals';
import {isExplorerKey} from '#i18n/explorer.ts';
import type {PlanAnswer} from '#worker/client.ts';
import {chooseArea} from '../city/city-actions.ts';
import {areaName, byId, type CityArea, kindsOf} from '../city/city-areas.ts';
import type {Store} from '../store.ts';
import {gainedOrLost} from './plan-words.ts';

const FIRST = 12;

type AreaCounts = PlanAnswer['areas'][number];

/** Areas where something changes, most changed first; gained and lost apart, for a net hides who loses. */
export function changedAreas(areas: readonly AreaCounts[], kind: string): AreaCounts[] {
  return areas
    .filter(area => area.kind === kind && area.counts.gained + area.counts.lost > 0)
    .sort(
      (a, b) => b.counts.gained + b.counts.lost - (a.counts.gained + a.counts.lost) || (a.areaId < b.areaId ? -1 : 1),
    );
}

/** By area: who gains and who loses. A row is shown on the map. */
export function PlanAreas({store, answer}: {readonly store: Store; readonly answer: PlanAnswer}) {
  const {text} = store;
  const chosen = useSignal<string | null>(null);
  const all = useSignal(false);
  const kinds = kindsOf(answer.areas);
  if (kinds.length === 0) return null;
  const kind = kinds.find(one => one === chosen.value) ?? kinds[kinds.length - 1]!;
  const rows = changedAreas(answer.areas, kind);
  return (
    <details open={rows.length > 0}>
      <summary>{text('plan.areas.title', {n: rows.length})}</summary>
      {kinds.length > 1 && (
        <p class="ykx-row">
          {kinds.map(one => (
            <button type="button" key={one} aria-pressed={one === kind} onClick={() => (chosen.value = one)}>
              {kindName(store, one)}
            </button>
          ))}
        </p>
      )}
      {rows.length === 0 ? (
        <p class="ykx-quiet">{text('plan.areas.none')}</p>
      ) : (
        <AreaTable store={store} rows={all.value ? rows : rows.slice(0, FIRST)} />
      )}
      {rows.length > FIRST && !all.value && (
        <button type="button" onClick={() => (all.value = true)}>
          {text('plan.areas.all', {n: rows.length})}
        </button>
      )}
    </details>
  );
}

function kindName({text}: Store, kind: string): string {
  const key = `plan.kind.${kind}`;
  return isExplorerKey(key) ? text(key) : kind;
}

/** Name of an area of the city; its id until the names are there. */
function nameOfArea(store: Store, areaId: string): string {
  const area = byId(store.cityView.areas.value ?? []).get(areaId);
  return area === undefined ? areaId : areaName(store.props.lang, area);
}

interface TableProps {
  readonly store: Store;
  readonly rows: readonly AreaCounts[];
  /** On paper names are no buttons. */
  readonly paper?: boolean;
}

/** Areas with who gains and who loses in them. */
export function AreaTable({store, rows, paper = false}: TableProps) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const areas = byId(store.cityView.areas.value ?? []);
  return (
    <table class="ykx-reach ykx-plan-table">
      <caption class="ykx-unseen">{text('plan.areas.title', {n: rows.length})}</caption>
      <thead>
        <tr>
          <th scope="col">{text('plan.column.area')}</th>
          <th scope="col">{text('plan.column.gained')}</th>
          <th scope="col">{text('plan.column.lost')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({areaId, counts}) => (
          <tr key={areaId} data-area={areaId} data-gained={counts.gained / 1000} data-lost={counts.lost / 1000}>
            <th scope="row">
              {paper ? nameOfArea(store, areaId) : <AreaName store={store} area={areas.get(areaId)} areaId={areaId} />}
            </th>
            <td class={counts.gained > 0 ? 'is-gained' : ''}>{gainedOrLost(words, '+', counts.gained)}</td>
            <td class={counts.lost > 0 ? 'is-lost' : ''}>{gainedOrLost(words, '−', counts.lost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface NameProps {
  readonly store: Store;
  readonly areaId: string;
  readonly area: CityArea | undefined;
}

/** Shows the area on the map when pressed, or the whole city again. */
function AreaName({store, areaId, area}: NameProps) {
  if (area === undefined) return <>{areaId}</>;
  const isChosen = store.area.value === areaId;
  return (
    <button
      type="button"
      class="ykx-link"
      aria-pressed={isChosen}
      onClick={() => chooseArea(store, isChosen ? null : area)}
    >
      {areaName(store.props.lang, area)}
    </button>
  );
}
