/** Longest text kept of one field of a list or map; what is longer is cut. */
const LIMIT = 300;

// control characters, zero-width marks and the characters that turn the direction of writing around
const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * A field of a foreign file as text to keep: control, zero-width and direction characters removed (line breaks and tabs
 * become spaces), spaces joined, ends trimmed, at most 300 characters. Everything else stays as written, `<script>` and
 * `=cmd()` included: whoever shows or writes it must treat it as text.
 */
export function cleanText(text: string): string {
  const visible = text
    .replace(/[\t\n\v\f\r\u0085]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return visible.length <= LIMIT ? visible : [...visible].slice(0, LIMIT).join('');
}

/** The same, with nothing left as null. Signs that stand for an empty cell (`-`, `—`, `无`, `/`) count as nothing. */
export function textOrNull(text: string | undefined): string | null {
  const clean = cleanText(text ?? '');
  return clean === '' || /^(?:[-—–/]+|无|無|N\/A|null)$/i.test(clean) ? null : clean;
}
