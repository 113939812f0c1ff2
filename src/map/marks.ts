import type {MarkShape} from './scene.ts';

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
