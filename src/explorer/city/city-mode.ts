import type {ModeParts} from '../mode-parts.ts';
import type {Store} from '../store.ts';
import {peopleWords} from '../words.ts';
import {findingWords} from './answer.tsx';
import {cityClick} from './city-actions.ts';
import {CityHead, CityPanel} from './city-panel.tsx';
import {cityScene} from './city-scene.ts';

/** 全城: one service, or the life circle as a whole, for everyone. */
export const cityMode: ModeParts = {
  Head: CityHead,
  Panel: CityPanel,
  scene: cityScene,
  click: cityClick,
  // areas and the life circle are followed with the map: other modes name areas too
  follow: () => [],
  heard: store => heardReach(store) ?? findingWords(store),
};

/** How many people are in reach of the place asked about; null when none was. */
function heardReach({text, props, place}: Store): string | null {
  const reach = place.value?.reach ?? null;
  if (reach === 'off') return text('card.off');
  if (reach === null) return null;
  const words = {text, lang: props.lang};
  return reach.rings
    .map(ring => text('card.heard', {minutes: ring.minutes, people: peopleWords(words, ring.people)}))
    .join(' ');
}
