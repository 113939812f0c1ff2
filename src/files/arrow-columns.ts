import {closeSync, openSync, readSync} from 'node:fs';
import {DataType, type Field, Message, Precision, type Schema} from 'apache-arrow';
import {ColumnFiller, type Keep} from './column-filler.ts';
import type {Columns, StoredColumn, StoredKind} from './columns.ts';
import {decodeWkbMultiPolygon} from './wkb.ts';

/** A record batch of the stream: how many rows, and where in the file the bytes of its columns are. */
interface Batch {
  readonly rows: number;
  readonly buffers: readonly {readonly from: number; readonly length: number}[];
}

/** Bytes between two marks of a message: its length and the end of its description are both written as multiples of eight. */
const MARK = 4;

/**
 * Reads chosen columns of an Arrow IPC stream as `encodeArrow` writes it, batch by batch and no bytes but theirs: neither the
 * file nor its rows are ever in memory. Throws an Error that says what is wrong when the file was cut short.
 */
export function readArrowColumns(file: string, chosen: (name: string) => boolean, keep?: Keep): Columns {
  const handle = openSync(file, 'r');
  try {
    const {schema, batches} = readMessages(handle);
    const wanted = schema.fields.flatMap((field, index) => (chosen(field.name) ? [{field, index}] : []));
    const starts = bufferStarts(schema.fields);
    const most = batches.reduce((sum, {rows}) => sum + rows, 0);
    const filler = new ColumnFiller(new Map(wanted.map(({field}) => [field.name, kindOf(field.type)])), most, keep);
    for (const batch of batches) {
      for (const {field, index} of wanted) {
        const buffers = batch.buffers.slice(starts[index], starts[index + 1]);
        const bytes = buffers.map(({from, length}) => bytesAt(handle, from, length));
        fillColumn(filler.column(field.name), field.type, bytes, filler.start, batch.rows);
      }
      filler.endBatch(batch.rows);
    }
    return filler.finish();
  } finally {
    closeSync(handle);
  }
}

const isInt32 = (type: DataType) => DataType.isInt(type) && type.bitWidth === 32 && type.isSigned;
const isFloat64 = (type: DataType) => DataType.isFloat(type) && type.precision === Precision.DOUBLE;

function kindOf(type: DataType): StoredKind {
  if (DataType.isUtf8(type)) return 'text';
  if (DataType.isBool(type)) return 'flag';
  if (DataType.isBinary(type)) return 'value';
  if (isInt32(type) || isFloat64(type)) return 'number';
  throw new Error(`column of Arrow type ${type}, not one this program writes`);
}

/** Number of the first buffer of each column; validity and values, for texts and polygons offsets between. */
function bufferStarts(fields: readonly Field[]): number[] {
  const starts = [0];
  for (const {type} of fields) starts.push(starts.at(-1)! + (DataType.isUtf8(type) || DataType.isBinary(type) ? 3 : 2));
  return starts;
}

function bytesAt(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const got = readSync(handle, bytes, at, length - at, from + at);
    if (got === 0) throw new Error(`the file ends ${length - at} bytes early`);
    at += got;
  }
  return bytes;
}

/** Looks through the stream without its contents. */
function readMessages(handle: number): {schema: Schema; batches: Batch[]} {
  const batches: Batch[] = [];
  let schema: Schema | null = null;
  for (let at = 0; ; ) {
    const head = bytesAt(handle, at, 2 * MARK);
    if (head.readInt32LE(0) !== -1) throw new Error('no message where one should begin');
    const length = head.readInt32LE(MARK);
    if (length === 0) break;
    const message = Message.decode(bytesAt(handle, at + 2 * MARK, length));
    const body = at + 2 * MARK + length;
    if (message.isSchema()) schema = message.header();
    else if (message.isRecordBatch()) batches.push(batchOf(message.header(), body));
    at = body + message.bodyLength;
  }
  if (schema === null) throw new Error('no description of columns');
  return {schema, batches};
}

function batchOf(header: {length: number; buffers: readonly {offset: number; length: number}[]}, body: number): Batch {
  return {
    rows: header.length,
    buffers: header.buffers.map(({offset, length}) => ({from: body + offset, length})),
  };
}

function fillColumn(
  column: StoredColumn,
  type: DataType,
  buffers: readonly Buffer[],
  start: number,
  rows: number,
): void {
  const [valid, ...rest] = buffers as [Buffer, Buffer, Buffer];
  const value = valueReader(type, rest);
  // no bits: nothing is missing
  const isThere = (row: number) => valid.length === 0 || (valid[row >> 3]! & (1 << (row & 7))) !== 0;
  for (let row = 0; row < rows; row++) column.set(start + row, isThere(row) ? value(row) : null);
}

function valueReader(type: DataType, buffers: readonly Buffer[]) {
  const [first, last] = buffers as [Buffer, Buffer];
  if (DataType.isBool(type)) return (row: number) => (first[row >> 3]! & (1 << (row & 7))) !== 0;
  if (isInt32(type)) return (row: number) => first.readInt32LE(row * 4);
  if (isFloat64(type)) return (row: number) => first.readDoubleLE(row * 8);
  const from = (row: number) => first.readInt32LE(row * 4);
  if (DataType.isBinary(type)) return (row: number) => decodeWkbMultiPolygon(last.subarray(from(row), from(row + 1)));
  return textReader(from, last);
}

/** Texts; rows beside each other often have the same. */
function textReader(from: (row: number) => number, bytes: Buffer): (row: number) => string {
  let [text, start, end] = ['', 0, 0];
  return row => {
    const [next, nextEnd] = [from(row), from(row + 1)];
    if (nextEnd - next === end - start && bytes.compare(bytes, start, end, next, nextEnd) === 0) return text;
    [text, start, end] = [bytes.toString('utf8', next, nextEnd), next, nextEnd];
    return text;
  };
}
