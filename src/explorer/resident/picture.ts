import {findingWords} from '../city/answer.tsx';
import {ribbonText, sourcesOf} from '../frame/map-words.ts';
import type {Store} from '../store.ts';

const MARGIN = 24;
const LINE = 30;
const SMALL_LINE = 22;

/**
 * The map as a PNG with what makes a picture quotable in it: the finding, the ribbon of an invented or foreign city, sources
 * with dates, and the address of the view. Null while nothing is shown. Throws when the browser cannot make the file.
 */
export async function pictureOfMap(store: Store, map: HTMLCanvasElement, address: string): Promise<Blob | null> {
  const open = store.city.value;
  if (open === null || store.surface.value === null) return null;
  const style = getComputedStyle(document.documentElement);
  const color = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const scale = devicePixelRatio;
  const [width, mapHeight] = [map.width / scale, map.height / scale];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const font = getComputedStyle(document.body).fontFamily;
  const titleFont = `600 21px ${font}`;
  const smallFont = `13px ${font}`;
  const lines = (text: string, of: string) => {
    context.font = of;
    return wrapped(text, width - 2 * MARGIN, piece => context.measureText(piece).width);
  };
  const ribbon = ribbonText(store, open);
  const title = lines(
    `${open.info.manifest.name[store.props.lang]}${store.props.lang === 'zh' ? '：' : ': '}${findingWords(store)}`,
    titleFont,
  );
  const small = [...(ribbon === null ? [] : [ribbon]), sourcesOf(open, store.props.lang), address].flatMap(text =>
    lines(text, smallFont),
  );
  const top = MARGIN + title.length * LINE;
  const height = top + mapHeight + small.length * SMALL_LINE + MARGIN;
  [canvas.width, canvas.height] = [width * scale, height * scale];
  context.scale(scale, scale);
  context.fillStyle = color('--paper', '#fbfaf7');
  context.fillRect(0, 0, width, height);
  context.drawImage(map, 0, top, width, mapHeight);
  const write = (texts: readonly string[], of: string, ink: string, from: number, step: number) => {
    [context.font, context.fillStyle] = [of, ink];
    for (const [index, text] of texts.entries()) context.fillText(text, MARGIN, from + index * step);
  };
  write(title, titleFont, color('--ink', '#1d2327'), MARGIN + 10, LINE);
  write(small, smallFont, color('--quiet', '#5c666d'), top + mapHeight + SMALL_LINE, SMALL_LINE);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}

/** Breaks a text into lines no wider than `width`: between words, anywhere in Chinese, and inside a word only if it is too long. */
export function wrapped(text: string, width: number, measure: (piece: string) => number): string[] {
  const words = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];
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
