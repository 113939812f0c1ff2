import {useComputed} from '@preact/signals';
import {
  areasQuery,
  type CrossFilter,
  minutesQuery,
  placesQuery,
  publishedQuery,
  sourcesQuery,
} from '#tables/cross-queries.ts';
import type {Store} from '../store.ts';
import {BarList} from './bar-list.tsx';
import {areaBars, minuteBars, sourceBars} from './cross-bars.ts';
import {CrossChoices, Narrowed} from './cross-choices.tsx';
import {CrossRows} from './cross-rows.tsx';
import {type CrossStore, chooseArea, crossFilter} from './cross-store.ts';
import {ScenarioRows} from './scenario-rows.tsx';
import type {ScenarioTable} from './scenario-table.ts';
import type {Labels} from './table-words.ts';
import type {TablesStore} from './tables-store.ts';
import {type Asked, useAnswer} from './use-answer.ts';

interface Props {
  readonly store: TablesStore;
  /** Null: no map on this page. */
  readonly map: Store | null;
  readonly cross: CrossStore;
  /** Null without a map: there is no plan. */
  readonly scenario: ScenarioTable | null;
}

/** People, areas, places and published coverage of one service side by side; what is chosen in one narrows the others. */
export function TablesCross({store, map, cross, scenario}: Props) {
  const {text, props} = store;
  const open = store.open.value!;
  const {info} = open;
  const filter = useComputed(() => crossFilter(info, cross)).value;
  const labels: Labels = {text, lang: props.lang, info, dictionary: open.dictionary};
  const areas = useAnswer(open, filter.areaColumn === null ? null : areasQuery(filter));
  const places = useAnswer(open, placesQuery(filter));
  const published = useAnswer(open, publishedQuery(filter, info.manifest.id));
  return (
    <div class="ykx-side">
      <CrossChoices store={store} map={map} cross={cross} />
      <Narrowed store={store} map={map} cross={cross} areaName={areaName(areas, cross.area.value)} />
      <CrossCharts store={store} map={map} cross={cross} filter={filter} areas={areas} />
      {scenario !== null && <ScenarioRows open={open} labels={labels} scenario={scenario} filter={filter} />}
      <CrossRows labels={labels} title={text('cross.places')} table="facilities" asked={places} />
      <CrossRows labels={labels} title={text('cross.published')} table="coverage" asked={published} />
    </div>
  );
}

type ChartsProps = Omit<Props, 'scenario'> & {readonly filter: CrossFilter; readonly areas: Asked | null};

/** The charts: people by minutes, by area, places by source; a bar chosen in one narrows the others. */
function CrossCharts({store, map, cross, filter, areas}: ChartsProps) {
  const {text} = store;
  const open = store.open.value!;
  const minutes = useAnswer(open, filter.timed ? minutesQuery(filter) : null);
  const sources = useAnswer(open, sourcesQuery(filter));
  return (
    <div class="ykx-side-charts">
      {filter.timed && (
        <BarList
          chart="minutes"
          title={text('cross.minutes')}
          empty={waitingWords(store, minutes)}
          bars={minuteBars(store, cross, minutes?.answer ?? null)}
          onChoose={key => {
            const step = key === 'beyond' ? key : Number(key);
            cross.step.value = cross.step.value === step ? null : step;
          }}
        />
      )}
      {filter.areaColumn !== null && (
        <BarList
          chart="areas"
          title={text('cross.areas')}
          empty={waitingWords(store, areas)}
          bars={areaBars(store, cross, areas?.answer ?? null)}
          onChoose={key => chooseArea(cross, map, cross.area.value === key ? null : key)}
        >
          <p class="ykx-quiet">{text('cross.areasNote', {minutes: cross.minutes.value})}</p>
        </BarList>
      )}
      <BarList
        chart="sources"
        title={text('cross.sources')}
        empty={waitingWords(store, sources)}
        bars={sourceBars(store, cross, sources?.answer ?? null)}
        onChoose={key => (cross.source.value = cross.source.value === key ? null : key)}
      />
    </div>
  );
}

function areaName(asked: Asked | null, area: string | null): string {
  const row = asked?.answer?.rows.find(([id]) => id === area);
  return String(row?.[1] ?? area ?? '');
}

function waitingWords({text}: TablesStore, asked: Asked | null): string {
  if (asked === null) return text('cross.waiting');
  return asked.problem === null ? text('tables.resultNone') : text('tables.failed', {message: asked.problem});
}
