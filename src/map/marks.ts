import {MARK_SHAPES, type MarkShape} from './scene.ts';

/** Side of one symbol in the atlas, pixels. */
export const MARK_PIXELS = 48;

/** Corners of each symbol in a square from −1 to 1, y down; circles and drops are drawn by arcs. */
const CORNERS: Readonly<Record<Exclude<MarkShape, 'circle' | 'drop'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: [
    [0, -0.95],
    [0.98, 0.75],
    [-0.98, 0.75],
  ],
  cross: [
    [-0.36, -1],
    [0.36, -1],
    [0.36, -0.36],
    [1, -0.36],
    [1, 0.36],
    [0.36, 0.36],
    [0.36, 1],
    [-0.36, 1],
    [-0.36, 0.36],
    [-1, 0.36],
    [-1, -0.36],
    [-0.36, -0.36],
  ],
  pentagon: [
    [0, -1],
    [0.98, -0.28],
    [0.6, 0.86],
    [-0.6, 0.86],
    [-0.98, -0.28],
  ],
};

/** Outline of a symbol as an SVG path in a square from −1 to 1, for legends and lists. */
export function markPath(shape: MarkShape): string {
  if (shape === 'circle') return 'M-.86 0A.86 .86 0 1 1 .86 0A.86 .86 0 1 1 -.86 0Z';
  if (shape === 'drop') return 'M0 1L-.66 .1A.72 .72 0 1 1 .66 .1Z';
  return `M${CORNERS[shape].map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/** Place of every symbol in the atlas: filled ones in the first row, hollow ones in the second. */
export const MARK_ATLAS = Object.fromEntries(
  [false, true].flatMap((hollow, row) =>
    MARK_SHAPES.map((shape, column) => [
      markName(shape, hollow),
      {x: column * MARK_PIXELS, y: row * MARK_PIXELS, width: MARK_PIXELS, height: MARK_PIXELS, mask: false},
    ]),
  ),
);

/** Name of a symbol in the atlas. */
export function markName(shape: MarkShape, hollow: boolean): string {
  return hollow ? `${shape}-hollow` : shape;
}

/** Draws the atlas: symbols in ink with a rim in the colour of the paper. */
export function drawMarkAtlas(ink: string, paper: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = MARK_SHAPES.length * MARK_PIXELS;
  canvas.height = 2 * MARK_PIXELS;
  const context = canvas.getContext('2d')!;
  for (const [row, hollow] of [false, true].entries()) {
    for (const [column, shape] of MARK_SHAPES.entries()) {
      context.setTransform(16, 0, 0, 16, (column + 0.5) * MARK_PIXELS, (row + 0.5) * MARK_PIXELS);
      const path = new Path2D(markPath(shape));
      context.lineJoin = 'round';
      context.strokeStyle = paper;
      context.lineWidth = 0.6;
      context.stroke(path);
      context.fillStyle = hollow ? paper : ink;
      context.fill(path);
      if (hollow) {
        context.strokeStyle = ink;
        context.lineWidth = 0.3;
        context.stroke(path);
      }
    }
  }
  return canvas;
}
