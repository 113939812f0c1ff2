import {categoryOf} from '../city-info.ts';
import type {PictureWords} from '../picture.ts';
import type {ShownPlace, Store} from '../store.ts';
import {serviceName, type Words, walkMinutes} from '../words.ts';
import {answerSentence, stateCounts} from './answer-words.ts';
import {byLifeDomain} from './life-domains.ts';
import {legendSentence} from './resident-legend.tsx';

/** What the picture of a place says: the sentence, and under the map every service that has an answer. Null without one. */
export function placePicture(store: Store, place: ShownPlace | null = store.place.value): PictureWords | null {
  const {text, props} = store;
  const words: Words = {text, lang: props.lang};
  if (place === null || place.services === null || store.city.value === null) return null;
  const {info} = store.city.value;
  const told = place.services.filter(({state}) => state !== 'no-data');
  const groups = byLifeDomain(told, ({category}) => categoryOf(info, category));
  const below = groups.map(({domain, items}) => {
    const services = items.map(({category, state, nearest}) => {
      const name = serviceName(words, categoryOf(info, category));
      if (state === 'has' && nearest) return text('picture.has', {name, minutes: walkMinutes(words, nearest.tenths)});
      return text(state === 'lacks' ? 'picture.lacks' : 'picture.unknown', {name});
    });
    return text('picture.domain', {
      domain: text(`domain.${domain}`),
      services: services.join(props.lang === 'zh' ? '；' : '; '),
    });
  });
  const title = answerSentence(words, place.walker, stateCounts(place.services));
  return {title, below: [legendSentence(store), ...below], scenario: false};
}
