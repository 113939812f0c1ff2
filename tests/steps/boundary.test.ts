import {describe, expect, test} from 'vitest';
import {InputError} from '#schema/input-error.ts';
import {readOsm} from '../../scripts/io/osm-read.ts';
import {silent} from '../../scripts/progress.ts';
import {Report} from '../../scripts/report.ts';
import {buildBoundary} from '../../scripts/steps/boundary.ts';
import {folderWith} from '../support/folder.ts';
import {readMap} from '../support/read-map.ts';
import {sharedFile} from '../support/shared.ts';
import {SmallMap} from '../support/small-map.ts';
import {testCity} from '../support/test-city.ts';

const ADMIN = {type: 'boundary', boundary: 'administrative', admin_level: '8'};

/** A town of four corners drawn by two ways, a village drawn by one closed way, and a town that is not whole. */
function towns(): SmallMap {
  const map = new SmallMap();
  const [a, b, c, d] = [map.node(113, 23), map.node(113.02, 23), map.node(113.02, 23.02), map.node(113, 23.02)];
  const south = map.way([d!, a!, b!]);
  const north = map.way([b!, c!, d!]);
  map.relation(
    [
      [south, 'outer'],
      [north, 'outer'],
    ],
    {...ADMIN, name: '甲镇', 'name:en': 'First Town'},
  );
  map.relation([[south, 'outer']], {...ADMIN, name: '乙镇'});
  map.box(113.03, 23, 113.04, 23.01, {boundary: 'administrative', admin_level: '8', name: '丙村'});
  return map;
}

describe('the boundary of a city', () => {
  test('by box contains what is in the box and knows the distance to its edge', async () => {
    const boundary = await buildBoundary(testCity(), null, '.');
    expect(boundary.bbox).toEqual([113, 23, 113.02, 23.02]);
    expect(boundary.source).toBe('bbox');
    expect(boundary.contains(113.01, 23.01)).toBe(true);
    expect(boundary.contains(113.03, 23.01)).toBe(false);
    // 0.001 degrees of latitude on the mean sphere
    expect(boundary.edgeMeters(113.01, 23.001)).toBeCloseTo((6371008.8 * Math.PI) / 180 / 1000, 3);
  });

  test('by file joins the polygons of all features', async () => {
    const ring = [
      [113, 23],
      [113.02, 23],
      [113.02, 23.02],
      [113, 23],
    ];
    const other = ring.map(([x, y]) => [x! + 1, y]);
    const feature = (coordinates: unknown) => ({
      type: 'Feature',
      properties: {},
      geometry: {type: 'Polygon', coordinates},
    });
    const dir = folderWith({
      'b.geojson': JSON.stringify({type: 'FeatureCollection', features: [feature([ring]), feature([other])]}),
    });
    const boundary = await buildBoundary(testCity({boundary: {file: 'b.geojson'}}), null, dir);
    expect(boundary.polygons).toHaveLength(2);
    expect(boundary.contains(114.015, 23.005)).toBe(true);
    expect(boundary.source).toBe('file:b.geojson');
  });

  test.each([
    [{osmRelation: 1}, 'osm:r1'],
    [{osmAdminLevel: 8, name: '甲镇'}, 'osm:r1'],
    [{osmAdminLevel: 8, name: 'First Town'}, 'osm:r1'],
    [{osmAdminLevel: 8, name: '丙村'}, 'osm:w3'],
  ])('by %j is found in the extract', async (form, source) => {
    const boundary = await buildBoundary(testCity({boundary: form}), await readMap(towns()), '.');
    expect(boundary.source).toBe(source);
    expect(boundary.contains(boundary.bbox[0] + 0.005, boundary.bbox[1] + 0.005)).toBe(true);
  });

  test.each([
    [{osmRelation: 99}, 'map.osm: relation 99: found no such relation'],
    [{osmRelation: 2}, 'map.osm: relation 2 (乙镇): found ways that do not close: part of it is outside the extract'],
    [{osmAdminLevel: 8, name: '丁镇'}, 'found none named "丁镇", but 甲镇, 乙镇, 丙村'],
    [{osmAdminLevel: 6, name: '丁镇'}, 'found none named "丁镇", but none at all'],
    [
      {bbox: [10, 10, 11, 11]},
      'map.osm: boundary: found a boundary within [10, 10, 11, 11], expected one that overlaps the streets, which lie within [113, 23,',
    ],
    [{file: 'none.geojson'}, 'none.geojson: found no such file'],
  ])('by %j is refused', async (form, message) => {
    const extract = await readMap(towns());
    const attempt = buildBoundary(testCity({boundary: form}), extract, folderWith({}));
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow(message);
  });

  test('in a projected file is refused', async () => {
    const file = {type: 'Polygon', crs: {type: 'name', properties: {name: 'EPSG:4547'}}, coordinates: []};
    const dir = folderWith({'b.geojson': JSON.stringify(file)});
    await expect(buildBoundary(testCity({boundary: {file: 'b.geojson'}}), null, dir)).rejects.toThrow(
      'b.geojson: crs: found',
    );
  });

  test.each([
    [{type: 'FeatureCollection', features: []}, 'found no feature, expected a Polygon or MultiPolygon'],
    [
      {
        type: 'LineString',
        coordinates: [
          [113, 23],
          [113.01, 23],
        ],
      },
      'found 1 features without a polygon',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [113, 23],
            [113.01, 23.01],
            [113.01, 23],
            [113, 23.01],
            [113, 23],
          ],
        ],
      },
      'found a polygon without area: its outline crosses itself or doubles back',
    ],
  ])('in a file of %j is refused', async (geojson, message) => {
    const dir = folderWith({'b.geojson': JSON.stringify(geojson)});
    const attempt = buildBoundary(testCity({boundary: {file: 'b.geojson'}}), null, dir);
    await expect(attempt).rejects.toThrow(message);
  });

  test('by relation without an extract is refused', async () => {
    await expect(buildBoundary(testCity({boundary: {osmRelation: 1}}), null, '.')).rejects.toThrow(
      'expected {"bbox"} or {"file"}',
    );
  });

  test('that reaches beyond the streets is accepted, and the report says how far', async () => {
    const report = new Report();
    const extent = {file: 'x.osm', bounds: [113, 23, 113.01, 23.02]} as const;
    await buildBoundary(testCity(), extent, '.', report);
    expect(report.findings()).toMatchObject([{kind: 'boundary-beyond-streets', file: 'x.osm', examples: ['50 %']}]);
    const whole = new Report();
    await buildBoundary(testCity(), {file: 'x.osm', bounds: [112, 22, 114, 24]}, '.', whole);
    expect(whole.findings()).toEqual([]);
  });

  test.skipIf(!sharedFile('monaco/monaco.osm.pbf'))(
    'of Monaco is the commune, whole, of about two square kilometres',
    async () => {
      const extract = await readOsm(sharedFile('monaco/monaco.osm.pbf')!, silent);
      const boundary = await buildBoundary(testCity({boundary: {osmRelation: 2220322}}), extract, '.');
      expect(boundary.contains(7.4206, 43.7311)).toBe(true); // the palace
      expect(boundary.contains(7.4167, 43.7425)).toBe(false); // Beausoleil, France
      await expect(buildBoundary(testCity({boundary: {osmRelation: 1124039}}), extract, '.')).rejects.toThrow(
        'do not close',
      );
    },
  );
});
