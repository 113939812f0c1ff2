import type {MapColors} from './map-colors.ts';
import type {MapSign} from './scene.ts';

/** A sign as it is drawn: kind and what is written on it. */
export type SignSymbol = Pick<MapSign, 'kind' | 'label'>;

/** More different labels than this are not written. */
const MOST_SYMBOLS = 400;
const MOST_CHARACTERS = 3;

/** The different signs of a scene, in the order they first come, and the number of each sign's own among them. */
export function signSymbols(signs: readonly MapSign[]): {
  readonly symbols: readonly SignSymbol[];
  readonly numbers: Uint16Array;
} {
  const symbols: SignSymbol[] = [];
  const known = new Map<string, number>();
  const numbers = new Uint16Array(signs.length);
  for (const [k, {kind, label}] of signs.entries()) {
    const written = symbols.length < MOST_SYMBOLS ? [...label].slice(0, MOST_CHARACTERS).join('') : '';
    const key = `${kind} ${written}`;
    const number = known.get(key) ?? symbols.push({kind, label: written}) - 1;
    known.set(key, number);
    numbers[k] = number;
  }
  return {symbols, numbers};
}

/** Ground of each kind in a square from −1 to 1, y down; no two alike. */
const GROUNDS: Readonly<Record<MapSign['kind'], string>> = {
  added: 'M-.9 0A.9 .9 0 1 1 .9 0A.9 .9 0 1 1 -.9 0Z',
  moved: 'M-.8 -.8H.8V.8H-.8Z',
  closed: 'M-.42 -.95H.42L.95 -.42V.42L.42 .95H-.42L-.95 .42V-.42Z',
  resized: 'M0 -1L1 0L0 1L-1 0Z',
  proposed: 'M0 -1L.92 -.5V.5L0 1L-.92 .5V-.5Z',
  candidate: 'M-.7 -.7H.7V.7H-.7Z',
  own: 'M0 -1L.29 -.35L1 -.28L.47 .18L.62 .88L0 .52L-.62 .88L-.47 .18L-1 -.28L-.29 -.35Z',
  link: 'M-.36 -.66H.36A.66 .66 0 0 1 .36 .66H-.36A.66 .66 0 0 1 -.36 -.66Z',
};

/** What stands on a sign without a label. */
const GLYPHS: Readonly<Record<MapSign['kind'], string>> = {
  added: 'M-.5 0H.5M0 -.5V.5',
  moved: 'M-.5 0H.45M.08 -.38L.46 0L.08 .38',
  closed: 'M-.4 -.4L.4 .4M.4 -.4L-.4 .4',
  resized: 'M0 -.5V.5M-.26 -.26L0 -.52L.26 -.26M-.26 .26L0 .52L.26 .26',
  proposed: 'M-.4 .05L-.1 .36L.42 -.34',
  candidate: '',
  own: '',
  link: '',
};

/** Kinds drawn smaller: there may be many of them. */
const SMALL: ReadonlySet<MapSign['kind']> = new Set(['candidate', 'own']);
const SMALL_SHARE = 0.72;

/** Kinds drawn as an outline: what is only possible, or no longer there. */
const HOLLOW: ReadonlySet<MapSign['kind']> = new Set(['closed', 'candidate', 'link']);

/** Outline of a kind of sign as an SVG path in a square from −1 to 1, and what stands on it, for legends and lists. */
export function signPaths(kind: MapSign['kind']): {readonly ground: string; readonly glyph: string} {
  return {ground: GROUNDS[kind], glyph: GLYPHS[kind]};
}

/** Draws a sign in a square from −1 to 1. */
export function drawSign(context: CanvasRenderingContext2D, {kind, label}: SignSymbol, colors: MapColors): void {
  const ink = kind === 'closed' ? colors.brick : kind === 'own' || kind === 'candidate' ? colors.ink : colors.plan;
  const hollow = HOLLOW.has(kind);
  const ground = new Path2D(GROUNDS[kind]);
  if (SMALL.has(kind)) context.scale(SMALL_SHARE, SMALL_SHARE);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  stroke(context, ground, colors.paper, 0.62);
  context.fillStyle = hollow ? colors.paper : ink;
  context.fill(ground);
  if (hollow) stroke(context, ground, ink, 0.24);
  const on = hollow ? ink : colors.paper;
  if (label === '') {
    stroke(context, new Path2D(GLYPHS[kind]), on, 0.24);
    return;
  }
  // fonts are sized in whole pixels: written large, then made small
  context.scale(0.01, 0.01);
  const pixels = ([120, 105, 74][[...label].length - 1] ?? 74) * (hollow ? 0.8 : 1);
  context.font = `700 ${pixels}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = on;
  context.fillText(label, 0, 6);
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke(path);
}
