import {LIGHT} from './colors.ts';
import {type MapFrame, polygonPath, tenth} from './map-frame.ts';
import {type Drawing, element} from './svg.ts';

type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** A thumbnail that says where in the city a place lies: the outline, the place, and a ring around it so that it is seen. */
export function locator(frame: MapFrame, outline: readonly Polygons[], place: Polygons, contested: boolean): Drawing {
  const path = outline.map(polygons => polygonPath(frame, polygons, 1.5)).join('');
  const [x, y] = centre(frame, place);
  const body =
    element('path', {
      d: path,
      fill: LIGHT.unknownGround,
      stroke: LIGHT.street,
      'stroke-width': 0.75,
      'fill-rule': 'evenodd',
      class: 'c-unknown-ground s-street',
    }) +
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
