import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {gunzip, gzip} from '#files/gzip.ts';
import {orientedPolygons, roundTo, tableFromRows} from '#files/table.ts';
import {gzipPieces, writePieces} from '#files/write-pieces.ts';
import {tableSpec} from '#schema/tables.ts';
import {context, square} from './tables.fixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'yike-table-'));
afterAll(() => rmSync(dir, {recursive: true}));

const row = {category: 'pharmacy', facility_id: null, profile: 'adult', cutoff_seconds: 900, people: 1, polygon: null};
const table = (rows: object[]) => tableFromRows(tableSpec('catchments', context), rows as never);

test('rounds halves away from zero and never to minus zero', () => {
  expect([roundTo(0.5, 0), roundTo(-0.5, 0), roundTo(-0.04, 1), roundTo(1.2344, 3)]).toEqual([1, -1, 0, 1.234]);
});

test('names table, column and row of a value of the wrong kind', () => {
  const broken = table([row, {...row, cutoff_seconds: 900.5}]);
  expect(() => broken.read[3]?.(1)).toThrow('table catchments: cutoff_seconds, row 2: found 900.5');
  expect(() => table([{...row, people: Number.NaN}]).read[4]?.(0)).toThrow('people, row 1');
  expect(() => table([{...row, profile: null}]).read[2]?.(0)).toThrow('found null, expected text');
});

test('refuses a row with an unknown column and misses no column', () => {
  expect(() => table([{...row, ghost: 1}])).toThrow('unknown column ghost');
  const {people: _, ...short} = row;
  expect(() => table([short]).read[4]?.(0)).toThrow('found nothing');
});

test('closes rings and winds outer ones counterclockwise, holes clockwise', () => {
  const open = square(0, 0, 1).slice(0, 4);
  const [[outer, hole]] = orientedPolygons([[open, square(0.25, 0.25, 0.5).toReversed()]]) as never as [number[][][]];
  expect(outer).toEqual(square(0, 0, 1).toReversed());
  expect(hole).toEqual(square(0.25, 0.25, 0.5));
});

test('every table of an invented city says so in a column of its own, and only those', () => {
  const invented = tableSpec('sites', {...context, invented: true});
  expect(invented.columns.at(-1)?.name).toBe('invented');
  expect(tableSpec('sites', context).columns.map(({name}) => name)).not.toContain('invented');
});

test('packs without time, name or system, alike in one go and in pieces', async () => {
  const bytes = new Uint8Array(300_000).map((_, index) => (index * index) % 251);
  const packed = gzip(bytes);
  expect([...packed.subarray(3, 10)]).toEqual([0, 0, 0, 0, 0, 2, 255]);
  expect(gunzip(packed)).toEqual(Buffer.from(bytes));
  const parts: Uint8Array[] = [];
  for await (const part of gzipPieces([bytes.subarray(0, 7), bytes.subarray(7)])) parts.push(part);
  expect(gunzip(Buffer.concat(parts))).toEqual(Buffer.from(bytes));
  expect(parts[0]?.[9]).toBe(255);
});

test('leaves nothing of a file that would grow beyond the limit', async () => {
  const file = join(dir, 'big');
  const pieces = [new Uint8Array(60), new Uint8Array(60)];
  expect(await writePieces(file, pieces, 100)).toBeNull();
  expect(() => readFileSync(file)).toThrow('ENOENT');
  expect(await writePieces(file, pieces, 120)).toEqual({
    bytes: 120,
    sha256: '6edd9f6f9cc92cded36e6c4a580933f9c9f1b90562b46903b806f21902a1a54f',
  });
});
