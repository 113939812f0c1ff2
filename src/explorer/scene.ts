import {
  EMPTY_SCENE,
  MARK_SHAPES,
  type MapMark,
  type MapScene,
  type MarkShape,
  type SurfacePicture,
} from '#map/scene.ts';
import type {CitySummary} from '#worker/client.ts';
import {type CityInfo, categoryOf, servingKeys} from './city-info.ts';
import type {ExplorerGap} from './gaps.ts';
import type {ShownPlace, ShownSurface} from './store.ts';

const DEGREE = 1e7;

/** Symbol of a service: its place in the catalogue decides, neighbours differ. */
export function markShape(info: CityInfo, category: string): MarkShape {
  return MARK_SHAPES[(categoryOf(info, category).order - 1) % MARK_SHAPES.length]!;
}

/** Indices of the open facilities that serve a category, ascending. */
export function facilitiesServing(info: CityInfo, summary: CitySummary, category: string): number[] {
  const {facilities} = summary;
  const wanted = new Set(servingKeys(info, category).map(key => facilities.categories.indexOf(key)));
  return Array.from({length: facilities.facilityCount}, (_, f) => f).filter(
    f => facilities.open[f] === 1 && wanted.has(facilities.category[f]!),
  );
}

/** A facility's symbol. */
export function markOf(summary: CitySummary, f: number): MapMark {
  const {lon, lat, inside, doubtful} = summary.facilities;
  return {lon: lon[f]! / DEGREE, lat: lat[f]! / DEGREE, hollow: doubtful[f] === 1 || inside[f] === 0};
}

/** The picture of a surface on the city's raster. */
export function pictureOf(summary: CitySummary, surface: ShownSurface): SurfacePicture {
  const {width, height, bounds} = summary.raster;
  return {width, height, bounds, rgba: surface.answer.rgba};
}

/** Everything drawn over the background for what is shown. */
export function sceneOf(
  info: CityInfo,
  summary: CitySummary,
  picture: SurfacePicture | null,
  marks: readonly MapMark[],
  category: string,
  gaps: readonly ExplorerGap[],
  place: ShownPlace | null,
): MapScene {
  const reach = place !== null && place.reach !== null && place.reach !== 'off' ? place.reach.rings : [];
  return {
    ...EMPTY_SCENE,
    surface: summary.people.length === 0 ? null : picture,
    gaps,
    reach,
    shape: markShape(info, category),
    marks,
    pin: place === null ? null : [place.lon, place.lat],
  };
}

/** Cell whose people live nearest to a place; null where nobody is known to live. Degrees. */
export function cellAt(summary: CitySummary, lon: number, lat: number): number | null {
  const {width, height, bounds, pixelCell} = summary.raster;
  const [west, south, east, north] = bounds;
  const column = Math.floor(((lon - west) / (east - west)) * width);
  const [top, bottom] = [mercator(north), mercator(south)];
  const row = Math.floor(((top - mercator(lat)) / (top - bottom)) * height);
  if (column < 0 || column >= width || row < 0 || row >= height) return null;
  const cell = pixelCell[row * width + column]!;
  return cell < 0 ? null : cell;
}

function mercator(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}
