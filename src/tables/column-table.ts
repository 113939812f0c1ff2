import {
  type Data,
  Float64,
  makeData,
  RecordBatch,
  Schema,
  Field as SchemaField,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow';

/** Columns made in the browser, all of `rows` rows. */
export interface ColumnTable {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
}

/** Numbers, NaN = missing; or texts as numbers into a list, −1 = missing. */
export type TableColumn =
  | {readonly name: string; readonly kind: 'number'; readonly values: Float64Array}
  | {readonly name: string; readonly kind: 'text'; readonly codes: Int32Array; readonly texts: readonly string[]};

/**
 * Columns as an Arrow IPC stream. Arrow's own builders make code at run time, which our content security policy forbids, so
 * the buffers are laid out here (Arrow columnar format: validity bits, offsets, values).
 */
export function encodeColumns({rows, columns}: ColumnTable): Uint8Array<ArrayBuffer> {
  // Arrow writes views of one buffer that touch or overlap only once: every column has a buffer of its own
  const seen = new Set<ArrayBufferLike>();
  const own = (values: Float64Array) => (seen.size === seen.add(values.buffer).size ? values.slice() : values);
  const data: Data[] = columns.map(column =>
    column.kind === 'number' ? numberData(own(column.values)) : textData(column),
  );
  const fields = columns.map((column, index) => new SchemaField(column.name, data[index]!.type, true));
  const struct = makeData({type: new Struct(fields), length: rows, nullCount: 0, children: data});
  return tableToIPC(new Table(new RecordBatch(new Schema(fields), struct)), 'stream').slice();
}

function numberData(values: Float64Array): Data<Float64> {
  const {nullCount, nullBitmap} = validity(values.length, row => !Number.isNaN(values[row]!));
  return makeData({type: new Float64(), length: values.length, nullCount, nullBitmap, data: values});
}

function textData({codes, texts}: Extract<TableColumn, {kind: 'text'}>): Data<Utf8> {
  const encoder = new TextEncoder();
  const encoded = texts.map(text => encoder.encode(text));
  const valueOffsets = new Int32Array(codes.length + 1);
  codes.forEach((code, row) => {
    valueOffsets[row + 1] = valueOffsets[row]! + (code < 0 ? 0 : encoded[code]!.length);
  });
  const data = new Uint8Array(valueOffsets[codes.length]!);
  codes.forEach((code, row) => {
    if (code >= 0) data.set(encoded[code]!, valueOffsets[row]!);
  });
  const {nullCount, nullBitmap} = validity(codes.length, row => codes[row]! >= 0);
  return makeData({type: new Utf8(), length: codes.length, nullCount, nullBitmap, valueOffsets, data});
}

/** A bit for every row, 1 = there. */
function validity(rows: number, isThere: (row: number) => boolean): {nullCount: number; nullBitmap: Uint8Array} {
  const nullBitmap = new Uint8Array(Math.ceil(rows / 8));
  let nullCount = 0;
  for (let row = 0; row < rows; row++)
    if (isThere(row)) nullBitmap[row >> 3]! |= 1 << (row & 7);
    else nullCount++;
  return {nullCount, nullBitmap};
}
