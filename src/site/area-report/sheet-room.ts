import {textWidth} from '#charts/svg.ts';

/** Width of the sheet's text on A4 within its margins of 12 mm, and its height, CSS pixels. As in area-report.css. */
const WIDTH = 703;
const HEIGHT = 1024;
/** Fonts differ from machine to machine: this much is kept free. */
const SPARE = 16;
/** Pixels of a point. */
const POINT = 4 / 3;

/** What stands on a sheet beside its lines of nearest places. */
export interface SheetTexts {
  readonly ribbons: number;
  readonly name: string;
  readonly lives: string;
  /** Services behind each verdict; empty where nothing is judged. */
  readonly verdicts: readonly string[];
  /** What stands in their place where nothing is judged. */
  readonly plain: string;
  readonly meaning: string;
  readonly hasCode: boolean;
  /** Small lines of the foot, and those in large type. */
  readonly small: readonly string[];
  readonly large: readonly string[];
}

/** Texts of one line of nearest places. */
export interface LineTexts {
  readonly service: string;
  readonly name: string;
}

/** Height of a text of so many points in a column, with its line height. */
function height(text: string, points: number, width: number, leading: number, most = Number.POSITIVE_INFINITY): number {
  const size = points * POINT;
  // words are not broken: a line of them is filled to nine tenths
  const lines = Math.max(1, Math.ceil(textWidth(text, size) / (0.92 * width)));
  return Math.min(lines, most) * size * leading;
}

/** How many lines of nearest places a sheet has room for, so that nothing on it is cut off. */
export function roomForLines(texts: SheetTexts, lines: readonly LineTexts[]): number {
  let free = HEIGHT - SPARE - fixedHeight(texts);
  let count = 0;
  for (const {service, name} of lines) {
    const left = height(service, 14, 0.33 * WIDTH - 11, 1.3);
    const right = height(name, 14, 0.67 * WIDTH - 11, 1.3, 2) + 14 * POINT * 1.3;
    free -= Math.max(left, right) + 11;
    if (free < 0) break;
    count++;
  }
  return count;
}

function fixedHeight({ribbons, name, lives, verdicts, plain, meaning, hasCode, small, large}: SheetTexts): number {
  const head = 46 + height(name, 34, WIDTH, 1.2, 2) + 4 + height(lives, 15, WIDTH, 1.45);
  const middle =
    verdicts.length > 0
      ? 13 +
        verdicts.reduce((sum, services) => sum + height(services, 15, WIDTH - 204, 1.35) + 12, 0) +
        4 +
        height(meaning, 10.5, WIDTH, 1.45)
      : 16 + height(plain, 14, WIDTH, 1.45);
  const column = WIDTH - (hasCode ? 183 : 0);
  const foot =
    small.reduce((sum, text) => sum + 4 + height(text, 10.5, column, 1.45), 0) +
    large.reduce((sum, text) => sum + 8 + height(text, 15, column, 1.45), 0);
  const caption = 50;
  return ribbons * 31 + head + middle + caption + 16 + Math.max(foot, hasCode ? 159 : 0);
}
