import {projectionOf, utmZoneOf} from '../../io/projection.ts';

/** Side of a square in metres. */
export const SQUARE_METERS = 100;

/** The 100 m squares of one UTM zone. A square is named by the easting and northing of its south-western corner. */
export interface UtmSquares {
  /** Zone and hemisphere, e.g. `50N`. */
  readonly zone: string;
  /** South-western corner, metres, of the square that holds a place in degrees. */
  squareOf(lon: number, lat: number): readonly [easting: number, northing: number];
  /** Id of a square: `utm50N_<easting>_<northing>`. */
  id(easting: number, northing: number): string;
  /** Closed ring of a square in degrees, counter-clockwise. */
  outline(easting: number, northing: number): readonly (readonly [number, number])[];
}

/** The squares of the zone of a place in degrees: the middle of the city. */
export function utmSquares(lon: number, lat: number): UtmSquares {
  const {name, epsg} = utmZoneOf(lon, lat);
  const projection = projectionOf(epsg);
  if (projection === null) throw new RangeError(`utmSquares: EPSG:${epsg} is no UTM zone`);
  const floor = (meters: number) => Math.floor(meters / SQUARE_METERS) * SQUARE_METERS;
  return {
    zone: name,
    squareOf: (placeLon, placeLat) => {
      const [easting, northing] = projection.fromLonLat(placeLon, placeLat);
      return [floor(easting), floor(northing)];
    },
    id: (easting, northing) => `utm${name}_${easting}_${northing}`,
    outline: (easting, northing) => {
      const east = easting + SQUARE_METERS;
      const north = northing + SQUARE_METERS;
      return [
        [easting, northing],
        [east, northing],
        [east, north],
        [easting, north],
        [easting, northing],
      ].map(([x, y]) => projection.toLonLat(x!, y!));
    },
  };
}
