import {percentWords} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {groupName, serviceInSentence} from '../words.ts';
import type {ShownSites} from './plan-store.ts';
import {conditionShort, peopleInSentence} from './plan-words.ts';
import {type SitesAge, sitesAge} from './sites-current.ts';

/** How many more people the places found would serve. */
export function resultWords(store: Store, shown: ShownSites): string {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(store.city.value!.info, shown.category));
  const last = shown.answer.sites.at(-1);
  if (last === undefined || last.gainedTotal === 0) return text('plan.sites.nothing', {service});
  const parts = {n: shown.answer.sites.length, service, people: peopleInSentence(words, last.gainedTotal)};
  const finding =
    shown.group === null
      ? text('plan.sites.finding', parts)
      : text('plan.sites.findingGroup', {...parts, group: groupName(words, shown.group)});
  const unverified = shown.answer.sites.reduce((sum, site) => sum + site.unverified, 0);
  if (unverified === 0) return finding;
  return finding + text('plan.sites.unverifiedNote', {people: peopleInSentence(words, unverified)});
}

/** What no choice of that many places can beat. */
export function boundWords({text, props}: Store, shown: ShownSites): string {
  const point = shown.answer.curve.at(-1);
  if (point === undefined) return '';
  if (point.optimal) return text('plan.sites.optimal', {n: point.count});
  return text('plan.sites.bound', {
    n: point.count,
    bound: peopleInSentence({text, lang: props.lang}, point.bound),
    share: percentWords(props.lang, point.bound === 0 ? 1 : point.gained / point.bound),
  });
}

/** What the places found were found for, when that is not what is chosen now; null when it is. */
export function olderWords(store: Store, shown: ShownSites, age: SitesAge = sitesAge(store, shown)): string | null {
  const {text, props} = store;
  if (age === 'current') return null;
  if (age === 'before-edits') return text('plan.sites.older');
  const service = serviceInSentence({text, lang: props.lang}, categoryOf(store.city.value!.info, shown.category));
  return text('plan.sites.otherChoices', {service, condition: conditionShort(store, shown)});
}
