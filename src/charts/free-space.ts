/** A box of a drawing in user units. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Which parts of a drawing are taken, so that names stand only where they hide nothing. */
export interface FreeSpace {
  /** Takes every square a box touches. */
  take(box: Box): void;
  /** True when a box lies wholly on the drawing and touches no taken square. */
  isFree(box: Box): boolean;
  /** How many taken squares a box touches; infinite when it does not lie wholly on the drawing. */
  covered(box: Box): number;
}

/** Side of the squares that are kept account of, user units. */
const SQUARE = 3;

/** A drawing with nothing on it yet. */
export function freeSpace(width: number, height: number): FreeSpace {
  const columns = Math.ceil(width / SQUARE);
  const rows = Math.ceil(height / SQUARE);
  const taken = new Uint8Array(columns * rows);
  const within = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.floor(value / SQUARE)));
  const covered = ([left, top, right, bottom]: Box): number => {
    if (left < 0 || top < 0 || right > width || bottom > height) return Infinity;
    let count = 0;
    for (let row = within(top, rows); row <= within(bottom, rows); row++)
      for (let column = within(left, columns); column <= within(right, columns); column++)
        count += taken[row * columns + column] as number;
    return count;
  };
  return {
    covered,
    isFree: box => covered(box) === 0,
    take: ([left, top, right, bottom]) => {
      if (right < 0 || bottom < 0 || left > width || top > height) return;
      for (let row = within(top, rows); row <= within(bottom, rows); row++)
        taken.fill(1, row * columns + within(left, columns), row * columns + within(right, columns) + 1);
    },
  };
}
