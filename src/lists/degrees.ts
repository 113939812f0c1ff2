/** A cell read as degrees, or why it is none. */
export type DegreesReading = number | 'empty' | 'minutes' | 'projected' | 'text';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** 116°23′29″, 116度23分, 116 23 29.5, 116:23:29, 116d23m */
const SEXAGESIMAL = /^\D{0,3}[+-]?\d{1,3}\s*(?:[°º度d:]|\s)\s*\d{1,2}(?:\.\d+)?\s*(?:['′’‘分m:]|\s|$)/iu;

/**
 * Reads a cell as decimal degrees: full-width digits, a decimal comma, a degree sign and E, W, N, S or 东经 … beside the number
 * are understood. Degrees with minutes and seconds and metres of a projection are told apart, so that the reader can be told.
 */
export function readDegrees(cell: string | null): DegreesReading {
  const plain = (cell ?? '')
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  if (plain === '') return 'empty';
  const bare = plain
    .replace(/^(?:东经|西经|北纬|南纬|東經|西經|北緯|南緯|[EWNS](?=[\s\d]))\s*/iu, '')
    .replace(/\s*[EWNS]$/i, '');
  const turned = /^(?:西|南|[WS](?=[\s\d]))|\d\s*°?\s*[WS]$/iu.test(plain) ? -1 : 1;
  const number = bare.replace(/\s*[°º度]$/u, '').replace(/^([+-]?\d{1,3}),(\d+)$/, '$1.$2');
  if (!DECIMAL.test(number)) return SEXAGESIMAL.test(plain) ? 'minutes' : 'text';
  const value = turned * Number(number);
  if (!Number.isFinite(value)) return 'text';
  return Math.abs(value) > 1000 ? 'projected' : value;
}

/** Reads a cell as metres of a projected system; null when it is no number. */
export function readMeters(cell: string | null): number | null {
  const plain = (cell ?? '')
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  const value = DECIMAL.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** The two halves of a cell that holds a whole place: `116.3,39.9`, `116.3 39.9`, `(116.3; 39.9)`. Null when it does not. */
export function splitPlace(cell: string | null): [string, string] | null {
  const bare = (cell ?? '').normalize('NFKC').replace(/^[\s[({【]+|[\s\])}】]+$/gu, '');
  const point = /^point\s*\(?\s*/i.test(bare) ? bare.replace(/^point\s*\(?\s*/i, '') : bare;
  const parts = point.split(/\s*[,;、|/]\s*|\s+/u).filter(part => part !== '');
  return parts.length === 2 ? [parts[0]!, parts[1]!] : null;
}
