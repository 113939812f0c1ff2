import {describe, expect, test} from 'vitest';
import {TIME_STEPS} from '#charts/colors.ts';
import {timeScale} from '#charts/time-scale.ts';

describe('time scale that turns warm at a standard', () => {
  test('with 15 minutes is the one scale of all figures', () => {
    const found = timeScale(15).map(({minutes, light, dark}) => ({minutes, light, dark}));
    expect(found).toEqual(TIME_STEPS.map(({minutes, light, dark}) => ({minutes, light, dark})));
  });

  test.each([5, 8, 10, 15, 20, 30, 45])('breaks exactly at %i minutes', standard => {
    const steps = timeScale(standard);
    expect(steps.filter(step => step.within).at(-1)?.minutes).toBe(standard);
    expect(steps.at(-1)).toMatchObject({minutes: null, within: false});
    expect(steps.slice(0, -1).map(step => step.minutes)).toEqual(
      [...new Set([5, 10, 15, 20, 30, standard])].sort((a, b) => a - b),
    );
  });

  test.each([5, 8, 10, 15, 20])('never repeats a colour (%i minutes)', standard => {
    const colors = timeScale(standard).map(step => step.light);
    expect(new Set(colors).size).toBe(colors.length);
  });
});
