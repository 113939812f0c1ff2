import {type MapPlane, onPlane} from './map-plane.ts';
import type {LonLat} from './scene.ts';

/** Numbers of one segment: both ends on the plane, and how far along its line the first one lies, in units of the plane. */
export const SEGMENT_NUMBERS = 5;

/** Straight pieces of lines: [5 × segments] as SEGMENT_NUMBERS says. Pieces of no length are left out. */
export function lineSegments(lines: readonly (readonly LonLat[])[], plane: MapPlane): Float32Array {
  const most = lines.reduce((sum, line) => sum + Math.max(0, line.length - 1), 0);
  const segments = new Float32Array(SEGMENT_NUMBERS * most);
  let at = 0;
  for (const line of lines) {
    let along = 0;
    let [x, y] = [Number.NaN, Number.NaN];
    for (const corner of line) {
      const [nextX, nextY] = onPlane(plane, corner);
      const length = Math.hypot(nextX - x, nextY - y);
      if (length > 0) {
        segments.set([x, y, nextX, nextY, along], at);
        at += SEGMENT_NUMBERS;
        along += length;
      }
      [x, y] = [nextX, nextY];
    }
  }
  return segments.subarray(0, at);
}
