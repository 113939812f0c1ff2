import {findingWords} from '../city/answer.tsx';
import type {ModeParts} from '../mode-parts.ts';
import {heardAnswer} from './answer-words.ts';
import {ResidentHead, ResidentPanel} from './resident-panel.tsx';
import {residentScene} from './resident-scene.ts';
import {followWalk} from './walk-actions.ts';

/** 我家附近: every service from one home. */
export const residentMode: ModeParts = {
  Head: ResidentHead,
  Panel: ResidentPanel,
  scene: residentScene,
  click: () => false,
  follow: followWalk,
  heard: store => (store.place.value === null ? findingWords(store) : heardAnswer(store)),
};
