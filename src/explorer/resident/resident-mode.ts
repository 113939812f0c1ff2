import type {LonLat} from '#map/scene.ts';
import {findingWords} from '../city/answer.tsx';
import type {ModeParts} from '../mode-parts.ts';
import type {Store} from '../store.ts';
import {heardAnswer} from './answer-words.ts';
import {ResidentHead, ResidentPanel} from './resident-panel.tsx';
import {residentScene} from './resident-scene.ts';
import {followWalk, showService} from './walk-actions.ts';

/** 我家附近: every service from one home. */
export const residentMode: ModeParts = {
  Head: ResidentHead,
  Panel: ResidentPanel,
  scene: residentScene,
  click: openFacility,
  follow: followWalk,
  heard: store => (store.place.value === null ? findingWords(store) : heardAnswer(store)),
};

/** A facility under the finger is walked to from the place asked about, which stays; without such a place it is asked about. */
function openFacility(store: Store, _at: LonLat, facility: number | null): boolean {
  if (facility === null || store.point.value === null) return false;
  showService(store, store.category.value, facility);
  return true;
}
