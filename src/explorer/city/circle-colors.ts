import {DARK, LIGHT} from '#charts/colors.ts';
import {hadScale} from '#charts/had-scale.ts';
import {LACK_STEPS} from '#charts/lack-scale.ts';
import {HATCH_ALPHA} from '#map/scene.ts';
import type {CircleAnswer} from '#worker/client.ts';
import {rgba, SURFACE_ALPHA} from './surface-colors.ts';
import {DOT_CLASS} from './uncovered-dots.ts';

/** Class of cells that lack nothing known, but of which something is not clear; the steps of the scale follow it. */
const UNSURE_CLASS = 0;

/** The step each cell falls into by the number of services it is known to lack, [cells] classes of `circlePalette`. */
export function circleClasses({lacks, unknown}: Pick<CircleAnswer, 'lacks' | 'unknown'>): Uint8Array {
  const last = LACK_STEPS.length - 1;
  const classes = new Uint8Array(lacks.length);
  for (let cell = 0; cell < classes.length; cell++)
    classes[cell] = lacks[cell] === 0 && unknown[cell]! > 0 ? UNSURE_CLASS : 1 + Math.min(last, lacks[cell]!);
  return classes;
}

/** RGBA of the classes. */
export function circlePalette(dark: boolean): Uint8ClampedArray<ArrayBuffer> {
  const steps = LACK_STEPS.map(step => rgba(dark ? step.dark : step.light, SURFACE_ALPHA));
  return Uint8ClampedArray.from([rgba((dark ? DARK : LIGHT).unknown, HATCH_ALPHA), ...steps].flat());
}

/** The step of the scale each cell falls into by the number of services it has, [cells] classes of `hadPalette`. */
export function hadClasses({has, services}: Pick<CircleAnswer, 'has' | 'services'>): Uint8Array {
  const steps = hadScale(services.length);
  const stepOf = Uint8Array.from({length: services.length + 1}, (_, had) => steps.findIndex(({to}) => had <= to));
  return has.map(had => stepOf[had]!);
}

/** RGBA of the classes for so many services. */
export function hadPalette(services: number, dark: boolean): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from(hadScale(services).flatMap(step => rgba(dark ? step.dark : step.light, SURFACE_ALPHA)));
}

/** What the people of each cell are on a map of those left out. */
export function circleDotClass({lacks, unknown}: Pick<CircleAnswer, 'lacks' | 'unknown'>): Uint8Array {
  const classes = new Uint8Array(lacks.length);
  for (let cell = 0; cell < classes.length; cell++)
    if (lacks[cell]! > 0) classes[cell] = DOT_CLASS.out;
    else if (unknown[cell]! > 0) classes[cell] = DOT_CLASS.unsure;
  return classes;
}
