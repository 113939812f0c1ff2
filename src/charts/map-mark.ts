import {LIGHT} from './colors.ts';
import type {Box} from './free-space.ts';
import {tenth} from './map-frame.ts';
import {type Drawing, element, textElement, textWidth, wrapText} from './svg.ts';

const SIZE = 12;
const LEADING = 16;
const PADDING = 5;
/** In a strip under a thumbnail. */
const SMALL = 11;
const SMALL_LEADING = 15;

/** The part of a drawing on which `mapMark` writes; null for no words. */
export function mapMarkBox({width, height}: Pick<Drawing, 'width' | 'height'>, words: readonly string[]): Box | null {
  const lines = markLines(words, SIZE, width - 2 * PADDING);
  if (lines.length === 0) return null;
  const longest = Math.max(...lines.map(line => textWidth(line, SIZE)));
  const top = height - lines.length * LEADING - PADDING;
  return [0, top, Math.min(width, longest * 1.04 + 2 * PADDING + 2), height];
}

/** Approval number or notice on a plate at the lower left of a map. */
export function mapMark(drawing: Pick<Drawing, 'width' | 'height'>, words: readonly string[]): string {
  const box = mapMarkBox(drawing, words);
  if (box === null) return '';
  const [left, top, right, bottom] = box;
  const plate = element('rect', {
    ...{x: left, y: tenth(top), width: tenth(right - left), height: tenth(bottom - top)},
    ...{fill: LIGHT.paper, class: 'c-paper'},
  });
  const lines = markLines(words, SIZE, drawing.width - 2 * PADDING);
  return element('g', {'data-map-mark': words.join(' · ')}, plate + written(lines, top + 1, SIZE, LEADING));
}

/** The same under a small map, where a plate would hide too much of it: the drawing grows by a strip. */
export function withMapMark(drawing: Drawing, words: readonly string[]): Drawing {
  const lines = markLines(words, SMALL, drawing.width - 2 * PADDING);
  if (lines.length === 0) return drawing;
  const strip = written(lines, drawing.height, SMALL, SMALL_LEADING);
  return {
    width: drawing.width,
    height: drawing.height + lines.length * SMALL_LEADING + PADDING,
    body: drawing.body + element('g', {'data-map-mark': words.join(' · ')}, strip),
  };
}

function markLines(words: readonly string[], size: number, width: number): string[] {
  return words.flatMap(line => {
    if (textWidth(line, size) <= width) return [line];
    // after the comma rather than inside a word
    return line.split(/(?<=，)/).flatMap(part => wrapText(part, size, width));
  });
}

function written(lines: readonly string[], top: number, size: number, leading: number): string {
  return lines
    .map((line, index) =>
      textElement(line, {
        ...{x: PADDING, y: tenth(top + (index + 0.8) * leading)},
        ...{'font-size': size, fill: LIGHT.ink, class: 'c-ink'},
      }),
    )
    .join('');
}
