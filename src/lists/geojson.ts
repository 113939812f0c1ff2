import {InputError} from '#schema/input-error.ts';
import {parseJson} from '#schema/json-text.ts';
import type {Polygons} from './point-inside.ts';

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];

/** A geometry whose coordinates were checked: WGS84 degrees, longitude first. */
export type GeojsonGeometry =
  | {readonly type: 'Point'; readonly coordinates: LonLat}
  | {readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly LonLat[]}
  | {readonly type: 'Polygon' | 'MultiLineString'; readonly coordinates: readonly (readonly LonLat[])[]}
  | {readonly type: 'MultiPolygon'; readonly coordinates: Polygons}
  | {readonly type: 'GeometryCollection'; readonly geometries: readonly GeojsonGeometry[]};

/** One feature; `number` counts from 1 in the order of the file. */
export interface GeojsonFeature {
  readonly number: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: GeojsonGeometry | null;
}

export interface GeojsonFile {
  readonly file: string;
  readonly features: readonly GeojsonFeature[];
}

/** Depth of the coordinate arrays of each type. */
const DEPTH: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Coordinate systems that are longitude and latitude in degrees, to the precision of this project. */
export const GEOGRAPHIC_CRS = /(CRS:?:?84|EPSG:?:?[\d.]*:?(4326|4490|4258))$/i;

/** Reads the text of a GeoJSON file. */
export function parseGeojson(text: string, file: string): GeojsonFile {
  const root = parseJson(text, file);
  if (!isObject(root) || typeof root['type'] !== 'string') throw notGeojson(file, root);
  checkCrs(root['crs'], file);
  if (root['type'] === 'FeatureCollection') {
    if (!Array.isArray(root['features'])) throw notGeojson(file, root);
    return {file, features: root['features'].map((feature, index) => readFeature(feature, index + 1, file))};
  }
  if (root['type'] === 'Feature') return {file, features: [readFeature(root, 1, file)]};
  return {file, features: [{number: 1, properties: {}, geometry: readGeometry(root, {file, where: 'geometry'})}]};
}

/** What to say of JSON that is no GeoJSON. */
export function notGeojson(file: string, root: unknown): InputError {
  const found = isObject(root) ? `an object of type ${JSON.stringify(root['type'] ?? null)}` : 'no object';
  return new InputError({file, found, expected: 'a GeoJSON FeatureCollection, Feature or geometry'});
}

function checkCrs(crs: unknown, file: string): void {
  const name = crsName(crs);
  if (name === null || GEOGRAPHIC_CRS.test(name)) return;
  throw new InputError({
    file,
    where: 'crs',
    found: `the coordinate system ${name}`,
    expected: 'longitude and latitude in degrees (WGS84, EPSG:4326): convert the file first',
  });
}

/** What a `crs` member calls its coordinate system; null without one. */
export function crsName(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const properties = isObject(crs) ? crs['properties'] : undefined;
  return isObject(properties) && typeof properties['name'] === 'string' ? properties['name'] : JSON.stringify(crs);
}

interface Place {
  readonly file: string;
  readonly where: string;
}

/** Checks one feature; `number` counts from 1. Throws InputError. */
export function readFeature(feature: unknown, number: number, file: string): GeojsonFeature {
  const where = `feature ${number}`;
  if (!isObject(feature) || feature['type'] !== 'Feature')
    throw new InputError({file, where, found: 'something else', expected: 'a GeoJSON Feature'});
  const {geometry, properties} = feature;
  return {
    number,
    properties: isObject(properties) ? properties : {},
    geometry: geometry === null || geometry === undefined ? null : readGeometry(geometry, {file, where}),
  };
}

function readGeometry(geometry: unknown, place: Place): GeojsonGeometry {
  const type = isObject(geometry) ? geometry['type'] : undefined;
  if (isObject(geometry) && type === 'GeometryCollection' && Array.isArray(geometry['geometries']))
    return {type, geometries: geometry['geometries'].map(part => readGeometry(part, place))};
  const depth = typeof type === 'string' ? DEPTH[type] : undefined;
  if (!isObject(geometry) || depth === undefined)
    throw new InputError({
      ...place,
      found: `geometry type ${JSON.stringify(type ?? null)}`,
      expected: 'a GeoJSON type',
    });
  const coordinates = readCoordinates(geometry['coordinates'], depth, place);
  if (type === 'Polygon') closeRings(coordinates as [number, number][][], place);
  if (type === 'MultiPolygon') for (const part of coordinates as [number, number][][][]) closeRings(part, place);
  return {type, coordinates} as GeojsonGeometry;
}

function readCoordinates(value: unknown, depth: number, place: Place): unknown[] {
  if (!Array.isArray(value))
    throw new InputError({...place, found: 'coordinates that are no list', expected: 'lists as in RFC 7946'});
  return depth === 0 ? readPosition(value, place) : value.map(part => readCoordinates(part, depth - 1, place));
}

function readPosition(value: readonly unknown[], place: Place): [number, number] {
  const [lon, lat] = value;
  if (typeof lon !== 'number' || typeof lat !== 'number')
    throw new InputError({...place, found: `the place ${JSON.stringify(value)}`, expected: '[longitude, latitude]'});
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  const swapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
  throw new InputError({
    ...place,
    found: `the place [${lon}, ${lat}]`,
    expected: swapped
      ? '[longitude, latitude]: latitude seems to stand first'
      : 'longitude from -180 to 180 and latitude from -90 to 90 degrees: the file seems to be in a projected coordinate system',
  });
}

/** Closes open rings; refuses those too short to enclose anything. */
function closeRings(rings: [number, number][][], place: Place): void {
  for (const ring of rings) {
    const first = ring[0];
    const last = ring.at(-1);
    if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]))
      ring.push([...first]);
    if (ring.length < 4)
      throw new InputError({
        ...place,
        found: `a ring of ${ring.length} places`,
        expected: 'at least 4, the last as the first',
      });
  }
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The polygons of a geometry; empty when it holds none. */
export function polygonsOf(geometry: GeojsonGeometry | null): Polygons {
  if (geometry === null) return [];
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(part => [...polygonsOf(part)]);
  return [];
}
