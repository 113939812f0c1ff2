/** A stream of repeatable random numbers: the same seed and label give the same numbers on every machine. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded), with 32 random bits. */
  next(): number;
  /** A number from `low` to `high`. */
  between(low: number, high: number): number;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** One of the items, each as likely; the list must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** True in that share of calls. */
  chance(share: number): boolean;
}

/** Hash of a text, 32 bits (FNV-1a). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Opens a stream (mulberry32) for one purpose. Streams of different labels are independent, so that drawing one thing more
 * in one part of the city changes nothing elsewhere.
 */
export function randomStream(seed: number, label: string): Random {
  let state = (hashText(label) ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (low, high) => low + (high - low) * next(),
    pick: items => items[below(items.length)]!,
    chance: share => next() < share,
  };
}
