import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {decodeArrow, encodeArrow} from '#files/arrow.ts';
import {encodeCsv, parseCsv} from '#files/csv.ts';
import {encodeGeojson} from '#files/geojson.ts';
import {gunzip} from '#files/gzip.ts';
import {encodeParquet} from '#files/parquet.ts';
import {readParquet} from '#files/parquet-reader.ts';
import type {Provenance} from '#files/provenance.ts';
import type {TableContent} from '#files/table.ts';
import type {OpenCity} from '../commands/open-city.ts';
import type {Progress} from '../progress.ts';
import {INGREDIENTS} from '../steps/city-files.ts';
import {provenanceOf} from '../steps/licences.ts';
import type {ExpectedTables} from './expected-tables.ts';
import type {Problem} from './problem.ts';

/** One published file of a table, as its encoder must have written it and as its decoder reads it, row by row. */
interface Format {
  encode(table: TableContent, provenance: Provenance): Iterable<Uint8Array>;
  /** Rows as comparable text, header first where the format has one. */
  lines(bytes: Uint8Array): Promise<string[]> | string[];
}

const FORMATS: Readonly<Record<string, Format>> = {
  arrow: {encode: encodeArrow, lines: bytes => decodeArrow(bytes).rows.map(row => JSON.stringify(row))},
  parquet: {
    encode: encodeParquet,
    lines: async bytes => (await readParquet(bytes)).rows.map(row => JSON.stringify(row)),
  },
  csv: {encode: table => encodeCsv(table, 'machine'), lines: csvLines},
  'zh.csv': {encode: table => encodeCsv(table, 'zh'), lines: csvLines},
  geojson: {
    encode: encodeGeojson,
    lines: bytes => (JSON.parse(utf8(bytes)) as {features: unknown[]}).features.map(row => JSON.stringify(row)),
  },
};

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
}

function csvLines(bytes: Uint8Array): string[] {
  return parseCsv(utf8(bytes)).map(row => JSON.stringify(row));
}

/** First place where two lists of rows differ, as a problem; null when they are alike. */
function firstDifference(file: string, found: readonly string[], expected: readonly string[]): Problem | null {
  for (let row = 0; row < Math.max(found.length, expected.length); row++) {
    const [is, should] = [found[row], expected[row]];
    if (is === should) continue;
    if (is === undefined || should === undefined)
      return {file, found: `${found.length} rows`, expected: `${expected.length}`};
    let at = 0;
    while (is[at] === should[at]) at++;
    const start = Math.max(0, is.lastIndexOf(',', at), at - 60);
    return {file, where: `row ${row + 1}`, found: is.slice(start, at + 40), expected: should.slice(start, at + 40)};
  }
  return null;
}

async function compareFile(
  open: OpenCity,
  path: string,
  table: TableContent,
  provenance: Provenance,
  otherCode: boolean,
): Promise<Problem[]> {
  const [name] = path.split('.');
  const packed = path.endsWith('.gz');
  const format = FORMATS[path.slice((name?.length ?? 0) + 1, packed ? -3 : undefined)];
  if (!format) return [{file: path, found: 'a file of an unknown form', expected: Object.keys(FORMATS).join(', ')}];
  const raw = readFileSync(join(open.dir, path));
  const found = packed ? gunzip(raw) : raw;
  const expected = Buffer.concat([...format.encode(table, provenance)]);
  if (expected.equals(found)) return [];
  try {
    const difference = firstDifference(path, await format.lines(found), await format.lines(expected));
    if (difference) return [difference];
  } catch (error) {
    return [{file: path, found: `a file that cannot be read (${(error as Error).message})`, expected: 'a whole file'}];
  }
  // the same values in other bytes: another version of the encoder wrote them
  return otherCode
    ? []
    : [{file: path, found: 'the right values in other bytes', expected: 'the bytes this code writes'}];
}

/** Compares every file of every table with the table computed anew. */
export async function compareTables(
  open: OpenCity,
  {city, credited, tables}: ExpectedTables,
  otherCode: boolean,
  progress: Progress,
): Promise<{problems: Problem[]; values: number}> {
  const problems: Problem[] = [];
  let values = 0;
  for (const [index, table] of tables.entries()) {
    const {name, columns} = table.spec;
    progress(`compare ${name}`, index / tables.length);
    const listed = open.manifest.tables[name];
    if (listed === undefined || listed.rows !== table.rowCount)
      problems.push({
        file: 'manifest.json',
        where: `tables.${name}`,
        found: `${listed?.rows} rows`,
        expected: `${table.rowCount}`,
      });
    for (const path of listed?.files ?? []) {
      const provenance = provenanceOf(name.startsWith('changes') ? credited : city, INGREDIENTS[name]);
      problems.push(...(await compareFile(open, path, table, provenance, otherCode)));
      values += table.rowCount * columns.length;
    }
  }
  return {problems, values};
}
