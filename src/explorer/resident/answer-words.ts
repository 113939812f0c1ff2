import {isExplorerKey} from '#i18n/explorer.ts';
import type {ServiceAnswer} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {type Words, walkerName} from '../words.ts';

/** What can be said of a service at a place. */
export const SERVICE_STATES = ['has', 'lacks', 'unknown', 'no-data'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** How many services are in each state. */
export type StateCounts = Readonly<Record<ServiceState, number>>;

/** Counts the services by state: three answers and those without a source, never melted into one. */
export function stateCounts(services: readonly ServiceAnswer[]): StateCounts {
  const counts = {has: 0, lacks: 0, unknown: 0, 'no-data': 0};
  for (const {state} of services) counts[state]++;
  return counts;
}

/** Who walks, as it is said on a button: 我（成年人）. */
export function whoWords(words: Words, walker: string): string {
  const key = `who.${walker}`;
  return isExplorerKey(key) ? words.text(key) : walkerName(words, walker);
}

/** Who walks, inside a sentence: 80岁以上的人. */
export function whoInSentence(words: Words, walker: string): string {
  const key = `whom.${walker}`;
  return isExplorerKey(key) ? words.text(key) : walkerName(words, walker);
}

/** The answer for a place in one plain sentence. */
export function answerSentence(words: Words, walker: string, counts: StateCounts): string {
  const {text} = words;
  const parts = [
    text('card.answer', {walker: whoInSentence(words, walker), n: counts.has}),
    counts.lacks === 0 ? text('card.answerLacksNone') : text('card.answerLacks', {n: counts.lacks}),
    ...(counts.unknown === 0 ? [] : [text('card.answerUnknown', {n: counts.unknown})]),
  ];
  return words.lang === 'zh' ? `${parts.join('；')}。` : `${parts.join('; ')}.`;
}

/** The answer of the place as it is heard when it changes; '' while there is none. */
export function heardAnswer(store: Store): string {
  const place = store.place.value;
  if (place === null) return '';
  if (place.reach === 'off') return store.text('card.off');
  if (place.services === null) return '';
  return answerSentence({text: store.text, lang: store.props.lang}, place.walker, stateCounts(place.services));
}
