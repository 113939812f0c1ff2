import {CELL_LENGTH} from './table-limits.ts';
import type {XmlAttributes, XmlEvents} from './xml-reader.ts';

/** A sheet as the workbook names it. */
export interface Sheet {
  readonly name: string;
  /** Id of the relation that says where it is. */
  readonly relation: string;
  readonly hidden: boolean;
}

/** What the workbook itself says. */
export class WorkbookPart implements XmlEvents {
  readonly sheets: Sheet[] = [];
  /** Days are counted from 1904, as on old Macs. */
  from1904 = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'workbookPr') this.from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    if (name !== 'sheet') return;
    const [title, relation] = [
      attributes['name'],
      Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1],
    ];
    const hidden = /^(?:very)?hidden$/i.test(attributes['state'] ?? '');
    if (title !== undefined && relation !== undefined) this.sheets.push({name: title, relation, hidden});
  }

  close(): void {}
  text(): void {}
}

/** Where the parts of a workbook are. */
export class RelationsPart implements XmlEvents {
  /** Relation → path in the container. */
  readonly paths = new Map<string, string>();
  sharedStrings: string | null = null;
  styles: string | null = null;

  open(name: string, attributes: XmlAttributes): void {
    if (name !== 'Relationship') return;
    const target = attributes['Target'] ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const type = attributes['Type'] ?? '';
    if (type.endsWith('/sharedStrings')) this.sharedStrings = path;
    else if (type.endsWith('/styles')) this.styles = path;
    else if (type.endsWith('/worksheet')) this.paths.set(attributes['Id'] ?? '', path);
  }

  close(): void {}
  text(): void {}
}

/** Built-in formats that show days or times. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** True for a format that shows days or times: a letter of them outside quotes and brackets. */
function isDateFormat(code: string): boolean {
  const first = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').split(';')[0]!;
  return /[ymdhs]/i.test(first) && !/^general$/i.test(first);
}

/** Which styles of cells show numbers as days. */
export class StylesPart implements XmlEvents {
  /** [styles] */
  readonly isDate: boolean[] = [];
  readonly #formats = new Map<number, boolean>();
  #inCells = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'cellXfs') this.#inCells = true;
    else if (name === 'numFmt')
      this.#formats.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode']?.slice(0, 200) ?? ''));
    else if (name === 'xf' && this.#inCells) {
      const id = Number(attributes['numFmtId'] ?? 0);
      this.isDate.push(this.#formats.get(id) ?? isBuiltInDate(id));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false;
  }

  text(): void {}
}

/** Characters of all shared texts together. */
const SHARED_LENGTH = 60_000_000;

/** Texts that all sheets share. How they are to be pronounced is left out. */
export class SharedStringsPart implements XmlEvents {
  readonly strings: string[] = [];
  #now = '';
  #length = 0;
  #inText = false;
  #inPhonetic = false;

  open(name: string): void {
    if (name === 'si') this.#now = '';
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 't') this.#inText = !this.#inPhonetic;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'si') {
      this.#length += this.#now.length + 8;
      if (this.#length > SHARED_LENGTH) throw new Error(`shared texts of more than ${SHARED_LENGTH} characters`);
      this.strings.push(ownText(this.#now));
    }
  }

  text(text: string): void {
    if (this.#inText && this.#now.length < CELL_LENGTH) this.#now += text.slice(0, CELL_LENGTH);
  }
}

/** A text that does not keep alive the longer one it was cut from; the escapes of the form for control characters undone. */
export function ownText(text: string): string {
  const plain = text.includes('_x') ? text.replace(/_x([\dA-F]{4})_/g, (_, code) => unit(code)) : text;
  return plain.length < 13 ? plain : ` ${plain}`.slice(1);
}

const unit = (code: string) => String.fromCharCode(Number.parseInt(code, 16));
