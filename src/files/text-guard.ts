/** Text that a spreadsheet would take for a formula, however it is led in, full-width signs included. */
const DANGEROUS = /^[\s']*[=+\-@\t\r＝＋－＠]/u;

/** Guards a text cell against being run as a formula: a leading apostrophe where it begins like one. Never for numbers. */
export function guardText(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** Undoes `guardText`. */
export function unguardText(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text;
}
