import type {Rgba} from './map-colors.ts';

/** Side of one symbol's square in an atlas, pixels. */
export const CELL_PIXELS = 64;
/** Pixels of a symbol's unit: it is drawn from −1 to 1, the rest of the square is margin. */
const UNIT_PIXELS = 24;
/** Symbols side by side. */
const ATLAS_COLUMNS = 8;

/** Rows of an atlas of so many symbols; at least one. */
export function atlasRows(count: number): number {
  return Math.max(1, Math.ceil(count / ATLAS_COLUMNS));
}

/** Width and height of an atlas of so many symbols, pixels. */
export function atlasSize(count: number): readonly [width: number, height: number] {
  return [ATLAS_COLUMNS * CELL_PIXELS, atlasRows(count) * CELL_PIXELS];
}

/** Where a symbol lies in the atlas, and which point of it stands on its place, pixels. */
export interface AtlasPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly anchorY: number;
}

/** Symbols by number; `stands`: those whose foot stands on their place instead of their middle. */
export function atlasPlaces(count: number, stands: (k: number) => boolean = () => false): Record<number, AtlasPlace> {
  return Object.fromEntries(
    Array.from({length: count}, (_, k) => {
      const [column, row] = [k % ATLAS_COLUMNS, Math.floor(k / ATLAS_COLUMNS)];
      const anchorY = CELL_PIXELS / 2 + (stands(k) ? UNIT_PIXELS : 0);
      const side = {width: CELL_PIXELS, height: CELL_PIXELS};
      return [k, {x: column * CELL_PIXELS, y: row * CELL_PIXELS, ...side, anchorY}];
    }),
  );
}

/**
 * Draws symbols side by side, each into a square from −1 to 1 of its own, y down. Where nothing is drawn, the colour of the
 * rim lies invisible, so that edges smoothed by the graphics card do not turn dark.
 */
export function drawAtlas<T>(
  symbols: readonly T[],
  rim: Rgba,
  draw: (context: CanvasRenderingContext2D, symbol: T) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = atlasSize(symbols.length);
  const context = canvas.getContext('2d', {willReadFrequently: true})!;
  for (const [k, {x, y}] of Object.values(atlasPlaces(symbols.length)).entries()) {
    context.setTransform(UNIT_PIXELS, 0, 0, UNIT_PIXELS, x + CELL_PIXELS / 2, y + CELL_PIXELS / 2);
    draw(context, symbols[k]!);
  }
  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  const [red, green, blue] = rim;
  for (let at = 0; at < picture.data.length; at += 4)
    if (picture.data[at + 3] === 0) picture.data.set([red, green, blue], at);
  return picture;
}
