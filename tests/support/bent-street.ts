import {planeShape} from '#core/plane-shape.ts';
import type {ReachedStreets} from '#core/reached-streets.ts';
import {Scene, scenePlace} from './scene.ts';

export type Point = readonly [x: number, y: number];

/** Points along a walk from (200, 200): pieces of some length, each turned against the one before by some degrees. */
export function turning(pieces: readonly (readonly [meters: number, degrees: number])[]): Point[] {
  const points: Point[] = [[200, 200]];
  let heading = 0;
  for (const [meters, degrees] of pieces) {
    heading += (degrees * Math.PI) / 180;
    const [x, y] = points.at(-1)!;
    points.push([x + meters * Math.cos(heading), y + meters * Math.sin(heading)]);
  }
  return points;
}

/** The shape of a graph of one street through all the points, metres. */
export function bentShape(points: readonly Point[]) {
  const places = points.map(([x, y]) => scenePlace(x, y));
  const scene = new Scene()
    .at('a', ...points[0]!)
    .at('b', ...points.at(-1)!)
    .street('a', 'b');
  return planeShape(scene.graph(), {
    firstVertex: Uint32Array.of(0, points.length),
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
  });
}

/** Parts of the only street, as what is reached. */
export function partsReached(parts: readonly (readonly [start: number, end: number])[]): ReachedStreets {
  return {
    count: parts.length,
    edge: new Uint32Array(parts.length),
    start: Float64Array.from(parts, part => part[0]),
    end: Float64Array.from(parts, part => part[1]),
    startCost: new Float64Array(parts.length),
    endCost: new Float64Array(parts.length),
  };
}

/** Distance of a point to a line of straight pieces, metres. */
export function distanceToLine(points: readonly Point[], x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i + 1 < points.length || i === 0; i++) {
    const [x1, y1] = points[i]!;
    const [x2, y2] = points[i + 1] ?? points[i]!;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - x1 - t * dx, y - y1 - t * dy));
  }
  return least;
}

/** The line between two shares of the length of a line. */
export function sliceOf(points: readonly Point[], low: number, high: number): Point[] {
  const before = [0];
  for (let i = 1; i < points.length; i++)
    before.push(before[i - 1]! + Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]));
  const length = before.at(-1)!;
  const at = (share: number): Point => {
    const meters = share * length;
    let i = 1;
    while (i + 1 < points.length && before[i]! < meters) i++;
    const t = (meters - before[i - 1]!) / (before[i]! - before[i - 1]! || 1);
    const [[x1, y1], [x2, y2]] = [points[i - 1]!, points[i]!];
    return [x1 + t * (x2 - x1), y1 + t * (y2 - y1)];
  };
  const inner = points.filter((_, i) => before[i]! > low * length && before[i]! < high * length);
  return [at(low), ...inner, at(high)];
}
