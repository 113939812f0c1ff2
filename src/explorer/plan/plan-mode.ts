import type {ModeParts} from '../mode-parts.ts';
import {followPlan, planClick} from './plan-actions.ts';
import {PlanHead, PlanPanel} from './plan-panel.tsx';
import {planScene} from './plan-scene.ts';
import {planHeard} from './plan-words.ts';

/** 规划: what would change. */
export const planMode: ModeParts = {
  Head: PlanHead,
  Panel: PlanPanel,
  scene: planScene,
  click: (store, at, facility) => {
    planClick(store, at, facility);
    return true;
  },
  follow: followPlan,
  heard: planHeard,
};
