import type {Piece} from './place-people.ts';
import type {Units} from './units.ts';
import {SQUARE_METERS} from './utm-squares.ts';

/** Neighbours of k cells: those of cell i stand at `neighbour[firstNeighbour[i]] … neighbour[firstNeighbour[i + 1] − 1]`, ascending. */
export interface Neighbours {
  readonly firstNeighbour: Uint32Array;
  readonly neighbour: Uint32Array;
}

/**
 * Which cells touch. Squares: the eight around and the same square of another unit. Units that were not cut: the units
 * beside them, with all their pieces. Squares of two units touch only if the units are neighbours too.
 */
export function neighboursOf(pieces: readonly Piece[], units: Units): Neighbours {
  const cellsOfUnit: number[][] = Array.from({length: units.count}, () => []);
  const cellsOfSquare = new Map<string, number[]>();
  pieces.forEach(({unit, square}, cell) => {
    cellsOfUnit[unit]!.push(cell);
    if (square === null) return;
    const name = square.join(' ');
    const cells = cellsOfSquare.get(name);
    if (cells === undefined) cellsOfSquare.set(name, [cell]);
    else cells.push(cell);
  });
  const firstNeighbour = new Uint32Array(pieces.length + 1);
  const lists = pieces.map(({unit, square}, cell) => {
    const beside = units.neighbours?.(unit) ?? [];
    const near = square === null ? beside.flatMap(other => cellsOfUnit[other]!) : nearSquare(cell, square, beside);
    firstNeighbour[cell + 1] = firstNeighbour[cell]! + near.length;
    return near.sort((a, b) => a - b);
  });
  const neighbour = new Uint32Array(firstNeighbour[pieces.length]!);
  lists.forEach((list, cell) => {
    neighbour.set(list, firstNeighbour[cell]);
  });
  return {firstNeighbour, neighbour};

  function nearSquare(cell: number, square: readonly [number, number], beside: readonly number[]): number[] {
    const own = pieces[cell]!.unit;
    const touches = touching(square, cellsOfSquare).filter(
      other =>
        other !== cell &&
        (units.neighbours === null || pieces[other]!.unit === own || beside.includes(pieces[other]!.unit)),
    );
    const uncut = beside.flatMap(unit => cellsOfUnit[unit]!).filter(other => pieces[other]!.square === null);
    return [...touches, ...uncut];
  }
}

function touching([easting, northing]: readonly [number, number], ofSquare: ReadonlyMap<string, number[]>): number[] {
  const found: number[] = [];
  for (const dx of [-SQUARE_METERS, 0, SQUARE_METERS])
    for (const dy of [-SQUARE_METERS, 0, SQUARE_METERS])
      found.push(...(ofSquare.get(`${easting + dx} ${northing + dy}`) ?? []));
  return found;
}
