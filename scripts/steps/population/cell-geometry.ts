import Flatbush from 'flatbush';
import {
  cellToBoundary,
  cellToLatLng,
  getHexagonEdgeLengthAvg,
  getResolution,
  gridDisk,
  isValidCell,
  latLngToCell,
  UNITS,
} from 'h3-js';
import {distanceMeters, metersPerDegreeLon, type Plane, planeAt} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {InputError} from '#schema/input-error.ts';
import type {Units} from './units.ts';

/** Where the rows of a table lie, and what shape they have once some of them are chosen. */
export interface PointGeometry {
  /** One for each row, degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** The geometry of some rows, in that order. */
  choose(rows: readonly number[]): Pick<Units, 'lon' | 'lat' | 'meters' | 'locate' | 'outline' | 'neighbours'>;
}

/** Points this near are neighbours, metres. */
export const NEIGHBOUR_METERS = 150;

/** Points: no extent, neighbours within 150 m, drawn as a 16-gon that reaches half way to a neighbour. */
export function pointGeometry(lon: Float64Array, lat: Float64Array): PointGeometry {
  return {
    lon,
    lat,
    choose(rows) {
      const own = chosen(lon, lat, rows);
      const near = nearby(own.lon, own.lat, NEIGHBOUR_METERS);
      return {
        ...own,
        meters: new Float64Array(rows.length),
        locate: () => -1,
        outline: unit => circle(near.plane, own.lon[unit]!, own.lat[unit]!, NEIGHBOUR_METERS / 2),
        neighbours: unit => near.around(unit).filter(other => near.meters(unit, other) <= NEIGHBOUR_METERS),
      };
    },
  };
}

/** Squares of one size around their middles, sides along the meridians; the eight around one are its neighbours. */
export function gridGeometry(lon: Float64Array, lat: Float64Array, cellMeters: number): PointGeometry {
  return {
    lon,
    lat,
    choose(rows) {
      const own = chosen(lon, lat, rows);
      const near = nearby(own.lon, own.lat, cellMeters * 1.5);
      const {plane} = near;
      const half = cellMeters / 2;
      const offset = (unit: number, x: number, y: number) => [
        (x - own.lon[unit]!) * metersPerDegreeLon(plane, own.lat[unit]!),
        (y - own.lat[unit]!) * plane.metersPerDegreeLat,
      ];
      const within = (unit: number, x: number, y: number, limit: number) =>
        offset(unit, x, y).every(meters => Math.abs(meters) <= limit);
      return {
        ...own,
        meters: new Float64Array(rows.length).fill(cellMeters),
        locate: (x, y) => near.at(x, y).find(unit => within(unit, x, y, half)) ?? -1,
        outline: unit => square(plane, own.lon[unit]!, own.lat[unit]!, half),
        neighbours: unit =>
          near.around(unit).filter(other => within(unit, own.lon[other]!, own.lat[other]!, cellMeters * 1.45)),
      };
    },
  };
}

/** H3 cells; ring 1 are the neighbours. Throws InputError for ids that are none, and for a mixture of resolutions. */
export function h3Geometry(
  ids: readonly string[],
  placeOf: (row: number) => {file: string; where: string},
): PointGeometry {
  ids.forEach((id, row) => {
    if (!isValidCell(id)) throw new InputError({...placeOf(row), found: `the id ${id}`, expected: 'an H3 cell'});
    if (getResolution(id) !== getResolution(ids[0]!))
      throw new InputError({
        ...placeOf(row),
        found: `an H3 cell of resolution ${getResolution(id)}`,
        expected: `resolution ${getResolution(ids[0]!)} as in the first row`,
      });
  });
  const centres = ids.map(id => cellToLatLng(id));
  const lon = Float64Array.from(centres, ([, x]) => x);
  const lat = Float64Array.from(centres, ([y]) => y);
  const resolution = ids.length === 0 ? 0 : getResolution(ids[0]!);
  // from one flat side to the other
  const width = Math.sqrt(3) * getHexagonEdgeLengthAvg(resolution, UNITS.m);
  return {
    lon,
    lat,
    choose(rows) {
      const unitOf = new Map(rows.map((row, unit) => [ids[row]!, unit]));
      return {
        ...chosen(lon, lat, rows),
        meters: new Float64Array(rows.length).fill(width),
        locate: (x, y) => unitOf.get(latLngToCell(y, x, resolution)) ?? -1,
        outline: unit => {
          const ring = cellToBoundary(ids[rows[unit]!]!, true) as [number, number][];
          return ring;
        },
        neighbours: unit =>
          gridDisk(ids[rows[unit]!]!, 1)
            .map(id => unitOf.get(id) ?? unit)
            .filter(other => other !== unit)
            .sort((a, b) => a - b),
      };
    },
  };
}

function chosen(lon: Float64Array, lat: Float64Array, rows: readonly number[]): {lon: Float64Array; lat: Float64Array} {
  return {lon: Float64Array.from(rows, row => lon[row]!), lat: Float64Array.from(rows, row => lat[row]!)};
}

/** An index of places that finds candidates within a distance. */
function nearby(lon: Float64Array, lat: Float64Array, reachMeters: number) {
  const plane = planeAt(lat.length === 0 ? 0 : lat[Math.floor(lat.length / 2)]!);
  const tree = lat.length === 0 ? null : new Flatbush(lat.length);
  for (let i = 0; i < lat.length; i++) tree!.add(lon[i]!, lat[i]!);
  tree?.finish();
  const at = (x: number, y: number): number[] => {
    const dLat = reachMeters / plane.metersPerDegreeLat;
    const dLon = reachMeters / metersPerDegreeLon(plane, y);
    return (tree?.search(x - dLon, y - dLat, x + dLon, y + dLat) ?? []).sort((a, b) => a - b);
  };
  return {
    plane,
    at,
    around: (unit: number): number[] => at(lon[unit]!, lat[unit]!).filter(other => other !== unit),
    meters: (a: number, b: number): number =>
      distanceMeters(
        plane,
        lon[a]! * DEGREE_SCALE,
        lat[a]! * DEGREE_SCALE,
        lon[b]! * DEGREE_SCALE,
        lat[b]! * DEGREE_SCALE,
      ),
  };
}

function square(plane: Plane, lon: number, lat: number, half: number): [number, number][] {
  const corners = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
    [-half, -half],
  ] as const;
  return corners.map(([x, y]) => moved(plane, lon, lat, x, y));
}

function circle(plane: Plane, lon: number, lat: number, radius: number): [number, number][] {
  const ring = Array.from({length: 16}, (_, i) => {
    const angle = (i / 8) * Math.PI;
    return moved(plane, lon, lat, radius * Math.cos(angle), radius * Math.sin(angle));
  });
  return [...ring, ring[0]!];
}

function moved(plane: Plane, lon: number, lat: number, x: number, y: number): [number, number] {
  return [lon + x / metersPerDegreeLon(plane, lat), lat + y / plane.metersPerDegreeLat];
}
