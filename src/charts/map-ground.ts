import {DARK, LIGHT, type Palette} from './colors.ts';
import {type Bounds, type MapFrame, tenth} from './map-frame.ts';
import {simplifiedLine} from './simplified-line.ts';
import {type Drawing, element} from './svg.ts';

type Position = readonly [number, number];

/** Something of the background: water, green, streets or rails, in degrees. */
export interface GroundFeature {
  readonly layer: 'water' | 'green' | 'street' | 'rail';
  readonly area: boolean;
  /** Kind of street, water or green, as the background has it. */
  readonly kind: string;
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** Kinds of street drawn a little stronger. */
const MAJOR = /^(motorway|trunk|primary|secondary|tertiary|major)/;
/** Kinds too fine for a map of a whole city. */
const FINE = /^(footway|path|steps|service|cycleway|track|corridor|crossing|platform|pedestrian|minor-path)/;

/**
 * The pale ground under a static map, drawn by itself so that all maps of a city can share it. North is up. `sheet`: bounds the
 * features were cut to; what the drawing shows beyond them stays empty. Null: land all over.
 */
export function mapGround(
  frame: MapFrame,
  features: readonly GroundFeature[],
  theme: 'light' | 'dark',
  sheet: Bounds | null = null,
): Drawing {
  const paper = sheetBox(frame, sheet);
  const palette: Palette = theme === 'light' ? LIGHT : DARK;
  const layer = (wanted: (feature: GroundFeature) => boolean) => layerPath(frame, features.filter(wanted));
  // tiles overlap at their edges, and holes run the other way round: the non-zero rule fills both right
  const fill = (path: string, color: string) => (path === '' ? '' : element('path', {d: path, fill: color}));
  const line = (path: string, color: string, width: number) =>
    path === ''
      ? ''
      : element('path', {d: path, fill: 'none', stroke: color, 'stroke-width': width, 'stroke-linejoin': 'round'});
  const body =
    element('rect', {...paper, fill: palette.land}) +
    fill(
      layer(shape => shape.layer === 'green' && shape.area),
      palette.green,
    ) +
    fill(
      layer(shape => shape.layer === 'water' && shape.area),
      palette.water,
    ) +
    line(
      layer(shape => shape.layer === 'water' && !shape.area),
      palette.water,
      2,
    ) +
    line(
      layer(shape => shape.layer === 'street' && !MAJOR.test(shape.kind) && !FINE.test(shape.kind)),
      palette.street,
      0.6,
    ) +
    line(
      layer(shape => shape.layer === 'street' && MAJOR.test(shape.kind)),
      palette.street,
      1.6,
    ) +
    line(
      layer(shape => shape.layer === 'rail'),
      palette.street,
      1,
    );
  return {width: frame.width, height: frame.height, body: clipped(paper, body)};
}

/** Position and size in user units. */
export interface SheetBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a drawing shows of a sheet, whole units: all of the drawing when there is none. */
export function sheetBox(frame: MapFrame, sheet: Bounds | null): SheetBox {
  if (sheet === null) return {x: 0, y: 0, width: frame.width, height: frame.height};
  const [west, south, east, north] = sheet;
  const [left, bottom] = frame.project(west, south);
  const [right, top] = frame.project(east, north);
  const within = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)));
  const [x, y] = [within(left, frame.width), within(top, frame.height)];
  return {x, y, width: within(right, frame.width) - x, height: within(bottom, frame.height) - y};
}

function clipped(paper: SheetBox, body: string): string {
  const rect = element('rect', {...paper, rx: 4});
  return (
    element('defs', {}, element('clipPath', {id: 'frame'}, rect)) + element('g', {'clip-path': 'url(#frame)'}, body)
  );
}

/** Areas whose box is smaller than this on both sides are left out, user units. */
const LEAST_AREA = 2;

/** How fine a path is, user units. */
interface Detail {
  /** Step that coordinates are rounded to. */
  readonly step: number;
  /** How far a simplified line may lie from the true one. */
  readonly tolerance: number;
}

const FULL: Detail = {step: 0.1, tolerance: 0.4};

/** Path of features of one layer, thinned to what can be seen, in relative moves; '' when all of it lies off the map. */
function layerPath(frame: MapFrame, features: readonly GroundFeature[], detail = FULL): string {
  let path = '';
  // in whole steps, whose sums are exact: relative moves do not drift
  let [penX, penY] = [0, 0];
  for (const feature of features) {
    // parks need no more than whole units, and a city may have thousands of fields
    const step = feature.layer === 'green' ? 1 : detail.step;
    for (const line of feature.lines) {
      const places = visibleSteps(frame, line, feature.area, {...detail, step});
      const start = places[0];
      if (!start) continue;
      path += 'm';
      for (const [index, [x, y]] of places.entries()) {
        const next = pair((x - penX) * step, (y - penY) * step);
        path += index === 0 || next.startsWith('-') ? next : ` ${next}`;
        [penX, penY] = [x, y];
      }
      if (!feature.area) continue;
      path += 'z';
      [penX, penY] = start;
    }
  }
  return path;
}

/** Path of areas for a thumbnail: coarse, a few hundred bytes. */
export function thumbnailPath(frame: MapFrame, areas: readonly (readonly (readonly Position[])[])[]): string {
  const features = areas.map((lines): GroundFeature => ({layer: 'water', area: true, kind: '', lines}));
  return layerPath(frame, features, {step: 1, tolerance: 0.8});
}

/** Vertices of a line in whole steps; none when it lies off the map or is too small to see. */
function visibleSteps(
  frame: MapFrame,
  line: readonly Position[],
  area: boolean,
  {step, tolerance}: Detail,
): Position[] {
  const places = line.map(([lon, lat]) => frame.project(lon, lat));
  if (isOff(frame, places) || (area && isSmall(places))) return [];
  const steps = simplifiedLine(places, tolerance).map(
    ([x, y]): Position => [Math.round(x / step), Math.round(y / step)],
  );
  const kept = steps.filter(
    ([x, y], index) => index === 0 || x !== steps[index - 1]?.[0] || y !== steps[index - 1]?.[1],
  );
  return kept.length < (area ? 3 : 2) ? [] : kept;
}

/** Two coordinates, as short as a path may have them. */
function pair(x: number, y: number): string {
  const [left, right] = [x, y].map(value => tenth(value).replace(/^(-?)0\./, '$1.'));
  return `${left}${right?.startsWith('-') ? '' : ' '}${right}`;
}

function isSmall(places: readonly Position[]): boolean {
  const side = (axis: 0 | 1) =>
    Math.max(...places.map(place => place[axis])) - Math.min(...places.map(place => place[axis]));
  return side(0) < LEAST_AREA && side(1) < LEAST_AREA;
}

/** True when no part of a line can lie on the drawing: all of it is beyond one side. */
function isOff(frame: MapFrame, places: readonly Position[]): boolean {
  return (
    places.every(([x]) => x < 0) ||
    places.every(([x]) => x > frame.width) ||
    places.every(([, y]) => y < 0) ||
    places.every(([, y]) => y > frame.height)
  );
}
