import {TENTHS_PER_SECOND, UNREACHED} from '#core/units.ts';
import {type CellRaster, NO_CELL} from './cell-raster.ts';

/** The colours of a travel-time surface. Each is 32 bits as they lie in memory: red, green, blue, alpha, lowest byte first. */
export interface SurfaceColors {
  /** Steps of the scale, shortest first. `seconds` is the upper end; null takes all that is longer or has no path. */
  readonly steps: readonly {readonly seconds: number | null; readonly color: number}[];
  /** Where nobody knows: nothing in time is listed, but the list does not claim to be complete. */
  readonly unknown: number;
}

/** Colour of each cell, [k]: its step of the scale, or `unknown` where unknown[cell] is 1. */
export function cellColors(tenths: Uint16Array, unknown: Uint8Array, colors: SurfaceColors): Uint32Array {
  const out = new Uint32Array(tenths.length);
  for (let cell = 0; cell < out.length; cell++)
    out[cell] = unknown[cell] === 1 ? colors.unknown : stepColor(tenths[cell]!, colors);
  return out;
}

/** The picture of a surface: RGBA bytes, one pixel of the raster each, transparent where no cell is near. */
export function paint(raster: CellRaster, colorOfCell: Uint32Array): Uint8ClampedArray<ArrayBuffer> {
  const {pixelCell} = raster;
  const pixels = new Uint32Array(pixelCell.length);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const cell = pixelCell[pixel]!;
    if (cell !== NO_CELL) pixels[pixel] = colorOfCell[cell]!;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

function stepColor(tenths: number, colors: SurfaceColors): number {
  for (const step of colors.steps) {
    if (step.seconds === null) return step.color;
    if (tenths !== UNREACHED && tenths <= step.seconds * TENTHS_PER_SECOND) return step.color;
  }
  return 0;
}
