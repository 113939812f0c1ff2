import {type MapPlane, mercatorX, mercatorY} from './map-plane.ts';
import type {MapMark} from './scene.ts';

/** Marks a square of the grid holds on average. */
const MARKS_PER_SQUARE = 2;

/** Finds the mark nearest to a place without looking at them all: a grid over their box, built once. */
export class MarkIndex {
  readonly #plane: MapPlane;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #side: number;
  readonly #left: number;
  readonly #top: number;
  readonly #columns: number;
  readonly #rows: number;
  /** [squares + 1] where each square's marks begin in #order. */
  readonly #first: Uint32Array;
  readonly #order: Uint32Array;

  constructor(marks: readonly MapMark[], plane: MapPlane) {
    this.#plane = plane;
    this.#x = Float64Array.from(marks, mark => mercatorX(mark.lon) - plane.x);
    this.#y = Float64Array.from(marks, mark => mercatorY(mark.lat) - plane.y);
    const [left, right] = rangeOf(this.#x);
    const [top, bottom] = rangeOf(this.#y);
    const squares = Math.max(1, marks.length / MARKS_PER_SQUARE);
    const area = Math.max((right - left) * (bottom - top), 1e-18);
    this.#side = Math.max(Math.sqrt(area / squares), Math.max(right - left, bottom - top) / 2048, 1e-12);
    [this.#left, this.#top] = [left, top];
    this.#columns = Math.floor((right - left) / this.#side) + 1;
    this.#rows = Math.floor((bottom - top) / this.#side) + 1;
    const squareOf = Uint32Array.from(
      marks,
      (_, k) => this.#row(this.#y[k]!) * this.#columns + this.#column(this.#x[k]!),
    );
    this.#first = new Uint32Array(this.#columns * this.#rows + 1);
    for (const square of squareOf) this.#first[square + 1]!++;
    for (let k = 1; k < this.#first.length; k++) this.#first[k]! += this.#first[k - 1]!;
    const next = this.#first.slice();
    this.#order = new Uint32Array(marks.length);
    for (const [k, square] of squareOf.entries()) this.#order[next[square]!++] = k;
  }

  /** Number of the mark nearest to a place, at most `reach` (units of the plane) away; of equals the first. Null: none. */
  nearest(lon: number, lat: number, reach: number): number | null {
    const [x, y] = [mercatorX(lon) - this.#plane.x, mercatorY(lat) - this.#plane.y];
    let best = reach * reach;
    let found: number | null = null;
    for (let row = this.#row(y - reach); row <= this.#row(y + reach); row++)
      for (let column = this.#column(x - reach); column <= this.#column(x + reach); column++) {
        const square = row * this.#columns + column;
        for (let at = this.#first[square]!; at < this.#first[square + 1]!; at++) {
          const k = this.#order[at]!;
          const distance = (this.#x[k]! - x) ** 2 + (this.#y[k]! - y) ** 2;
          if (distance > best || (distance === best && found !== null && k > found)) continue;
          [best, found] = [distance, k];
        }
      }
    return found;
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#left) / this.#side)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#top) / this.#side)));
  }
}

function rangeOf(values: Float64Array): [number, number] {
  if (values.length === 0) return [0, 0];
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
