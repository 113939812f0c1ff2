import {isNoData, timeStandard} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName, standardSentence, walkerName} from '../words.ts';

const MINUTES = [5, 10, 15, 20, 30];

/** What is planned, for whom, and what counts as near. */
export function PlanControls({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {info} = store.city.value!;
  const words = {text, lang: props.lang};
  const standard = timeStandard(info, store.category.value);
  const minutes = [...new Set([...MINUTES, standard.minutes, store.minutes.value])].sort((a, b) => a - b);
  const choose = (n: number) => {
    store.chosenMinutes.value = n === standard.minutes ? null : n;
  };
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('plan.ask.service')}</span>
        <select value={store.category.value} onChange={event => (store.category.value = event.currentTarget.value)}>
          {info.categories.map(category => (
            <option key={category.key} value={category.key}>
              {isNoData(info, category.key)
                ? text('ask.noData', {name: serviceName(words, category)})
                : serviceName(words, category)}
            </option>
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
        <select value={String(store.minutes.value)} onChange={event => choose(Number(event.currentTarget.value))}>
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
