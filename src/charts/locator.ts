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

/** A thumbnail that says where in the city a place lies: outlines, water, the place, and a ring around it so that it is seen. */
export function locator({frame, outlines, water}: LocatorGround, place: Polygons, contested: boolean): Drawing {
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
    });
  return {width: frame.width, height: frame.height, body};
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
