import type {Profile, Scenario} from '#core/profile.ts';
import {SCENARIOS} from '#core/profile.ts';

/** 1.20 m/s and nothing else. */
export const PLAIN: Profile = {
  key: 'plain',
  metersPerSecond: 1.2,
  stepsSecondsPerMeter: 0,
  waitSeconds: 0,
  slope: 'ignore',
  usesSteps: true,
  family: 'any',
};

/** A walker with every extra, in round numbers. */
export const SLOW: Profile = {
  key: 'slow',
  metersPerSecond: 1,
  stepsSecondsPerMeter: 1,
  waitSeconds: 20,
  slope: 'tobler',
  usesSteps: true,
  family: 'any',
};

export const [LOW, BASE, HIGH]: readonly [Scenario, Scenario, Scenario] = SCENARIOS;

/** `plain` at another speed. */
export function plainAt(metersPerSecond: number): Profile {
  return {...PLAIN, metersPerSecond};
}
