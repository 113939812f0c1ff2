import type {LocatorGround} from '#charts/locator.ts';
import {boundsOf, mapFrame, shownBounds} from '#charts/map-frame.ts';
import {thumbnailPath} from '#charts/map-ground.ts';
import type {City} from './city.ts';
import {groundFeatures} from './ground.ts';

const drawn = new WeakMap<City, Map<string, LocatorGround>>();

/** What every thumbnail of a city in one size shares: outlines of the coarsest areas, and water. Drawn once. */
export function locatorGround(city: City, width = 120, height = 90): LocatorGround {
  const sizes = drawn.get(city) ?? new Map<string, LocatorGround>();
  drawn.set(city, sizes);
  const key = `${width} ${height}`;
  const ground = sizes.get(key) ?? drawGround(city, width, height);
  sizes.set(key, ground);
  return ground;
}

function drawGround(city: City, width: number, height: number): LocatorGround {
  const kind = ['district', 'subdistrict', 'community'].find(
    candidate => city.areas.filter(area => area.kind === candidate).length > 0,
  );
  const outlines = city.areas.filter(area => area.kind === kind).map(area => area.polygon);
  const corners = outlines.flatMap(polygons => polygons.flatMap(polygon => polygon[0] ?? []));
  const cells = city.cells.map(cell => [cell.lon, cell.lat] as const);
  const bounds = boundsOf([...corners, ...cells], city.manifest.boundary.bbox);
  const frame = mapFrame(bounds, width, height);
  const features = city.background === null ? [] : groundFeatures(city.background, shownBounds(frame, bounds), frame);
  const water = features.filter(({layer, area}) => layer === 'water' && area).map(({lines}) => lines);
  return {frame, outlines: thumbnailPath(frame, outlines.flat()), water: thumbnailPath(frame, water)};
}
