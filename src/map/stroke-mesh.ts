import type {Rgba} from './map-colors.ts';
import {mercatorX, mercatorY, WORLD_PIXELS} from './map-plane.ts';
import {type QuadMesh, splitDegrees} from './quad-layer.ts';
import type {LonLat} from './scene.ts';

/** How a line is drawn. */
export interface Stroke {
  readonly color: Rgba;
  /** CSS pixels. */
  readonly width: number;
  /** True: thinner where the whole city is seen, so as not to cover what it goes around. */
  readonly thins?: boolean;
  /** CSS pixels of dash and gap together, of which three fifths are drawn. Absent: a firm line. */
  readonly dash?: number;
}

/** Lines that are drawn alike. */
export interface StrokedLines {
  readonly lines: readonly (readonly LonLat[])[];
  readonly stroke: Stroke;
}

/** The share of its width a line that thins never falls below. */
const THINNEST = 0.4;

/** Numbers of a corner: start (4), end (4), pen (4), colour (4). */
export const STROKE_PARTS = {segmentStart: 4, segmentEnd: 4, pen: 4, ink: 4} as const;
const NUMBERS = 16;

/**
 * A rectangle for each straight piece, later lines over earlier ones. `segmentStart` and `segmentEnd`: longitude and latitude,
 * high parts, then low ones; `pen`: how far along its line the piece begins in pixels of the world at zoom 0, largest and
 * least width, dash. A corner that repeats the one before is left out.
 */
export function strokeMesh(stroked: readonly StrokedLines[]): QuadMesh {
  let most = 0;
  for (const {lines} of stroked) for (const line of lines) most += Math.max(0, line.length - 1);
  const corners = new Float32Array(4 * NUMBERS * most);
  let quads = 0;
  for (const {lines, stroke} of stroked) {
    const {color, width, thins = false, dash = 0} = stroke;
    const ink = color.map(part => part / 255);
    for (const line of lines) {
      let along = 0;
      for (let k = 1; k < line.length; k++) {
        const [from, to] = [line[k - 1]!, line[k]!];
        const length = Math.hypot(mercatorX(to[0]) - mercatorX(from[0]), mercatorY(to[1]) - mercatorY(from[1]));
        if (length === 0) continue;
        const at = 4 * NUMBERS * quads++;
        setPlace(corners, at, from);
        setPlace(corners, at + 4, to);
        corners[at + 8] = along;
        corners[at + 9] = width;
        corners[at + 10] = thins ? width * THINNEST : width;
        corners[at + 11] = dash;
        corners.set(ink, at + 12);
        for (const other of [1, 2, 3]) corners.copyWithin(at + other * NUMBERS, at, at + NUMBERS);
        along += length * WORLD_PIXELS;
      }
    }
  }
  return {quads, corners: corners.slice(0, 4 * NUMBERS * quads)};
}

function setPlace(corners: Float32Array, at: number, [lon, lat]: LonLat): void {
  [corners[at], corners[at + 2]] = splitDegrees(lon) as [number, number];
  [corners[at + 1], corners[at + 3]] = splitDegrees(lat) as [number, number];
}
