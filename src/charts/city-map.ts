import {LIGHT} from './colors.ts';
import {type Box, type FreeSpace, freeSpace} from './free-space.ts';
import {type GroundName, groundNames} from './ground-names.ts';
import {lattice} from './lattice.ts';
import {type Bounds, type MapFrame, polygonPath, scaleBar, tenth} from './map-frame.ts';
import {type SheetBox, sheetBox} from './map-ground.ts';
import {mapMark, mapMarkBox} from './map-mark.ts';
import {binnedPeople, largestRadius, type MapPeople, peopleDots} from './people-dots.ts';
import {type Drawing, element, textElement, textWidth} from './svg.ts';

type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** A named outline. `label` is empty for outlines without a name on the map. */
export interface MapOutline {
  readonly polygons: Polygons;
  readonly label: string;
}

/** A gap: solid when firm, hatched when contested; its number is its rank. */
export interface MapGap {
  readonly polygons: Polygons;
  readonly contested: boolean;
  readonly label: string;
}

/** A proposed place with its number. */
export interface MapSite {
  readonly place: readonly [lon: number, lat: number];
  readonly label: string;
}

export interface CityMapContent {
  readonly outlines: readonly MapOutline[];
  readonly people: readonly MapPeople[];
  /** Upper ends of the first five colours of TIME_STEPS; the third is the threshold. The last colour is for the rest. */
  readonly steps: readonly number[];
  readonly facilities: readonly (readonly [lon: number, lat: number])[];
  readonly gaps: readonly MapGap[];
  /** Proposed places, numbered. */
  readonly sites?: readonly MapSite[];
  /** Usual distance between neighbouring places, metres; 0 when it is not known. Dots grow until they nearly touch. */
  readonly spacingMeters: number;
  /** What else the map may name, the most telling first; written only where it covers nothing. */
  readonly names: readonly GroundName[];
  /** Bounds of the ground: names and scale bar stay on it. Null: it fills the drawing. */
  readonly sheet: Bounds | null;
  /** Approval number of the map or the notice that it has none, at the lower left. */
  readonly mark?: readonly string[];
  /** Markup of `mapGround` under it all; null: the ground lies behind the drawing, which stays transparent. */
  readonly ground: string | null;
}

/**
 * A static map: outlines, people as dots by walking time, facilities as small squares, gaps, scale bar. North is up. Under
 * gaps people are not drawn: they are the same in all such maps of a city, and belong to its ground (`quietPeople`).
 */
export function cityMap(frame: MapFrame, content: CityMapContent): Drawing {
  const sheet = sheetBox(frame, content.sheet);
  const space = takenSpace(frame, content, sheet);
  // rivers first: an outline finds another place for its name more easily
  const [water, others] = [true, false].map(wet => content.names.filter(({layer}) => (layer === 'water') === wet));
  const waterNames = groundNames(frame, water ?? [], space, MOST_NAMES);
  const labelled = placedLabels(frame, content.outlines, space);
  const body =
    (content.ground ?? '') +
    outlines(frame, content.outlines) +
    waterNames +
    groundNames(frame, others ?? [], space, MOST_NAMES - labelled.length) +
    (content.gaps.length > 0 ? '' : peopleDots(frame, content)) +
    facilityMarks(frame, content.facilities) +
    gapMarks(frame, content.gaps) +
    siteMarks(frame, content.sites ?? []) +
    labels(labelled) +
    scale(frame, sheet, mapMarkBox(frame, content.mark ?? [])) +
    mapMark(frame, content.mark ?? []);
  return {width: frame.width, height: frame.height, body};
}

function outlines(frame: MapFrame, shapes: readonly MapOutline[]): string {
  const path = shapes.map(shape => polygonPath(frame, shape.polygons)).join('');
  if (path === '') return '';
  return element('path', {
    d: path,
    fill: 'none',
    stroke: LIGHT.quiet,
    'stroke-opacity': 0.5,
    'stroke-width': 0.8,
    'stroke-linejoin': 'round',
    class: 's-quiet',
  });
}

/** Names on a map at most, those of the outlines included. */
const MOST_NAMES = 14;

/** How many covered squares a label moves one unit away from the middle for. */
const SQUARES_PER_UNIT = 0.5;

interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/**
 * Labels of outlines, each inside its largest part where it covers least, rather near the middle; what would meet another
 * label or the edge is left out. Takes the space of the labels.
 */
function placedLabels(frame: MapFrame, shapes: readonly MapOutline[], space: FreeSpace): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const {label, polygons} of shapes) {
    if (label === '') continue;
    const half = textWidth(label, 13) / 2 + 3;
    const [middleX, middleY] = middle(frame, polygons);
    const spots = labelSpots(frame, polygons).map(([x, y]): PlacedLabel & {cost: number} => {
      const box: Box = [x - half, y - 14, x + half, y + 6];
      const far = Math.hypot(x - middleX, y - middleY) * SQUARES_PER_UNIT;
      return {text: label, x, y, box, cost: space.covered(box) + far};
    });
    const best = spots
      .filter(({box, cost}) => cost < Infinity && !placed.some(other => overlap(box, other.box)))
      .reduce<(PlacedLabel & {cost: number}) | null>((a, b) => (a && a.cost <= b.cost ? a : b), null);
    if (best) placed.push(best);
  }
  for (const {box} of placed) space.take(box);
  return placed;
}

/** Places inside the largest part of a shape, and its middle where that lies in none. */
function labelSpots(frame: MapFrame, polygons: Polygons): (readonly [number, number])[] {
  const size = (polygon: Polygons[number]) => {
    const [x, y, right, bottom] = middle(frame, [polygon]);
    return (right - x) * (bottom - y);
  };
  const largest = [...polygons].sort((a, b) => size(b) - size(a))[0] ?? [];
  const found = lattice(largest.map(ring => ring.map(([lon, lat]) => frame.project(lon, lat))));
  const [x, y] = middle(frame, polygons);
  return found.length > 0 ? found : [[x, y]];
}

function labels(placed: readonly PlacedLabel[]): string {
  return placed
    .map(({text, x, y}) =>
      textElement(text, {
        x: tenth(x),
        y: tenth(y),
        'font-size': 13,
        'text-anchor': 'middle',
        fill: LIGHT.ink,
        stroke: LIGHT.paper,
        'stroke-width': 3,
        'paint-order': 'stroke',
        class: 'c-ink s-paper',
      }),
    )
    .join('');
}

/** What names of the ground must not cover: people, facilities, gaps with their ranks, the scale bar. */
function takenSpace(frame: MapFrame, content: CityMapContent, sheet: SheetBox): FreeSpace {
  const space = freeSpace(frame.width, frame.height);
  const around = (x: number, y: number, half: number) => space.take([x - half, y - half, x + half, y + half]);
  const radius = largestRadius(frame, content) * (content.gaps.length > 0 ? 0.3 : 0.7);
  for (const {x, y} of binnedPeople(frame, content)) around(x, y, radius);
  for (const place of content.facilities) around(...frame.project(...place), 4);
  for (const {polygons} of content.gaps) {
    const [x, y, right, bottom] = middle(frame, polygons);
    space.take([2 * x - right, 2 * y - bottom, right, bottom]);
    around(x, y, 10);
  }
  for (const {place} of content.sites ?? []) around(...frame.project(...place), 11);
  const [right, bottom] = [sheet.x + sheet.width, sheet.y + sheet.height];
  const mark = mapMarkBox(frame, content.mark ?? []);
  space.take([right - 150, Math.min(bottom - 36, mark ? mark[1] - 28 : bottom), right, bottom]);
  if (mark) space.take(mark);
  const {width, height} = frame;
  if (sheet.x > 0) space.take([0, 0, sheet.x, height]);
  if (sheet.y > 0) space.take([0, 0, width, sheet.y]);
  if (right < width) space.take([right, 0, width, height]);
  if (bottom < height) space.take([0, bottom, width, height]);
  return space;
}

const overlap = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Middle of the box around polygons, and its right and lower side. */
function middle(frame: MapFrame, polygons: Polygons): readonly [x: number, y: number, right: number, bottom: number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (const [lon, lat] of polygon[0] ?? []) {
      const [x, y] = frame.project(lon, lat);
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  return [(left + right) / 2, (top + bottom) / 2, right, bottom];
}

/** Facilities from which on their marks are drawn smaller. */
const MANY = 80;

function facilityMarks(frame: MapFrame, places: readonly (readonly [number, number])[]): string {
  const side = (frame.width < 480 ? 5 : 7) - (places.length > MANY ? 1.5 : 0);
  const path = places
    .map(([lon, lat]) => frame.project(lon, lat))
    .filter(([x, y]) => x > 4 && y > 4 && x < frame.width - 4 && y < frame.height - 4)
    .map(([x, y]) => `M${tenth(x - side / 2)} ${tenth(y - side / 2)}h${side}v${side}h-${side}z`)
    .join('');
  if (path === '') return '';
  return element('path', {d: path, fill: LIGHT.paper, stroke: LIGHT.ink, 'stroke-width': 1.2, class: 'c-paper s-ink'});
}

function gapMarks(frame: MapFrame, gaps: readonly MapGap[]): string {
  const shapes = gaps.map(gap =>
    element('path', {
      d: polygonPath(frame, gap.polygons, 0.5),
      fill: gap.contested ? 'url(#hatch-contested)' : LIGHT.brick,
      'fill-opacity': gap.contested ? null : '0.85',
      stroke: LIGHT.brick,
      'stroke-width': 1,
      class: gap.contested ? 'c-contested s-brick' : 'c-brick s-brick',
    }),
  );
  const numbers = gaps.map(gap => {
    const [, y, right] = middle(frame, gap.polygons);
    return textElement(gap.label, {
      x: tenth(right + 2),
      y: tenth(y + 5),
      'font-size': 13,
      'font-weight': 600,
      fill: LIGHT.ink,
      stroke: LIGHT.paper,
      'stroke-width': 3.5,
      'paint-order': 'stroke',
      class: 'c-ink s-paper',
    });
  });
  return shapes.join('') + numbers.join('');
}

/** Jade discs with their number inside. */
function siteMarks(frame: MapFrame, sites: readonly MapSite[]): string {
  return sites
    .map(({place, label}) => {
      const [x, y] = frame.project(...place);
      const disc = element('circle', {
        cx: tenth(x),
        cy: tenth(y),
        r: 10,
        fill: LIGHT.jade,
        stroke: LIGHT.paper,
        'stroke-width': 2,
        class: 'c-jade s-paper',
      });
      const number = textElement(label, {
        x: tenth(x),
        y: tenth(y + 4.5),
        'font-size': 13,
        'font-weight': 700,
        'text-anchor': 'middle',
        fill: LIGHT.paper,
        class: 'c-paper',
      });
      return disc + number;
    })
    .join('');
}

/** The bar of the scale at the lower right; above what is written at the lower left where that reaches it. */
function scale(frame: MapFrame, sheet: SheetBox, mark: Box | null): string {
  const {meters, length} = scaleBar(frame, 120);
  const x = sheet.x + sheet.width - length - 16;
  const low = sheet.y + sheet.height - 14;
  const y = mark !== null && mark[2] > x - 12 ? Math.min(low, mark[1] - 6) : low;
  const label = meters >= 1000 ? `${meters / 1000} km` : `${meters} m`;
  return (
    element('path', {
      d: `M${tenth(x)} ${y - 4}v4h${tenth(length)}v-4`,
      fill: 'none',
      stroke: LIGHT.quiet,
      'stroke-width': 1.5,
      class: 's-quiet',
    }) +
    textElement(label, {
      x: tenth(x + length / 2),
      y: y - 6,
      'font-size': 13,
      'text-anchor': 'middle',
      fill: LIGHT.quiet,
      stroke: LIGHT.land,
      'stroke-width': 3,
      'paint-order': 'stroke',
      class: 'c-quiet s-land',
    })
  );
}
