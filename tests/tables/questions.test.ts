import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tableFromArrays, tableToIPC} from 'apache-arrow';
import fc from 'fast-check';
import {beforeAll, describe, expect, test} from 'vitest';
import {ENGINE_FILE} from '#files/engine-file.ts';
import {limited, quoteName, quoteText, rowsQuery, sumsQuery, type TableRequest} from '#tables/queries.ts';
import {answerOf} from '#tables/rows.ts';
import {type NodeEngine, nodeEngine} from './duckdb.ts';

const HOSTILE = `<img src=x onerror="alert(1)">'; DROP TABLE places; --`;
const rows = {
  name: ['公园', HOSTILE, 'Parc', 'parc nord'],
  kind: ['park', 'market', 'park', 'park'],
  people: Float64Array.of(120.5, 3, 40, 7),
  outline: ['a', 'b', 'c', 'd'],
};

let engine: NodeEngine;
beforeAll(async () => {
  const bytes = tableToIPC(tableFromArrays(rows), 'stream');
  engine = await nodeEngine([{name: 'places', bytes: new Uint8Array(bytes), drop: ['outline', 'not-there']}]);
});

const request: TableRequest = {table: 'places', columns: ['name', 'people'], contains: '', equals: {}, sort: null};
const ask = (sql: string) => answerOf(engine.ask(limited(sql, 1001)), 1000, 0);
const names = (sql: string) => ask(sql).rows.map(row => row[0]);

test('the installed engine is the pinned one, byte for byte', () => {
  const file = createRequire(import.meta.url).resolve(ENGINE_FILE.packagePath);
  const bytes = readFileSync(file);
  expect(bytes.length).toBe(ENGINE_FILE.bytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(ENGINE_FILE.sha256);
});

describe('questions about a table', () => {
  test('sort, with missing values last', () => {
    const sql = rowsQuery({...request, sort: {column: 'people', descending: true}}, ['name']);
    expect(names(sql)).toEqual(['公园', 'Parc', 'parc nord', HOSTILE]);
  });

  test('find a text in any case, in Chinese, and one that looks like SQL', () => {
    expect(names(rowsQuery({...request, contains: 'PARC'}, ['name']))).toEqual(['Parc', 'parc nord']);
    expect(names(rowsQuery({...request, contains: '公'}, ['name']))).toEqual(['公园']);
    expect(names(rowsQuery({...request, contains: "'; DROP"}, ['name']))).toEqual([HOSTILE]);
  });

  test('filter by a value and sum by a column, equal to adding up by hand', () => {
    expect(names(rowsQuery({...request, equals: {kind: 'market'}}, ['name']))).toEqual([HOSTILE]);
    const answer = ask(sumsQuery(request, ['name'], 'kind', 'people'));
    expect(answer.columns.map(column => column.name)).toEqual(['kind', 'rows', 'sum_people']);
    expect(answer.rows).toEqual([
      ['park', 3, 167.5],
      ['market', 1, 3],
    ]);
  });

  test('any text survives quoting as itself', () => {
    fc.assert(
      fc.property(
        fc.string({unit: 'grapheme'}).filter(text => !text.includes('\0')),
        text => {
          expect(ask(`SELECT ${quoteText(text)} AS ${quoteName(`c${text}`)}`).rows[0]?.[0]).toBe(text);
        },
      ),
      {numRuns: 200},
    );
  });

  test('columns of no use are dropped and the rest is there', () => {
    expect(ask('SELECT * FROM places').columns.map(column => column.name)).toEqual(['name', 'kind', 'people']);
  });

  test('an answer says when there was more', () => {
    const answer = answerOf(engine.ask(limited('SELECT * FROM range(50)', 11)), 10, 0);
    expect(answer.rows.length).toBe(10);
    expect(answer.more).toBe(true);
  });

  test('missing values are null, whole numbers are numbers', () => {
    expect(ask('SELECT NULL AS a, 9007199254740991::BIGINT AS b, 1.5::DECIMAL(9,2) AS c, true AS d').rows).toEqual([
      [null, 9007199254740991, 1.5, true],
    ]);
  });
});

describe('after the lock', () => {
  test.each([
    ["SELECT * FROM read_csv('/etc/passwd')"],
    ["SELECT * FROM read_text('https://example.org/')"],
    ["SELECT * FROM 'x.parquet'"],
  ])('%s is refused', sql => {
    expect(() => ask(sql)).toThrow();
  });

  test.each([
    ['DROP TABLE places'],
    ['INSTALL httpfs'],
    ['LOAD httpfs'],
    ["SET memory_limit='8GB'"],
    ["ATTACH 'x.db'"],
    ["COPY places TO 'x.csv'"],
    ['DELETE FROM places'],
  ])('%s is no question', sql => {
    expect(() => ask(sql)).toThrow();
    expect(ask('SELECT count(*) FROM places').rows).toEqual([[4]]);
  });

  test('settings cannot be opened again', () => {
    expect(() => engine.ask('SET enable_external_access=true')).toThrow(/lock|Cannot/i);
    expect(() => engine.ask('SET lock_configuration=false')).toThrow(/lock|Cannot/i);
  });
});
