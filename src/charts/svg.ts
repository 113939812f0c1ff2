/**
 * SVG as text. Everything that is not markup of ours goes through `escapeText`: names in the sources are hostile text. Marks
 * carry both a fixed light colour (for the downloaded file) and a class (the page's style sheet recolours it in the dark).
 */

/** A drawing without its outer element: user units are CSS pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** A sign that does not stand in SVG as it is. */
const UNSAFE = /[^\t\n\r !#-%(-;=?-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Escapes text for element content and for double-quoted attributes. Control characters that XML forbids are dropped. */
export function escapeText(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** One element. Attributes that are null or undefined are left out; `children` is markup made by these functions. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let opening = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    opening += ` ${key}="${escapeText(typeof value === 'number' ? short(value) : value)}"`;
  }
  return children === '' ? `${opening}/>` : `${opening}>${children}</${name}>`;
}

/** A line of text, escaped. */
export function textElement(content: string, attributes: Attributes): string {
  return element('text', attributes, escapeText(content));
}

/** A number with at most two decimals, as short as it goes. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", Roboto, sans-serif';

/**
 * A drawing as an element inside a page. It scales to its column, and is named by `label` for readers who do not see it;
 * with `label` null it is decoration beside the same facts in words. `stretch`: width and height follow the style sheet.
 */
export function inlineSvg(drawing: Drawing, label: string | null, className = '', stretch = false): string {
  const named: Attributes = label === null ? {'aria-hidden': 'true'} : {role: 'img', 'aria-label': label};
  return element(
    'svg',
    {
      viewBox: `0 0 ${short(drawing.width)} ${short(drawing.height)}`,
      width: drawing.width,
      height: drawing.height,
      class: className || null,
      preserveAspectRatio: stretch ? 'none' : null,
      focusable: 'false',
      ...named,
    },
    drawing.body,
  );
}

/** Width of a text in pixels, near enough to break lines: Chinese is one em, Latin about half. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text)
    ems += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(sign)
      ? 1
      : /[A-Z%mw]/.test(sign)
        ? 0.68
        : 0.54;
  return ems * size;
}

/** Breaks a text into lines no wider than `width` pixels; Latin between words, Chinese anywhere but before punctuation. */
export function wrapText(text: string, size: number, width: number): string[] {
  const pieces =
    text.match(
      /[\u2e80-\u9fff\uf900-\ufaff][，。；：、）》”！？]*|[（《“][\u2e80-\u9fff][，。；：、）》”！？]*|[^\s\u2e80-\u9fff]+[，。；：、）》”！？]*|\s+|./gu,
    ) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A name cut to a width, with an ellipsis when it was longer. */
export function clipText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let clipped = '';
  for (const sign of text) {
    if (textWidth(`${clipped}${sign}…`, size) > width) break;
    clipped += sign;
  }
  return `${clipped}…`;
}

/** Hatching for what is unknown (grey) and for what is contested (brick), referred to as `url(#hatch-unknown)`. */
export function hatchDefinitions(prefix = ''): string {
  const hatch = (id: string, color: string, ground: string, className: string) =>
    element(
      'pattern',
      {id: `${prefix}hatch-${id}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
      element('rect', {width: 5, height: 5, fill: ground, class: `${className}-ground`}) +
        element('rect', {width: 1.6, height: 5, fill: color, class: `${className}-line`}),
    );
  return element(
    'defs',
    {},
    hatch('unknown', '#7b848a', '#eceae4', 'hatch-unknown') +
      hatch('contested', '#a63a22', '#ecc3b2', 'hatch-contested'),
  );
}
