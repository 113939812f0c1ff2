import {type HasFamily, type SnapColumns, snapOf} from '#core/places.ts';
import {type PlaceIndex, placeIndex} from '#core/reached-places.ts';
import type {LiveCity} from './live-city.ts';

const indices = new WeakMap<SnapColumns, PlaceIndex>();

/** The cells of a city by the edge they stand on, where those join the streets who walk like this profile; made once. */
export function cellIndex({graph, demand}: Pick<LiveCity, 'graph' | 'demand'>, profile: HasFamily): PlaceIndex {
  const snap = snapOf(demand, profile);
  const index = indices.get(snap) ?? placeIndex(graph.edgeCount, snap);
  indices.set(snap, index);
  return index;
}
