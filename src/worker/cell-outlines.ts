import {decodeSections} from '#core/section-file.ts';

/** Outlines of the cells of a city: corners `first[c] … first[c + 1] − 1` of cell c, 1e-7 degrees. */
export interface CellOutlines {
  /** [cells + 1] */
  readonly first: Uint32Array;
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

/** Reads the outlines of `cell-shape.bin`. Throws, naming what is wrong, when it is not one or is cut short. */
export function decodeCellOutlines(bytes: Uint8Array, cellCount: number): CellOutlines {
  const file = decodeSections('cell-shape', 'YKCS', 1, bytes);
  const corners = file.column('counts', 'u32', 3)[2]!;
  const counts = file.column('corners', 'varint', cellCount);
  const first = new Uint32Array(cellCount + 1);
  for (let cell = 0; cell < cellCount; cell++) first[cell + 1] = first[cell]! + counts[cell]!;
  return {
    first,
    lon: file.column('corner_lon', 'delta', corners),
    lat: file.column('corner_lat', 'delta', corners),
  };
}
