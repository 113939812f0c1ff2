import {DARK, LIGHT} from '#charts/colors.ts';
import {UNREACHED} from '#core/units.ts';
import {HATCH_ALPHA} from '#map/scene.ts';
import type {PlanAnswer} from '#worker/client.ts';
import {UNKNOWN_VERDICT} from '../answer-codes.ts';
import {rgba} from '../city/surface-colors.ts';

const TENTHS_PER_MINUTE = 600;

/** What a plan does to the people of a cell, worst to best; `unknown` stands apart. */
export const CHANGES = ['unknown', 'out', 'slower5', 'slower1', 'same', 'faster1', 'faster5', 'in'] as const;
export type Change = (typeof CHANGES)[number];

const INDEX = Object.fromEntries(CHANGES.map((change, index) => [change, index])) as Readonly<Record<Change, number>>;

/** Changes under a minute either way are none worth a colour. */
const SMALL = TENTHS_PER_MINUTE;
const LARGE = 5 * TENTHS_PER_MINUTE;

/** What changes for a cell: newly in time and no longer in time come before faster and slower. Tenths of a second. */
export function changeOf(before: number, after: number, limit: number, unknown: boolean): Change {
  const [wasIn, isIn] = [before !== UNREACHED && before <= limit, after !== UNREACHED && after <= limit];
  if (isIn && !wasIn) return 'in';
  if (wasIn && !isIn) return 'out';
  if (before === after) return unknown ? 'unknown' : 'same';
  const saved = before - after;
  if (Math.abs(saved) < SMALL) return unknown ? 'unknown' : 'same';
  if (saved > 0) return saved >= LARGE ? 'faster5' : 'faster1';
  return saved <= -LARGE ? 'slower5' : 'slower1';
}

/** [cells] index into CHANGES. */
export function changeClasses(
  answer: Pick<PlanAnswer, 'tenths' | 'tenthsBefore' | 'verdict'>,
  minutes: number,
): Uint8Array {
  const {tenths, tenthsBefore, verdict} = answer;
  const limit = minutes * TENTHS_PER_MINUTE;
  const classes = new Uint8Array(tenths.length);
  for (let cell = 0; cell < classes.length; cell++)
    classes[cell] = INDEX[changeOf(tenthsBefore[cell]!, tenths[cell]!, limit, verdict[cell] === UNKNOWN_VERDICT)];
  return classes;
}

/** Lightness falls with the size of the change on both sides, so the order holds in grey; the two sides differ in hue. */
const COLORS: Readonly<Record<Exclude<Change, 'unknown'>, readonly [light: string, dark: string]>> = {
  out: ['#7a2414', '#ffb199'],
  slower5: ['#c56a4d', '#c9745a'],
  slower1: ['#ecc3b2', '#6b3a2c'],
  same: ['#dedad0', '#333a3f'],
  faster1: ['#b9dccd', '#27594b'],
  faster5: ['#5fb294', '#3f9b7f'],
  in: ['#0a5a48', '#8fe3c8'],
};

/** Colour of a change on a light or dark ground; null for what is hatched. */
export function changeColor(change: Change, dark: boolean): string | null {
  return change === 'unknown' ? null : COLORS[change][dark ? 1 : 0];
}

/** RGBA of the classes. What stays as it was is faint. */
export function changePalette(dark: boolean): Uint8ClampedArray<ArrayBuffer> {
  const colors = CHANGES.map(change => {
    const color = changeColor(change, dark);
    if (color === null) return rgba((dark ? DARK : LIGHT).unknown, HATCH_ALPHA);
    return rgba(color, change === 'same' ? 150 : change === 'in' || change === 'out' ? 240 : 212);
  });
  return Uint8ClampedArray.from(colors.flat());
}
