import {metersPerDegreeLon, planeAt} from '#core/plane.ts';

/** Degrees of a square of the index, about 220 m. */
const SQUARE = 0.002;
/** Squares from south to north, more than there are. */
const ROWS = 200_000;

/** Places sorted into squares, to find those near another. Degrees. */
export class PlaceSquares {
  readonly #squares = new Map<number, number[]>();
  readonly #lon: (index: number) => number;
  readonly #lat: (index: number) => number;

  constructor(lonOf: (index: number) => number, latOf: (index: number) => number) {
    this.#lon = lonOf;
    this.#lat = latOf;
  }

  add(index: number): void {
    const square = squareAt(this.#lon(index), this.#lat(index), 0, 0);
    const known = this.#squares.get(square);
    if (known === undefined) this.#squares.set(square, [index]);
    else known.push(index);
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
      for (let dy = -1; dy <= 1; dy++)
        for (const index of this.#squares.get(squareAt(lon, lat, dx, dy)) ?? []) {
          if (left-- === 0) return false;
          const away = Math.hypot((this.#lon(index) - lon) * perLon, (this.#lat(index) - lat) * perLat);
          if (away <= meters && found(index, away)) return false;
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
