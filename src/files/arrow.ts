import {
  Binary,
  Bool,
  type DataType,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import type {Column, Value} from '#schema/column.ts';
import {type Provenance, provenancePairs} from './provenance.ts';
import type {Row, TableContent} from './table.ts';
import {decodeWkbMultiPolygon, encodeWkbMultiPolygon} from './wkb.ts';

/** Rows of one record batch. */
const BATCH_ROWS = 65536;
/** Bytes of the end-of-stream mark that closes an IPC stream. */
const END_OF_STREAM = 8;

function arrowType({type}: Column): DataType {
  if (type === 'text') return new Utf8();
  if (type === 'boolean') return new Bool();
  if (type === 'polygon') return new Binary();
  return type === 'integer' ? new Int32() : new Float64();
}

function arrowSchema(table: TableContent, provenance: Provenance): Schema {
  const fields = table.spec.columns.map(
    column =>
      new Field(
        column.name,
        arrowType(column),
        column.nullEn !== null,
        new Map(column.unit === null ? [] : [['unit', column.unit]]),
      ),
  );
  return new Schema(fields, new Map(provenancePairs(provenance)));
}

/** Values `from … from + length − 1` of a column with their validity bits. */
interface Slice {
  readonly length: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array;
  readonly values: readonly Value[];
}

function slice(read: (row: number) => Value, from: number, length: number): Slice {
  const nullBitmap = new Uint8Array(Math.ceil(length / 64) * 8);
  const values = new Array<Value>(length);
  let nullCount = 0;
  for (let i = 0; i < length; i++) {
    const value = read(from + i);
    values[i] = value;
    if (value === null) nullCount++;
    else nullBitmap[i >> 3] = (nullBitmap[i >> 3] as number) | (1 << (i & 7));
  }
  return {length, nullCount, nullBitmap, values};
}

function joined(parts: readonly (Uint8Array | null)[]): {valueOffsets: Int32Array; data: Uint8Array} {
  const valueOffsets = new Int32Array(parts.length + 1);
  let size = 0;
  for (const [index, part] of parts.entries()) {
    size += part?.length ?? 0;
    valueOffsets[index + 1] = size;
  }
  const data = new Uint8Array(size);
  for (const [index, part] of parts.entries()) if (part) data.set(part, valueOffsets[index] as number);
  return {valueOffsets, data};
}

const utf8 = new TextEncoder();

function arrowData(column: Column, {length, nullCount, nullBitmap, values}: Slice) {
  const common = {length, nullCount, nullBitmap};
  if (column.type === 'text') {
    const parts = values.map(value => (value === null ? null : utf8.encode(value as string)));
    return makeData({type: new Utf8(), ...common, ...joined(parts)});
  }
  if (column.type === 'polygon') {
    const parts = values.map(value => (value === null ? null : encodeWkbMultiPolygon(value as never)));
    return makeData({type: new Binary(), ...common, ...joined(parts)});
  }
  if (column.type === 'boolean') {
    const data = new Uint8Array(Math.ceil(length / 64) * 8);
    for (let i = 0; i < length; i++) if (values[i]) data[i >> 3] = (data[i >> 3] as number) | (1 << (i & 7));
    return makeData({type: new Bool(), ...common, data});
  }
  const numbers = values.map(value => (value ?? 0) as number);
  return column.type === 'integer'
    ? makeData({type: new Int32(), ...common, data: Int32Array.from(numbers)})
    : makeData({type: new Float64(), ...common, data: Float64Array.from(numbers)});
}

function batch(table: TableContent, schema: Schema, from: number, length: number): Uint8Array {
  const children = table.spec.columns.map((column, index) =>
    arrowData(column, slice(table.read[index] as (row: number) => Value, from, length)),
  );
  const struct = makeData({type: new Struct(schema.fields), length, nullCount: 0, children});
  return tableToIPC(new Table(schema, [new RecordBatch(schema, struct)]), 'stream');
}

/**
 * Encodes a table as an Arrow IPC stream without dictionaries, 65,536 rows a batch: text as Utf8, integers as Int32, other
 * numbers as Float64, flags as Bool, polygons as WKB in Binary. Yields the stream in pieces. Needs Node: not under a CSP.
 */
export function* encodeArrow(table: TableContent, provenance: Provenance): Generator<Uint8Array> {
  const schema = arrowSchema(table, provenance);
  const empty = tableToIPC(new Table(schema), 'stream');
  const head = empty.subarray(0, empty.length - END_OF_STREAM);
  yield head;
  for (let from = 0; from < table.rowCount; from += BATCH_ROWS) {
    const bytes = batch(table, schema, from, Math.min(BATCH_ROWS, table.rowCount - from));
    yield bytes.subarray(head.length, bytes.length - END_OF_STREAM);
  }
  yield empty.subarray(empty.length - END_OF_STREAM);
}

/** Different texts of a column that are kept once for all its rows. */
const MOST_SHARED = 20_000;

/** Texts that repeat in a column are one text in memory. */
function shared(): (text: string) => string {
  const known = new Map<string, string>();
  return text => {
    const same = known.get(text);
    if (same === undefined && known.size < MOST_SHARED) known.set(text, text);
    return same ?? text;
  };
}

/** Numbers of the rows to keep, all of them without a question. */
function keptRows(table: Table, keep: ((value: (column: string) => Value) => boolean) | undefined): Uint32Array {
  if (!keep) return Uint32Array.from({length: table.numRows}, (_, row) => row);
  const vectors = new Map(table.schema.fields.map(({name}) => [name, table.getChild(name)]));
  let row = 0;
  const value = (column: string): Value => vectors.get(column)?.get(row) ?? null;
  const kept: number[] = [];
  for (; row < table.numRows; row++) if (keep(value)) kept.push(row);
  return Uint32Array.from(kept);
}

/**
 * Decodes what `encodeArrow` wrote into rows of all columns, or those chosen; polygons come back as coordinates. With `keep`
 * only the rows for which it is true: it is asked with a function from column to value.
 */
export function decodeArrow(
  bytes: Uint8Array,
  chosen: (name: string) => boolean = () => true,
  keep?: (value: (column: string) => Value) => boolean,
): {columns: string[]; rows: Row[]; metadata: ReadonlyMap<string, string>} {
  const table = tableFromIPC(bytes);
  const fields = table.schema.fields.filter(({name}) => chosen(name));
  const kept = keptRows(table, keep);
  const rows = Array.from(kept, (): Record<string, Value> => ({}));
  for (const {name, type} of fields) {
    const vector = table.getChild(name);
    const polygon = type instanceof Binary;
    const once = shared();
    for (const [at, row] of kept.entries()) {
      const value = vector?.get(row) ?? null;
      const field = polygon && value !== null ? decodeWkbMultiPolygon(value) : value;
      (rows[at] as Record<string, Value>)[name] = typeof field === 'string' ? once(field) : field;
    }
  }
  return {columns: fields.map(({name}) => name), rows, metadata: table.schema.metadata};
}
