/** One of some items, and what it gains after those taken before it. */
export interface Gained {
  readonly item: number;
  readonly gain: number;
}

/**
 * Gives items one after the other, each time the one that gains most, of equals the first listed. Gains only shrink as items
 * are taken, so an old gain is an upper bound and most need no new look (lazy greedy: Minoux 1978; CELF: Leskovec and others
 * 2007). Whoever asks for the next item has taken the one before: `gainOf` must know of it by then.
 */
export function* lazyGreedy(items: ArrayLike<number>, gainOf: (item: number) => number): Generator<Gained> {
  const bound = Float64Array.from(items, gainOf);
  const seenAfter = new Int32Array(items.length);
  for (let taken = 0; taken < items.length; ) {
    const at = largest(bound);
    const item = items[at]!;
    if (seenAfter[at] !== taken) {
      seenAfter[at] = taken;
      bound[at] = gainOf(item);
      continue;
    }
    yield {item, gain: bound[at]!};
    bound[at] = -Infinity;
    taken++;
  }
}

/** Position of the largest value, the first of equals. */
function largest(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
}
