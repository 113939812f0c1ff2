/** Where lists of these lengths begin when they stand one after the other: one value more than there are lists, the last their sum. */
export function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}

/** Lists turned round, so that every item lists the rows that named it. */
export interface TurnedLists {
  /** [items + 1] */
  readonly first: Uint32Array;
  /** Rows of item i: row[first[i] … first[i + 1] − 1], ascending. */
  readonly row: Uint32Array;
}

/** Turns lists round: row r names items item[first[r] … first[r + 1] − 1], each below `itemCount`. Counting sort, linear. */
export function turnLists(first: Uint32Array, item: Uint32Array, itemCount: number): TurnedLists {
  const turned = new Uint32Array(itemCount + 1);
  for (const i of item) turned[i + 1]!++;
  for (let i = 0; i < itemCount; i++) turned[i + 1]! += turned[i]!;
  const next = turned.slice(0, itemCount);
  const row = new Uint32Array(item.length);
  for (let r = 0; r + 1 < first.length; r++)
    for (let at = first[r]!; at < first[r + 1]!; at++) row[next[item[at]!]!++] = r;
  return {first: turned, row};
}
