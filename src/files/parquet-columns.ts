import {closeSync, openSync, readSync, statSync} from 'node:fs';
import {type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, type SchemaElement} from 'hyparquet';
import type {Value} from '#schema/column.ts';
import {ColumnFiller, type Keep} from './column-filler.ts';
import type {Columns, StoredColumn, StoredKind} from './columns.ts';
import {decodeWkbMultiPolygon} from './wkb.ts';

/**
 * Reads chosen columns of a Parquet file, one column of one row group after the other: neither the file nor its rows are ever
 * in memory. The column of points is left out. Throws an Error that says what is wrong when the file was cut short.
 */
export async function readParquetColumns(
  file: string,
  chosen: (name: string) => boolean,
  keep?: Keep,
): Promise<Columns> {
  const handle = openSync(file, 'r');
  try {
    const source = bufferOf(handle, statSync(file).size);
    const metadata = await parquetMetadataAsync(source, {geoparquet: false});
    const wanted = metadata.schema.slice(1).filter(({name}) => name !== 'geometry' && chosen(name));
    const kinds = new Map(wanted.map((element): [string, StoredKind] => [element.name, kindOf(element)]));
    const filler = new ColumnFiller(kinds, Number(metadata.num_rows), keep);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      for (const {name} of wanted)
        await fillColumn(filler.column(name), filler.start, {source, metadata, name, rowStart, rows});
      filler.endBatch(rows);
      rowStart += rows;
    }
    return filler.finish();
  } finally {
    closeSync(handle);
  }
}

function bufferOf(handle: number, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    slice: (from, to = byteLength) => {
      const bytes = new Uint8Array(to - from);
      const got = readSync(handle, bytes, 0, bytes.length, from);
      if (got < bytes.length) throw new Error(`the file ends ${bytes.length - got} bytes early`);
      return bytes.buffer;
    },
  };
}

function kindOf({type, converted_type}: SchemaElement): StoredKind {
  if (type === 'BYTE_ARRAY') return converted_type === 'UTF8' ? 'text' : 'value';
  return type === 'BOOLEAN' ? 'flag' : 'number';
}

interface Part {
  readonly source: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly name: string;
  readonly rowStart: number;
  readonly rows: number;
}

/** Values of one column in one row group. */
async function fillColumn(
  column: StoredColumn,
  start: number,
  {source, metadata, name, rowStart, rows}: Part,
): Promise<void> {
  const shift = start - rowStart;
  let filled = 0;
  await parquetRead({
    file: source,
    metadata,
    columns: [name],
    rowStart,
    rowEnd: rowStart + rows,
    geoparquet: false,
    utf8: false,
    onChunk: ({columnData, rowStart: first}) => {
      for (let at = 0; at < columnData.length; at++) column.set(first + at + shift, stored(columnData[at]));
      filled += columnData.length;
    },
  });
  if (filled !== rows) throw new Error(`column ${name}: ${filled} of ${rows} values`);
}

function stored(value: unknown): Value {
  if (value instanceof Uint8Array) return decodeWkbMultiPolygon(value);
  return (value ?? null) as Value;
}
