import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {parseGeojson, polygonsOf, readGeojson} from '../../scripts/io/geojson.ts';
import {folderWith} from '../support/folder.ts';
import {sharedFile} from '../support/shared.ts';

const SQUARE = [
  [113, 23],
  [113.1, 23],
  [113.1, 23.1],
  [113, 23.1],
  [113, 23],
];
const polygon = (ring: unknown) => ({type: 'Polygon', coordinates: [ring]});
const read = (value: unknown) => parseGeojson(JSON.stringify(value), 'a.geojson');

describe('a GeoJSON file', () => {
  test('may be a collection, a feature or a bare geometry', () => {
    const feature = {type: 'Feature', properties: {code: '1'}, geometry: polygon(SQUARE)};
    expect(read({type: 'FeatureCollection', features: [feature]}).features).toEqual([
      {number: 1, properties: {code: '1'}, geometry: polygon(SQUARE)},
    ]);
    expect(read(feature).features).toHaveLength(1);
    expect(polygonsOf(read(polygon(SQUARE)).features[0]!.geometry)).toEqual([[SQUARE]]);
  });

  test('gives the polygons of multipolygons and collections, and none of lines', () => {
    const multi = {type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE]]};
    const line = {type: 'LineString', coordinates: SQUARE};
    const collection = {type: 'GeometryCollection', geometries: [multi, line, polygon(SQUARE)]};
    expect(polygonsOf(read(collection).features[0]!.geometry)).toHaveLength(3);
    expect(polygonsOf(read(line).features[0]!.geometry)).toEqual([]);
    expect(polygonsOf(null)).toEqual([]);
  });

  test('has its rings closed, its heights dropped, and may be gzipped', async () => {
    const open = [...SQUARE.slice(0, 4).map(([x, y]) => [x, y, 12])];
    const folder = folderWith({'a.geojson.gz': gzipSync(JSON.stringify(polygon(open)))});
    const file = await readGeojson(`${folder}/a.geojson.gz`);
    expect(polygonsOf(file.features[0]!.geometry)).toEqual([[SQUARE]]);
  });

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:4490'])('in %s is accepted', name => {
    expect(read({type: 'FeatureCollection', crs: {type: 'name', properties: {name}}, features: []}).features).toEqual(
      [],
    );
  });

  test.each([
    ['EPSG:5635', 'crs: found the coordinate system EPSG:5635, expected longitude and latitude in degrees'],
    ['urn:ogc:def:crs:EPSG::43260', 'crs: found'],
  ])('in %s is refused', (name, message) => {
    expect(() => read({type: 'FeatureCollection', crs: {type: 'name', properties: {name}}, features: []})).toThrow(
      message,
    );
  });

  test.each([
    [polygon(SQUARE.map(([x, y]) => [y, x])), 'latitude seems to stand first'],
    [polygon(SQUARE.map(([x, y]) => [x! * 1e4, y! * 1e4])), 'projected coordinate system'],
    [polygon([SQUARE[0], SQUARE[1]]), 'found a ring of 3 places'],
    [polygon([['113', 23]]), 'found the place ["113",23]'],
    [polygon([[null, null]]), 'found the place [null,null]'],
    [polygon('x'), 'coordinates that are no list'],
    [{type: 'Circle', coordinates: []}, 'geometry type "Circle"'],
    [{type: 'FeatureCollection'}, 'found an object of type "FeatureCollection"'],
    [{type: 'FeatureCollection', features: [{}]}, 'feature 1: found something else'],
    [[1, 2], 'found no object'],
  ])('%j is refused', (value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  test('that is no JSON says where', () => {
    expect(() => parseGeojson('{"type": ', 'a.geojson')).toThrow(
      'a.geojson: line 1, column 10: found the end of the file',
    );
  });

  test.skipIf(!sharedFile('las_palmas/zones_epsg5635.geojson'))(
    'of the projected zones of Las Palmas is refused once and clearly',
    async () => {
      await expect(readGeojson(sharedFile('las_palmas/zones_epsg5635.geojson')!)).rejects.toThrow(
        'zones_epsg5635.geojson: crs: found the coordinate system urn:ogc:def:crs:EPSG::5635, expected longitude and latitude in degrees (WGS84, EPSG:4326): convert the file first',
      );
    },
  );
});
