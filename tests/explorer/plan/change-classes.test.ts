import fc from 'fast-check';
import {expect, test} from 'vitest';
import {CHANGES, changeClasses, changeColor, changeOf, changePalette} from '#explorer/plan/change-classes.ts';
import {HATCH_ALPHA} from '#map/scene.ts';

const UNREACHED = 65535;
const LIMIT = 15 * 600;

test.each([
  [9001, 9000, 'in'],
  [UNREACHED, 100, 'in'],
  [9000, 9001, 'out'],
  [9000, UNREACHED, 'out'],
  [5000, 5000, 'same'],
  [5000, 5599, 'same'],
  [5000, 5600, 'slower1'],
  [5600, 5000, 'faster1'],
  [8000, 5000, 'faster5'],
  [5000, 8000, 'slower5'],
  [UNREACHED, 20_000, 'faster5'],
  [20_000, UNREACHED, 'slower5'],
  [UNREACHED, UNREACHED, 'same'],
] as const)('from %i to %i tenths of a second is %s', (before, after, change) => {
  expect(changeOf(before, after, LIMIT, false)).toBe(change);
});

test('nobody is in time newly or no longer where the limit is not crossed, and everybody where it is', () => {
  const tenths = fc.integer({min: 0, max: UNREACHED});
  fc.assert(
    fc.property(tenths, tenths, fc.boolean(), (before, after, unknown) => {
      const change = changeOf(before, after, LIMIT, unknown);
      expect(change === 'in').toBe(after <= LIMIT && before > LIMIT);
      expect(change === 'out').toBe(before <= LIMIT && after > LIMIT);
    }),
  );
});

test('taken the other way round, every change is its opposite', () => {
  const opposite = {in: 'out', out: 'in', faster1: 'slower1', faster5: 'slower5', slower1: 'faster1'} as const;
  const tenths = fc.integer({min: 0, max: UNREACHED});
  fc.assert(
    fc.property(tenths, tenths, (before, after) => {
      const change = changeOf(before, after, LIMIT, false);
      const back = changeOf(after, before, LIMIT, false);
      expect(back).toBe(change === 'slower5' ? 'faster5' : change === 'same' ? 'same' : opposite[change as 'in']);
    }),
  );
});

test('what nobody can judge is hatched, unless the plan itself brings it in time', () => {
  const answer = {
    tenthsBefore: Uint16Array.of(UNREACHED, UNREACHED, 12_000),
    tenths: Uint16Array.of(UNREACHED, 4000, 12_000),
    verdict: Uint8Array.of(2, 0, 1),
  };
  expect([...changeClasses(answer, 15)].map(index => CHANGES[index])).toEqual(['unknown', 'in', 'same']);
});

/** Relative luminance as in WCAG 2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

test.each([false, true])('on both sides the step away from no change grows in lightness too (dark: %s)', dark => {
  const light = (change: (typeof CHANGES)[number]) => luminance(changeColor(change, dark)!) * (dark ? 1 : -1);
  expect(light('same')).toBeLessThan(light('faster1') + (dark ? 0 : 0.2));
  for (const side of [
    ['faster1', 'faster5', 'in'],
    ['slower1', 'slower5', 'out'],
  ] as const) {
    expect(light(side[0])).toBeLessThan(light(side[1]));
    expect(light(side[1])).toBeLessThan(light(side[2]));
  }
});

test('only the unknown asks for hatching', () => {
  for (const dark of [false, true]) {
    const palette = changePalette(dark);
    expect(palette.length).toBe(4 * CHANGES.length);
    const hatched = CHANGES.filter((_, index) => palette[4 * index + 3] === HATCH_ALPHA);
    expect(hatched).toEqual(['unknown']);
  }
});
