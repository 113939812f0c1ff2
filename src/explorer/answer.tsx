import {percent} from '#i18n/format.ts';
import {categoryOf} from './city-info.ts';
import type {Store} from './store.ts';
import {coveredSentence, groupName, peopleWords, serviceInSentence} from './words.ts';

/** The finding in words: who is in time, who is not, of whom nobody knows. */
export function Answer({store}: {readonly store: Store}) {
  const {text, props} = store;
  const shown = store.surface.value;
  if (shown === null) return <p class="ykx-answer">{text('answer.computing')}</p>;
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(store.city.value!.info, shown.category));
  const {counts, groupCounts, facilityCount, noData} = shown.answer;
  if (noData) return <p class="ykx-answer">{text('answer.noData', {service})}</p>;
  const {sentence, range} = coveredSentence(words, counts, service, shown.walker, shown.minutes);
  const groups = Object.entries(groupCounts).filter(([, group]) => group.people > 0);
  return (
    <div class="ykx-answer">
      <p class="ykx-finding">
        {sentence}
        {range && <span class="ykx-quiet">{props.lang === 'zh' ? `（${range}）` : ` (${range})`}</span>}
      </p>
      <p class="ykx-quiet">
        {facilityCount === 0 ? text('answer.none', {service}) : text('answer.count', {n: facilityCount, service})}
        {counts.uncovered > 0 && text('answer.left', {people: peopleWords(words, counts.uncovered)})}
        {counts.uncovered + counts.unknown === 0 && text('answer.leftNone')}
        {counts.unknown > 0 && text('answer.unknown', {people: peopleWords(words, counts.unknown)})}
        {groups.map(([key, group]) =>
          text('answer.group', {group: groupName(words, key), share: percent(group.covered / group.people)}),
        )}
      </p>
    </div>
  );
}
