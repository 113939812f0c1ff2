import {sharedAddress} from './address.ts';
import {findingWords} from './city/answer.tsx';
import {mapMarkLines} from './frame/map-mark.ts';
import {ribbonText, sourcesOf} from './frame/map-words.ts';
import type {OpenCity, Store} from './store.ts';

const MARGIN = 24;
const LINE = 30;
const TEXT_LINE = 25;
const SMALL_LINE = 22;
/** Width of a picture without a map, pixels of the page. */
const PLAIN_WIDTH = 720;

/** What a picture says beside the map. */
export interface PictureWords {
  /** The finding, above the map. */
  readonly title: string;
  /** Under the map, a paragraph each. */
  readonly below: readonly string[];
  /** True for anything changed or planned: the picture then says 情景测算 on the map itself. */
  readonly scenario: boolean;
}

/** The finding of the city as a whole, for its picture; null while nothing is shown. */
export function cityPicture(store: Store): PictureWords | null {
  const title = findingWords(store);
  return title === '' ? null : {title, below: [], scenario: false};
}

/** A kind of writing: font, colour, distance of lines. */
interface Pen {
  readonly font: string;
  readonly ink: string;
  readonly step: number;
}

/**
 * The map as a PNG with what makes a picture quotable in it: the finding, the ribbon of an invented or foreign city, sources
 * with dates, and the address of the view. Its approval number, or that it has none, the map brings along. Without a map (none can be drawn) the words alone. Null while nothing is shown.
 * All words are taken before the map is asked for: what changes while it is drawn is not said of it.
 * Throws when the map cannot be copied or the browser cannot make the file.
 */
export async function pictureOfMap(
  store: Store,
  takeMap: () => Promise<HTMLCanvasElement | null>,
  said: PictureWords | null = cityPicture(store),
): Promise<Blob | null> {
  const open = store.city.value;
  if (open === null || said === null) return null;
  const around = wordsAround(store, open, said);
  return fileOf(drawnPicture(said, around, await takeMap()));
}

/** The map as it is, to be put in a picture; null while there is none. */
export async function mapNow(store: Store): Promise<HTMLCanvasElement | null> {
  return store.capture.value === null ? null : store.capture.value();
}

/** What every picture says besides its finding. */
interface WordsAround {
  /** Name of the city, before the finding. */
  readonly city: string;
  /** 情景测算; null for what is there. */
  readonly scenario: string | null;
  /** Of an invented or foreign city. */
  readonly ribbon: string | null;
  /** Approval number, which a map says itself. */
  readonly approval: readonly string[];
  /** Sources and the address of the view. */
  readonly foot: readonly string[];
}

function wordsAround(store: Store, open: OpenCity, said: PictureWords): WordsAround {
  const {lang} = store.props;
  return {
    city: `${open.info.manifest.name[lang]}${lang === 'zh' ? '：' : ': '}`,
    scenario: said.scenario ? store.text('picture.scenario') : null,
    ribbon: ribbonText(store, open),
    approval: mapMarkLines(store, open),
    foot: [sourcesOf(open, lang), sharedAddress(store)],
  };
}

function drawnPicture(said: PictureWords, around: WordsAround, map: HTMLCanvasElement | null): HTMLCanvasElement {
  const scale = devicePixelRatio;
  const [width, mapHeight] = map === null ? [PLAIN_WIDTH, 0] : [map.width / scale, map.height / scale];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const {paper, title, text, small, mark} = pens();
  const laid = (paragraphs: readonly string[], {font}: Pen) => {
    context.font = font;
    return paragraphs.flatMap(one => wrapped(one, width - 2 * MARGIN, piece => context.measureText(piece).width));
  };
  const {city, scenario, ribbon} = around;
  const head = laid([...(scenario === null ? [] : [scenario]), city + said.title], title);
  const body = laid(said.below, text);
  const approval = map === null ? around.approval : [];
  const foot = laid([...(ribbon === null ? [] : [ribbon]), ...approval, ...around.foot], small);
  const top = MARGIN + head.length * title.step;
  const bodyTop = top + mapHeight + (body.length > 0 ? MARGIN / 2 : 0);
  const footTop = bodyTop + body.length * text.step + MARGIN / 2;
  const height = footTop + foot.length * small.step + MARGIN;
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  if (map !== null) context.drawImage(map, 0, top, width, mapHeight);
  const write = (lines: readonly string[], {font, ink, step}: Pen, from: number) => {
    [context.font, context.fillStyle] = [font, ink];
    for (const [index, line] of lines.entries()) context.fillText(line, MARGIN, from + (index + 0.75) * step);
  };
  write(head, title, MARGIN - title.step * 0.25);
  write(body, text, bodyTop);
  write(foot, small, footTop);
  // on the map itself too: a cut-out still says what it is
  const marks = map === null ? [] : [scenario, ribbon].filter(words => words !== null);
  for (const [row, words] of marks.entries()) stamp(context, words, mark, [0, top + row * mark.step]);
  return canvas;
}

function fileOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}

/** The writings of a picture in the colours of the page. */
function pens(): Readonly<Record<'title' | 'text' | 'small' | 'mark', Pen>> & {readonly paper: string} {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const family = getComputedStyle(document.body).fontFamily;
  const [ink, quiet] = [color('--ink', '#1d2327'), color('--quiet', '#5c666d')];
  return {
    paper: color('--paper', '#fbfaf7'),
    title: {font: `600 21px ${family}`, ink, step: LINE},
    text: {font: `15px ${family}`, ink, step: TEXT_LINE},
    small: {font: `13px ${family}`, ink: quiet, step: SMALL_LINE},
    mark: {font: `600 17px ${family}`, ink: color('--amber-ink', '#4a3305'), step: LINE},
  };
}

/** A band of words. */
function stamp(context: CanvasRenderingContext2D, words: string, pen: Pen, [x, y]: readonly [number, number]): void {
  const style = getComputedStyle(document.documentElement);
  context.font = pen.font;
  const width = context.measureText(words).width + 24;
  context.fillStyle = style.getPropertyValue('--amber-wash').trim() || '#f3dfb6';
  context.fillRect(x, y, width, pen.step);
  context.fillStyle = pen.ink;
  context.fillText(words, x + 12, y + pen.step * 0.7);
}

/** Characters that may not begin a line stay with the one before them. */
const CLOSING = '、，。；：！？）”》';
const PIECES = new RegExp(
  `[\\u3000-\\u9fff\\uff00-\\uffef][${CLOSING}]*|[^\\s\\u3000-\\u9fff\\uff00-\\uffef]+[${CLOSING}]*\\s*|\\s+`,
  'g',
);

/** Breaks a text into lines no wider than `width`: between words, anywhere in Chinese, and inside a word only if it is too long. */
export function wrapped(text: string, width: number, measure: (piece: string) => number): string[] {
  const words = text.match(PIECES) ?? [];
  const pieces = words.flatMap(word => (measure(word.trimEnd()) > width ? [...word] : [word]));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
