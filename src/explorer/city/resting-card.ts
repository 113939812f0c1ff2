import type {Hovered} from './hover-card.tsx';

/** How long the pointer must rest before its card waits to be pointed at, milliseconds. */
const REST_MILLISECONDS = 500;

/** Left, top, right and bottom, pixels of the map. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/**
 * True when the pointer, having rested, is on its way to its card or on it: then the card stays as it is (WCAG 2.2, 1.4.13).
 * `now`: milliseconds on the clock of `since`.
 */
export function staysPut({pixel, since}: Hovered, card: Box, pointer: readonly [number, number], now: number): boolean {
  return now - since >= REST_MILLISECONDS && isBetween(pixel, card, pointer);
}

/** True for a point between another one and a box, or in the box: seen from the other, the box goes on at it or behind it. */
function isBetween(from: readonly [number, number], [left, top, right, bottom]: Box, point: readonly [number, number]) {
  let [first, last] = [0, Infinity];
  for (const [axis, low, high] of [
    [0, left, right],
    [1, top, bottom],
  ] as const) {
    const way = point[axis] - from[axis];
    const [near, far] = [(low - from[axis]) / way, (high - from[axis]) / way];
    if (way === 0) {
      if (from[axis] < low || from[axis] > high) last = -1;
      continue;
    }
    first = Math.max(first, Math.min(near, far));
    last = Math.min(last, Math.max(near, far));
  }
  const isAtRest = point[0] === from[0] && point[1] === from[1];
  return isAtRest || (last >= 1 && first <= last);
}
