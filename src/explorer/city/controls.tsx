import type {Category} from '#schema/category.ts';
import {categoryOf, isNoData, timeStandard} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName, standardSentence, walkerName} from '../words.ts';

const MINUTES = [5, 10, 15, 20, 30];
const DOMAINS = ['public', 'daily', 'safety', 'support'] as const;
const DOMAIN_NAMES = {
  zh: {public: '为民服务', daily: '便民服务', safety: '安民服务', support: '综合服务与自治'},
  en: {public: 'Public services', daily: 'Daily life', safety: 'Safety', support: 'Community administration'},
} as const;

/** Where to, with whom, how long: three choices in everyday words, and where the minutes come from. */
export function Controls({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {info} = store.city.value!;
  const words = {text, lang: props.lang};
  const standard = timeStandard(info, store.category.value);
  const minutes = [...new Set([...MINUTES, standard.minutes, store.minutes.value])].sort((a, b) => a - b);
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('ask.service')}</span>
        <select value={store.category.value} onChange={event => chooseService(store, event.currentTarget.value)}>
          {DOMAINS.map(domain => (
            <optgroup key={domain} label={DOMAIN_NAMES[props.lang][domain]}>
              {info.categories.filter(category => category.domain === domain).map(category => option(store, category))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span>{text('ask.walker')}</span>
        <select value={store.walker.value} onChange={event => (store.walker.value = event.currentTarget.value)}>
          {info.profiles.map(profile => (
            <option key={profile.key} value={profile.key}>
              {walkerName(words, profile.key)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text('ask.minutes')}</span>
        <select
          value={String(store.minutes.value)}
          onChange={event => chooseMinutes(store, Number(event.currentTarget.value), standard.minutes)}
        >
          {minutes.map(n => (
            <option key={n} value={String(n)}>
              {text(n === standard.minutes ? 'ask.minutesStandard' : 'ask.minutesValue', {n})}
            </option>
          ))}
        </select>
      </label>
      <p class="ykx-quiet ykx-standard">{standardSentence(words, standard, store.chosenMinutes.value)}</p>
    </div>
  );
}

function option(store: Store, category: Category) {
  const words = {text: store.text, lang: store.props.lang};
  const name = serviceName(words, category);
  return (
    <option key={category.key} value={category.key}>
      {isNoData(store.city.value!.info, category.key) ? store.text('ask.noData', {name}) : name}
    </option>
  );
}

function chooseService(store: Store, key: string): void {
  categoryOf(store.city.value!.info, key);
  store.category.value = key;
}

function chooseMinutes(store: Store, minutes: number, standardMinutes: number): void {
  store.chosenMinutes.value = minutes === standardMinutes ? null : minutes;
}
