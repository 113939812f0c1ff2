import type {EdgeShape} from '#core/graph.ts';
import {distanceMeters, type Plane} from '#core/plane.ts';
import {FRACTION_SCALE} from '#core/units.ts';
import type {LiveCity} from '../live-city.ts';

/** A position on a street. */
interface StreetPosition {
  readonly edge: number;
  readonly fraction: number;
}

/** Metres in a straight line between two positions on streets. */
export function straightMeters({graph, shape}: LiveCity, from: StreetPosition, to: StreetPosition): number {
  const [lon1, lat1] = positionOf(graph.plane, shape, from);
  const [lon2, lat2] = positionOf(graph.plane, shape, to);
  return distanceMeters(graph.plane, lon1, lat1, lon2, lat2);
}

/** 1e-7 degrees, not rounded. Only the one street is looked at: the largest cities are never laid out as a whole. */
function positionOf(
  plane: Plane,
  {firstVertex, lon, lat}: EdgeShape,
  {edge, fraction}: StreetPosition,
): [lon: number, lat: number] {
  const [first, last] = [firstVertex[edge]!, firstVertex[edge + 1]! - 1];
  const meters: number[] = [];
  for (let v = first; v < last; v++) meters.push(distanceMeters(plane, lon[v]!, lat[v]!, lon[v + 1]!, lat[v + 1]!));
  let left = (meters.reduce((sum, piece) => sum + piece, 0) * fraction) / FRACTION_SCALE;
  let v = first;
  while (v + 1 < last && left > meters[v - first]!) left -= meters[v++ - first]!;
  const length = meters[v - first] ?? 0;
  const share = length > 0 ? Math.min(1, left / length) : 0;
  const end = Math.min(v + 1, last);
  return [lon[v]! + share * (lon[end]! - lon[v]!), lat[v]! + share * (lat[end]! - lat[v]!)];
}
