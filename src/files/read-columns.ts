import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {TableName} from '#schema/column.ts';
import {InputError} from '#schema/input-error.ts';
import {readArrowColumns} from './arrow-columns.ts';
import type {Keep} from './column-filler.ts';
import type {Columns} from './columns.ts';
import {readParquetColumns} from './parquet-columns.ts';

/**
 * Reads a published table in columns, all or those chosen by name, all rows or those to keep; only chosen columns can be asked
 * about. From Arrow, else from Parquet. Throws InputError when the file is missing, broken or cut short.
 */
export async function readColumns(
  dir: string,
  name: TableName,
  chosen: (column: string) => boolean = () => true,
  keep?: Keep,
): Promise<Columns> {
  const arrow = join(dir, `${name}.arrow`);
  if (existsSync(arrow)) return whole(arrow, 'Arrow', async () => readArrowColumns(arrow, chosen, keep));
  const parquet = join(dir, `${name}.parquet`);
  if (existsSync(parquet)) return whole(parquet, 'Parquet', () => readParquetColumns(parquet, chosen, keep));
  throw new InputError({file: parquet, found: 'no such file', expected: 'a file the manifest lists'});
}

async function whole(file: string, format: string, read: () => Promise<Columns>): Promise<Columns> {
  try {
    return await read();
  } catch (error) {
    throw new InputError({file, found: (error as Error).message, expected: `a whole ${format} file`});
  }
}
