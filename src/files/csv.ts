import type {Column, MultiPolygon, Value} from '#schema/column.ts';
import {orientedPolygons, type TableContent} from './table.ts';
import {guardText} from './text-guard.ts';

/** Which reader a CSV is for: programs (`machine`: column names) or people (`zh`: Chinese header row, 是 and 否). */
export type CsvAudience = 'machine' | 'zh';

/** Byte order mark: makes spreadsheets read UTF-8. */
export const BOM = '\ufeff';
/** Rows joined into one piece. */
const PIECE_ROWS = 4096;

/** Quotes a field where commas, quotes or line ends ask for it. */
function csvField(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One CSV line of ready fields; the caller guards texts. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\n`;
}

/** Writes a value that no column describes: empty when missing, texts guarded. `csvLine` quotes it. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? guardText(value) : String(value);
}

/** A multipolygon as well-known text. */
export function polygonText(polygons: MultiPolygon): string {
  const oriented = orientedPolygons(polygons);
  if (oriented.length === 0) return 'MULTIPOLYGON EMPTY';
  const ring = (points: [number, number][]) => `(${points.map(([lon, lat]) => `${lon} ${lat}`).join(', ')})`;
  return `MULTIPOLYGON (${oriented.map(rings => `(${rings.map(ring).join(', ')})`).join(', ')})`;
}

/** Writes one value: empty when missing, people with three decimals, other numbers in their shortest form, texts guarded. */
export function csvValue({type}: Column, value: Value, audience: CsvAudience = 'machine'): string {
  if (value === null) return '';
  if (type === 'people') return (value as number).toFixed(3);
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return audience === 'zh' ? (value ? '是' : '否') : String(value);
  return guardText(typeof value === 'string' ? value : polygonText(value));
}

/** Shortest decimal form without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}

function header(column: Column, audience: CsvAudience): string {
  if (audience === 'machine') return column.name;
  const unit = column.unit === null ? null : UNITS_ZH[column.unit];
  return unit ? `${column.zh}（${unit}）` : column.zh;
}

const UNITS_ZH: Readonly<Record<string, string>> = {
  people: '人',
  seconds: '秒',
  metres: '米',
  'square metres': '平方米',
  degrees: '度',
};

/**
 * Encodes a table as CSV: UTF-8 with byte order mark, `\n` line ends, one header row. The one for people has no outlines:
 * a spreadsheet cell holds 32,767 characters. Yields it in pieces.
 */
export function* encodeCsv(table: TableContent, audience: CsvAudience): Generator<Uint8Array> {
  const utf8 = new TextEncoder();
  const shown = table.spec.columns.flatMap((column, index) => {
    const read = table.read[index];
    return read && (audience === 'machine' || column.type !== 'polygon') ? [{column, read}] : [];
  });
  let text = BOM + csvLine(shown.map(({column}) => header(column, audience)));
  for (let row = 0; row < table.rowCount; row++) {
    text += csvLine(shown.map(({column, read}) => csvValue(column, read(row), audience)));
    if (row % PIECE_ROWS === PIECE_ROWS - 1) {
      yield utf8.encode(text);
      text = '';
    }
  }
  if (text !== '') yield utf8.encode(text);
}

/** Splits CSV text into rows of fields (RFC 4180; a byte order mark and either line end are accepted). */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  let at = text.startsWith(BOM) ? 1 : 0;
  while (at < text.length) {
    const {field, next} = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
    fields.push(field);
    at = next;
    if (text[at] === ',') {
      at++;
      if (at === text.length) fields.push('');
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    rows.push(fields);
    fields = [];
  }
  return rows;
}

function quotedField(text: string, at: number): {field: string; next: number} {
  let end = at + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  return {field: text.slice(at + 1, end).replaceAll('""', '"'), next: end + 1};
}

function bareField(text: string, at: number): {field: string; next: number} {
  let end = at;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
  return {field: text.slice(at, end), next: end};
}
