import type {Lang} from './lang.ts';

/** Rounds to a number of significant digits; 0 stays 0. */
export function significant(value: number, digits: number): number {
  if (value === 0) return 0;
  const scale = 10 ** (digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return scale >= 1 ? Math.round(value * scale) / scale : Math.round(value * scale) / Number(scale.toPrecision(15));
}

/** Groups the digits of a whole number by thousands: 12,345. No locale data is used, so builds are the same everywhere. */
export function grouped(value: number): string {
  const sign = value < 0 ? '−' : '';
  return sign + String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * A number of modelled people as the public reads it: two significant digits, 万 in Chinese from ten thousand. Under ten
 * people are not counted out. Null stays null: the caller says that it is not known.
 */
export function people(lang: Lang, value: number): string {
  if (value <= 0) return lang === 'zh' ? '0人' : '0 people';
  if (value < 10) return lang === 'zh' ? '不到10人' : 'fewer than 10 people';
  return lang === 'zh' ? `约${peopleNumber(lang, value)}人` : `about ${peopleNumber(lang, value)} people`;
}

/** The same without the words, for tables: 5.2万, 3,400, 52,000, <10. */
export function peopleNumber(lang: Lang, value: number): string {
  if (value <= 0) return '0';
  if (value < 10) return '<10';
  const rounded = significant(value, 2);
  if (lang === 'zh' && rounded >= 10_000) return `${trimmed(rounded / 10_000)}万`;
  return grouped(rounded);
}

/** A whole count of things (not modelled): 1,234. */
export function count(value: number): string {
  return grouped(value);
}

/** A share, 0 to 1, as whole per cent. What is not all is never written 100 %, what is not nothing never 0 %. */
export function percent(share: number): string {
  if (share <= 0) return '0%';
  if (share >= 1) return '100%';
  const whole = Math.round(share * 100);
  if (whole === 0) return '<1%';
  if (whole === 100) return '>99%';
  return `${whole}%`;
}

/** The same inside a sentence: 超过99%, under 1%. */
export function percentWords(lang: Lang, share: number): string {
  const figure = percent(share);
  if (figure.startsWith('>')) return `${lang === 'zh' ? '超过' : 'over '}${figure.slice(1)}`;
  if (figure.startsWith('<')) return `${lang === 'zh' ? '不到' : 'under '}${figure.slice(1)}`;
  return figure;
}

/** A range of shares, low first, rounded outwards so that it never claims too much: 66–75%. A point reads as one number. */
export function percentRange(low: number, high: number): string {
  const [least, most] = [Math.min(low, high), Math.max(low, high)];
  if (least === most) return percent(least);
  const exact = (share: number) => Number((share * 100).toPrecision(12));
  const [from, to] = [Math.floor(exact(least)), Math.ceil(exact(most))];
  return from === to ? `${from}%` : `${from}–${to}%`;
}

/** A range of people, low first, two significant digits each. */
export function peopleRange(lang: Lang, low: number, high: number): string {
  const [from, to] = [peopleNumber(lang, Math.min(low, high)), peopleNumber(lang, Math.max(low, high))];
  return from === to ? from : `${from}–${to}`;
}

/** Whole minutes of a number of seconds, for text: 15 分钟, 7.5 minutes. */
export function minutes(lang: Lang, seconds: number): string {
  const value = trimmed(Math.round(seconds / 6) / 10);
  return lang === 'zh' ? `${value}分钟` : `${value} ${value === '1' ? 'minute' : 'minutes'}`;
}

/** Metres in words: 300米, 1,000 m. */
export function meters(lang: Lang, value: number): string {
  return lang === 'zh' ? `${grouped(value)}米` : `${grouped(value)} m`;
}

/** Bytes as a reader sees them: 812 B, 14 KB, 3.1 MB. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  if (value < 1_000_000) return `${trimmed(significant(value / 1000, 2))} KB`;
  return `${trimmed(significant(value / 1_000_000, 2))} MB`;
}

/** A date as it stands in the sources (YYYY, YYYY-MM or YYYY-MM-DD), in the language of the page. */
export function date(lang: Lang, iso: string): string {
  const [year, month, day] = iso.split('-');
  if (lang === 'zh') return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return [day ? Number(day) : null, month ? names[Number(month) - 1] : null, year]
    .filter(part => part !== null)
    .join(' ');
}

/** A list of words: 甲、乙和丙; a, b and c. */
export function list(lang: Lang, words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  const [head, last] = [words.slice(0, -1), words[words.length - 1]];
  return lang === 'zh' ? `${head.join('、')}和${last}` : `${head.join(', ')} and ${last}`;
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(12)));
}
