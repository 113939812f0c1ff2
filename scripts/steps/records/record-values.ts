import {textOrNull} from '#lists/clean-text.ts';
import {MOST_PEOPLE} from '#schema/city-keys.ts';

/** A time that was counted over: as it is written in the table, and its first and last day. */
export interface Period {
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

const PLAIN = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A number as registers write it (`1234`, `1,234`, full-width digits); null where it is none. */
export function amountOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace('−', '-');
  if (!PLAIN.test(plain)) return null;
  const value = Number(plain.replaceAll(',', ''));
  return Math.abs(value) <= MOST_PEOPLE ? value : null;
}

/** A share from 0 to 1 (`0.85`, `85%`); null where it is none, or is above 1. */
export function shareOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const isPercent = plain.endsWith('%');
  const value = amountOf(isPercent ? plain.slice(0, -1) : plain);
  if (value === null) return null;
  const share = isPercent ? value / 100 : value;
  return share >= 0 && share <= 1 ? share : null;
}

/** A code as text, without what sheets put around it: `'990101`, `990101.0`. Null: nothing stands there. */
export function codeOf(text: string | undefined): string | null {
  const code = textOrNull(text)?.normalize('NFKC') ?? null;
  return code === null ? null : code.replace(/^['‘’]/, '').replace(/^(\d+)\.0+$/, '$1');
}

/** True for a code that a sheet has turned into a number: its last digits are lost. */
export function isRoundedCode(code: string): boolean {
  return /^\d(?:\.\d+)?e\+?\d+$/i.test(code);
}

const two = (value: number) => String(value).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function months(text: string, year: number, from: number, to: number): Period {
  return {text, first: `${year}-${two(from)}-01`, last: `${year}-${two(to)}-${lastDay(year, to)}`};
}

function dayOf(text: string): string | null {
  const match = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
  return isDay ? `${match[1]}-${two(month)}-${two(day)}` : null;
}

const PARTS_ZH = '一二三四';

/**
 * A period: a year (`2025`, `2025年`), half (`2025-H1`, `2025年上半年`), quarter (`2025-Q2`, `2025年第二季度`), month
 * (`2025-03`, `2025年3月`), day, or two days with `/` or 至 between. Null where it is none.
 */
export function periodOf(text: string): Period | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const year = Number(plain.slice(0, 4));
  if (!/^\d{4}/.test(plain) || year < 1900) return null;
  const rest = plain.slice(4);
  if (/^年?$/.test(rest)) return months(String(year), year, 1, 12);
  const half = /^(?:-?H([12])|年([上下])半年)$/i.exec(rest);
  if (half !== null) {
    const isFirst = half[1] === '1' || half[2] === '上';
    return isFirst ? months(`${year}-H1`, year, 1, 6) : months(`${year}-H2`, year, 7, 12);
  }
  const quarter = /^(?:-?Q([1-4])|年第?([1-4一二三四])季度)$/i.exec(rest);
  if (quarter !== null) {
    const word = quarter[1] ?? quarter[2]!;
    const number = /\d/.test(word) ? Number(word) : PARTS_ZH.indexOf(word) + 1;
    return months(`${year}-Q${number}`, year, 3 * number - 2, 3 * number);
  }
  const month = Number(/^[-./年](\d{1,2})月?$/.exec(rest)?.[1] ?? 0);
  if (month >= 1 && month <= 12) return months(`${year}-${two(month)}`, year, month, month);
  const days = plain.split(/[/至~—]/).map(dayOf);
  const [first, last] = [days[0] ?? dayOf(plain), days.length === 2 ? days[1] : dayOf(plain)];
  if (first === null || last === null || last === undefined || last < first) return null;
  return {text: first === last ? first : `${first}/${last}`, first, last};
}
