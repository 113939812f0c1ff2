import {BOM, csvCell, csvLine} from '#files/csv.ts';
import type {MonitorEntry} from '#schema/plan-monitor.ts';
import {decides, needsCheck, type PlanRow} from '#schema/plan-row.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';
import {entryStanding} from './standing.ts';
import {dueEnd} from './value-words.ts';

/** A field of a published row. Null: missing, an empty cell. */
export type Field = string | number | boolean | null;

/** A column of a file: its name and how it is read from a row. */
export interface PlanColumn<Row> {
  readonly name: string;
  readonly read: (row: Row) => Field;
}

/** Signs of the catalogues as words: a cell that is only `=` would be taken for a formula. */
const COMPARATOR_WORDS = {
  '=': 'equal',
  '≥': 'at-least',
  '≤': 'at-most',
  '>': 'more-than',
  '<': 'less-than',
  '≈': 'about',
  between: 'between',
} as const;

const words = (sign: keyof typeof COMPARATOR_WORDS | null): Field => (sign === null ? null : COMPARATOR_WORDS[sign]);
const joined = (list: readonly string[]): Field => (list.length === 0 ? null : list.join(' '));
const plain = (name: keyof PlanRow & string): PlanColumn<PlanRow> => ({
  name,
  read: row => row[name] as Field,
});
const listed = (name: 'also_categories' | 'either' | 'conflicts' | 'repeats' | 'applies_to'): PlanColumn<PlanRow> => ({
  name,
  read: row => joined(row[name]),
});

/** Columns of plan-rows: the row model of the catalogues, with its document and whether it may decide. */
export const ROW_COLUMNS: readonly PlanColumn<PlanRow>[] = [
  plain('id'),
  plain('kind'),
  plain('name_zh'),
  plain('name_en'),
  plain('domain'),
  plain('category_key'),
  listed('also_categories'),
  plain('metric'),
  {name: 'comparator', read: row => words(row.comparator)},
  plain('value'),
  plain('value_high'),
  plain('value_en'),
  plain('unit'),
  plain('area_type'),
  plain('logic'),
  listed('either'),
  listed('conflicts'),
  listed('repeats'),
  plain('tier'),
  plain('minutes'),
  plain('metres'),
  plain('group'),
  plain('urban_rural'),
  listed('applies_to'),
  plain('scope'),
  plain('province_inferred'),
  plain('period'),
  plain('baseline_year'),
  plain('baseline_value'),
  plain('target_year'),
  plain('target_value'),
  plain('obligation'),
  plain('document'),
  plain('doc_zh'),
  plain('doc_en'),
  plain('doc_no'),
  plain('url'),
  plain('clause'),
  plain('status'),
  {name: 'to_be_verified', read: needsCheck},
  {name: 'decides', read: decides},
  plain('locator'),
  plain('verified_by'),
  plain('verified_on'),
  plain('note_zh'),
  plain('note_en'),
];

/** A promise with the rows it is made of. */
export interface PromiseRow {
  readonly entry: MonitorEntry;
  readonly row: PlanRow;
  readonly before: PlanRow;
  readonly rows: CatalogueRows;
}

const ofEntry = (name: 'id' | 'section' | 'name_zh' | 'name_en'): PlanColumn<PromiseRow> => ({
  name,
  read: ({entry}) => entry[name],
});
const ofRow = (name: keyof PlanRow & string, as: string = name): PlanColumn<PromiseRow> => ({
  name: as,
  read: ({row}) => row[name] as Field,
});
const ofLatest = (
  name:
    | 'value'
    | 'as_of'
    | 'final'
    | 'grade'
    | 'document_zh'
    | 'document_en'
    | 'issuer_zh'
    | 'issuer_en'
    | 'published'
    | 'url',
): PlanColumn<PromiseRow> => ({name: `latest_${name}`, read: ({entry}) => entry.latest?.[name] ?? null});

/** Columns of plan-promises: what the page says of each promise. */
export const PROMISE_COLUMNS: readonly PlanColumn<PromiseRow>[] = [
  ofEntry('id'),
  ofEntry('section'),
  ofEntry('name_zh'),
  ofEntry('name_en'),
  ofRow('id', 'row'),
  ofRow('scope'),
  ofRow('province_inferred'),
  ofRow('urban_rural'),
  {name: 'applies_to', read: ({row}) => joined(row.applies_to)},
  ofRow('obligation'),
  {name: 'baseline_value', read: ({before}) => before.baseline_value},
  {name: 'baseline_year', read: ({before}) => before.baseline_year},
  {name: 'comparator', read: ({row}) => words(row.comparator)},
  ofRow('target_value'),
  ofRow('value_en', 'target_value_en'),
  ofRow('unit'),
  ofRow('target_year'),
  {name: 'due', read: ({row}) => dueEnd(row)},
  ofRow('status', 'target_status'),
  {name: 'to_be_verified', read: ({row}) => needsCheck(row)},
  ofLatest('value'),
  {name: 'latest_comparator', read: ({entry}) => words(entry.latest?.comparator ?? null)},
  ofLatest('as_of'),
  ofLatest('final'),
  ofLatest('grade'),
  ofLatest('document_zh'),
  ofLatest('document_en'),
  ofLatest('issuer_zh'),
  ofLatest('issuer_en'),
  ofLatest('published'),
  ofLatest('url'),
  {name: 'standing', read: ({entry, rows}) => entryStanding(rows, entry)},
  {name: 'services', read: ({entry}) => joined(entry.services)},
  {name: 'places', read: ({entry}) => joined(entry.provinces)},
  {name: 'see', read: ({entry}) => joined(entry.see)},
  ofRow('doc_zh'),
  ofRow('doc_en'),
  ofRow('doc_no'),
  ofRow('clause'),
];

/** The promises of the page with their rows, in its order. */
export function promiseRows(rows: CatalogueRows): PromiseRow[] {
  return rows.monitor.entries.map(entry => {
    const row = planRow(rows, entry.row);
    return {entry, row, before: entry.baseline_row === null ? row : planRow(rows, entry.baseline_row), rows};
  });
}

/** A file of rows as CSV: UTF-8 with byte order mark, one header row, texts guarded, an empty cell where nothing is known. */
export function planCsv<Row>(columns: readonly PlanColumn<Row>[], rows: readonly Row[]): string {
  const lines = rows.map(row => csvLine(columns.map(({read}) => csvCell(read(row)))));
  return BOM + csvLine(columns.map(({name}) => name)) + lines.join('');
}

/** The same as JSON, with licence and period; lists stay words with spaces between, as in the CSV. */
export function planJson<Row>(
  {
    licence,
    period,
  }: {readonly licence: string; readonly period: {readonly first_year: number; readonly last_year: number}},
  columns: readonly PlanColumn<Row>[],
  rows: readonly Row[],
): string {
  const objects = rows.map(row => Object.fromEntries(columns.map(({name, read}) => [name, read(row)])));
  const head = {licence, first_year: period.first_year, last_year: period.last_year, count: objects.length};
  return `${JSON.stringify({...head, rows: objects}, null, 1)}\n`;
}
