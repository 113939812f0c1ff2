import {decodeSections, encodeSections} from '#core/section-file.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {GapCells} from './gaps.ts';

const MAGIC = 'YKCS';
const VERSION = [1, 0] as const;

/** Which cells are neighbours, and their outlines. */
export type CellShapes = Omit<GapCells, 'cellId'>;

/** Writes `cell-shape.bin`: what gaps are joined and drawn from. Outlines in whole 1e-7 degrees. */
export function encodeCellShapes({firstNeighbour, neighbour, outline}: CellShapes): Uint8Array<ArrayBuffer> {
  const cellCount = firstNeighbour.length - 1;
  const rings = Array.from({length: cellCount}, (_, cell) => outline(cell));
  const corners = rings.flat();
  const scaled = (axis: 0 | 1) => Int32Array.from(corners, corner => Math.round(corner[axis] * DEGREE_SCALE));
  return encodeSections(MAGIC, VERSION, [
    {
      name: 'counts',
      unit: 'cells, pairs, corners',
      type: 'u32',
      values: Uint32Array.of(cellCount, neighbour.length, corners.length),
    },
    {
      name: 'neighbours',
      unit: 'cells',
      type: 'varint',
      values: Uint32Array.from(rings, (_, cell) => countFrom(firstNeighbour, cell)),
    },
    {name: 'neighbour', unit: 'cell', type: 'delta', values: Int32Array.from(neighbour)},
    {name: 'corners', unit: 'corners', type: 'varint', values: Uint32Array.from(rings, ring => ring.length)},
    {name: 'corner_lon', unit: '1e-7 deg', type: 'delta', values: scaled(0)},
    {name: 'corner_lat', unit: '1e-7 deg', type: 'delta', values: scaled(1)},
  ]);
}

function countFrom(first: Uint32Array, index: number): number {
  return (first[index + 1] as number) - (first[index] as number);
}

function starts(counts: Uint32Array): Uint32Array {
  const first = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) first[i + 1] = (first[i] as number) + (counts[i] as number);
  return first;
}

/** Reads `cell-shape.bin`. Throws, naming what is wrong, when the file is not one or is cut short. */
export function decodeCellShapes(bytes: Uint8Array): CellShapes {
  const file = decodeSections('cell-shape', MAGIC, VERSION[0], bytes);
  const [cellCount, pairs, corners] = [...file.column('counts', 'u32', 3)] as [number, number, number];
  const firstCorner = starts(file.column('corners', 'varint', cellCount));
  const lon = file.column('corner_lon', 'delta', corners);
  const lat = file.column('corner_lat', 'delta', corners);
  return {
    firstNeighbour: starts(file.column('neighbours', 'varint', cellCount)),
    neighbour: Uint32Array.from(file.column('neighbour', 'delta', pairs)),
    outline: cell => {
      const first = firstCorner[cell] as number;
      return Array.from({length: countFrom(firstCorner, cell)}, (_, corner): [number, number] => [
        (lon[first + corner] as number) / DEGREE_SCALE,
        (lat[first + corner] as number) / DEGREE_SCALE,
      ]);
    },
  };
}
