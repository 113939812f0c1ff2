/**
 * Position on a Hilbert curve through a square of 65,536 × 65,536 cells, x and y whole from 0 to 65535. Places near each other
 * on the curve are near each other on the ground. Method: en.wikipedia.org/wiki/Hilbert_curve, xy2d.
 */
export function hilbertPosition(x: number, y: number): number {
  let position = 0;
  let column = x;
  let row = y;
  for (let side = 32768; side > 0; side >>>= 1) {
    const right = (column & side) > 0 ? 1 : 0;
    const upper = (row & side) > 0 ? 1 : 0;
    position += side * side * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        column = 65535 - column;
        row = 65535 - row;
      }
      [column, row] = [row, column];
    }
  }
  return position;
}
