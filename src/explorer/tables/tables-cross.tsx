import {useComputed} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {peopleNumber, percent} from '#i18n/format.ts';
import {
  areasQuery,
  MINUTE_STEP,
  minutesQuery,
  placesQuery,
  publishedQuery,
  sourcesQuery,
} from '#tables/cross-queries.ts';
import type {Answer, Field} from '#tables/rows.ts';
import {isNoData} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import {AnswerTable} from './answer-table.tsx';
import {type Bar, BarList} from './bar-list.tsx';
import {
  areaKinds,
  type CrossStore,
  chooseArea,
  chooseCategory,
  createCrossStore,
  crossFilter,
  followMap,
} from './cross-store.ts';
import {ScenarioRows} from './scenario-rows.tsx';
import type {Labels} from './table-words.ts';
import type {TablesStore} from './tables-store.ts';
import {type Asked, useAnswer} from './use-answer.ts';

interface Props {
  readonly store: TablesStore;
  readonly map: Store | null;
}

/** People, areas, places and published coverage of one service side by side; what is chosen in one narrows the others. */
export function TablesCross({store, map}: Props) {
  const {text, props} = store;
  const open = store.open.value!;
  const {info} = open;
  const cross = useMemo(() => createCrossStore(info), [info]);
  useEffect(() => (map === null ? undefined : followMap(cross, map)), [map, cross]);
  const filter = useComputed(() => crossFilter(info, cross)).value;
  const labels: Labels = {text, lang: props.lang, info, dictionary: open.dictionary};
  const minutes = useAnswer(open, filter.timed ? minutesQuery(filter) : null).value;
  const areas = useAnswer(open, filter.areaColumn === null ? null : areasQuery(filter)).value;
  const sources = useAnswer(open, sourcesQuery(filter)).value;
  const places = useAnswer(open, placesQuery(filter)).value;
  const published = useAnswer(open, publishedQuery(filter, info.manifest.id)).value;
  return (
    <div class="ykx-side">
      <CrossChoices store={store} map={map} cross={cross} />
      <Narrowed store={store} map={map} cross={cross} areaName={areaName(areas, cross.area.value)} />
      <div class="ykx-side-charts">
        {filter.timed && (
          <BarList
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
            title={text('cross.areas')}
            empty={waitingWords(store, areas)}
            bars={areaBars(store, cross, areas?.answer ?? null)}
            onChoose={key => chooseArea(cross, map, cross.area.value === key ? null : key)}
          >
            <p class="ykx-quiet">{text('cross.areasNote', {minutes: cross.minutes.value})}</p>
          </BarList>
        )}
        <BarList
          title={text('cross.sources')}
          empty={waitingWords(store, sources)}
          bars={sourceBars(store, cross, sources?.answer ?? null)}
          onChoose={key => (cross.source.value = cross.source.value === key ? null : key)}
        />
      </div>
      {map !== null && <ScenarioRows open={open} labels={labels} map={map} filter={filter} />}
      <Rows labels={labels} title={text('cross.places')} table="facilities" asked={places} />
      <Rows labels={labels} title={text('cross.published')} table="coverage" asked={published} />
    </div>
  );
}

function CrossChoices({store, map, cross}: Props & {readonly cross: CrossStore}) {
  const {text, props} = store;
  const {info} = store.open.value!;
  const kinds = areaKinds(info);
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('ask.service')}</span>
        <select
          value={cross.category.value}
          onChange={event => chooseCategory(info, cross, map, event.currentTarget.value)}
        >
          {info.categories.map(category => (
            <option key={category.key} value={category.key}>
              {isNoData(info, category.key)
                ? text('ask.noData', {name: serviceName({text, lang: props.lang}, category)})
                : serviceName({text, lang: props.lang}, category)}
            </option>
          ))}
        </select>
      </label>
      {kinds.length > 1 && (
        <label>
          <span>{text('cross.kind')}</span>
          <select
            value={cross.areaKind.value ?? ''}
            onChange={event => {
              cross.areaKind.value = event.currentTarget.value;
              chooseArea(cross, map, null);
            }}
          >
            {kinds.map(kind => (
              <option key={kind} value={kind}>
                {kindWords(store, kind)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function kindWords({text}: TablesStore, kind: string): string {
  switch (kind) {
    case 'district':
      return text('cross.kind.district');
    case 'subdistrict':
      return text('cross.kind.subdistrict');
    case 'community':
      return text('cross.kind.community');
    default:
      return text('cross.kind.unit');
  }
}

/** What is narrowed, each with a button that takes it back. */
function Narrowed({store, map, cross, areaName}: Props & {readonly cross: CrossStore; readonly areaName: string}) {
  const {text} = store;
  const {step, area, source} = cross;
  const parts = [
    area.value !== null && {words: areaName, end: () => chooseArea(cross, map, null)},
    step.value !== null && {words: stepWords(store, step.value), end: () => (step.value = null)},
    source.value !== null && {words: source.value, end: () => (source.value = null)},
  ].filter(part => part !== false);
  return (
    <p class="ykx-row" role="status">
      {parts.length === 0 ? text('cross.whole') : text('cross.narrowed')}
      {parts.map(({words, end}) => (
        <button type="button" key={words} onClick={end} aria-label={text('cross.end', {what: words})}>
          {words} <span aria-hidden="true">×</span>
        </button>
      ))}
    </p>
  );
}

function stepWords({text}: TablesStore, step: number | 'beyond'): string {
  return step === 'beyond' ? text('cross.beyond') : text('cross.step', {from: step, to: step + MINUTE_STEP});
}

function minuteBars(store: TablesStore, cross: CrossStore, answer: Answer | null): Bar[] {
  return (answer?.rows ?? []).map(([step, people]) => {
    const key = step === null ? ('beyond' as const) : Number(step);
    return {
      key: String(key),
      label: stepWords(store, key),
      total: Number(people),
      part: null,
      words: peopleWords(store, people ?? null),
      chosen: cross.step.value === key,
    };
  });
}

/** Areas of fewer people than this are not told apart in words. */
const FEW_PEOPLE = 10;

function areaBars(store: TablesStore, cross: CrossStore, answer: Answer | null): Bar[] {
  return (answer?.rows ?? [])
    .filter(row => row[0] !== null)
    .slice(0, MOST_BARS)
    .map(([id, name, people, inTime]) => {
      const total = Number(people);
      const part = inTime === null ? null : Number(inTime);
      const few = total < FEW_PEOPLE;
      const share = part === null || total === 0 || few ? '' : ` · ${percent(part / total)}`;
      return {
        key: String(id),
        label: String(name ?? id),
        total,
        part: few ? null : part,
        words: few ? store.text('cross.few') : `${peopleWords(store, people ?? null)}${share}`,
        chosen: cross.area.value === id,
      };
    });
}

/** Bars drawn of a long list. */
const MOST_BARS = 60;

function sourceBars(store: TablesStore, cross: CrossStore, answer: Answer | null): Bar[] {
  return (answer?.rows ?? []).map(([source, places, newest]) => ({
    key: String(source),
    label: String(source),
    total: Number(places),
    part: null,
    words: store.text('cross.placesOf', {n: Number(places), date: newest === null ? '?' : String(newest)}),
    chosen: cross.source.value === source,
  }));
}

function peopleWords({props, text}: TablesStore, people: Field): string {
  return text('cross.people', {people: peopleNumber(props.lang, Number(people ?? 0))});
}

function areaName(asked: Asked | null, area: string | null): string {
  const row = asked?.answer?.rows.find(([id]) => id === area);
  return String(row?.[1] ?? area ?? '');
}

function waitingWords({text}: TablesStore, asked: Asked | null): string {
  if (asked === null) return text('cross.waiting');
  return asked.problem === null ? text('tables.resultNone') : text('tables.failed', {message: asked.problem});
}

interface RowsProps {
  readonly labels: Labels;
  readonly title: string;
  readonly table: string;
  readonly asked: Asked | null;
}

function Rows({labels, title, table, asked}: RowsProps) {
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
