/**
 * Splits a whole total in proportion to weights by the largest remainder method (Hamilton): parts are whole and add up to
 * the total exactly. Equal remainders go to the smaller index. All weights zero: an equal split. No weights and a total
 * above zero, a negative or unfinite weight, or a total that is no whole number from 0 on throw a RangeError.
 */
export function apportion(weights: Float64Array, total: number): Uint32Array {
  const count = weights.length;
  if (!Number.isSafeInteger(total) || total < 0)
    throw new RangeError(`apportion: total ${total}, expected a whole number from 0 on`);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (!(weights[i]! >= 0 && weights[i]! < Infinity))
      throw new RangeError(`apportion: weight ${i} is ${weights[i]}, expected a finite number from 0 on`);
    sum += weights[i]!;
  }
  if (count === 0 && total > 0) throw new RangeError(`apportion: ${total} to share but no one to share it`);
  const parts = new Uint32Array(count);
  const remainder = new Float64Array(count);
  let given = 0;
  for (let i = 0; i < count; i++) {
    const share = sum > 0 ? (weights[i]! / sum) * total : total / count;
    const whole = Math.min(Math.floor(share), total - given);
    parts[i] = whole;
    remainder[i] = share - whole;
    given += whole;
  }
  const order = Array.from(remainder.keys()).sort((a, b) => remainder[b]! - remainder[a]! || a - b);
  // rounding of the shares can leave a few more than one each to give; weightless places never get any
  const eligible = sum > 0 ? order.filter(i => weights[i]! > 0) : order;
  for (let i = 0; given < total; i = (i + 1) % eligible.length, given++) parts[eligible[i]!]!++;
  return parts;
}
