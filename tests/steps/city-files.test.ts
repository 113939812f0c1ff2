import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {gunzip} from '#files/gzip.ts';
import {sha256} from '#files/sha256.ts';
import {CityFiles} from '../../scripts/steps/city-files.ts';
import {catchments, cells, provenance} from '../files/tables.fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-city-files-'));
afterAll(() => rmSync(root, {recursive: true}));

const folder = (name: string) => mkdtempSync(join(root, name));

test('writes a table in every format and lists each file with rows, licence and schema', async () => {
  const files = new CityFiles(folder('whole'));
  await files.addTable(cells, provenance);
  expect(files.tables['cells']).toMatchObject({
    rows: 2,
    files: ['cells.arrow', 'cells.parquet', 'cells.csv', 'cells.zh.csv', 'cells.geojson'],
    notes: [],
  });
  for (const file of files.files) {
    expect(file).toMatchObject({rows: 2, licence: 'ODbL-1.0', schema: 'table:cells'});
    expect(sha256(readFileSync(join(files.dir, file.path)))).toBe(file.sha256);
  }
});

test('packs or leaves out what would pass the limit and says why in both languages', async () => {
  const whole = new CityFiles(folder('whole'));
  await whole.addTable(catchments, provenance);
  const limit = readFileSync(join(whole.dir, 'catchments.csv')).length - 1;
  const files = new CityFiles(folder('limited'), limit);
  await files.addTable(catchments, provenance);
  const {files: paths = [], notes = []} = files.tables['catchments'] ?? {};
  expect(paths).toEqual(['catchments.parquet', 'catchments.csv.gz', 'catchments.zh.csv']);
  expect(notes.map(({en}) => en)).toEqual([
    `Arrow would pass ${limit / 1e6} MB: use Parquet`,
    `catchments.csv would pass ${limit / 1e6} MB: packed as catchments.csv.gz`,
    `GeoJSON would pass ${limit / 1e6} MB: use Parquet`,
  ]);
  for (const {zh} of notes) expect(zh).toMatch(/\p{Script=Han}/u);
  const packed = gunzip(readFileSync(join(files.dir, 'catchments.csv.gz')));
  expect(packed).toEqual(readFileSync(join(whole.dir, 'catchments.csv')));
});

test('knows packed binaries by what is in them as well', async () => {
  const files = new CityFiles(folder('packed'));
  const bytes = new TextEncoder().encode('what the browser unpacks');
  await files.addPacked(bytes, {path: 'a.bin', rows: null, licence: 'CC0-1.0', schema: 'a.bin/1', zh: '甲', en: 'A'});
  const [entry] = files.files;
  expect(entry).toMatchObject({path: 'a.bin.gz', content: {bytes: bytes.length, sha256: sha256(bytes)}});
  expect(gunzip(readFileSync(join(files.dir, 'a.bin.gz')))).toEqual(Buffer.from(bytes));
});
