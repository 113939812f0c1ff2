import {EDGE_FLAG} from '#core/graph.ts';
import {distanceMeters} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {Streets} from '../model.ts';
import {WeightedPlaceList, type WeightedPlaces} from './weighted-places.ts';

/** Longest piece of street that stands for one place, metres. */
const PIECE_METERS = 20;

const NOBODY_LIVES = EDGE_FLAG.tunnel | EDGE_FLAG.offGround | EDGE_FLAG.ferry | EDGE_FLAG.plaza | EDGE_FLAG.bridge;

/** Pieces of the streets that places may be joined to, 20 m at most, weighing their metres. */
export function walkablePlaces(streets: Streets): WeightedPlaces {
  const {graph, shape} = streets;
  const list = new WeightedPlaceList();
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if ((graph.edgeFlags[edge]! & NOBODY_LIVES) !== 0 || graph.edgeSnap[edge] === 0) continue;
    for (let v = shape.firstVertex[edge]! + 1; v < shape.firstVertex[edge + 1]!; v++) {
      const [lon1, lat1, lon2, lat2] = [shape.lon[v - 1]!, shape.lat[v - 1]!, shape.lon[v]!, shape.lat[v]!];
      const meters = distanceMeters(graph.plane, lon1, lat1, lon2, lat2);
      const pieces = Math.max(1, Math.ceil(meters / PIECE_METERS));
      for (let i = 0; i < pieces && meters > 0; i++) {
        const at = (i + 0.5) / pieces;
        list.add(
          (lon1 + at * (lon2 - lon1)) / DEGREE_SCALE,
          (lat1 + at * (lat2 - lat1)) / DEGREE_SCALE,
          meters / pieces,
        );
      }
    }
  }
  return list.places();
}
