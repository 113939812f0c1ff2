import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {TableName, TableSpec, Value} from '#schema/column.ts';
import {InputError} from '#schema/input-error.ts';
import {type Manifest, manifestSchema} from '#schema/manifest.ts';
import {decodeArrow} from './arrow.ts';
import {gunzip} from './gzip.ts';
import {readParquet} from './parquet-reader.ts';
import type {Row} from './table.ts';

/** Reads and checks `manifest.json` of a city's folder. Throws InputError when it is missing or of another form. */
export function readManifest(dir: string): Manifest {
  const file = join(dir, 'manifest.json');
  if (!existsSync(file)) {
    throw new InputError({file, found: 'no such file', expected: 'the folder of a built city (yike build makes it)'});
  }
  const checked = manifestSchema.safeParse(parseJson(file));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new InputError({
    file,
    where: issue?.path.join('.') || 'manifest',
    found: issue?.message ?? 'another form',
    expected: 'a manifest of this version',
  });
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError({file, found: (error as Error).message, expected: 'JSON'});
  }
}

/** Reads a file of the folder; a `.gz` comes back unpacked. Throws InputError when it is missing or broken. */
export function readCityFile(dir: string, name: string): Uint8Array {
  const file = join(dir, name);
  if (!existsSync(file)) throw new InputError({file, found: 'no such file', expected: 'a file the manifest lists'});
  const bytes = readFileSync(file);
  if (!name.endsWith('.gz')) return bytes;
  try {
    return gunzip(bytes);
  } catch (error) {
    throw new InputError({file, found: (error as Error).message, expected: 'a whole gzip file'});
  }
}

/** Reads `dictionary.json`: tables and columns of this city with their names, units and the meaning of null. */
export function readDictionary(dir: string): TableSpec[] {
  return parseJson(join(dir, 'dictionary.json')) as TableSpec[];
}

/**
 * Reads the rows of a published table, with all columns or those chosen by name, all rows or those to keep; polygons as
 * coordinates. From Arrow, else from Parquet. Throws InputError.
 */
export async function readTable(
  dir: string,
  name: TableName,
  chosen?: (column: string) => boolean,
  keep?: (value: (column: string) => Value) => boolean,
): Promise<Row[]> {
  if (existsSync(join(dir, `${name}.arrow`))) return decodeArrow(readCityFile(dir, `${name}.arrow`), chosen, keep).rows;
  const {rows} = await readParquet(readCityFile(dir, `${name}.parquet`), chosen);
  return keep ? rows.filter(row => keep(column => row[column] ?? null)) : rows;
}
