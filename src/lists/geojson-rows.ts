import {InputError} from '#schema/input-error.ts';
import {parseJson} from '#schema/json-text.ts';
import {crsName, GEOGRAPHIC_CRS, isObject, notGeojson, polygonsOf, readFeature} from './geojson.ts';
import type {ListCrs} from './list-coordinates.ts';
import {bothLanguages, ListError} from './list-error.ts';
import {pointInside} from './point-inside.ts';
import type {ListTable, RefusedListRow} from './read-list.ts';

/** Features as rows: their properties, and `lon`, `lat` of their point or of a place inside their polygon. */
export interface FeatureRows {
  readonly table: ListTable;
  /** System the file itself names, as once was the custom; null: none named, by RFC 7946 that means WGS84. */
  readonly namedCrs: ListCrs | null;
  readonly refused: readonly RefusedListRow[];
}

/**
 * Reads the features of a GeoJSON text one by one: one that is not understood is refused alone. Throws ListError when the text
 * is no GeoJSON or is in a projected coordinate system.
 */
export function featureRows(text: string, file: string): FeatureRows {
  const root = readRoot(text, file);
  const namedCrs = crsOf(root['crs'], file);
  const features = root['type'] === 'FeatureCollection' ? root['features'] : [wrapped(root)];
  if (!Array.isArray(features)) throw inChinese(notGeojson(file, root));
  const names = new Set<string>();
  for (const feature of features)
    if (isObject(feature) && isObject(feature['properties']))
      for (const name of Object.keys(feature['properties'])) if (name !== 'lon' && name !== 'lat') names.add(name);
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  const refused: RefusedListRow[] = [];
  features.forEach((feature, index) => {
    try {
      const [lon, lat] = placeOf(feature, index + 1, file);
      const properties = isObject(feature['properties']) ? feature['properties'] : {};
      rows.push([String(lon), String(lat), ...[...names].map(name => textOf(properties[name]))]);
      rowNumbers.push(index + 1);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const {zh, en} = bothLanguages(error);
      refused.push({row: index + 1, column: 'geometry', value: error.problem.found, zh, en});
    }
  });
  return {table: {file, header: ['lon', 'lat', ...names], rows, rowNumbers}, namedCrs, refused};
}

function readRoot(text: string, file: string): Record<string, unknown> {
  try {
    const root = parseJson(text, file);
    if (!isObject(root) || typeof root['type'] !== 'string') throw notGeojson(file, root);
    return root;
  } catch (error) {
    throw error instanceof InputError ? inChinese(error) : error;
  }
}

const inChinese = (error: InputError) =>
  new ListError(error.problem, `${error.problem.file} 不是完整的 GeoJSON，读不了。请检查文件是否下载完整。`);

/** A bare geometry as a feature. */
function wrapped(root: Record<string, unknown>): unknown {
  return root['type'] === 'Feature' ? root : {type: 'Feature', properties: {}, geometry: root};
}

function crsOf(crs: unknown, file: string): ListCrs | null {
  const name = crsName(crs);
  if (name === null) return null;
  if (/gcj-?02/i.test(name)) return 'gcj02';
  if (/bd-?09/i.test(name)) return 'bd09';
  if (GEOGRAPHIC_CRS.test(name)) return /4490/.test(name) ? 'cgcs2000' : 'wgs84';
  throw new ListError(
    {file, where: 'crs', found: `the coordinate system ${name}`, expected: 'longitude and latitude in degrees'},
    `${file} 用的是 ${name} 坐标系。请先转换成经纬度（WGS84、国家2000、GCJ-02 或 BD-09）再导入。`,
  );
}

function placeOf(feature: unknown, number: number, file: string): readonly [number, number] {
  const geometry = isObject(feature) ? feature['geometry'] : null;
  // a point is judged with the other rows, where swapped and projected numbers are understood
  if (isObject(geometry) && geometry['type'] === 'Point' && Array.isArray(geometry['coordinates'])) {
    const [lon, lat] = geometry['coordinates'];
    if (typeof lon === 'number' && typeof lat === 'number') return [lon, lat];
  }
  const read = readFeature(feature, number, file).geometry;
  const first = read?.type === 'MultiPoint' ? read.coordinates[0] : undefined;
  if (first !== undefined) return first;
  const polygons = polygonsOf(read);
  if (polygons.length > 0) return pointInside(polygons);
  const found = read === null ? 'no geometry' : `a ${read.type}`;
  throw new ListError(
    {file, where: `feature ${number}`, found, expected: 'a Point or Polygon'},
    `第 ${number} 个要素没有点也没有面${read === null ? '' : `（是 ${read.type}）`}，不知道在哪里。`,
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
