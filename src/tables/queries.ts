/** A name as SQL writes it, whatever is in it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, whatever is in it. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What a visitor wants to see of one table. */
export interface TableRequest {
  readonly table: string;
  /** Columns to show, in order; empty: all. */
  readonly columns: readonly string[];
  /** Text that some column must contain, in any case; empty: every row. */
  readonly contains: string;
  /** Columns that must have exactly this value. */
  readonly equals: Readonly<Record<string, string>>;
  readonly sort: {readonly column: string; readonly descending: boolean} | null;
}

function conditions(request: TableRequest, textColumns: readonly string[]): string {
  const parts = Object.entries(request.equals).map(([column, value]) => `${quoteName(column)} = ${quoteText(value)}`);
  const needle = request.contains.trim().toLowerCase();
  if (needle !== '') {
    const any = textColumns.map(column => `contains(lower(${quoteName(column)}), ${quoteText(needle)})`);
    parts.push(any.length === 0 ? 'false' : `(${any.join(' OR ')})`);
  }
  return parts.length === 0 ? '' : `\nWHERE ${parts.join('\n  AND ')}`;
}

/** SQL for the rows a visitor asked for. `textColumns`: the columns a text is looked for in. Missing values come last. */
export function rowsQuery(request: TableRequest, textColumns: readonly string[]): string {
  const columns = request.columns.length === 0 ? '*' : request.columns.map(quoteName).join(', ');
  const {sort} = request;
  const order = sort ? `\nORDER BY ${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST` : '';
  return `SELECT ${columns}\nFROM ${quoteName(request.table)}${conditions(request, textColumns)}${order}`;
}

/** SQL that counts the rows of each value of a column and, when given, sums another; largest first. */
export function sumsQuery(
  request: TableRequest,
  textColumns: readonly string[],
  groupBy: string,
  sum: string | null,
): string {
  const name = quoteName(groupBy);
  const total = sum === null ? '' : `, sum(${quoteName(sum)}) AS ${quoteName(`sum_${sum}`)}`;
  const order = sum === null ? '"rows" DESC' : `${quoteName(`sum_${sum}`)} DESC NULLS LAST`;
  return `SELECT ${name}, count(*) AS "rows"${total}\nFROM ${quoteName(request.table)}${conditions(request, textColumns)}\nGROUP BY ${name}\nORDER BY ${order}, ${name}`;
}

/** Limits a visitor's own question to some rows. It runs as a subquery, so that only questions are possible. */
export function limited(sql: string, rows: number): string {
  return `SELECT * FROM (${sql.trim().replace(/;+\s*$/, '')}\n) LIMIT ${rows}`;
}
