import type {Signal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import type {ServiceAnswer} from '#worker/client.ts';
import {categoryOf, timeStandard} from '../city-info.ts';
import type {Store} from '../store.ts';
import {facilityName, serviceName, type Words, walkMinutes} from '../words.ts';
import {SERVICE_STATES, type ServiceState, stateCounts} from './answer-words.ts';
import {byLifeDomain, type LifeDomain} from './life-domains.ts';
import {fold, type ListView, listView, meetMap} from './list-view.ts';
import {PlaceDetails} from './place-details.tsx';
import {STATE_WORDS, StateMark, StateShape} from './state-mark.tsx';
import {hideService, showService, walkedFacility} from './walk-actions.ts';

const HINTS = {
  has: 'card.hasHint',
  lacks: 'card.lacksHint',
  unknown: 'card.unknownHint',
  'no-data': 'card.noDataHint',
} as const;

interface Props {
  readonly store: Store;
  readonly services: readonly ServiceAnswer[];
}

/** Every service by what people look for, each 有, 缺 or 不清楚; one of them unfolds to its nearest place. */
export function ServiceList({store, services}: Props) {
  const {text} = store;
  const {info} = store.city.value!;
  const view = listView(store);
  useMemo(() => meetMap(store, view), [view]);
  const {only, opened} = view;
  useEffect(() => {
    if (store.walkTo.value !== null) opened.value = store.category.value;
  }, [store.walkTo.value, store.category.value]);
  const shown = only.value === null ? services : services.filter(({state}) => state === only.value);
  const groups = byLifeDomain(shown, ({category}) => categoryOf(info, category));
  return (
    <>
      <StateFilter store={store} services={services} only={only} />
      <p class="ykx-quiet ykx-hint">{text(HINTS[only.value ?? 'unknown'])}</p>
      <h3 class="ykx-unseen">{text('card.services')}</h3>
      {groups.length === 0 && <p>{text('card.showNone')}</p>}
      {groups.map(({domain, items}) => (
        <Domain store={store} domain={domain} services={items} view={view} key={domain} />
      ))}
    </>
  );
}

/** How many of each: all equally large, and each shows only its own when pressed. */
function StateFilter({store, services, only}: Props & {readonly only: Signal<ServiceState | null>}) {
  const {text} = store;
  const counts = stateCounts(services);
  return (
    <fieldset class="ykx-counts">
      <legend class="ykx-unseen">{text('card.show')}</legend>
      {SERVICE_STATES.map(state => (
        <button
          type="button"
          key={state}
          class={`is-${state}`}
          aria-pressed={only.value === state}
          onClick={() => (only.value = only.value === state ? null : state)}
        >
          <StateShape state={state} />
          <span>{text(STATE_WORDS[state])}</span>
          <data value={counts[state]}>{counts[state]}</data>
        </button>
      ))}
    </fieldset>
  );
}

interface DomainProps extends Props {
  readonly domain: LifeDomain;
  readonly view: ListView;
}

function Domain({store, domain, services, view}: DomainProps) {
  const {text} = store;
  const counts = stateCounts(services);
  return (
    <details
      class="ykx-services"
      open={!view.folded.value.has(domain)}
      data-domain={domain}
      onToggle={event => fold(view, domain, !event.currentTarget.open)}
    >
      <summary>
        <h4>{text(`domain.${domain}`)}</h4>
        <span class="ykx-tally">
          {SERVICE_STATES.filter(state => counts[state] > 0).map(state => (
            <span class={`ykx-state is-${state}`} key={state}>
              <StateShape state={state} />
              <span class="ykx-unseen">{text(STATE_WORDS[state])}</span>
              {counts[state]}
            </span>
          ))}
        </span>
      </summary>
      <ul>
        {services.map(service => (
          <ServiceRow store={store} service={service} opened={view.opened} key={service.category} />
        ))}
      </ul>
      {domain === 'children' && services.some(isSchool) && <p class="ykx-warning">{text('card.school')}</p>}
    </details>
  );
}

/** Schools whose places go by address. */
export function isSchool({category}: {readonly category: string}): boolean {
  return category === 'kindergarten' || category === 'primary' || category === 'junior';
}

interface RowProps {
  readonly store: Store;
  readonly service: ServiceAnswer;
  readonly opened: Signal<string | null>;
}

function ServiceRow({store, service, opened}: RowProps) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {info, worker} = store.city.value!;
  const {category, nearest, state} = service;
  const isOpen = opened.value === category;
  // of what no list speaks of nothing is told, and no number stands for it
  const told = state === 'no-data' ? null : nearest;
  const card = told === null ? null : worker.summary.cards[told.facility]!;
  const chosen = isOpen ? walkedFacility(store) : null;
  const toggle = () => {
    opened.value = isOpen ? null : category;
    if (isOpen) hideService(store);
    else showService(store, category, told?.facility ?? null);
  };
  return (
    <li>
      <button
        type="button"
        class="ykx-service"
        data-category={category}
        data-state={state}
        {...(told && card ? {'data-facility': card.facilityId, 'data-seconds': told.tenths / 10} : {})}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        <StateMark text={text} state={state} />
        <span class="ykx-name">{serviceName(words, categoryOf(info, category))}</span>
        <span class="ykx-time">{told === null ? '—' : walkMinutes(words, told.tenths)}</span>
        <span class="ykx-nearest ykx-quiet">{nearestWords(store, words, service)}</span>
      </button>
      {isOpen && <PlaceDetails store={store} category={category} facility={chosen ?? told?.facility ?? null} />}
    </li>
  );
}

/** The nearest by name; when it is too far, from when on it would count. */
function nearestWords(store: Store, words: Words, {category, nearest, state}: ServiceAnswer): string {
  const {info, worker} = store.city.value!;
  if (state === 'no-data') return words.text('card.rowNoData');
  if (nearest === null) return words.text('card.rowNone');
  const name = facilityName(words, worker.summary.cards[nearest.facility]!);
  if (state === 'has') return words.text('card.rowNear', {name});
  return words.text('card.rowFar', {name, standard: timeStandard(info, category).minutes});
}
