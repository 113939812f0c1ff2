import {PEOPLE_SCALE, UNREACHED} from '#core/units.ts';
import type {MapDotKind, MapDots, SurfaceRaster} from '#map/scene.ts';
import type {PlanAnswer} from '#worker/client.ts';
import {keptPart} from '../city/kept-part.ts';
import {cellPixels, peopleOfDot, placeInPixel, scrambled} from '../city/uncovered-dots.ts';

/** Dots the map can show before they run together. */
const MOST_DOTS = 3000;

/** Some people of a cell as dots of one kind. */
interface DotGroup {
  readonly cells: ArrayLike<number>;
  readonly kind: MapDotKind;
}

/** Cells newly in time and no longer in time with a plan. */
export function changedCells(
  {tenths, tenthsBefore}: Pick<PlanAnswer, 'tenths' | 'tenthsBefore'>,
  minutes: number,
): {readonly gained: number[]; readonly lost: number[]} {
  const limit = minutes * 600;
  const [gained, lost]: [number[], number[]] = [[], []];
  for (let cell = 0; cell < tenths.length; cell++) {
    const was = tenthsBefore[cell] !== UNREACHED && tenthsBefore[cell]! <= limit;
    const is = tenths[cell] !== UNREACHED && tenths[cell]! <= limit;
    if (is && !was) gained.push(cell);
    if (was && !is) lost.push(cell);
  }
  return {gained, lost};
}

/**
 * People as dots, each for so many, scattered over the pixels of their cell; what is left over goes on to the next cell, so
 * that no one is forgotten. The same cells give the same dots. Null: nobody.
 */
export function peopleDots(
  raster: SurfaceRaster,
  people: Uint32Array,
  groups: readonly DotGroup[],
): {readonly dots: MapDots; readonly perDot: number} | null {
  const total = groups.reduce((sum, {cells}) => sum + sumOf(people, cells), 0);
  if (total === 0) return null;
  const perDot = peopleOfDot(total, MOST_DOTS);
  const {first, pixels} = keptPart(raster, 'pixels', [], () => cellPixels(raster, people.length));
  const positions: number[] = [];
  const kinds: MapDotKind[] = [];
  for (const {cells, kind} of groups) {
    let left = perDot / 2;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      const [from, to] = [first[cell]!, first[cell + 1]!];
      left += people[cell]! / PEOPLE_SCALE;
      for (let n = 0; left >= perDot && to > from; n++, left -= perDot) {
        const random = scrambled(cell, n);
        const pixel = pixels[from + (random % (to - from))]!;
        positions.push(...placeInPixel(raster, pixel, scrambled(random, 1), scrambled(random, 2)));
        kinds.push(kind);
      }
    }
  }
  return {dots: {positions: Float32Array.from(positions), kinds}, perDot};
}

function sumOf(people: Uint32Array, cells: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i++) sum += people[cells[i]!]!;
  return sum;
}
