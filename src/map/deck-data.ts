import type {MapPolygons} from './scene.ts';

/** Polygon as deck.gl cuts it into triangles: corners of all rings in turn, and where the holes begin. */
export interface FlatPolygon {
  readonly positions: Float64Array;
  readonly holeIndices: number[];
}

export function flatPolygons(polygons: MapPolygons): FlatPolygon[] {
  return polygons.map(rings => {
    const positions = Float64Array.from(rings.flat(2));
    const holeIndices: number[] = [];
    let at = 0;
    for (const [k, ring] of rings.entries()) {
      if (k > 0) holeIndices.push(2 * at);
      at += ring.length;
    }
    return {positions, holeIndices};
  });
}

/** Longitude and latitude of each place in turn. */
export function flatPlaces(places: readonly {readonly lon: number; readonly lat: number}[]): Float64Array {
  const flat = new Float64Array(2 * places.length);
  for (const [k, {lon, lat}] of places.entries()) flat.set([lon, lat], 2 * k);
  return flat;
}
