import {percent} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {coveredSentence, groupName, peopleWords, rangeWords, serviceInSentence} from '../words.ts';

/** The finding in one sentence; empty while it is being computed. */
export function findingWords(store: Store): string {
  const {text, props} = store;
  const shown = store.surface.value;
  const city = store.city.value;
  if (shown === null || city === null) return '';
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(city.info, shown.category));
  if (shown.answer.noData) return text('answer.noData', {service});
  return coveredSentence(words, shown.answer.counts, service, shown.walker, shown.minutes);
}

/** The finding with its range, above the map. */
export function Finding({store}: {readonly store: Store}) {
  const {text, props} = store;
  const shown = store.surface.value;
  if (shown === null) return <p class="ykx-finding">{text('answer.computing')}</p>;
  const {counts, noData} = shown.answer;
  const range = noData ? null : rangeWords({text, lang: props.lang}, counts);
  return (
    <p class="ykx-finding">
      <data value={counts.covered / 1000}>{findingWords(store)}</data>
      {range && <span class="ykx-quiet">{props.lang === 'zh' ? `（${range}）` : ` (${range})`}</span>}
    </p>
  );
}

/** What stands behind the finding: how many places counted, who is out of reach, of whom nobody knows. */
export function Details({store}: {readonly store: Store}) {
  const {text, props} = store;
  const shown = store.surface.value;
  if (shown === null || shown.answer.noData) return null;
  const words = {text, lang: props.lang};
  const category = categoryOf(store.city.value!.info, shown.category);
  const service = serviceInSentence(words, category);
  const {counts, groupCounts, facilityCount} = shown.answer;
  const told = [...new Set(['age60plus', category.group])].flatMap(key => {
    const group = groupCounts[key];
    return group === undefined || group.people === 0 ? [] : [{key, share: percent(group.covered / group.people)}];
  });
  return (
    <p class="ykx-quiet">
      {facilityCount === 0 ? text('answer.none', {service}) : text('answer.count', {n: facilityCount, service})}
      {counts.uncovered > 0 && text('answer.left', {people: peopleWords(words, counts.uncovered)})}
      {counts.uncovered + counts.unknown === 0 && text('answer.leftNone')}
      {counts.unknown > 0 && text('answer.unknown', {people: peopleWords(words, counts.unknown)})}
      {told.map(({key, share}) => text('answer.group', {group: groupName(words, key), share}))}
    </p>
  );
}
