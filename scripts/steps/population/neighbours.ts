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
  const ofUnit = new Map<number, number[]>();
  const ofSquare = new Map<string, number[]>();
  pieces.forEach((piece, cell) => {
    append(ofUnit, piece.unit, cell);
    if (piece.square !== null) append(ofSquare, piece.square.join(' '), cell);
  });
  const lists = pieces.map((piece, cell) => {
    const beside = new Set(units.neighbours?.(piece.unit) ?? []);
    const isNear = (other: number) =>
      units.neighbours === null || pieces[other]!.unit === piece.unit || beside.has(pieces[other]!.unit);
    const near = new Set<number>();
    if (piece.square !== null)
      for (const other of touching(piece.square, ofSquare)) if (other !== cell && isNear(other)) near.add(other);
    for (const unit of beside)
      for (const other of ofUnit.get(unit) ?? [])
        if (piece.square === null || pieces[other]!.square === null) near.add(other);
    return [...near].sort((a, b) => a - b);
  });
  const firstNeighbour = new Uint32Array(pieces.length + 1);
  lists.forEach((list, cell) => {
    firstNeighbour[cell + 1] = firstNeighbour[cell]! + list.length;
  });
  return {firstNeighbour, neighbour: Uint32Array.from(lists.flat())};
}

function append<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function touching([easting, northing]: readonly [number, number], ofSquare: ReadonlyMap<string, number[]>): number[] {
  const found: number[] = [];
  for (const dx of [-SQUARE_METERS, 0, SQUARE_METERS])
    for (const dy of [-SQUARE_METERS, 0, SQUARE_METERS])
      found.push(...(ofSquare.get(`${easting + dx} ${northing + dy}`) ?? []));
  return found;
}
