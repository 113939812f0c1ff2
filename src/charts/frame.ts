import {LIGHT} from './colors.ts';
import {
  type Drawing,
  element,
  escapeText,
  FONT,
  hatchDefinitions,
  short,
  textElement,
  textWidth,
  wrapText,
} from './svg.ts';

/** The words that travel with a figure when it leaves the page. */
export interface FrameWords {
  /** The finding. */
  readonly headline: string;
  /** What is measured, where, when. */
  readonly subtitle: string;
  /** Source lines with dates and licence. */
  readonly source: string;
  /** Permanent address of the figure. */
  readonly address: string;
  /** 演示数据 · invented city, 方法示例 …, 未经地图审核 …: printed across the top, never left out. */
  readonly ribbon: readonly string[];
  readonly language: string;
  /** Swatches below the drawing: a fill and its words. */
  readonly key: readonly (readonly [fill: string, words: string])[];
}

const MARGIN = 28;

/** The key in as many rows as it needs, and its height. */
function keyRow(key: FrameWords['key'], top: number, width: number): [markup: string, height: number] {
  let [x, y] = [MARGIN, top];
  let markup = '';
  for (const [fill, words] of key) {
    const length = 30 + textWidth(words, 13) + 18;
    if (x > MARGIN && x + length > MARGIN + width) [x, y] = [MARGIN, y + 24];
    markup += element('rect', {
      x,
      y: y + 3,
      width: 18,
      height: 12,
      rx: 2,
      fill,
      stroke: fill === LIGHT.paper ? LIGHT.ink : null,
    });
    markup += textElement(words, {x: x + 26, y: y + 14, 'font-size': 13, fill: LIGHT.ink});
    x += length;
  }
  return [markup, key.length === 0 ? 0 : y - top + 30];
}

/**
 * The figure as a file of its own: headline, subtitle, drawing, source, date and address inside one frame, in the light
 * colours, readable without the page. Width is that of the drawing plus margins.
 */
export function framedSvg(drawing: Drawing, words: FrameWords): string {
  const width = drawing.width + 2 * MARGIN;
  let y = 0;
  let body = '';
  for (const line of words.ribbon) {
    body += element('rect', {x: 0, y, width, height: 28, fill: '#f3dfb6'});
    body += textElement(line, {x: MARGIN, y: y + 19, 'font-size': 14, 'font-weight': 600, fill: '#4a3305'});
    y += 28;
  }
  y += 20;
  const lines = (text: string, size: number, leading: number, fill: string, weight: number) => {
    for (const line of wrapText(text, size, drawing.width)) {
      y += leading;
      body += textElement(line, {x: MARGIN, y, 'font-size': size, fill, 'font-weight': weight});
    }
  };
  lines(words.headline, 21, 30, LIGHT.ink, 600);
  y += 4;
  lines(words.subtitle, 14, 22, LIGHT.quiet, 400);
  y += 20;
  body += element('svg', {x: MARGIN, y, width: drawing.width, height: drawing.height}, drawing.body);
  y += drawing.height + 12;
  const [key, keyHeight] = keyRow(words.key, y, drawing.width);
  body += key;
  y += keyHeight;
  body += element('line', {x1: MARGIN, x2: width - MARGIN, y1: y, y2: y, stroke: LIGHT.hairline});
  y += 4;
  lines(words.source, 13, 20, LIGHT.quiet, 400);
  const address = y + 20;
  body += textElement(words.address, {
    x: MARGIN,
    y: address,
    'font-size': 13,
    fill: LIGHT.jade,
    'data-address': words.address,
  });
  const height = address + 20;
  const ground = element('rect', {width, height, fill: LIGHT.paper});
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      'xml:lang': words.language,
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width,
      height,
      'font-family': FONT,
      role: 'img',
    },
    element('title', {}, escapeText(words.headline)) + hatchDefinitions() + ground + body,
  )}\n`;
}
