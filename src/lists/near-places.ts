import {metersPerDegreeLon, planeAt} from '#core/plane.ts';

/** Degrees of a square of the index, about 220 m. */
const SQUARE = 0.002;
/** Squares from south to north, more than there are. */
const ROWS = 200_000;

/** Places of one square: their numbers, longitudes and latitudes. */
interface Square {
  readonly indices: number[];
  readonly lons: number[];
  readonly lats: number[];
}

/** Places sorted into squares, to find those near another. Degrees. */
export class PlaceSquares {
  readonly #squares = new Map<number, Square>();

  add(index: number, lon: number, lat: number): void {
    const number = squareAt(lon, lat, 0, 0);
    const square = this.#squares.get(number) ?? {indices: [], lons: [], lats: []};
    this.#squares.set(number, square);
    square.indices.push(index);
    square.lons.push(lon);
    square.lats.push(lat);
  }

  /**
   * Calls back with every place at most `meters` (up to 200) away, and how far it is, until it answers true or so many places
   * were looked at. False when some were not looked at.
   */
  each(
    lon: number,
    lat: number,
    meters: number,
    most: number,
    found: (index: number, meters: number) => boolean,
  ): boolean {
    // one scale for all that is near
    const plane = planeAt(lat);
    const [perLon, perLat] = [metersPerDegreeLon(plane, lat), plane.metersPerDegreeLat];
    const wide = Math.max(1, Math.ceil(meters / (SQUARE * perLon)));
    let left = most;
    for (let dx = -wide; dx <= wide; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        const square = this.#squares.get(squareAt(lon, lat, dx, dy));
        if (square === undefined) continue;
        const {indices, lons, lats} = square;
        for (let i = 0; i < indices.length; i++) {
          if (left-- === 0) return false;
          const x = (lons[i]! - lon) * perLon;
          const y = (lats[i]! - lat) * perLat;
          const squared = x * x + y * y;
          if (squared <= meters * meters && found(indices[i]!, Math.sqrt(squared))) return false;
        }
      }
    return true;
  }
}

/** Number of the square so many squares east and north of the one a place is in. */
export function squareAt(lon: number, lat: number, dx: number, dy: number): number {
  return (Math.floor(lon / SQUARE) + dx) * ROWS + Math.floor(lat / SQUARE) + dy;
}

/** Metres between two places in a straight line, for short distances. Degrees. */
export function metersApart(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const plane = planeAt((lat1 + lat2) / 2);
  const x = (lon2 - lon1) * metersPerDegreeLon(plane, (lat1 + lat2) / 2);
  const y = (lat2 - lat1) * plane.metersPerDegreeLat;
  return Math.sqrt(x * x + y * y);
}
