import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {decodeArrow, encodeArrow} from '#files/arrow.ts';
import {encodeCsv, parseCsv} from '#files/csv.ts';
import {encodeGeojson} from '#files/geojson.ts';
import {encodeParquet} from '#files/parquet.ts';
import {readParquet} from '#files/parquet-reader.ts';
import {tableFromReaders, tableFromRows, tableRows} from '#files/table.ts';
import {decodeWkbMultiPolygon, encodeWkbMultiPolygon} from '#files/wkb.ts';
import {column, type TableSpec} from '#schema/column.ts';
import {tableSpec} from '#schema/tables.ts';
import {catchments, cells, context, provenance, square, whole} from './tables.fixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'yike-files-'));
afterAll(() => rmSync(dir, {recursive: true}));

/** What a reader gets back: rings closed and wound. */
const [first, second, third] = tableRows(catchments);
const wound = [
  {...first, polygon: decodeWkbMultiPolygon(encodeWkbMultiPolygon(first?.['polygon'] as never))},
  {...second, polygon: decodeWkbMultiPolygon(encodeWkbMultiPolygon(second?.['polygon'] as never))},
  third,
];

const numbers: TableSpec = {
  name: 'indicators',
  zh: '',
  en: '',
  rowZh: '',
  rowEn: '',
  geometry: null,
  columns: [
    column('text', 'text', '', '', {missing: ['', '']}),
    column('integer', 'integer', '', '', {missing: ['', '']}),
    column('number', 'number', '', '', {missing: ['', '']}),
    column('flag', 'boolean', '', '', {missing: ['', '']}),
  ],
};

const anyRow = fc.record({
  text: fc.option(fc.string({unit: 'grapheme'})),
  integer: fc.option(fc.integer()),
  number: fc.option(fc.double({noNaN: true, noDefaultInfinity: true}).map(value => (value === 0 ? 0 : value))),
  flag: fc.option(fc.boolean()),
});

describe('Arrow', () => {
  test('gives back every value, text and null of a table', () => {
    expect(decodeArrow(whole(encodeArrow(cells, provenance))).rows).toEqual(tableRows(cells));
    expect(decodeArrow(whole(encodeArrow(catchments, provenance))).rows).toEqual(wound);
  });

  test('gives back any rows at all', () => {
    fc.assert(
      fc.property(fc.array(anyRow), rows => {
        expect(decodeArrow(whole(encodeArrow(tableFromRows(numbers, rows), provenance))).rows).toEqual(rows);
      }),
    );
  });

  test('has header and no rows for a table not yet computed', () => {
    const empty = tableFromRows(tableSpec('sites', context), []);
    const read = decodeArrow(whole(encodeArrow(empty, provenance)));
    expect(read.rows).toEqual([]);
    expect(read.columns).toEqual(empty.spec.columns.map(({name}) => name));
  });

  test('names city and licence in the schema', () => {
    expect([...decodeArrow(whole(encodeArrow(cells, provenance))).metadata]).toEqual([
      ['city', 'testville'],
      ['invented', 'false'],
      ['licence', 'ODbL-1.0'],
      ['attribution', '© somebody'],
    ]);
  });

  test('writes several batches that read as one table', () => {
    const rows = 150_000;
    const spec = {...numbers, columns: numbers.columns.slice(1, 2)};
    const table = tableFromReaders(spec, rows, new Map([['integer', row => (row % 7 === 0 ? null : row)]]));
    const pieces = [...encodeArrow(table, provenance)];
    expect(pieces).toHaveLength(5);
    const read = decodeArrow(whole(pieces)).rows;
    expect(read).toHaveLength(rows);
    expect(read[149_999]).toEqual({integer: 149_999});
    expect(read[140_000]).toEqual({integer: null});
  });
});

describe('Parquet', () => {
  test('gives back every value, text and null of a table', async () => {
    expect((await readParquet(whole(encodeParquet(cells, provenance)))).rows).toEqual(tableRows(cells));
    expect((await readParquet(whole(encodeParquet(catchments, provenance)))).rows).toEqual(wound);
  });

  test('gives back any rows at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow), async rows => {
        expect((await readParquet(whole(encodeParquet(tableFromRows(numbers, rows), provenance)))).rows).toEqual(rows);
      }),
    );
  });

  test('is GeoParquet 1.1 with the box around its rows', async () => {
    const {metadata} = await readParquet(whole(encodeParquet(cells, provenance)));
    expect(JSON.parse(metadata.get('geo') as string)).toEqual({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: {
        geometry: {
          encoding: 'WKB',
          geometry_types: ['Point'],
          orientation: 'counterclockwise',
          bbox: [-15.4321987, -28.1234567, -15.4, 28],
        },
      },
    });
  });

  test('is read alike by DuckDB, nulls and three decimals included', async () => {
    const file = join(dir, 'cells.parquet');
    writeFileSync(file, whole(encodeParquet(cells, provenance)));
    const connection = await (await DuckDBInstance.create()).connect();
    const answer = await connection.runAndReadAll(
      `select cell_id, people, snap_edge, seconds_age60plus_pharmacy, round(sum(people) over (), 3) as total from '${file}'`,
    );
    expect(answer.getRowsJson()).toEqual([
      ['utm28N_457000_3108000', 12.345, 3, null, 12.645],
      ['utm28N_457100_3108000', 0.3, null, null, 12.645],
    ]);
  });
});

test('reads only the columns that were chosen, from Arrow and from Parquet alike', async () => {
  const chosen = (name: string) => name === 'people' || name === 'polygon';
  const rows = wound.map(row => ({people: row?.people, polygon: row?.polygon}));
  expect(decodeArrow(whole(encodeArrow(catchments, provenance)), chosen).rows).toEqual(rows);
  expect((await readParquet(whole(encodeParquet(catchments, provenance)), chosen)).rows).toEqual(rows);
});

describe('CSV', () => {
  const rowsOf = (audience: 'machine' | 'zh') =>
    parseCsv(Buffer.from(whole(encodeCsv(cells, audience))).toString('utf8'));

  test('begins with a byte order mark and one header row', () => {
    const bytes = whole(encodeCsv(cells, 'machine'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(rowsOf('machine')[0]?.slice(0, 4)).toEqual(['cell_id', 'lon', 'lat', 'cell_meters']);
    expect(rowsOf('zh')[0]?.slice(0, 6)).toEqual([
      '格编号',
      '经度（WGS 84）（度）',
      '纬度（WGS 84）（度）',
      '格的边长（米）',
      '位置怎样得来',
      '人口（人）',
    ]);
  });

  test('guards texts and never touches negative numbers; people have three decimals', () => {
    const [, west, none] = rowsOf('machine');
    expect(west?.slice(1, 3)).toEqual(['-15.4321987', '-28.1234567']);
    expect(west?.slice(5, 8)).toEqual(['12.345', '3.001', "'=1+1"]);
    expect(none?.slice(5, 10)).toEqual(['0.300', '0.000', '', '', '']);
  });

  test('splits any fields again as they were joined', () => {
    const field = fc.string({unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', ' ', '字')});
    fc.assert(
      fc.property(fc.array(fc.array(field, {minLength: 2, maxLength: 4}), {minLength: 1}), rows => {
        const text = rows
          .map(row => row.map(value => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(','))
          .map(line => `${line}\n`)
          .join('');
        expect(parseCsv(text)).toEqual(rows);
      }),
    );
  });
});

describe('GeoJSON', () => {
  test('is a FeatureCollection that names city and licence, rings wound as RFC 7946 asks', () => {
    const read = JSON.parse(Buffer.from(whole(encodeGeojson(catchments, {...provenance, invented: true}))).toString());
    expect(read).toMatchObject({type: 'FeatureCollection', city: 'testville', invented: true, licence: 'ODbL-1.0'});
    expect(read.features[0].geometry.type).toBe('MultiPolygon');
    expect(read.features[1].geometry).toEqual({type: 'Polygon', coordinates: [square(7, 43, 0.1).toReversed()]});
    expect(read.features[2].geometry).toBeNull();
    expect(read.features[2].properties).toEqual({
      category: 'pharmacy',
      facility_id: null,
      profile: 'adult',
      cutoff_seconds: 900,
      people: 7,
    });
  });
});

test('every encoder writes the same bytes twice', () => {
  for (const encode of [encodeArrow, encodeParquet, encodeGeojson]) {
    expect(whole(encode(catchments, provenance))).toEqual(whole(encode(catchments, provenance)));
  }
});
