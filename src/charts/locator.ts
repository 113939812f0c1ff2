import {LIGHT} from './colors.ts';
import {type MapFrame, polygonPath, tenth} from './map-frame.ts';
import {type Drawing, element} from './svg.ts';

type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** What all thumbnails of a city share: its frame, the outlines of its parts, and its water ('' for none). */
export interface LocatorGround {
  readonly frame: MapFrame;
  /** Path, see `thumbnailPath`. */
  readonly outlines: string;
  readonly water: string;
}

/** What would help a place: a point for something new, a line for a way opened. */
export interface LocatorMark {
  readonly from: readonly [lon: number, lat: number];
  /** Null: a point. */
  readonly to: readonly [lon: number, lat: number] | null;
}

/**
 * A thumbnail that says where in the city a place lies: outlines, water, the place, and a ring around it so that it is seen;
 * with `mark` also what would help it.
 */
export function locator(
  {frame, outlines, water}: LocatorGround,
  place: Polygons,
  contested: boolean,
  mark: LocatorMark | null = null,
): Drawing {
  const [x, y] = centre(frame, place);
  const body =
    element('path', {
      d: outlines,
      'fill-rule': 'evenodd',
      fill: LIGHT.unknownGround,
      stroke: LIGHT.unknown,
      'stroke-width': 0.6,
      class: 'c-unknown-ground s-unknown',
    }) +
    (water === '' ? '' : element('path', {d: water, fill: LIGHT.water, class: 'c-water'})) +
    element('path', {
      d: polygonPath(frame, place, 0.3),
      fill: contested ? LIGHT.brickBand : LIGHT.brick,
      class: contested ? 'c-brick-band' : 'c-brick',
    }) +
    element('circle', {
      cx: tenth(x),
      cy: tenth(y),
      r: 9,
      fill: 'none',
      stroke: LIGHT.brick,
      'stroke-width': 2,
      class: 's-brick',
    }) +
    (mark === null ? '' : fixMark(frame, mark));
  return {width: frame.width, height: frame.height, body};
}

/** A link shorter than this on the thumbnail is drawn this long, pixels: it has to be seen. */
const SHORTEST_LINK = 7;

/** Jade on a paper halo: a square for a site, a bar for a link. */
function fixMark(frame: MapFrame, {from, to}: LocatorMark): string {
  const [x, y] = frame.project(...from);
  if (to === null) {
    return element('path', {
      d: `M${tenth(x - 3)} ${tenth(y - 3)}h6v6h-6z`,
      fill: LIGHT.jade,
      stroke: LIGHT.paper,
      'stroke-width': 1.2,
      class: 'c-jade s-paper',
    });
  }
  const d = barPath([x, y], frame.project(...to));
  const halo = {d, fill: 'none', stroke: LIGHT.paper, 'stroke-width': 5, 'stroke-linecap': 'round', class: 's-paper'};
  return element('path', halo) + element('path', {...halo, stroke: LIGHT.jade, 'stroke-width': 3, class: 's-jade'});
}

/** A line between two pixels, lengthened about its middle where it would be too short to see. */
function barPath([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [across, down] = length > 0 ? [(x2 - x1) / length, (y2 - y1) / length] : [0, 1];
  const half = Math.max(length, SHORTEST_LINK) / 2;
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return `M${tenth(x - across * half)} ${tenth(y - down * half)}L${tenth(x + across * half)} ${tenth(y + down * half)}`;
}

function centre(frame: MapFrame, polygons: Polygons): readonly [number, number] {
  let [x, y, count] = [0, 0, 0];
  for (const polygon of polygons)
    for (const [lon, lat] of polygon[0] ?? []) {
      const [px, py] = frame.project(lon, lat);
      [x, y, count] = [x + px, y + py, count + 1];
    }
  return count === 0 ? [-99, -99] : [x / count, y / count];
}
