import {type QuadMesh, splitDegrees} from './quad-layer.ts';
import {type AtlasPlace, atlasSize} from './sprite-atlas.ts';

/** Side of a symbol's square: so many metres on the ground, but within so many CSS pixels. */
export interface SymbolSize {
  readonly meters: number;
  readonly min: number;
  readonly max: number;
}

/** Symbols as they stand on the map. */
export interface PlacedSymbols {
  /** Longitude and latitude of each in turn, degrees. */
  readonly positions: Float32Array | Float64Array;
  /** [symbols] number in the atlas. */
  readonly numbers: Uint16Array;
  readonly size: SymbolSize;
}

/** Numbers of a corner: place (4), point of the atlas (2), size and foot (4). */
export const SYMBOL_PARTS = {place: 4, atlasPoint: 2, extent: 4} as const;
const NUMBERS = 10;

/**
 * A square for each symbol. `place`: longitude and latitude, high parts, then low ones; `extent`: metres, least and most pixels,
 * and how far below its upper edge the symbol stands on its place, as a share of its height.
 */
export function symbolMesh(
  {positions, numbers, size}: PlacedSymbols,
  places: Readonly<Record<number, AtlasPlace>>,
): QuadMesh {
  const [atlasWidth, atlasHeight] = atlasSize(Object.keys(places).length);
  const corners = new Float32Array(4 * NUMBERS * numbers.length);
  for (const [k, number] of numbers.entries()) {
    const {x, y, width, height, anchorY} = places[number]!;
    const [lon, lonLow] = splitDegrees(positions[2 * k]!);
    const [lat, latLow] = splitDegrees(positions[2 * k + 1]!);
    for (let corner = 0; corner < 4; corner++) {
      const point = [(x + (corner & 1) * width) / atlasWidth, (y + (corner >> 1) * height) / atlasHeight] as const;
      corners.set(
        [lon, lat, lonLow, latLow, ...point, size.meters, size.min, size.max, anchorY / height],
        NUMBERS * (4 * k + corner),
      );
    }
  }
  return {quads: numbers.length, corners};
}
