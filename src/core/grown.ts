/** A column that can be made longer. */
type Growing = Int32Array | Uint32Array | Uint16Array | Float64Array;

/** A column twice as long that begins with the same values. */
export function grown<T extends Growing>(column: T): T {
  const larger = new (column.constructor as new (length: number) => T)(2 * column.length);
  larger.set(column);
  return larger;
}
