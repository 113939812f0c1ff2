/**
 * Moves the `rank + 1` largest values to the front and the largest of the rest behind them, by quickselect with the median
 * of three as pivot. Returns the value at `rank` (0 = the largest). Reorders `scratchValues` up to `length`.
 */
export function selectLargest(scratchValues: Float64Array, length: number, rank: number): number {
  const values = scratchValues;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) > pivot) left++;
      while ((values[right] as number) < pivot) right--;
      if (left > right) break;
      const value = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = value;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank] as number;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
