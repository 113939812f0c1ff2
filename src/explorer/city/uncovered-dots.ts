import {PEOPLE_SCALE} from '#core/units.ts';
import type {MapDotKind, MapDots, SurfaceRaster} from '#map/scene.ts';

/** Fewest people a dot stands for: fewer are not told apart. */
const LEAST_PEOPLE = 10;

/** What a cell's people are on a map of those left out: nothing to draw, out of reach, or not clear. */
export const DOT_CLASS = {none: 0, out: 1, unsure: 2} as const;
const KINDS = [null, 'out', 'unsure'] as const satisfies readonly (MapDotKind | null)[];

/** Pixels of every cell: cell c has `pixels[first[c] … first[c + 1] − 1]`. */
export interface CellPixels {
  readonly first: Uint32Array;
  readonly pixels: Uint32Array;
}

/** Sorts the pixels of a picture by cell. */
export function cellPixels({pixelCell}: Pick<SurfaceRaster, 'pixelCell'>, cellCount: number): CellPixels {
  const first = new Uint32Array(cellCount + 1);
  for (let pixel = 0; pixel < pixelCell.length; pixel++) if (pixelCell[pixel]! >= 0) first[pixelCell[pixel]! + 1]!++;
  for (let cell = 0; cell < cellCount; cell++) first[cell + 1]! += first[cell]!;
  const next = first.slice();
  const pixels = new Uint32Array(first[cellCount]!);
  for (let pixel = 0; pixel < pixelCell.length; pixel++) {
    const cell = pixelCell[pixel]!;
    if (cell >= 0) pixels[next[cell]!++] = pixel;
  }
  return {first, pixels};
}

/** How many people one dot stands for, so that so many people (thousandths) need at most so many dots: 10, 20, 50, 100 … */
export function peopleOfDot(people: number, mostDots: number): number {
  for (let scale = LEAST_PEOPLE; ; scale *= 10)
    for (const step of [1, 2, 5]) if (people / PEOPLE_SCALE <= mostDots * scale * step) return scale * step;
}

/** People (thousandths) of each class of dots. */
export function peopleByClass(dotClass: Uint8Array, people: Uint32Array): {out: number; unsure: number} {
  const sums = [0, 0, 0];
  for (let cell = 0; cell < people.length; cell++) sums[dotClass[cell]!]! += people[cell]!;
  return {out: sums[DOT_CLASS.out]!, unsure: sums[DOT_CLASS.unsure]!};
}

/**
 * One dot for so many people, of each kind as many as its people divided by that, rounded. Cells are gone through in their
 * order and give a dot whenever the sum has grown by one dot's worth, so that thinly settled parts are not passed over. Where
 * in the cell a dot lies says nothing; it is the same every time.
 */
export function uncoveredDots(
  raster: SurfaceRaster,
  {first, pixels}: CellPixels,
  dotClass: Uint8Array,
  people: Uint32Array,
  perDot: number,
): MapDots {
  const worth = perDot * PEOPLE_SCALE;
  const waiting = [0, worth / 2, worth / 2];
  const lastCell = [-1, -1, -1];
  const kinds: MapDotKind[] = [];
  const places: number[] = [];
  const given = new Map<number, number>();
  const give = (cell: number, which: number) => {
    const ordinal = given.get(cell) ?? 0;
    given.set(cell, ordinal + 1);
    const random = scrambled(cell, ordinal);
    const pixel = pixels[first[cell]! + (random % (first[cell + 1]! - first[cell]!))]!;
    places.push(...placeInPixel(raster, pixel, scrambled(random, 1), scrambled(random, 2)));
    kinds.push(KINDS[which]!);
  };
  for (let cell = 0; cell < people.length; cell++) {
    const which = dotClass[cell]!;
    if (which === DOT_CLASS.none) continue;
    waiting[which]! += people[cell]!;
    // a cell under others has no pixel of its own: its people wait for the next
    if (first[cell + 1] === first[cell]) continue;
    lastCell[which] = cell;
    for (; waiting[which]! >= worth; waiting[which]! -= worth) give(cell, which);
  }
  for (const which of [DOT_CLASS.out, DOT_CLASS.unsure])
    for (; waiting[which]! >= worth && lastCell[which]! >= 0; waiting[which]! -= worth) give(lastCell[which]!, which);
  return {positions: Float32Array.from(places), kinds};
}

/** A place inside a pixel, degrees; two numbers of 32 bits say where. */
export function placeInPixel(raster: SurfaceRaster, pixel: number, a: number, b: number): [number, number] {
  const {width, height, bounds} = raster;
  const [west, south, east, north] = bounds;
  const [top, bottom] = [mercator(north), mercator(south)];
  const x = ((pixel % width) + a / 2 ** 32) / width;
  const y = (Math.floor(pixel / width) + b / 2 ** 32) / height;
  const lat = (Math.atan(Math.exp(top + (bottom - top) * y)) * 360) / Math.PI - 90;
  return [west + (east - west) * x, lat];
}

function mercator(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}

/** A number of 32 bits that looks random and is the same for the same two (the mixer of MurmurHash3). */
export function scrambled(a: number, b: number): number {
  let h = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
