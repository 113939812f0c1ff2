import {LIGHT, type Palette, TIME_STEPS} from './colors.ts';
import type {MapFrame} from './map-frame.ts';
import {element} from './svg.ts';

/** People in one place with the walk that colours them; null: unknown or no path. */
export interface MapPeople {
  readonly lon: number;
  readonly lat: number;
  readonly people: number;
  /** Minutes or metres, in the unit of the steps. */
  readonly value: number | null;
}

/** People of a map, and how far apart they are. */
export interface PeopleContent {
  readonly people: readonly MapPeople[];
  /** Upper ends of the first five colours of TIME_STEPS; the last colour is for the rest. */
  readonly steps: readonly number[];
  /** Usual distance between neighbouring places, metres; 0 when it is not known. */
  readonly spacingMeters: number;
}

/** Least side of the squares in which neighbouring people are drawn as one dot, user units. */
const BIN = 4;
/** Radii of dots as parts of the largest. */
const SIZES = [0.3, 0.44, 0.6, 0.78, 1] as const;

/** Radius of the largest dot: half the distance between neighbours and a little more, within what reads well. */
export function largestRadius(frame: MapFrame, content: PeopleContent): number {
  return Math.min(11, Math.max(2.2, 0.58 * (content.spacingMeters / frame.metersPerUnit)));
}

export interface Bin {
  x: number;
  y: number;
  people: number;
  readonly bySteps: Map<string, number>;
}

/** Dots are strokes of length zero with round ends: one path per colour and size, a few bytes a dot. */
export function peopleDots(frame: MapFrame, content: PeopleContent): string {
  const bins = binnedPeople(frame, content);
  const radii = SIZES.map(size => size * largestRadius(frame, content));
  const most = Math.max(1, ...bins.map(bin => bin.people));
  const groups = new Map<string, Bin[]>();
  for (const bin of bins) {
    const step = [...bin.bySteps].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown';
    const size = Math.min(radii.length - 1, Math.floor(Math.sqrt(bin.people / most) * radii.length));
    const key = `${step} ${size}`;
    const group = groups.get(key);
    if (group) group.push(bin);
    else groups.set(key, [bin]);
  }
  const paths = new Map([...groups].map(([key, group]) => [key, dotPath(group)]));
  const unknown = radii.map((radius, size) => unknownDots(paths.get(`unknown ${size}`), radius)).join('');
  const known = TIME_STEPS.map(step =>
    radii.map((radius, size) => dots(paths.get(`${step.key} ${size}`), radius, step.light, `s-${step.key}`)).join(''),
  );
  return unknown + known.join('');
}

/** People as small grey dots, all alike: where anybody lives. In the colours of a palette, for a picture of its own. */
export function quietPeople(frame: MapFrame, content: PeopleContent, palette: Palette): string {
  return dots(dotPath(binnedPeople(frame, content)), 0.3 * largestRadius(frame, content), palette.unknown, null);
}

/** Dots of length zero at whole units, in relative moves. */
function dotPath(bins: readonly Bin[]): string {
  let [penX, penY] = [0, 0];
  let path = '';
  for (const bin of bins) {
    const [x, y] = [Math.round(bin.x), Math.round(bin.y)];
    path += `m${x - penX}${y < penY ? '' : ' '}${y - penY}h0`;
    [penX, penY] = [x, y];
  }
  return path;
}

/** People of neighbouring places together, in squares too small to tell apart; nobody is left out but the empty places. */
export function binnedPeople(frame: MapFrame, {people, steps}: PeopleContent): Bin[] {
  const bins = new Map<number, Bin>();
  for (const place of people) {
    const [x, y] = frame.project(place.lon, place.lat);
    const key = Math.floor(y / BIN) * 100_000 + Math.floor(x / BIN);
    const bin = bins.get(key) ?? {x: 0, y: 0, people: 0, bySteps: new Map<string, number>()};
    bin.x = (bin.x * bin.people + x * place.people) / (bin.people + place.people || 1);
    bin.y = (bin.y * bin.people + y * place.people) / (bin.people + place.people || 1);
    bin.people += place.people;
    const step = stepKey(place.value, steps);
    bin.bySteps.set(step, (bin.bySteps.get(step) ?? 0) + place.people);
    bins.set(key, bin);
  }
  return [...bins.values()].filter(bin => bin.people > 0);
}

function stepKey(value: number | null, steps: readonly number[]): string {
  if (value === null) return 'unknown';
  const index = steps.findIndex(upTo => value <= upTo);
  return TIME_STEPS[index < 0 ? TIME_STEPS.length - 1 : index]?.key ?? 'unknown';
}

function dots(path: string | undefined, radius: number, color: string, className: string | null): string {
  if (!path) return '';
  return element('path', {
    d: path,
    stroke: color,
    'stroke-width': radius * 2,
    'stroke-linecap': 'round',
    fill: 'none',
    class: className,
  });
}

function unknownDots(path: string | undefined, radius: number): string {
  return (
    dots(path, radius + 0.6, LIGHT.unknown, 's-unknown') + dots(path, radius, 'url(#hatch-unknown)', 's-unknown-hatch')
  );
}
