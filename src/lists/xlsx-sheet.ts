import {CELL_LENGTH, TableRows} from './table-limits.ts';
import {ownText} from './xlsx-parts.ts';
import type {XmlAttributes, XmlEvents} from './xml-reader.ts';

/** What a sheet's cells point to. */
export interface SheetTexts {
  readonly strings: readonly string[];
  /** [styles] */
  readonly isDate: readonly boolean[];
  readonly from1904: boolean;
}

/** Thrown when as many rows were read as were asked for. */
export class EnoughRows extends Error {}

/** Reads the cells of a sheet as a person sees them, within the limits of a table. Cells that hold errors (#N/A) are empty. */
export class SheetPart implements XmlEvents {
  readonly table: TableRows;
  readonly #texts: SheetTexts;
  readonly #wantedRows: number;
  #row = -1;
  #column = -1;
  #kind = 'n';
  #style = 0;
  #value = '';
  #isCell = false;
  #inValue = false;
  #inPhonetic = false;

  constructor(file: string, texts: SheetTexts, wantedRows: number) {
    this.table = new TableRows(file);
    this.#texts = texts;
    this.#wantedRows = wantedRows;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || (name === 't' && !this.#inPhonetic)) this.#inValue = this.#isCell;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c') this.#closeCell();
  }

  text(text: string): void {
    if (this.#inValue && this.#value.length < CELL_LENGTH) this.#value += text.slice(0, CELL_LENGTH);
  }

  #openRow(attributes: XmlAttributes): void {
    const row = attributes['r'];
    this.#row = row === undefined ? this.#row + 1 : wholeNumber(row) - 1;
    this.#column = -1;
    if (this.#row >= this.#wantedRows) throw new EnoughRows();
  }

  #openCell(attributes: XmlAttributes): void {
    const place = attributes['r'];
    this.#column = place === undefined ? this.#column + 1 : columnOf(place);
    this.#kind = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#value = '';
    this.#isCell = true;
  }

  #closeCell(): void {
    this.#isCell = false;
    if (this.#value === '') return;
    const text = this.#shown();
    if (text === '') return;
    if (this.#row < 0) throw new Error('a cell in no row');
    this.table.put(this.#row, this.#column, text);
  }

  #shown(): string {
    const value = this.#value;
    switch (this.#kind) {
      case 's':
        return this.#texts.strings[wholeNumber(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'n':
        return this.#texts.isDate[this.#style] === true ? dayText(value, this.#texts.from1904) : numberText(value);
      default:
        return ownText(value);
    }
  }
}

function wholeNumber(text: string): number {
  if (!/^\s*\d{1,9}\s*$/.test(text)) throw new Error(`a number: found ${JSON.stringify(text.slice(0, 20))}`);
  return Number(text);
}

/** Column of an address such as B12, from 0. */
function columnOf(address: string): number {
  const match = /^([A-Z]{1,3})\d{1,7}$/.exec(address);
  if (match === null) throw new Error(`a cell's address: found ${JSON.stringify(address.slice(0, 20))}`);
  return [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A stored number as it is shown: at most 15 digits, no 116.29999999999999. */
function numberText(stored: string): string {
  const value = Number(stored);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : ownText(stored);
}

const DAY_SECONDS = 86_400;
/** Days from the first of the count to 1970. */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1462;

/** A day counted as workbooks do: 2025-12-09, with a time of day 2025-12-09 12:00, a time alone 12:00. */
function dayText(stored: string, from1904: boolean): string {
  const counted = Number(stored);
  const days = counted + (from1904 ? DAYS_TO_1904 : 0);
  const date = new Date(Math.round((days - DAYS_TO_1970) * DAY_SECONDS) * 1000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return numberText(stored);
  const [day, time] = date.toISOString().split('T') as [string, string];
  // what falls into the first year of the count is a time of day without a day
  if (counted < 367) return time.slice(0, 5);
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
