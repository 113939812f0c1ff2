import {LIGHT} from './colors.ts';
import {groupedRows} from './grouped-rows.ts';
import {clipText, type Drawing, element, textElement, textWidth} from './svg.ts';

/** One bar with its words: what it is, a note at its right, the drawing for a given width, the number. */
export interface BarRow {
  readonly label: string;
  readonly note: string;
  readonly bar: (size: {readonly width: number; readonly height: number}) => Drawing;
  readonly value: string;
}

export interface BarGroup {
  readonly title: string;
  readonly rows: readonly BarRow[];
}

/** Bars under one another in groups, each labelled directly, with a key of swatches on top; for files, in light colours. */
export function barRows(
  groups: readonly BarGroup[],
  swatches: readonly (readonly [words: string, fill: string])[],
  width: number,
): Drawing {
  const labelWidth = Math.round(width * 0.36);
  const valueWidth = Math.round(width * 0.22);
  const barWidth = width - labelWidth - valueWidth - 16;
  const drawn = groups.map(({title, rows}) => ({title, rows: rows.map(row => drawRow(row, labelWidth, barWidth))}));
  return groupedRows(key(swatches), drawn, width);
}

function drawRow(row: BarRow, labelWidth: number, barWidth: number): string {
  const noteWidth = row.note === '' ? 0 : textWidth(row.note, 13) + 8;
  const text = {'font-size': 13, fill: LIGHT.quiet, class: 'c-quiet'};
  return (
    textElement(clipText(row.label, 14, labelWidth - noteWidth - 8), {
      x: 0,
      y: 19,
      'font-size': 14,
      fill: LIGHT.ink,
      class: 'c-ink',
    }) +
    (row.note === '' ? '' : textElement(row.note, {...text, x: labelWidth - 8, y: 19, 'text-anchor': 'end'})) +
    element('g', {transform: `translate(${labelWidth} 7)`}, row.bar({width: barWidth, height: 16}).body) +
    textElement(row.value, {...text, x: labelWidth + barWidth + 12, y: 19, fill: LIGHT.ink, class: 'c-ink'})
  );
}

function key(swatches: readonly (readonly [string, string])[]): string {
  let [x, body] = [0, ''];
  for (const [words, fill] of swatches) {
    body += element('rect', {x, y: 4, width: 16, height: 12, fill});
    body += textElement(words, {x: x + 22, y: 15, 'font-size': 13, fill: LIGHT.ink});
    x += 44 + textWidth(words, 13);
  }
  return body;
}
