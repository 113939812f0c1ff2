import {type Signal, signal} from '@preact/signals';
import {rowsQuery, sumsQuery, type TableRequest} from '#tables/queries.ts';
import {GROUPED, SHOWN, SUMMED} from './browse-columns.ts';
import type {Askable, OpenTables} from './tables-store.ts';

/** What is looked at of one table. */
export interface BrowseStore {
  readonly table: Signal<Askable>;
  /** Text that some column must contain; empty: every row. */
  readonly contains: Signal<string>;
  /** Service; empty: all. */
  readonly category: Signal<string>;
  readonly sort: Signal<TableRequest['sort']>;
  readonly groupBy: Signal<string>;
  /** Column to be added up; empty: rows are counted. */
  readonly sum: Signal<string>;
}

/** Begins with the places. */
export function createBrowseStore(): BrowseStore {
  return {
    table: signal<Askable>('facilities'),
    contains: signal(''),
    category: signal(''),
    sort: signal<TableRequest['sort']>(null),
    groupBy: signal('category'),
    sum: signal(''),
  };
}

/** True when the table looked at has the column in this city. */
export function hasColumn({info}: OpenTables, {table}: BrowseStore, name: string): boolean {
  return info.manifest.tables[table.value]?.columns.includes(name) === true;
}

/** Chooses a table; the order of another one is forgotten. */
export function chooseTable(browse: BrowseStore, table: Askable): void {
  [browse.table.value, browse.sort.value] = [table, null];
}

/** Sorts by a column, the largest first; by the same one again: the other way round. */
export function sortBy({sort}: BrowseStore, column: string): void {
  const last = sort.value;
  sort.value = {column, descending: last?.column === column ? !last.descending : true};
}

/** The choices as a question: rows, or sums by group. */
export function browseSql(open: OpenTables, browse: BrowseStore, sums: boolean): string {
  const has = (name: string) => hasColumn(open, browse, name);
  const {table, contains, category, sort} = browse;
  const request: TableRequest = {
    table: table.value,
    columns: SHOWN[table.value].filter(has),
    contains: contains.value,
    equals: category.value === '' || !has('category') ? {} : {category: category.value},
    sort: sort.value,
  };
  const texts = textColumns(open, table.value);
  if (!sums) return rowsQuery(request, texts);
  // a choice the table does not have falls back to its first column, or to counting
  const {groupBy, sum} = browse;
  const grouped = GROUPED[table.value].filter(has);
  const column = grouped.includes(groupBy.value) ? groupBy.value : grouped[0]!;
  return sumsQuery(request, texts, column, SUMMED[table.value].filter(has).includes(sum.value) ? sum.value : null);
}

/** Columns a text is looked for in. */
function textColumns({dictionary}: OpenTables, table: Askable): string[] {
  const spec = dictionary.find(one => one.name === table);
  return spec?.columns.filter(column => column.type === 'text').map(column => column.name) ?? [];
}
