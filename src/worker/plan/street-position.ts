import {partVertices} from '#core/plane-shape.ts';
import {FRACTION_SCALE} from '#core/units.ts';
import type {LiveCity} from '../live-city.ts';
import {planeShapeOf} from '../reach.ts';

/** Metres in a straight line between two positions on streets. */
export function straightMeters(
  city: LiveCity,
  from: {readonly edge: number; readonly fraction: number},
  to: {readonly edge: number; readonly fraction: number},
): number {
  const [x1, y1] = positionOf(city, from.edge, from.fraction);
  const [x2, y2] = positionOf(city, to.edge, to.fraction);
  return Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
}

/** Metres east and north, as in `planeShapeOf`. */
function positionOf(city: LiveCity, edge: number, fraction: number): [x: number, y: number] {
  const vertices: number[] = [];
  partVertices(planeShapeOf(city, [edge]), edge, fraction / FRACTION_SCALE, fraction / FRACTION_SCALE, vertices);
  return [vertices[0]!, vertices[1]!];
}
