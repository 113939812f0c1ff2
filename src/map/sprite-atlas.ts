/** Side of one symbol's square in an atlas, pixels. */
export const CELL_PIXELS = 64;
/** Pixels of a symbol's unit: it is drawn from −1 to 1, the rest of the square is margin. */
const UNIT_PIXELS = 24;
/** Symbols side by side. */
export const ATLAS_COLUMNS = 8;

/** Rows of an atlas of so many symbols; at least one. */
export function atlasRows(count: number): number {
  return Math.max(1, Math.ceil(count / ATLAS_COLUMNS));
}

/** Draws symbols side by side, each into a square from −1 to 1 of its own, y down. */
export function drawAtlas<T>(
  symbols: readonly T[],
  draw: (context: CanvasRenderingContext2D, symbol: T) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = ATLAS_COLUMNS * CELL_PIXELS;
  canvas.height = atlasRows(symbols.length) * CELL_PIXELS;
  const context = canvas.getContext('2d')!;
  for (const [k, symbol] of symbols.entries()) {
    const [column, row] = [k % ATLAS_COLUMNS, Math.floor(k / ATLAS_COLUMNS)];
    const [x, y] = [(column + 0.5) * CELL_PIXELS, (row + 0.5) * CELL_PIXELS];
    context.setTransform(UNIT_PIXELS, 0, 0, UNIT_PIXELS, x, y);
    draw(context, symbol);
  }
  return canvas;
}

/** Share of a square's height from its middle to the foot of a symbol that reaches down to 1. */
export const FOOT = UNIT_PIXELS / CELL_PIXELS;
