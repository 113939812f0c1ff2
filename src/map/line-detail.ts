import {mercatorX, mercatorY, worldPixels} from './map-plane.ts';
import type {LonLat} from './scene.ts';

/** A corner is left out when the line without it runs within so many CSS pixels. */
const TOLERANCE_PIXELS = 0.8;

/** Zoom whose detail serves every zoom up to it; changes once per doubling. */
export function detailZoom(zoom: number): number {
  return Math.ceil(zoom);
}

/**
 * A line with the corners that can be told apart at a zoom (Douglas and Peucker 1973); first and last always stay. A line
 * that nobody sees the difference of is drawn in a third of the time.
 */
export function visibleDetail(line: readonly LonLat[], zoom: number): LonLat[] {
  const scale = worldPixels(zoom) / TOLERANCE_PIXELS;
  const x = Float64Array.from(line, corner => mercatorX(corner[0]) * scale);
  const y = Float64Array.from(line, corner => mercatorY(corner[1]) * scale);
  const stays = new Uint8Array(line.length);
  stays[0] = stays[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    const far = farthest(x, y, from, to);
    if (far === null) continue;
    stays[far] = 1;
    open.push([from, far], [far, to]);
  }
  return line.filter((_, k) => stays[k] === 1);
}

/** The corner between two that lies farthest from the straight line joining them, if more than 1 away. */
function farthest(x: Float64Array, y: Float64Array, from: number, to: number): number | null {
  const [dx, dy] = [x[to]! - x[from]!, y[to]! - y[from]!];
  const length = Math.hypot(dx, dy);
  let [best, most] = [-1, 1];
  for (let k = from + 1; k < to; k++) {
    const [px, py] = [x[k]! - x[from]!, y[k]! - y[from]!];
    const distance = length > 0 ? Math.abs(px * dy - py * dx) / length : Math.hypot(px, py);
    if (distance > most) [best, most] = [k, distance];
  }
  return best < 0 ? null : best;
}
