import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {isStreetLinesFile, readStreetLines, type StreetLines} from '../../scripts/io/street-lines.ts';
import {silent} from '../../scripts/progress.ts';
import {Report} from '../../scripts/report.ts';
import {buildStreets} from '../../scripts/steps/streets.ts';
import {folderWith} from '../support/folder.ts';
import {SCENE_CITY, wholeBoundary} from '../support/osm-scene.ts';
import {sharedFile} from '../support/shared.ts';

type Place = readonly [number, number];

function feature(
  coordinates: readonly Place[],
  properties: Record<string, unknown> = {highway: 'residential'},
): string {
  return JSON.stringify({type: 'Feature', properties, geometry: {type: 'LineString', coordinates}});
}

const west: Place = [114.26, 30.47];
const middle: Place = [114.261, 30.47];
const east: Place = [114.262, 30.47];
const north: Place = [114.261, 30.471];

async function read(rows: readonly string[], name = 'x.geojsonl'): Promise<StreetLines> {
  const bytes = name.endsWith('.gz') ? gzipSync(rows.join('\n')) : rows.join('\n');
  return readStreetLines(join(folderWith({[name]: bytes}), name), silent);
}

async function streetsOf(lines: StreetLines) {
  return buildStreets(SCENE_CITY, lines, wholeBoundary(lines), new Report(), silent);
}

test('joins lines where their ends have equal coordinates', async () => {
  const lines = await read([feature([west, middle]), feature([middle, east]), feature([middle, north])]);
  const {graph} = await streetsOf(lines);
  expect([graph.nodeCount, graph.edgeCount]).toEqual([4, 3]);
});

test('does not join lines that only cross', async () => {
  const south: Place = [114.261, 30.469];
  const {graph} = await streetsOf(await read([feature([west, east]), feature([south, north])]));
  expect([graph.nodeCount, graph.edgeCount]).toEqual([4, 2]);
});

test('joins by coordinates also when u and v name the ends the other way round', async () => {
  const lines = await read([
    feature([west, middle], {highway: 'residential', u: 2, v: 1}),
    feature([middle, east], {highway: 'residential', u: 2, v: 3}),
  ]);
  expect((await streetsOf(lines)).graph.edgeCount).toBe(1);
});

test('follows the access rules of ways', async () => {
  const lines = await read([
    feature([west, middle], {highway: 'motorway'}),
    feature([middle, east], {highway: ['footway', 'path']}),
  ]);
  expect((await streetsOf(lines)).graph.edgeCount).toBe(1);
});

test('gives the same streets whatever the order of rows, packed or not, with a record separator or not', async () => {
  const rows = [
    feature([west, middle]),
    feature([middle, east], {highway: 'footway', name: '珞喻路'}),
    feature([middle, north]),
  ];
  const straight = await streetsOf(await read(rows));
  const other = await streetsOf(
    await read(
      rows.toReversed().map(row => `\u001e${row}`),
      'x.geojsonl.gz',
    ),
  );
  expect(other.graph).toEqual(straight.graph);
  expect(other.names).toEqual(['', '珞喻路']);
});

test('knows its files by their names', () => {
  expect(['a.geojsonl', 'a.geojsonl.gz', 'a.osm.gz', 'a.geojson'].map(isStreetLinesFile)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  ['no lines', ['']],
  ['text', ['hello']],
  ['a point', [JSON.stringify({type: 'Feature', properties: {}, geometry: {type: 'Point', coordinates: west}})]],
  [
    'metres',
    [
      feature([
        [12_719_000, 3_566_000],
        [12_719_100, 3_566_000],
      ]),
    ],
  ],
  ['one position', [feature([west])]],
])('refuses %s, with the line', async (name, rows) => {
  const where = name === 'no lines' ? /found no line/ : /line 1: found/;
  await expect(read(rows)).rejects.toThrow(where);
});

test('refuses a file that is not there or is empty', async () => {
  await expect(readStreetLines('nowhere/x.geojsonl', silent)).rejects.toThrow(/^x\.geojsonl: found no such file/);
  await expect(readStreetLines(join(folderWith({'x.geojsonl': ''}), 'x.geojsonl'), silent)).rejects.toThrow(
    /found no line/,
  );
});

test('refuses packed lines that are cut off', async () => {
  const packed = gzipSync(Array.from({length: 2000}, (_, i) => feature([west, [114.3, 30 + i / 1e4]])).join('\n'));
  const folder = folderWith({'x.geojsonl.gz': packed.subarray(0, packed.length - 100)});
  await expect(readStreetLines(join(folder, 'x.geojsonl.gz'), silent)).rejects.toThrow(
    /x\.geojsonl\.gz: line \d+: found/,
  );
});

test.skipIf(!sharedFile('wuhan/wuhan_edges_wgs84.geojsonl.gz'))(
  'builds the streets of a mainland city from lines',
  async () => {
    const lines = await readStreetLines(sharedFile('wuhan/wuhan_edges_wgs84.geojsonl.gz')!, silent);
    expect(lines.wayCount).toBe(92_667);
    const {statistics} = await streetsOf(lines);
    // trunk roads and motorways are not walked
    expect(statistics['kilometers']).toBeGreaterThan(5000);
    expect(statistics['snap_edges']! / statistics['edges']!).toBeGreaterThan(0.9);
  },
  30_000,
);
