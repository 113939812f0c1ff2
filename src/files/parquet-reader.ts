import {parquetMetadata, parquetReadObjects} from 'hyparquet';
import type {Value} from '#schema/column.ts';
import type {Row} from './table.ts';
import {decodeWkbMultiPolygon} from './wkb.ts';

/** Reads rows of all columns, or those chosen, of a Parquet file; polygons come back as coordinates, the point column is left out. */
export async function readParquet(
  bytes: Uint8Array,
  chosen: (name: string) => boolean = () => true,
): Promise<{columns: string[]; rows: Row[]; metadata: ReadonlyMap<string, string>}> {
  // a copy of its own: a Buffer may be a window on shared memory, and slicing one does not copy
  const file = new Uint8Array(bytes).buffer;
  const {schema, key_value_metadata} = parquetMetadata(file);
  const columns = schema.slice(1).flatMap(({name}) => (name === 'geometry' || !chosen(name) ? [] : [name]));
  const rows = await parquetReadObjects({file, columns, geoparquet: false, utf8: false});
  const metadata = new Map(key_value_metadata?.map(({key, value}) => [key, value ?? '']));
  return {columns, rows: rows.map(row => readRow(columns, row)), metadata};
}

function readRow(columns: readonly string[], row: Record<string, unknown>): Row {
  return Object.fromEntries(
    columns.map((name): [string, Value] => {
      const value = row[name] ?? null;
      return [name, value instanceof Uint8Array ? decodeWkbMultiPolygon(value) : (value as Value)];
    }),
  );
}
