/** One thing that is not as the files say. */
export interface Problem {
  readonly file: string;
  readonly where?: string;
  readonly found: string;
  readonly expected: string;
}

/** A problem as one line. */
export function problemText({file, where, found, expected}: Problem): string {
  return `${file}${where === undefined ? '' : `: ${where}`}: found ${found}, expected ${expected}`;
}
