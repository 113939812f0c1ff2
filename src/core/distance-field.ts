import {type PlaneShape, partVertices} from './plane-shape.ts';
import type {ReachedStreets} from './reached-streets.ts';

/** Half the width of the band drawn around reached streets, metres. */
export const BUFFER_METERS = 25;

/** Width of the squares in which distances are sampled, metres: of a small area in smaller ones, down to 2 m. */
export const GRID_METERS = 8;
const LEAST_GRID_METERS = 2;

/** A field of fewer squares than this is worth halving their width. */
const FEW_SQUARES = 40e3;

/** Most squares of one field; a larger area is sampled in wider squares. */
const MOST_SQUARES = 24e6;

/** Memory for fields and contours, to be passed to the next one. */
export interface ShapeScratch {
  field: Float32Array;
  next: Int32Array;
  /** [nodes] last round in which a node was drawn. */
  nodeMark: Uint32Array;
  round: number;
}

export function shapeScratch(): ShapeScratch {
  return {field: new Float32Array(0), next: new Int32Array(0), nodeMark: new Uint32Array(0), round: 0};
}

/** Squared distances to the nearest street at the corners of a grid; FAR where none is within the band and one square. */
export interface DistanceField {
  readonly squared: Float32Array;
  readonly columns: number;
  readonly rows: number;
  /** Place of corner (0, 0), metres. */
  readonly west: number;
  readonly south: number;
  readonly step: number;
}

const FAR = 1e30;

/** Vertices of all parts, and how many each has. */
interface Polylines {
  /** x, y, x, y … metres */
  readonly at: number[];
  /** [parts + 1] first coordinate of each part */
  readonly first: Uint32Array;
}

function polylines(shape: PlaneShape, streets: ReachedStreets): Polylines {
  const at: number[] = [];
  const first = new Uint32Array(streets.count + 1);
  for (let p = 0; p < streets.count; p++) {
    partVertices(shape.outline, streets.edge[p]!, streets.start[p]!, streets.end[p]!, at);
    first[p + 1] = at.length;
  }
  return {at, first};
}

/** Width of the squares for an area so many metres wide and high. */
function stepFor(width: number, height: number): number {
  let step = GRID_METERS;
  const squares = () => ((width + 2 * BUFFER_METERS) / step + 4) * ((height + 2 * BUFFER_METERS) / step + 4);
  while (step > LEAST_GRID_METERS && 4 * squares() < FEW_SQUARES) step /= 2;
  while (squares() > MOST_SQUARES) step *= 1.25;
  return step;
}

function emptyField({at}: Polylines, scratch: ShapeScratch): DistanceField {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < at.length; i += 2) {
    const x = at[i]!;
    const y = at[i + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const step = stepFor(east - west, north - south);
  const margin = BUFFER_METERS + 2 * step;
  // corners stand on whole multiples of the step, so that a shape does not depend on its neighbours
  const left = Math.floor((west - margin) / step);
  const bottom = Math.floor((south - margin) / step);
  const columns = Math.ceil((east + margin) / step) - left + 1;
  const rows = Math.ceil((north + margin) / step) - bottom + 1;
  if (scratch.field.length < columns * rows) {
    scratch.field = new Float32Array(columns * rows);
    scratch.next = new Int32Array(2 * columns * rows).fill(-1);
  }
  scratch.field.fill(FAR, 0, columns * rows);
  return {squared: scratch.field, columns, rows, west: left * step, south: bottom * step, step};
}

/** Lowers the field around a point: every corner within the band and one square of it. */
function stampDisc({squared, columns, west, south, step}: DistanceField, x: number, y: number): void {
  const reach = BUFFER_METERS + step;
  const rowTo = Math.floor((y + reach - south) / step);
  for (let row = Math.ceil((y - reach - south) / step); row <= rowTo; row++) {
    const dy = south + row * step - y;
    const half = Math.sqrt(reach * reach - dy * dy);
    const from = Math.ceil((x - half - west) / step);
    const to = row * columns + Math.floor((x + half - west) / step);
    let dx = west + from * step - x;
    for (let corner = row * columns + from; corner <= to; corner++, dx += step) {
      const distance = dx * dx + dy * dy;
      if (distance < squared[corner]!) squared[corner] = distance;
    }
  }
}

/**
 * Lowers the field beside a straight piece: the rectangle that reaches `before` metres behind its start and `after` beyond
 * its end. There the distance is the one to the piece's line.
 */
function stampStrip(
  {squared, columns, west, south, step}: DistanceField,
  x: number,
  y: number,
  ux: number,
  uy: number,
  before: number,
  after: number,
): void {
  const reach = BUFFER_METERS + step;
  const startY = y - before * uy;
  const endY = y + after * uy;
  const spread = reach * Math.abs(ux);
  const rowFrom = Math.ceil((Math.min(startY, endY) - spread - south) / step);
  const rowTo = Math.floor((Math.max(startY, endY) + spread - south) / step);
  const alongX = Math.abs(ux) > 1e-9 ? 1 / ux : 0;
  const acrossX = Math.abs(uy) > 1e-9 ? 1 / uy : 0;
  for (let row = rowFrom; row <= rowTo; row++) {
    const py = south + row * step - y;
    let low = -1e9;
    let high = 1e9;
    if (alongX !== 0) {
      const a = (-before - py * uy) * alongX;
      const b = (after - py * uy) * alongX;
      low = a < b ? a : b;
      high = a < b ? b : a;
    }
    if (acrossX !== 0) {
      const middle = py * ux * acrossX;
      const half = reach * (acrossX < 0 ? -acrossX : acrossX);
      if (middle - half > low) low = middle - half;
      if (middle + half < high) high = middle + half;
    }
    const from = Math.ceil((x + low - west) / step);
    const to = row * columns + Math.floor((x + high - west) / step);
    let across = py * ux - (west + from * step - x) * uy;
    const change = -uy * step;
    for (let corner = row * columns + from; corner <= to; corner++, across += change) {
      const distance = across * across;
      if (distance < squared[corner]!) squared[corner] = distance;
    }
  }
}

/** Cosine of the sharpest bend (20°) that is drawn by lengthening the pieces; sharper ones get a disc. */
const GENTLE_COSINE = 0.94;

/** Lowers the field around one line of straight pieces; its two ends are left to the caller. */
function stampLine(field: DistanceField, at: readonly number[], first: number, end: number): void {
  const reach = BUFFER_METERS + field.step;
  let lengthen = 0;
  for (let i = first; i + 3 < end; i += 2) {
    const x = at[i]!;
    const y = at[i + 1]!;
    const dx = at[i + 2]! - x;
    const dy = at[i + 3]! - y;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const ux = dx / length;
    const uy = dy / length;
    const before = lengthen;
    lengthen = 0;
    if (i + 5 < end) {
      const nextX = at[i + 4]! - at[i + 2]!;
      const nextY = at[i + 5]! - at[i + 3]!;
      const nextLength = Math.sqrt(nextX * nextX + nextY * nextY);
      const cosine = nextLength > 0 ? (ux * nextX + uy * nextY) / nextLength : -1;
      if (cosine >= GENTLE_COSINE) lengthen = reach * Math.sqrt(Math.max(0, 1 - cosine) / (1 + cosine));
      else stampDisc(field, at[i + 2]!, at[i + 3]!);
    }
    stampStrip(field, x, y, ux, uy, before, length + lengthen);
  }
}

/** Distances around the reached streets, every node drawn once. Null when nothing is reached. */
export function distanceField(shape: PlaneShape, streets: ReachedStreets, scratch: ShapeScratch): DistanceField | null {
  const lines = polylines(shape, streets);
  if (lines.at.length === 0) return null;
  const field = emptyField(lines, scratch);
  const round = ++scratch.round;
  const endDisc = (edge: number, share: number, coordinate: number) => {
    if (share === 0 || share === 1) {
      const node = (share === 0 ? shape.edgeFrom : shape.edgeTo)[edge]!;
      if (node >= scratch.nodeMark.length) {
        const larger = new Uint32Array(2 * node + 1024);
        larger.set(scratch.nodeMark);
        scratch.nodeMark = larger;
      }
      if (scratch.nodeMark[node] === round) return;
      scratch.nodeMark[node] = round;
    }
    stampDisc(field, lines.at[coordinate]!, lines.at[coordinate + 1]!);
  };
  for (let p = 0; p < streets.count; p++) {
    const [first, end] = [lines.first[p]!, lines.first[p + 1]!];
    stampLine(field, lines.at, first, end);
    endDisc(streets.edge[p]!, streets.start[p]!, first);
    endDisc(streets.edge[p]!, streets.end[p]!, end - 2);
  }
  return field;
}
