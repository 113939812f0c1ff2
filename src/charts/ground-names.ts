import {LIGHT} from './colors.ts';
import type {Box, FreeSpace} from './free-space.ts';
import {lattice} from './lattice.ts';
import {type MapFrame, tenth} from './map-frame.ts';
import {type Attributes, element, escapeText, textWidth} from './svg.ts';

type Position = readonly [number, number];

/** Something of the background with a name, in degrees. Lines of an area are its rings; a point is one line of one place. */
export interface GroundName {
  readonly layer: 'water' | 'place' | 'green' | 'street';
  readonly shape: 'point' | 'line' | 'area';
  readonly text: string;
  readonly lines: readonly (readonly Position[])[];
}

/** Where a name may stand: the middle of its letters, and the direction they run in, degrees; 0 is level. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

const SIZE = 13;
/** Room a line of letters needs above and below its middle. */
const HALF = 8;
/** Chord of a stretch of line over its length, at least: letters on a sharper bend would leave it. */
const STRAIGHT = 0.94;
/** Only areas at least so much of a name's width wide, and so high, are named. */
const AREA_WIDTH = 0.7;
const AREA_HEIGHT = 14;
/** Names of one layer on a map at most, so that none crowds out the others. */
const MOST: Readonly<Record<GroundName['layer'], number>> = {water: 3, place: 6, green: 4, street: 4};
/** From this slope on Chinese stands upright, one sign below the other. */
const STEEP = 45;

/**
 * Names on a map's ground in the order given, at most `most`: each where it covers nothing that is taken, and left out when there is no
 * such place. Takes the space of what it writes. The names are data: they are escaped.
 */
export function groundNames(frame: MapFrame, names: readonly GroundName[], space: FreeSpace, most: number): string {
  const written = {water: '', place: '', green: '', street: ''};
  const counts = {water: 0, place: 0, green: 0, street: 0, all: 0};
  const said = new Set<string>();
  for (const name of names) {
    if (counts.all >= most) break;
    if (counts[name.layer] >= MOST[name.layer] || said.has(name.text)) continue;
    const spot = spots(frame, name).find(candidate => boxes(name.text, candidate).every(box => space.isFree(box)));
    if (!spot) continue;
    for (const box of boxes(name.text, spot)) space.take(box);
    written[name.layer] += letters(name.text, spot);
    said.add(name.text);
    counts[name.layer]++;
    counts.all++;
  }
  const quiet = {fill: LIGHT.quiet, stroke: LIGHT.land, class: 'c-quiet s-land'};
  const water = {fill: LIGHT.waterInk, stroke: LIGHT.water, class: 'c-water-ink s-water'};
  return group(written.street + written.green + written.place, quiet) + group(written.water, water);
}

function group(body: string, attributes: Attributes): string {
  if (body === '') return '';
  const common = {'font-size': SIZE, 'text-anchor': 'middle', 'stroke-width': 2.5, 'paint-order': 'stroke'};
  return element('g', {...common, ...attributes}, body);
}

function spots(frame: MapFrame, {shape, lines, text}: GroundName): Spot[] {
  const places = lines.map(line => line.map(([lon, lat]) => frame.project(lon, lat)));
  if (shape === 'point') return places.flatMap(([place]) => (place ? aroundPoint(place) : []));
  if (shape === 'line') return longestFirst(places).flatMap(line => alongLine(line, textWidth(text, SIZE) + 6));
  const wide = textWidth(text, SIZE) * AREA_WIDTH;
  return longestFirst(places).flatMap(ring => insideRing(ring, wide));
}

function aroundPoint([x, y]: Position): Spot[] {
  return [0, -14, 14, -28, 28].map(down => ({x, y: y + down, angle: 0}));
}

const lengthOf = (line: readonly Position[]) =>
  line.reduce((sum, [x, y], index) => {
    const before = line[index - 1];
    return before ? sum + Math.hypot(x - before[0], y - before[1]) : sum;
  }, 0);

function longestFirst(lines: readonly (readonly Position[])[]): (readonly Position[])[] {
  return lines
    .map(line => ({line, length: lengthOf(line)}))
    .sort((a, b) => b.length - a.length)
    .map(({line}) => line);
}

/** Straight stretches of a line as long as a name, those nearest to its middle first. */
function alongLine(line: readonly Position[], width: number): Spot[] {
  const total = lengthOf(line);
  const found: (Spot & {off: number})[] = [];
  for (let start = 0; start + width <= total; start += 6) {
    const [from, middle, to] = [start, start + width / 2, start + width].map(along => placeAt(line, along));
    if (!from || !middle || !to) continue;
    const chord = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (chord < STRAIGHT * width) continue;
    const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
    const [x, y] = [(from[0] + 2 * middle[0] + to[0]) / 4, (from[1] + 2 * middle[1] + to[1]) / 4];
    found.push({x, y, angle: readable(angle), off: Math.abs(start + width / 2 - total / 2)});
  }
  return found.sort((a, b) => a.off - b.off);
}

/** The same direction, read from left to right, and steep ones from the bottom up. */
function readable(angle: number): number {
  const turned = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
  return turned > 80 ? turned - 180 : turned;
}

/** Place on a line after a length from its beginning; its end when it is shorter. */
function placeAt(line: readonly Position[], along: number): Position | undefined {
  let left = along;
  for (const [index, end] of line.entries()) {
    const start = line[index - 1];
    if (!start) continue;
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    if (left <= length && length > 0)
      return [start[0] + ((end[0] - start[0]) * left) / length, start[1] + ((end[1] - start[1]) * left) / length];
    left -= length;
  }
  return line.at(-1);
}

/** Places of a lattice inside a ring, the nearest to its middle first; none when the ring is too small for a name. */
function insideRing(ring: readonly Position[], wide: number): Spot[] {
  const [left, top, right, bottom] = boxAround(ring);
  return right - left < wide || bottom - top < AREA_HEIGHT ? [] : lattice([ring]).map(([x, y]) => ({x, y, angle: 0}));
}

function boxAround(ring: readonly Position[]): Box {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const CHINESE = /^[\u2e80-\u9fff（）·]+$/u;
const isColumn = (text: string, angle: number) => Math.abs(angle) >= STEEP && CHINESE.test(text);

/** The space a name takes: one box when level, else a chain of small ones along it. */
function boxes(text: string, {x, y, angle}: Spot): Box[] {
  const half = textWidth(text, SIZE) / 2 + 2;
  if (angle === 0) return [[x - half, y - HALF, x + half, y + HALF]];
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const count = Math.ceil((2 * half) / HALF);
  return Array.from({length: count + 1}, (_, index) => {
    const along = (index / count) * 2 * half - half;
    const [cx, cy] = [x + along * dx, y + along * dy];
    return [cx - HALF, cy - HALF, cx + HALF, cy + HALF];
  });
}

function letters(text: string, {x, y, angle}: Spot): string {
  const baseline = 4.5;
  if (isColumn(text, angle)) return column(text, {x, y, angle}, baseline);
  const turned = angle === 0 ? null : `rotate(${tenth(angle)} ${tenth(x)} ${tenth(y)})`;
  return element('text', {x: tenth(x), y: tenth(y + baseline), transform: turned}, escapeText(text));
}

/** Upright signs one below the other along a steep line, as on Chinese maps; brackets in their form for columns. */
function column(text: string, {x, y, angle}: Spot, baseline: number): string {
  const signs = [...text.replaceAll('（', '︵').replaceAll('）', '︶')];
  const down = angle < 0 ? angle + 180 : angle;
  const [dx, dy] = [Math.cos((down * Math.PI) / 180), Math.sin((down * Math.PI) / 180)];
  // one element for each sign: not every program reads lists of positions
  const spans = signs.map((sign, index) => {
    const along = (index - (signs.length - 1) / 2) * (SIZE + 1);
    return element('tspan', {x: tenth(x + along * dx), y: tenth(y + along * dy + baseline)}, escapeText(sign));
  });
  return element('text', {}, spans.join(''));
}
