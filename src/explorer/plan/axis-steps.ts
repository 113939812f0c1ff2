/** Steps of an axis from 0: 1, 2 or 5 times a power of ten, at most so many. */
export function axisSteps(top: number, most: number): number[] {
  if (top <= 0) return [0];
  const least = top / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= least) ?? 10 * power;
  return Array.from({length: Math.floor(top / step + 1e-9) + 1}, (_, index) => index * step);
}
