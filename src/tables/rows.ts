import type {Table} from 'apache-arrow';

/** What one field of an answer holds. null = missing. */
export type Field = string | number | boolean | null;

/** How a column is shown: numbers to the right. */
export type FieldKind = 'text' | 'number' | 'boolean';

/** Rows of an answer, ready to be shown as text. */
export interface Answer {
  readonly columns: readonly {readonly name: string; readonly kind: FieldKind}[];
  readonly rows: readonly (readonly Field[])[];
  /** True when there were more rows than asked for. */
  readonly more: boolean;
  /** Time the question took, milliseconds. */
  readonly milliseconds: number;
}

/** Turns an Arrow table into rows of plain fields, at most `limit` of them. Lists and bytes become short text. */
export function answerOf(table: Table, limit: number, milliseconds: number): Answer {
  const columns = table.schema.fields.map((field, index) => ({
    name: field.name,
    kind: kindOf(String(field.type)),
    vector: table.getChildAt(index),
  }));
  const count = Math.min(limit, table.numRows);
  const rows = Array.from({length: count}, (_, row) => columns.map(({vector}) => toField(vector?.get(row))));
  return {columns: columns.map(({name, kind}) => ({name, kind})), rows, more: table.numRows > limit, milliseconds};
}

function kindOf(type: string): FieldKind {
  if (type === 'Bool') return 'boolean';
  return /^(Int|Uint|Float|Decimal)/.test(type) ? 'number' : 'text';
}

function toField(value: unknown): Field {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (value instanceof Date) return value.toISOString();
  return String(value);
}
