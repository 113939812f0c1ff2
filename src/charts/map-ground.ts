import {DARK, LIGHT, type Palette} from './colors.ts';
import {type MapFrame, tenth} from './map-frame.ts';
import {type Drawing, element} from './svg.ts';

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

/** The pale ground under a static map, drawn by itself so that all maps of a city can share it. North is up. */
export function mapGround(frame: MapFrame, features: readonly GroundFeature[], theme: 'light' | 'dark'): Drawing {
  const palette: Palette = theme === 'light' ? LIGHT : DARK;
  const layer = (wanted: (feature: GroundFeature) => boolean) =>
    features
      .filter(wanted)
      .map(shape => featurePath(frame, shape))
      .join('');
  // tiles overlap at their edges, and holes run the other way round: the non-zero rule fills both right
  const fill = (path: string, color: string) => (path === '' ? '' : element('path', {d: path, fill: color}));
  const line = (path: string, color: string, width: number) =>
    path === ''
      ? ''
      : element('path', {d: path, fill: 'none', stroke: color, 'stroke-width': width, 'stroke-linejoin': 'round'});
  const body =
    element('rect', {width: frame.width, height: frame.height, fill: palette.land}) +
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
  return {width: frame.width, height: frame.height, body: clipped(frame, body)};
}

function clipped(frame: MapFrame, body: string): string {
  const rect = element('rect', {width: frame.width, height: frame.height, rx: 4});
  return (
    element('defs', {}, element('clipPath', {id: 'frame'}, rect)) + element('g', {'clip-path': 'url(#frame)'}, body)
  );
}

/** Path of a feature, relative moves in tenths, thinned to what can be seen; nothing when it lies off the map. */
function featurePath(frame: MapFrame, feature: GroundFeature): string {
  return feature.lines.map(line => linePath(frame, line, feature.area)).join('');
}

function linePath(frame: MapFrame, line: readonly (readonly [number, number])[], area: boolean): string {
  const places = line.map(([lon, lat]) => frame.project(lon, lat));
  if (isOff(frame, places)) return '';
  let path = '';
  let kept = 0;
  let [lastX, lastY] = [Infinity, Infinity];
  for (const [index, [x, y]] of places.entries()) {
    const end = index === places.length - 1 && !area;
    if (Math.hypot(x - lastX, y - lastY) < (end ? 0.2 : 1.2)) continue;
    path += kept === 0 ? `M${tenth(x)} ${tenth(y)}` : `l${tenth(x - lastX)} ${tenth(y - lastY)}`;
    [lastX, lastY] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    kept++;
  }
  if (area) return kept > 2 ? `${path}z` : '';
  return kept > 1 ? path : '';
}

/** True when no part of a line can lie on the drawing: all of it is beyond one side. */
function isOff(frame: MapFrame, places: readonly (readonly [number, number])[]): boolean {
  return (
    places.every(([x]) => x < 0) ||
    places.every(([x]) => x > frame.width) ||
    places.every(([, y]) => y < 0) ||
    places.every(([, y]) => y > frame.height)
  );
}
