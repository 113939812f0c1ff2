import type {ComponentChildren} from 'preact';
import type {Category} from '#schema/category.ts';
import {isNoData, timeStandard} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {serviceName, standardSentence, walkerName} from '../words.ts';
import {CircleBasis, CircleRun} from './circle-run.tsx';
import {HOURS_CHOICES, type HoursChoice, minuteOf} from './city-time.ts';
import {hoursSentence} from './hours-words.ts';
import {MinutesSlider} from './minutes-slider.tsx';

const DOMAINS = ['public', 'daily', 'safety', 'support'] as const;
const DOMAIN_NAMES = {
  zh: {public: '为民服务', daily: '便民服务', safety: '安民服务', support: '综合服务与自治'},
  en: {public: 'Public services', daily: 'Daily life', safety: 'Safety', support: 'Community administration'},
} as const;

/** Where to, how long, with whom, when: choices in everyday words, and where the minutes come from. */
export function Controls({store, full}: {readonly store: Store; readonly full: boolean}) {
  const isCircle = store.category.value === LIFE_CIRCLE;
  return (
    <div class="ykx-controls ykx-city-controls">
      <ServiceChoice store={store} />
      {!isCircle && (
        <MinutesSlider store={store}>
          <StandardLine store={store} />
        </MinutesSlider>
      )}
      <More store={store} full={full}>
        <WalkerChoice store={store} />
        <HoursChoiceField store={store} />
        {isCircle ? <CircleBasis store={store} /> : full && <StandardLine store={store} />}
        <HoursLine store={store} />
      </More>
      <CircleRun store={store} />
    </div>
  );
}

/** On a phone what is changed less often waits behind a button that says how it stands. */
function More({
  store,
  full,
  children,
}: {
  readonly store: Store;
  readonly full: boolean;
  readonly children: ComponentChildren;
}) {
  if (!full) return <div class="ykx-city-more-open">{children}</div>;
  const {text, props} = store;
  const state = [walkerName({text, lang: props.lang}, store.walker.value), text(`hours.${store.hours.value}`)].join(
    props.lang === 'zh' ? '，' : ', ',
  );
  return (
    <details class="ykx-city-more">
      <summary>{text('ask.more', {state})}</summary>
      <div class="ykx-city-more-open">{children}</div>
    </details>
  );
}

function ServiceChoice({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {info} = store.city.value!;
  return (
    <label class="ykx-ask-service">
      <span>{text('ask.service')}</span>
      <select value={store.category.value} onChange={event => (store.category.value = event.currentTarget.value)}>
        <option value={LIFE_CIRCLE}>{text('ask.circle')}</option>
        {DOMAINS.map(domain => (
          <optgroup key={domain} label={DOMAIN_NAMES[props.lang][domain]}>
            {info.categories.filter(category => category.domain === domain).map(category => option(store, category))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function option(store: Store, category: Category) {
  const name = serviceName({text: store.text, lang: store.props.lang}, category);
  return (
    <option key={category.key} value={category.key}>
      {isNoData(store.city.value!.info, category.key) ? store.text('ask.noData', {name}) : name}
    </option>
  );
}

function WalkerChoice({store}: {readonly store: Store}) {
  const {text, props} = store;
  return (
    <label>
      <span>{text('ask.walker')}</span>
      <select value={store.walker.value} onChange={event => (store.walker.value = event.currentTarget.value)}>
        {store.city.value!.info.profiles.map(({key}) => (
          <option key={key} value={key}>
            {walkerName({text, lang: props.lang}, key)}
          </option>
        ))}
      </select>
    </label>
  );
}

function HoursChoiceField({store}: {readonly store: Store}) {
  const {text} = store;
  return (
    <label>
      <span>{text('ask.hours')}</span>
      <select
        value={store.hours.value}
        onChange={event => (store.hours.value = event.currentTarget.value as HoursChoice)}
      >
        {HOURS_CHOICES.map(choice => (
          <option key={choice} value={choice}>
            {text(`hours.${choice}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function StandardLine({store}: {readonly store: Store}) {
  const {text, props} = store;
  const standard = timeStandard(store.city.value!.info, store.category.value);
  return (
    <p class="ykx-quiet ykx-standard">
      {standardSentence({text, lang: props.lang}, standard, store.chosenMinutes.value)}
    </p>
  );
}

/** Which moment the choice of hours stands for, and what becomes of places whose hours nobody knows. */
function HoursLine({store}: {readonly store: Store}) {
  const {hours, surface, circle, category} = store;
  if (hours.value === 'any') return null;
  const shown = category.value === LIFE_CIRCLE ? circle.value : surface.value;
  // until the answer is there: the moment it is being asked for
  const openAt =
    shown !== null && shown.hours === hours.value
      ? shown.openAt
      : minuteOf(hours.value, store.city.value!.info.manifest.timeZone, new Date());
  if (openAt === null) return null;
  const unknown = category.value !== LIFE_CIRCLE && surface.value !== null ? surface.value.answer.unknownHours : null;
  return (
    <p class="ykx-quiet ykx-standard ykx-hours" data-open-at={openAt} data-unknown-hours={unknown}>
      {hoursSentence({text: store.text, lang: store.props.lang}, openAt)}
      {unknown !== null && unknown > 0 && store.text('hours.unknown', {n: unknown})}
      {unknown === null && store.text('hours.unknownAll')}
    </p>
  );
}
