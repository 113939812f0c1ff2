import {DARK, LIGHT} from '#charts/colors.ts';
import {type ScaleStep, timeScale} from '#charts/time-scale.ts';
import {UNREACHED} from '#core/units.ts';
import {HATCH_ALPHA} from '#map/scene.ts';
import type {SurfaceAnswer} from '#worker/client.ts';
import {UNKNOWN_VERDICT} from '../answer-codes.ts';

/** Opacity of the surface, 0 to 255; must not be the mark for hatching. */
export const SURFACE_ALPHA = 212;
/** Opacity of what is not picked out. */
const FADED_ALPHA = 44;
const TENTHS_PER_MINUTE = 600;
/** Class of cells whose people cannot be judged; the steps of the scale follow it. */
const UNKNOWN_CLASS = 0;

/** The step of the scale each cell falls into, [cells] classes of `surfacePalette`. */
export function surfaceClasses(answer: Pick<SurfaceAnswer, 'tenths' | 'verdict'>, standardMinutes: number): Uint8Array {
  const {tenths, verdict} = answer;
  const limits = timeScale(standardMinutes).map(step =>
    step.minutes === null ? UNREACHED : step.minutes * TENTHS_PER_MINUTE,
  );
  const classes = new Uint8Array(tenths.length);
  for (let cell = 0; cell < classes.length; cell++) {
    if (verdict[cell] === UNKNOWN_VERDICT) continue;
    let step = 0;
    while (tenths[cell]! > limits[step]!) step++;
    classes[cell] = step + 1 + UNKNOWN_CLASS;
  }
  return classes;
}

/** RGBA of the classes of a surface judged by so many minutes. */
export function surfacePalette(standardMinutes: number, dark: boolean): Uint8ClampedArray<ArrayBuffer> {
  const steps = timeScale(standardMinutes).map(step => rgba(stepColor(step, dark), SURFACE_ALPHA));
  return Uint8ClampedArray.from([rgba((dark ? DARK : LIGHT).unknown, HATCH_ALPHA), ...steps].flat());
}

/** A palette followed by the same colours faded; hatching fades to plain. */
export function withFaded(palette: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const both = new Uint8ClampedArray(2 * palette.length);
  both.set(palette);
  both.set(
    palette.map((value, index) => (index % 4 === 3 ? FADED_ALPHA : value)),
    palette.length,
  );
  return both;
}

/** Colour of a step on a light or dark ground. */
export function stepColor(step: ScaleStep, dark: boolean): string {
  return dark ? step.dark : step.light;
}

/** A hex colour and an opacity, 0 to 255, as four bytes. */
export function rgba(hex: string, alpha: number): [number, number, number, number] {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return [red, green, blue, alpha];
}
