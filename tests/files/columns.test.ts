import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {encodeArrow} from '#files/arrow.ts';
import {rowsOfColumns} from '#files/columns.ts';
import {encodeParquet} from '#files/parquet.ts';
import {readTable} from '#files/read-city.ts';
import {readColumns} from '#files/read-columns.ts';
import {type Row, type TableContent, tableFromRows} from '#files/table.ts';
import type {Column, TableName, TableSpec} from '#schema/column.ts';
import {TABLE_NAMES} from '#schema/column.ts';
import {InputError} from '#schema/input-error.ts';
import {catchments, cells, provenance} from './tables.fixture.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'yike-columns-'));
});
afterAll(() => rmSync(dir, {recursive: true, force: true}));

async function write(table: TableContent, format: 'arrow' | 'parquet'): Promise<string> {
  const folder = mkdtempSync(join(dir, 'city-'));
  const pieces: Uint8Array[] = [];
  const encoded = format === 'arrow' ? encodeArrow(table, provenance) : encodeParquet(table, provenance);
  for await (const piece of encoded) pieces.push(piece);
  writeFileSync(join(folder, `${table.spec.name}.${format}`), Buffer.concat(pieces));
  return folder;
}

const FORMATS = ['arrow', 'parquet'] as const;

/** A column of every type, each once with and once without missing values. */
function everyType(): TableSpec {
  const types = ['text', 'integer', 'number', 'people', 'boolean', 'polygon'] as const;
  const columns = types.flatMap(type =>
    [false, true].map((missing): Column => {
      const name = `${type}_${missing ? 'or_null' : 'always'}`;
      const nothing = missing ? '没有' : null;
      return {
        name,
        type,
        zh: name,
        en: name,
        unit: null,
        decimals: null,
        range: null,
        nullZh: nothing,
        nullEn: nothing,
      };
    }),
  );
  return {name: 'areas', zh: '', en: '', rowZh: '', rowEn: '', geometry: null, columns};
}

/** Values that are easily confused: empty texts, zero, no, far numbers; every third missing where that is allowed. */
function everyValue(count: number): Row[] {
  const shape = [
    [
      [
        [0, 0],
        [1.5, 0],
        [1, 1.25],
        [0, 0],
      ],
    ],
  ] as const;
  const texts = ['', '一刻钟', 'a'.repeat(300), '𠮷 \u0000 "', 'null'];
  return Array.from({length: count}, (_, row) => {
    const values = {
      text: texts[row % texts.length]!,
      integer: [0, -1, 2_147_483_647, -2_147_483_648][row % 4]!,
      number: [0, -0.1, 1e300, 5e-324, 0.1 + 0.2][row % 5]!,
      people: [0, 0.001, 12_345.678][row % 3]!,
      boolean: row % 2 === 0,
      polygon: shape,
    };
    return Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => [
        [`${name}_always`, value],
        [`${name}_or_null`, row % 3 === 0 ? null : value],
      ]),
    );
  });
}

describe.each(FORMATS)('a table read in columns from %s', format => {
  it('gives the values of every type back, missing ones as missing', async () => {
    const rows = everyValue(61);
    const folder = await write(tableFromRows(everyType(), rows), format);
    expect(rowsOfColumns(await readColumns(folder, 'areas'))).toEqual(rows);
  });

  it('is read batch by batch: 70,000 rows are in the order they were written', async () => {
    const spec: TableSpec = {
      ...everyType(),
      columns: everyType().columns.filter(({name}) => /text|integer/.test(name)),
    };
    const rows = everyValue(70_000).map(row => ({
      text_always: row['text_always']!,
      text_or_null: row['text_or_null']!,
      integer_always: row['integer_always']!,
      integer_or_null: row['integer_or_null']!,
    }));
    for (const [at, row] of rows.entries()) row.integer_always = at;
    const folder = await write(tableFromRows(spec, rows), format);
    const read = await readColumns(folder, 'areas');
    expect(read.rowCount).toBe(70_000);
    const number = read.columns.get('integer_always')!;
    const text = read.columns.get('text_or_null')!;
    for (const at of [0, 1, 65_535, 65_536, 69_999]) {
      expect(number.get(at)).toBe(at);
      expect(text.get(at)).toBe(rows[at]!.text_or_null);
    }
    const kept = await readColumns(folder, 'areas', undefined, value => (value('integer_always') as number) % 7 === 3);
    expect(rowsOfColumns(kept)).toEqual(rows.filter((_, at) => at % 7 === 3));
  });

  it('of no rows has its columns and no values', async () => {
    const read = await readColumns(await write(tableFromRows(everyType(), []), format), 'areas');
    expect([...read.columns.keys()]).toEqual(everyType().columns.map(({name}) => name));
    expect(rowsOfColumns(read)).toEqual([]);
  });

  it('equals the rows of the row reader, all columns and chosen ones, all rows and kept ones', async () => {
    for (const table of [cells, catchments]) {
      const {name} = table.spec;
      const folder = await write(table, format);
      const rows = await readTable(folder, name);
      expect(rowsOfColumns(await readColumns(folder, name))).toEqual(rows);
      const chosen = (column: string) => !/^people/.test(column);
      expect(rowsOfColumns(await readColumns(folder, name, chosen))).toEqual(await readTable(folder, name, chosen));
      const column = name === 'cells' ? 'cell_id' : 'facility_id';
      const last = rows.at(-1)![column];
      const keep = (value: (name: string) => unknown) => value(column) === last;
      const kept = await readColumns(folder, name, undefined, keep);
      expect(rowsOfColumns(kept)).toEqual(rows.filter(row => row[column] === last));
      expect(kept.rowCount).toBeLessThan(rows.length);
    }
  });

  it('cut short anywhere is one clear error that names the file', async () => {
    const folder = await write(tableFromRows(everyType(), everyValue(40)), format);
    const file = join(folder, `areas.${format}`);
    const whole = readFileSync(file);
    for (const left of [
      0,
      3,
      40,
      whole.length >> 1,
      whole.length - 100,
      whole.length - 9,
      whole.length - 8,
      whole.length - 1,
    ]) {
      writeFileSync(file, whole);
      truncateSync(file, left);
      const error = await readColumns(folder, 'areas').catch((caught: unknown) => caught);
      expect(error, `${left} of ${whole.length} bytes`).toBeInstanceOf(InputError);
      expect((error as InputError).problem.file).toBe(file);
      expect((error as InputError).problem.expected).toMatch(/^a whole (Arrow|Parquet) file$/);
    }
  });
});

it('a table that is not there is one clear error', async () => {
  await expect(readColumns(dir, 'nearest')).rejects.toThrow(/nearest\.parquet: found no such file/);
});

const CITIES = ['demo', 'monaco'].map(id => ({id, folder: join(process.cwd(), 'public/data', id)}));

describe.skipIf(CITIES.some(({folder}) => !existsSync(folder)))('tables of the built cities', () => {
  it.each(CITIES)('$id: columns hold what the rows hold, from Arrow and from Parquet', async ({folder}) => {
    const {tables} = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {tables: object};
    // catchments are outlines, many megabytes of them: one table of outlines is enough
    const names = TABLE_NAMES.filter(name => name in tables && name !== 'catchments');
    for (const name of names) await sameFromBoth(folder, name);
  });
});

async function sameFromBoth(folder: string, name: TableName): Promise<void> {
  const rows = await readTable(folder, name);
  // compared as texts: a hundred thousand deep comparisons take a minute
  const expected = JSON.stringify(rows);
  expect(JSON.stringify(rowsOfColumns(await readColumns(folder, name))) === expected, `${name}.arrow`).toBe(true);
  const only = mkdtempSync(join(dir, 'parquet-'));
  cpSync(join(folder, `${name}.parquet`), join(only, `${name}.parquet`));
  expect(JSON.stringify(rowsOfColumns(await readColumns(only, name))) === expected, `${name}.parquet`).toBe(true);
}
