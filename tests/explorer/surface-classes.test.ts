import {expect, test} from 'vitest';
import {timeScale} from '#charts/time-scale.ts';
import {surfaceClasses, surfacePalette} from '#explorer/city/surface-colors.ts';

test('each cell has the step its time falls into, a limit still in the lower step, and unknown ones class 0', () => {
  const steps = timeScale(15);
  const limits = steps.flatMap(step => (step.minutes === null ? [] : [step.minutes * 600]));
  const tenths = Uint16Array.from([...limits, ...limits.map(limit => limit + 1), 65535, 10]);
  const verdict = new Uint8Array(tenths.length);
  verdict[tenths.length - 1] = 2;
  const classes = surfaceClasses({tenths, verdict}, 15);
  const inStep = limits.map((_, index) => index + 1);
  expect([...classes]).toEqual([...inStep, ...inStep.map(step => step + 1), steps.length, 0]);
  expect(surfacePalette(15, false).length).toBe(4 * (steps.length + 1));
});
