import {InputError} from '#schema/input-error.ts';
import {parseJson} from '#schema/json-text.ts';
import {crsName, GEOGRAPHIC_CRS, isObject, notGeojson, polygonsOf, readFeature} from './geojson.ts';
import type {ListCrs} from './list-coordinates.ts';
import {bothLanguages, ListError} from './list-error.ts';
import {pointInside} from './point-inside.ts';
import type {ListTable, RefusedListRow} from './read-list.ts';
import {MAXIMUM_COLUMNS, MAXIMUM_ROWS, TableRows, TooManyError, tooMany} from './table-limits.ts';

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
  const names = propertyNames(features, file);
  const table = new TableRows(file);
  const rowNumbers: number[] = [];
  const refused: RefusedListRow[] = [];
  features.forEach((feature, index) => {
    try {
      const [lon, lat] = placeOf(feature, index + 1, file);
      const row = rowNumbers.length;
      table.put(row, 0, String(lon));
      table.put(row, 1, String(lat));
      const properties = propertiesOf(feature);
      for (const name of Object.keys(properties)) table.put(row, names.get(name)!, textOf(properties[name]));
      rowNumbers.push(index + 1);
    } catch (error) {
      if (!(error instanceof InputError) || error instanceof TooManyError) throw error;
      const {zh, en} = bothLanguages(error);
      refused.push({row: index + 1, column: 'geometry', value: error.problem.found, zh, en});
    }
  });
  const header = ['lon', 'lat', ...names.keys()];
  return {table: {file, header, rows: table.rows, rowNumbers}, namedCrs, refused};
}

/** Column of each property of any feature. The two of the place come first; properties called like them are not columns. */
function propertyNames(features: readonly unknown[], file: string): ReadonlyMap<string, number> {
  if (features.length > MAXIMUM_ROWS) throw tooMany(file, `${features.length} features`, `${MAXIMUM_ROWS} features`);
  const names = new Map<string, number>();
  for (const feature of features)
    for (const name of Object.keys(propertiesOf(feature))) {
      if (!names.has(name)) names.set(name, names.size + 2);
      if (names.size + 2 > MAXIMUM_COLUMNS)
        throw tooMany(file, `more than ${MAXIMUM_COLUMNS} properties`, `${MAXIMUM_COLUMNS} columns`);
    }
  return names;
}

function propertiesOf(feature: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(feature) || !isObject(feature['properties'])) return {};
  const {lon: _lon, lat: _lat, ...properties} = feature['properties'];
  return properties;
}

function readRoot(text: string, file: string): Record<string, unknown> {
  try {
    refuseNesting(text, file);
    const root = parseJson(text, file);
    if (!isObject(root) || typeof root['type'] !== 'string') throw notGeojson(file, root);
    return root;
  } catch (error) {
    throw error instanceof InputError && !(error instanceof ListError) ? inChinese(error) : error;
  }
}

/** Depth of brackets in a GeoJSON, and how many of them. */
const DEEPEST = 40;
const MOST_BRACKETS = 3_000_000;

/** Refuses a text of brackets within brackets before it is read: it would take hundreds of times its size. */
function refuseNesting(text: string, file: string): void {
  let [depth, brackets, isQuoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) isQuoted = !isQuoted;
    else if (isQuoted) at += code === 0x5c ? 1 : 0;
    else if (code === 0x5b || code === 0x7b) {
      brackets++;
      if (++depth > DEEPEST) throw tooNested(file, `brackets ${DEEPEST + 1} deep`, `${DEEPEST} deep`);
      if (brackets > MOST_BRACKETS) throw tooNested(file, `more than ${MOST_BRACKETS} brackets`, `${MOST_BRACKETS}`);
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
}

function tooNested(file: string, found: string, limit: string): ListError {
  return new ListError({file, found, expected: `at most ${limit}`}, `${file} 的结构太复杂，读不了。请只留需要的要素。`);
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
