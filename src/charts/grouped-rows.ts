import {LIGHT} from './colors.ts';
import {type Drawing, element, textElement} from './svg.ts';

const KEY = 30;
const ROW = 30;
const TITLE = 38;

/** Rows drawn already, under a title. */
export interface DrawnGroup {
  readonly title: string;
  readonly rows: readonly string[];
}

/** Puts groups of rows under one another, each below its title and a line, with a drawn key on top; for files, in light colours. */
export function groupedRows(key: string, groups: readonly DrawnGroup[], width: number): Drawing {
  let [y, body] = [KEY, key];
  for (const {title, rows} of groups) {
    y += TITLE;
    body += textElement(title, {
      x: 0,
      y: y - 14,
      'font-size': 14,
      'font-weight': 600,
      fill: LIGHT.ink,
      class: 'c-ink',
    });
    body += element('line', {x1: 0, x2: width, y1: y - 5, y2: y - 5, stroke: LIGHT.hairline, class: 's-hairline'});
    for (const row of rows) {
      body += element('g', {transform: `translate(0 ${y})`}, row);
      y += ROW;
    }
  }
  return {width, height: y + 4, body};
}
