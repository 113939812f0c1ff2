import {VectorTile} from '@mapbox/vector-tile';
import {PbfReader} from 'pbf';
import {PMTiles} from 'pmtiles';
import {expect, test} from 'vitest';
import type {OsmExtract} from '../../scripts/io/osm-extract.ts';
import {readOsm} from '../../scripts/io/osm-read.ts';
import {silent} from '../../scripts/progress.ts';
import {LAYERS, mapFeatures} from '../../scripts/steps/background/map-features.ts';
import {seaPolygons} from '../../scripts/steps/background/sea.ts';
import {buildBackground} from '../../scripts/steps/background.ts';
import {METERS_PER_DEGREE, OsmScene, SCENE_CITY, wholeBoundary} from '../support/osm-scene.ts';
import {sharedFile} from '../support/shared.ts';

function town(): OsmScene {
  const scene = new OsmScene();
  const square = (name: string, x: number, y: number, side: number) =>
    scene
      .node(`${name}1`, x, y)
      .node(`${name}2`, x + side, y)
      .node(`${name}3`, x + side, y + side)
      .node(`${name}4`, x, y + side);
  square('a', 0, 0, 100);
  square('b', 200, 0, 100);
  square('c', 400, 0, 100);
  return scene
    .node('w', 0, -20)
    .node('e', 500, -20)
    .node('p', 50, 300, {place: 'suburb', name: '老城', 'name:en': 'Old Town', 'name:zh': '老城'})
    .way('w e', {highway: 'residential', name: '<b>Road</b>'});
}

function archiveOf(bytes: Uint8Array): PMTiles {
  return new PMTiles({
    getKey: () => 'x',
    getBytes: async (offset, length) => ({data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer}),
  });
}

/** Layer → properties of its features, in the tile of one zoom that holds a place in metres. */
async function tileOf(bytes: Uint8Array, z: number, x: number, y: number): Promise<Record<string, object[]>> {
  const [lon, lat] = OsmScene.degrees(x, y);
  const sine = Math.sin((lat * Math.PI) / 180);
  const column = Math.floor(((lon + 180) / 360) * 2 ** z);
  const row = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  const found = await archiveOf(bytes).getZxy(z, column, row);
  const tile = new VectorTile(new PbfReader(new Uint8Array(found!.data)));
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => [
      name,
      Array.from({length: layer.length}, (_, i) => layer.feature(i).properties),
    ]),
  );
}

async function draw(extract: OsmExtract): Promise<Uint8Array> {
  return buildBackground(SCENE_CITY, extract, wholeBoundary(extract));
}

test('draws each thing in its layer, buildings only from zoom 14, with names as data', async () => {
  const bytes = await draw(
    town()
      .way('a1 a2 a3 a4 a1', {building: 'yes'})
      .way('b1 b2 b3 b4 b1', {leisure: 'park'})
      .way('c1 c2 c3 c4 c1', {natural: 'water'})
      .extract(),
  );
  const near = await tileOf(bytes, 14, 50, 50);
  expect(Object.keys(near).sort()).toEqual(['buildings', 'green', 'places', 'streets', 'water']);
  expect(near['streets']).toEqual([{kind: 'residential', name: '<b>Road</b>'}]);
  expect(near['places']).toEqual([{kind: 'suburb', name: '老城', name_en: 'Old Town'}]);
  expect(Object.keys(await tileOf(bytes, 13, 50, 50))).not.toContain('buildings');
});

test('names water and parks in three languages, but not single pitches and lawns', async () => {
  const bytes = await draw(
    town()
      .way('a1 a2 a3 a4 a1', {natural: 'water', name: '镜湖', 'name:en': 'Mirror Lake'})
      .way('b1 b2 b3 b4 b1', {leisure: 'park', name: 'Parque', 'name:zh': '公园'})
      .way('c1 c2 c3 c4 c1', {leisure: 'pitch', name: 'Court 7'})
      .way('w e', {waterway: 'river', name: '清河'})
      .extract(),
  );
  const {water, green} = await tileOf(bytes, 14, 50, 50);
  expect(water).toEqual([
    {kind: 'water', name: '镜湖', name_en: 'Mirror Lake'},
    {kind: 'river', name: '清河'},
  ]);
  expect(green).toEqual([{kind: 'park', name: 'Parque', name_zh: '公园'}, {kind: 'pitch'}]);
});

test.each([
  {landuse: 'military', building: 'yes'},
  {building: 'yes', military: 'barracks'},
  {building: 'yes', amenity: 'prison'},
  {building: 'roof', amenity: 'fuel'},
  {building: 'yes', power: 'substation'},
  {building: 'yes', man_made: 'water_works'},
  {natural: 'water', water: 'reservoir'},
])('leaves out %o', tags => {
  const extract = town().way('a1 a2 a3 a4 a1', tags).extract();
  expect(mapFeatures(extract).map(({layer}) => layer)).toEqual(['streets', 'places']);
});

test('leaves out buildings and streets on sensitive ground, and no others', () => {
  const extract = town()
    .node('i', 40, 40)
    .node('j', 60, 40)
    .node('k', 60, 60)
    .way('a1 a2 a3 a4 a1', {landuse: 'military'})
    .way('i j k i', {building: 'yes'})
    .way('i j', {highway: 'service'})
    .way('b1 b2 b3 b4 b1', {building: 'yes'})
    .extract();
  expect(mapFeatures(extract).map(({layer}) => layer)).toEqual(['streets', 'buildings', 'places']);
});

test('draws no boundary of any level', () => {
  const extract = town()
    .way('a1 a2 a3 a4 a1', {boundary: 'administrative', admin_level: '2'})
    .relation('outer:102', {type: 'boundary', boundary: 'administrative', admin_level: '2', name: 'X'})
    .extract();
  expect(mapFeatures(extract).map(({layer}) => layer)).toEqual(['streets', 'places']);
  expect(LAYERS).toEqual(['green', 'water', 'buildings', 'streets', 'rail', 'places']);
});

test('gives the same bytes for the same map in another order', async () => {
  const scene = town().way('a1 a2 a3 a4 a1', {building: 'yes'}).way('b1 b2 b3 b4 b1', {landuse: 'forest'});
  expect(await draw(scene.extract(list => list.toReversed()))).toEqual(await draw(scene.extract()));
});

/** A coast from south to north at x = 500 with land in the west, in a box of 1000 m. */
function coast(nodes: string): OsmScene {
  return new OsmScene()
    .node('s', 500, -100)
    .node('m', 600, 500)
    .node('n', 500, 1100)
    .node('stop', 500, 900)
    .node('i1', 800, 400)
    .node('i2', 900, 400)
    .node('i3', 900, 500)
    .node('i4', 800, 500)
    .way(nodes, {natural: 'coastline'});
}

function seaArea(scene: OsmScene, onLand: readonly (readonly [number, number])[] = []): number | null {
  const [west, south] = OsmScene.degrees(0, 0);
  const [east, north] = OsmScene.degrees(1000, 1000);
  const places = onLand.map(([x, y]) => OsmScene.degrees(x, y));
  const sea = seaPolygons(scene.extract(), [west, south, east, north], places);
  if (sea === null) return null;
  const ringArea = (ring: readonly (readonly [number, number])[]) => {
    let twice = 0;
    for (let i = 1; i < ring.length; i++) {
      twice += (ring[i - 1]![0] - 10) * ring[i]![1] - (ring[i]![0] - 10) * ring[i - 1]![1];
    }
    return Math.abs(twice / 2) * METERS_PER_DEGREE ** 2;
  };
  return sea.reduce(
    (sum, [outer, ...holes]) => sum + ringArea(outer!) - holes.reduce((all, hole) => all + ringArea(hole), 0),
    0,
  );
}

test('fills the sea on the right of the coast', () => {
  const area = seaArea(coast('s m n'))!;
  const exact = 1000 * 500 - trapezium();
  expect(Math.abs(area - exact)).toBeLessThan(200);
});

/** Land east of x = 500 in the box: the coast runs from (516.7, 0) over (600, 500) to (516.7, 1000). */
function trapezium(): number {
  const start = 100 * (100 / 600);
  return 2 * 500 * ((start + 100) / 2);
}

test('fills the other side when the coast runs the other way', () => {
  expect(Math.abs(seaArea(coast('n m s'))! - (1000 * 500 + trapezium()))).toBeLessThan(200);
});

test('leaves islands out of the sea', () => {
  const withIsland = coast('s m n').way('i1 i2 i3 i4 i1', {natural: 'coastline'});
  expect(seaArea(coast('s m n'))! - seaArea(withIsland)!).toBeCloseTo(10_000, -2);
});

test('is all sea around an island alone', () => {
  const island = new OsmScene().node('a', 400, 400).node('b', 600, 400).node('c', 600, 600).node('d', 400, 600);
  expect(seaArea(island.way('a b c d a', {natural: 'coastline'}))).toBeCloseTo(1e6 - 40_000, -3);
});

test('takes a coast that breaks off to the nearest edge', () => {
  const area = seaArea(coast('s m stop'))!;
  expect(area).toBeGreaterThan(400_000);
  expect(area).toBeLessThan(460_000);
});

test('draws no sea where that would flood streets, or where there is no coast', () => {
  expect(seaArea(coast('s m n'), [[800, 500]])).toBeNull();
  expect(seaArea(coast('s m n'), [[100, 500]])).not.toBeNull();
  expect(seaArea(town())).toBeNull();
});

test.skipIf(!sharedFile('monaco/monaco.osm.pbf'))(
  'draws Monaco in less than 3 MB, within its bounds',
  async () => {
    const extract = await readOsm(sharedFile('monaco/monaco.osm.pbf')!, silent);
    const bytes = await draw(extract);
    expect(bytes.length).toBeLessThan(3_000_000);
    expect(await archiveOf(bytes).getHeader()).toMatchObject({
      minLon: 7.349,
      maxLon: 7.491,
      minLat: 43.71,
      maxLat: 43.77,
    });
  },
  20_000,
);
