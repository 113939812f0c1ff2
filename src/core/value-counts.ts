/**
 * People by a whole number that each of them has (tenths of a second of walking): counts[v] people have v. The counts are
 * whole, so a histogram kept up to date by an edit is the same as one counted anew, and so is all that follows from it.
 */
export type ValueCounts = Float64Array;

/** Counts people by value; values above `limit` are left out. */
export function valueCounts(values: ArrayLike<number>, people: ArrayLike<number>, limit: number): ValueCounts {
  const counts = new Float64Array(limit + 1);
  for (let c = 0; c < people.length; c++) if (values[c]! <= limit) counts[values[c]!]! += people[c]!;
  return counts;
}

/** Gini index of the values, as `gini` computes it; null when nobody is counted or nobody has anything. */
export function giniOfCounts(counts: ValueCounts): number | null {
  let people = 0;
  let sum = 0;
  for (let v = 0; v < counts.length; v++) {
    people += counts[v]!;
    sum += counts[v]! * v;
  }
  if (!(sum > 0)) return null;
  let before = 0;
  let spread = 0;
  for (let v = 0; v < counts.length; v++) {
    const n = counts[v]!;
    spread += n * v * (2 * before + n - people);
    before += n;
  }
  return Math.max(0, spread / (people * sum));
}

/** The smallest value that half of the people have at most; null when nobody is counted. */
export function medianOfCounts(counts: ValueCounts): number | null {
  const people = counts.reduce((total, n) => total + n, 0);
  if (people === 0) return null;
  let before = 0;
  return counts.findIndex(n => {
    before += n;
    return 2 * before >= people;
  });
}
