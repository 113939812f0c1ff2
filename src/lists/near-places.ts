import {metersPerDegreeLon, planeAt} from '#core/plane.ts';

/** Degrees of a square of the index, about 220 m. */
const SQUARE = 0.002;

/** Places sorted into squares, to find those near another. Degrees. */
export interface NearPlaces {
  /** Calls back with every place at most `meters` (up to 200) away, and how far it is. */
  each(lon: number, lat: number, meters: number, found: (index: number, meters: number) => void): void;
}

/** Prepares places for being found. */
export function nearPlaces(count: number, lonOf: (i: number) => number, latOf: (i: number) => number): NearPlaces {
  const squares = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    const key = squareKey(lonOf(i), latOf(i), 0, 0);
    const known = squares.get(key);
    if (known === undefined) squares.set(key, [i]);
    else known.push(i);
  }
  return {
    each(lon, lat, meters, found) {
      const wide = Math.max(1, Math.ceil(meters / (SQUARE * metersPerDegreeLon(planeAt(lat), lat))));
      for (let dx = -wide; dx <= wide; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const i of squares.get(squareKey(lon, lat, dx, dy)) ?? []) {
            const away = metersApart(lon, lat, lonOf(i), latOf(i));
            if (away <= meters) found(i, away);
          }
    },
  };
}

const squareKey = (lon: number, lat: number, dx: number, dy: number) =>
  `${Math.floor(lon / SQUARE) + dx}/${Math.floor(lat / SQUARE) + dy}`;

/** Metres between two places in a straight line, for short distances. Degrees. */
export function metersApart(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const plane = planeAt((lat1 + lat2) / 2);
  const x = (lon2 - lon1) * metersPerDegreeLon(plane, (lat1 + lat2) / 2);
  const y = (lat2 - lat1) * plane.metersPerDegreeLat;
  return Math.sqrt(x * x + y * y);
}
