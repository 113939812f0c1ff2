import type {MapColors} from './map-colors.ts';
import {markPath} from './marks.ts';
import {MARK_SHAPES, type MapDotKind, type MarkShape} from './scene.ts';

/** Every symbol that does not depend on the scene. */
export type SymbolName = MarkShape | `${MarkShape}-hollow` | `dot-${MapDotKind}` | 'chosen' | 'pin';

/** All symbols; the place of one is its number in the atlas. */
export const SYMBOLS: readonly SymbolName[] = [
  ...MARK_SHAPES,
  ...MARK_SHAPES.map(shape => `${shape}-hollow` as const),
  'dot-out',
  'dot-unsure',
  'dot-gained',
  'dot-lost',
  'chosen',
  'pin',
];

/** Outlines of people's dots in a square from −1 to 1, y down: a disc, a ring, a triangle up, a triangle down. */
export const DOT_PATHS: Readonly<Record<MapDotKind, string>> = {
  out: 'M-.8 0A.8 .8 0 1 1 .8 0A.8 .8 0 1 1 -.8 0Z',
  unsure: 'M-.72 0A.72 .72 0 1 1 .72 0A.72 .72 0 1 1 -.72 0Z',
  gained: 'M0 -.95L.95 .75H-.95Z',
  lost: 'M0 .95L.95 -.75H-.95Z',
};

/** The pin and its eye in the same square; its point is where it stands. */
export const PIN_PATH = 'M0 1C-.16 .62 -.62 .2 -.62 -.34A.62 .62 0 1 1 .62 -.34C.62 .2 .16 .62 0 1Z';
export const PIN_EYE = 'M-.22 -.34A.22 .22 0 1 1 .22 -.34A.22 .22 0 1 1 -.22 -.34Z';

/** Draws a symbol in a square from −1 to 1. */
export function drawSymbol(context: CanvasRenderingContext2D, name: SymbolName, colors: MapColors): void {
  const {ink, paper} = colors;
  if (name === 'pin') {
    draw(context, PIN_PATH, {fill: colors.walk, rim: paper, rimWidth: 0.2});
    draw(context, PIN_EYE, {fill: paper, rim: null, rimWidth: 0});
  } else if (name === 'chosen') {
    draw(context, DOT_PATHS.out, {fill: paper, rim: paper, rimWidth: 0.4});
    draw(context, DOT_PATHS.out, {fill: null, rim: colors.walk, rimWidth: 0.22});
  } else if (name === 'dot-unsure') {
    draw(context, DOT_PATHS.unsure, {fill: paper, rim: paper, rimWidth: 0.8});
    draw(context, DOT_PATHS.unsure, {fill: null, rim: colors.unknown, rimWidth: 0.44});
  } else if (name.startsWith('dot-')) {
    const kind = name.slice(4) as MapDotKind;
    draw(context, DOT_PATHS[kind], {fill: kind === 'gained' ? colors.plan : colors.brick, rim: paper, rimWidth: 0.4});
  } else {
    const shape = name.replace('-hollow', '') as MarkShape;
    draw(context, markPath(shape), {fill: shape === name ? ink : paper, rim: paper, rimWidth: 0.6});
    if (shape !== name) draw(context, markPath(shape), {fill: null, rim: ink, rimWidth: 0.3});
  }
}

interface Inks {
  readonly fill: string | null;
  readonly rim: string | null;
  readonly rimWidth: number;
}

/** The rim lies under the fill. */
function draw(context: CanvasRenderingContext2D, path: string, {fill, rim, rimWidth}: Inks): void {
  const outline = new Path2D(path);
  context.lineJoin = 'round';
  if (rim !== null) {
    context.strokeStyle = rim;
    context.lineWidth = rimWidth;
    context.stroke(outline);
  }
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill(outline);
  }
}
