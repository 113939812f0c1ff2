import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Box, staysPut} from '#explorer/city/resting-card.ts';

const at = (x: number, y: number, since = 0) => ({
  at: [0, 0] as const,
  pixel: [x, y] as const,
  frame: [1000, 1000] as const,
  facility: null,
  since,
});
const CARD: Box = [114, 114, 300, 200];

test('a card stays for a pointer that rested and is on its way to it or on it', () => {
  for (const pointer of [
    [100, 100],
    [107, 107],
    [114, 110],
    [120, 108],
    [200, 150],
    [300, 200],
  ] as const)
    expect(staysPut(at(100, 100), CARD, pointer, 500)).toBe(true);
});

test('it goes along with a pointer that goes elsewhere, beyond it, or has not rested', () => {
  for (const pointer of [
    [99, 99],
    [110, 90],
    [90, 120],
    [301, 150],
    [200, 201],
    [150, 101],
  ] as const)
    expect(staysPut(at(100, 100), CARD, pointer, 5000)).toBe(false);
  expect(staysPut(at(100, 100, 200), CARD, [200, 150], 699)).toBe(false);
});

test('the way is all that lies between the pointer and some point of the card', () => {
  const whole = fc.integer({min: 0, max: 60});
  const cases = fc.tuple(whole, whole, whole, whole, fc.integer({min: 1, max: 30}), fc.integer({min: 1, max: 30}));
  fc.assert(
    fc.property(cases, whole, whole, ([x, y, left, top, width, height], px, py) => {
      const box: Box = [left, top, left + width, top + height];
      // along the line through both, each step of a hundredth: is the box met at the point or behind it?
      let meets = px === x && py === y;
      for (let step = 100; step <= 12_000 && !meets; step++) {
        const [qx, qy] = [x + ((px - x) * step) / 100, y + ((py - y) * step) / 100];
        meets = qx >= box[0] && qx <= box[2] && qy >= box[1] && qy <= box[3];
      }
      expect(staysPut(at(x, y), box, [px, py], 500)).toBe(meets);
    }),
    {numRuns: 300},
  );
});
