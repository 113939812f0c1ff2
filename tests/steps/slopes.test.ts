import {expect, test} from 'vitest';
import {EDGE_FLAG} from '#core/graph.ts';
import type {City} from '#schema/city.ts';
import {silent} from '../../scripts/progress.ts';
import {Report} from '../../scripts/report.ts';
import {toblerRatio} from '../../scripts/steps/network/slopes.ts';
import {buildStreets} from '../../scripts/steps/streets.ts';
import {folderWith} from '../support/folder.ts';
import {DEGREE_KEYS, tiffBytes} from '../support/geotiff.ts';
import {METERS_PER_DEGREE, OsmScene, SCENE_CITY, wholeBoundary} from '../support/osm-scene.ts';
import {sharedFile} from '../support/shared.ts';

/** Elevation of a plane that rises to the east, as a raster of 10 m pixels from 500 m west to 1,500 m east. */
function planeTiff(rise: number, columns = 200): Uint8Array {
  const rows = 100;
  const values = Array.from({length: rows * columns}, (_, i) => 100 + rise * ((i % columns) * 10 - 495));
  const [west] = OsmScene.degrees(-500, 0);
  const pixel = 10 / METERS_PER_DEGREE;
  return tiffBytes({columns, rows, values, geoKeys: DEGREE_KEYS, origin: [west, 50 * pixel], pixel: [pixel, pixel]});
}

async function slopesOf(scene: OsmScene, tiff: Uint8Array, report = new Report()) {
  const dir = folderWith({'dem.tif': tiff});
  const extract = scene.extract();
  const city = {...SCENE_CITY, elevation: {file: 'dem.tif'}} as unknown as City;
  const {graph} = await buildStreets(city, extract, wholeBoundary(extract), report, silent, {dir});
  return graph;
}

const street = () => new OsmScene().node('a', 0, 0).node('b', 800, 0).way('a b', {highway: 'footway'});

test('is Tobler’s function scaled to one on the flat', () => {
  expect(toblerRatio(0)).toBe(1);
  expect(toblerRatio(0.1)).toBeCloseTo(Math.exp(0.35), 12);
  expect(toblerRatio(-0.05)).toBeCloseTo(Math.exp(-0.175), 12);
  expect(toblerRatio(-0.1)).toBeCloseTo(1, 12);
});

test('gives a street up a plane the ratio of its slope, and down it the ratio of the opposite slope', async () => {
  for (const rise of [0, 0.05, 0.12]) {
    const graph = await slopesOf(street(), planeTiff(rise));
    const upward = graph.nodeLon[graph.edgeFrom[0]!]! < graph.nodeLon[graph.edgeTo[0]!]!;
    const [up, down] = upward
      ? [graph.edgeSlopeForward[0]!, graph.edgeSlopeBackward[0]!]
      : [graph.edgeSlopeBackward[0]!, graph.edgeSlopeForward[0]!];
    expect(Math.abs(up - 1000 * toblerRatio(rise))).toBeLessThan(3);
    expect(Math.abs(down - 1000 * toblerRatio(-rise))).toBeLessThan(3);
  }
});

test('ignores slope on bridges and in tunnels', async () => {
  for (const tags of [{bridge: 'yes'}, {tunnel: 'yes'}]) {
    const scene = new OsmScene()
      .node('a', 0, 0)
      .node('b', 800, 0)
      .way('a b', {highway: 'footway', ...tags});
    const graph = await slopesOf(scene, planeTiff(0.12));
    expect(graph.edgeFlags[0]! & (EDGE_FLAG.bridge | EDGE_FLAG.tunnel)).not.toBe(0);
    expect([graph.edgeSlopeForward[0], graph.edgeSlopeBackward[0]]).toEqual([1000, 1000]);
  }
});

test('takes a street beyond the elevation for flat, and notes it', async () => {
  const report = new Report();
  const graph = await slopesOf(street(), planeTiff(0.12, 70), report);
  expect(graph.edgeSlopeForward[0]).toBe(1000);
  expect(report.findings()).toMatchObject([{kind: 'street-without-elevation', file: 'dem.tif', count: 1}]);
});

test('takes no step in the elevation for steeper than three times the level time', async () => {
  const graph = await slopesOf(street(), planeTiff(2));
  expect(Math.max(graph.edgeSlopeForward[0]!, graph.edgeSlopeBackward[0]!)).toBe(3000);
});

test.skipIf(!sharedFile('porto_alegre/poa_elevation.tif'))(
  'gives the hills of Porto Alegre believable slopes',
  async () => {
    const {readOsm} = await import('../../scripts/io/osm-read.ts');
    const extract = await readOsm(sharedFile('porto_alegre/poa_osm.pbf')!, silent);
    const file = sharedFile('porto_alegre/poa_elevation.tif')!;
    const city = {...SCENE_CITY, elevation: {file}} as unknown as City;
    const {graph} = await buildStreets(city, extract, wholeBoundary(extract), new Report(), silent, {dir: '.'});
    const ratios = [...graph.edgeSlopeForward].sort((a, b) => a - b);
    const median = ratios[ratios.length >>> 1]!;
    expect(median).toBeGreaterThan(950);
    expect(median).toBeLessThan(1100);
    expect(ratios.at(-1)!).toBeGreaterThan(1300);
  },
  30_000,
);
