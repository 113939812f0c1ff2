import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {OsmColumns} from '../../scripts/io/osm-columns.ts';
import {MISSING_NODE, type OsmExtract} from '../../scripts/io/osm-extract.ts';
import {readOsm} from '../../scripts/io/osm-read.ts';
import {OsmXmlScanner} from '../../scripts/io/osm-xml.ts';
import {silent} from '../../scripts/progress.ts';
import {folderWith} from '../support/folder.ts';
import {osmPbf, type PbfStyle} from '../support/osm-pbf-writer.ts';
import {extractOf, OsmScene} from '../support/osm-scene.ts';
import {sharedFile} from '../support/shared.ts';

const TINY_BZ2 =
  'QlpoOTFBWSZTWawAyesAACtfgAAQUAP5R4EABgAv753gIACSCUplNM00Bo0AAAJTRSGgyHhIGIAXjRgfukBzFnncXm+2BRFGYlKcNhptY2sVKBZAk9g4D0nNITJezxPJ2d1X55ryu69kOhSxyifI8ClOU6So7OHHA3ljFviTuTwW+AFHs4S2DYCU9WOMYbo2jCsWOP6oUVS+O+IPhdyRThQkKwAyesA=';

/** All an extract holds, as plain values. */
function contents(extract: OsmExtract): unknown {
  const list = (count: number, at: (i: number) => unknown) => Array.from({length: count}, (_, i) => at(i));
  return {
    nodes: list(extract.nodeCount, i => [
      extract.nodeId[i],
      extract.nodeLon[i],
      extract.nodeLat[i],
      extract.nodeTags(i),
    ]),
    tagged: [...extract.taggedNodes],
    ways: list(extract.wayCount, i => [
      extract.wayId[i],
      [...extract.wayRef.subarray(extract.wayFirstRef[i], extract.wayFirstRef[i + 1])],
      extract.wayTags(i),
    ]),
    relations: list(extract.relationCount, i => [
      extract.relationId[i],
      extract.relationMembers(i),
      extract.relationTags(i),
    ]),
  };
}

function sample(): OsmScene {
  return new OsmScene()
    .node('a', 0, 0, {barrier: 'gate', name: '北门'})
    .node('b', 100, -50)
    .node('c', -3000, 700, {highway: 'crossing'})
    .way('a b c', {highway: 'footway', name: 'Größe &amp; &quot;Maß&quot; &#x5317;'})
    .way('c lost a', {highway: 'path'})
    .way('b a', {})
    .relation('outer:101 inner:102 -:103', {type: 'multipolygon'});
}

async function readBytes(name: string, bytes: string | Uint8Array): Promise<OsmExtract> {
  return readOsm(join(folderWith({[name]: bytes}), name), silent);
}

test('reads tags, references and members from XML', () => {
  const extract = sample().extract();
  expect(extract.nodeTags(0)).toEqual({barrier: 'gate', name: '北门'});
  expect(extract.nodeTags(1)).toEqual({});
  expect([...extract.taggedNodes]).toEqual([0, 2]);
  expect(extract.wayTags(0)).toEqual({highway: 'footway', name: 'Größe & "Maß" 北'});
  expect([...extract.wayRef]).toEqual([0, 1, 2, 2, MISSING_NODE, 0, 1, 0]);
  expect(extract.wayIndex(102)).toBe(1);
  expect(extract.wayIndex(7)).toBe(-1);
  expect(extract.relationMembers(0)[2]).toEqual({type: 'way', ref: 103, role: ''});
});

const styles: [string, PbfStyle][] = [
  ['dense nodes, zlib', {dense: true, packing: 'zlib'}],
  ['dense nodes, not packed', {dense: true, packing: 'raw'}],
  ['plain nodes, zlib', {dense: false, packing: 'zlib'}],
  ['finer granularity', {dense: true, packing: 'zlib', granularity: 10}],
  ['plain nodes, finer granularity', {dense: false, packing: 'raw', granularity: 50}],
];

test.each(styles)('reads the same from PBF with %s as from XML', async (_, style) => {
  const expected = sample().extract();
  const extract = await readBytes('x.osm.pbf', osmPbf(expected, style));
  expect(contents(extract)).toEqual(contents(expected));
});

test('reads the same from .osm, .osm.gz and .osm.bz2', async () => {
  const xml = sample().xml();
  const expected = contents(extractOf(xml));
  expect(contents(await readBytes('x.osm', xml))).toEqual(expected);
  expect(contents(await readBytes('x.osm.gz', gzipSync(xml)))).toEqual(expected);
  const tiny = await readBytes('x.osm.bz2', Buffer.from(TINY_BZ2, 'base64'));
  expect(contents(tiny)).toMatchObject({ways: [[3, [0, 1], {highway: 'footway'}]]});
});

test('reads bzip2 data of more blocks than are held back while the reader is busy', async () => {
  const packed = readFileSync(new URL('../fixtures/many-blocks.osm.bz2', import.meta.url));
  expect(contents(await readBytes('x.osm.bz2', packed))).toMatchObject({ways: [[3, [0, 1], {highway: 'footway'}]]});
});

test('leaves out what is deleted, in dense and plain nodes and in XML', async () => {
  const deleted = new Set([2]);
  for (const dense of [true, false]) {
    const extract = await readBytes('x.osm.pbf', osmPbf(sample().extract(), {dense, packing: 'zlib', deleted}));
    expect([...extract.nodeId]).toEqual([1, 3]);
    expect(extract.nodeTags(1)).toEqual({highway: 'crossing'});
  }
  const xml =
    '<osm><node id="1" lon="1" lat="1"/><node id="2" visible="false"/><node id="3" action="delete" lon="1" lat="1"><tag k="a" v="b"/></node></osm>';
  expect(contents(extractOf(xml))).toMatchObject({nodes: [[1, 1e7, 1e7, {}]], tagged: []});
});

test('sorts an unsorted file, keeps the later of two with one id, and gives the same as a sorted one', () => {
  const sorted = contents(sample().extract());
  expect(contents(sample().extract(list => list.toReversed()))).toEqual(sorted);
  const twice = extractOf(
    '<osm><node id="5" lon="1" lat="1"><tag k="a" v="old"/></node><node id="4" lon="2" lat="2"/><node id="5" lon="3" lat="3"><tag k="a" v="new"/></node></osm>',
  );
  expect(contents(twice)).toMatchObject({
    nodes: [
      [4, 2e7, 2e7, {}],
      [5, 3e7, 3e7, {a: 'new'}],
    ],
  });
});

test('takes apart XML in pieces cut anywhere', () => {
  const xml = sample().xml().replace('<way', '<!-- a > "comment" --><way').replace('v="crossing"', "v='cross>ing'");
  const expected = contents(extractOf(xml));
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: xml.length}), {maxLength: 6}), cuts => {
      const columns = new OsmColumns('scene.osm');
      const scanner = new OsmXmlScanner(columns);
      let from = 0;
      for (const cut of [...cuts.sort((a, b) => a - b), xml.length]) {
        scanner.push(xml.slice(from, cut));
        from = cut;
      }
      scanner.finish();
      expect(contents(columns.finish())).toEqual(expected);
    }),
  );
});

test('takes bounds from the header, and around all nodes when the header has none or half the globe', () => {
  const node = '<node id="1" lon="7.5" lat="43.5"/><node id="2" lon="7.6" lat="43.6"/></osm>';
  const bounds = (header: string) => extractOf(`<osm>${header}${node}`).bounds;
  expect(bounds('<bounds minlat="43.4" minlon="7.4" maxlat="43.7" maxlon="7.7"/>')).toEqual([7.4, 43.4, 7.7, 43.7]);
  expect(bounds('<bound box="43.4,7.4,43.7,7.7" origin="x"/>')).toEqual([7.4, 43.4, 7.7, 43.7]);
  expect(bounds('')).toEqual([7.5, 43.5, 7.6, 43.6]);
  expect(bounds('<bounds minlat="0" minlon="0" maxlat="90" maxlon="180"/>')).toEqual([7.5, 43.5, 7.6, 43.6]);
  expect(bounds('<bounds minlat="0" minlon="0" maxlat="0" maxlon="0"/>')).toEqual([7.5, 43.5, 7.6, 43.6]);
});

test('does not take the bounds of a way for those of the extract', () => {
  const extract = extractOf(
    '<osm><node id="1" lon="7.5" lat="43.5"/><node id="2" lon="7.6" lat="43.6"/><way id="3"><bounds minlat="43.51" minlon="7.51" maxlat="43.52" maxlon="7.52"/><nd ref="1"/></way></osm>',
  );
  expect(extract.bounds).toEqual([7.5, 43.5, 7.6, 43.6]);
});

test('takes the date from the header of replication, else from the newest element, else from nowhere', async () => {
  const style = {dense: true, packing: 'zlib', replicationSeconds: Date.UTC(2023, 1, 21, 3) / 1000} as const;
  expect((await readBytes('x.osm.pbf', osmPbf(sample().extract(), style))).snapshot).toBe('2023-02-21');
  const dated =
    '<osm><node id="1" lon="1" lat="1" timestamp="2017-06-24T10:00:00Z"/><node id="2" lon="1" lat="1" timestamp="2016-01-01T00:00:00Z"/></osm>';
  expect(extractOf(dated).snapshot).toBe('2017-06-24');
  expect(sample().extract().snapshot).toBeNull();
});

const pbf = () => osmPbf(sample().extract(), {dense: true, packing: 'zlib'});
const refused: [string, string, () => string | Uint8Array, RegExp][] = [
  ['an empty file', 'x.osm.pbf', () => '', /^x\.osm\.pbf: found an empty file/],
  ['a PBF cut off', 'x.osm.pbf', () => pbf().slice(0, -20), /byte \d+: found the end of the file .* cut off/],
  [
    'a PBF with damaged contents',
    'x.osm.pbf',
    () => pbf().map((byte, i) => (i === pbf().length - 9 ? byte ^ 255 : byte)),
    /does not inflate|damaged/,
  ],
  ['XML named PBF', 'x.osm.pbf', () => sample().xml(), /found XML, expected OpenStreetMap PBF/],
  ['PBF named XML', 'x.osm', pbf, /found OpenStreetMap PBF data, expected OpenStreetMap XML/],
  ['JSON named PBF', 'x.osm.pbf', () => '{"type": "FeatureCollection"}', /found JSON/],
  ['an HTML page', 'x.osm', () => '<!DOCTYPE html><html><body>404</body></html>', /found an HTML page/],
  ['an HTML page without doctype', 'x.osm', () => '<html></html>', /found an HTML page/],
  ['another XML document', 'x.osm', () => '<gpx></gpx>', /found a document <gpx>, expected OpenStreetMap XML/],
  ['XML cut off', 'x.osm', () => sample().xml().slice(0, -30), /line \d+: found the end of the file, expected <\/osm>/],
  ['gzip cut off', 'x.osm.gz', () => gzipSync(sample().xml()).subarray(0, 200), /gzip data that is damaged or cut off/],
  [
    'bzip2 cut off',
    'x.osm.bz2',
    () => Buffer.from(TINY_BZ2, 'base64').subarray(0, 90),
    /bzip2 data that is damaged or cut off \(unexpected end of file\)/,
  ],
  ['another ending', 'x.shp', () => 'abc', /found a file name with another ending, expected .*\.osm\.bz2/],
  [
    'lzma blobs',
    'x.osm.pbf',
    () => osmPbf(sample().extract(), {dense: true, packing: 'lzma'}),
    /found blobs packed with lzma/,
  ],
  [
    'zstd blobs',
    'x.osm.pbf',
    () => osmPbf(sample().extract(), {dense: true, packing: 'zstd'}),
    /found blobs packed with zstd/,
  ],
  [
    'a required feature nobody here knows',
    'x.osm.pbf',
    () => osmPbf(sample().extract(), {dense: true, packing: 'raw', features: ['HistoricalInformation']}),
    /required feature "HistoricalInformation"/,
  ],
  ['an extract without nodes', 'x.osm', () => '<osm version="0.6"></osm>', /found an extract without a single node/],
  [
    'a node nowhere',
    'x.osm',
    () => '<osm><node id="1" lon="NaN" lat="1"/></osm>',
    /line 1: found node 1 with lon "NaN"/,
  ],
  [
    'a node beyond the pole',
    'x.osm',
    () => '<osm>\n<node id="1" lon="1" lat="91"/></osm>',
    /line 2: found node 1 with lat "91"/,
  ],
  ['an id that is none', 'x.osm', () => '<osm><way id="1.5"/></osm>', /<way> with id "1.5"/],
];

test.each(refused)('refuses %s, saying what and where', async (_, name, bytes, message) => {
  await expect(readBytes(name, bytes())).rejects.toThrow(message);
});

test('refuses a file that does not exist', async () => {
  await expect(readOsm('nowhere/x.osm.pbf', silent)).rejects.toThrow(/^x\.osm\.pbf: found no such file/);
});

test.skipIf(!sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf'))(
  'counts what osmium counts in real extracts',
  async () => {
    const counts = async (name: string) => {
      const {nodeCount, wayCount, relationCount, snapshot} = await readOsm(sharedFile(name)!, silent);
      return [nodeCount, wayCount, relationCount, snapshot];
    };
    expect(await counts('las_palmas/las_palmas_2023-02-21.osm.pbf')).toEqual([383161, 53760, 3005, '2023-02-21']);
    expect(await counts('monaco/monaco.osm.pbf')).toEqual([180118, 27377, 212, '2016-03-05']);
    expect(await counts('beijing_zhongguancun/map.osm')).toEqual([7450, 1360, 189, '2017-06-24']);
    expect(await counts('monaco_2012/monaco.osm.gz')).toEqual([13739, 1944, 77, '2012-07-06']);
  },
);

test.skipIf(!sharedFile('monaco/monaco.osm.pbf'))(
  'refuses a real extract cut off at any place, or reads whole blobs of it',
  async () => {
    const whole = readFileSync(sharedFile('monaco/monaco.osm.pbf')!);
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      await expect(readBytes('cut.osm.pbf', cut)).rejects.toThrow(/cut off/);
    }
  },
);
