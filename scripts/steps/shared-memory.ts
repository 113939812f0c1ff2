type Column =
  | Int32Array
  | Uint32Array
  | Uint16Array
  | Int16Array
  | Uint8Array
  | Int8Array
  | Float64Array
  | Float32Array;

/** The same view of the same bytes in shared memory; bytes seen by several views are moved once. */
function sharedColumn(column: Column, moved: Map<unknown, unknown>): Column {
  const {buffer, byteOffset, length} = column;
  const known = moved.get(buffer) as SharedArrayBuffer | undefined;
  const shared = known ?? new SharedArrayBuffer(buffer.byteLength);
  if (!known) new Uint8Array(shared).set(new Uint8Array(buffer));
  moved.set(buffer, shared);
  const View = column.constructor as new (buffer: SharedArrayBuffer, byteOffset: number, length: number) => Column;
  return new View(shared, byteOffset, length);
}

/**
 * The same value with every typed array moved into memory that threads share; what is no typed array stays or is copied
 * around it. An array that occurs twice is moved once. Goes as deep as the types are nested, not into lists of texts.
 */
export function inSharedMemory<T>(value: T, moved: Map<unknown, unknown> = new Map()): T {
  if (typeof value !== 'object' || value === null) return value;
  const known = moved.get(value);
  if (known !== undefined) return known as T;
  const copy = (made: unknown): T => {
    moved.set(value, made);
    return made as T;
  };
  if (ArrayBuffer.isView(value)) return copy(sharedColumn(value as unknown as Column, moved));
  if (Array.isArray(value))
    return typeof value[0] === 'object' ? copy(value.map(item => inSharedMemory(item, moved))) : value;
  if (value instanceof Map) return copy(new Map([...value].map(([key, item]) => [key, inSharedMemory(item, moved)])));
  return copy(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inSharedMemory(item, moved)])));
}
