import {DEGREE_SCALE} from '#core/units.ts';
import {EMPTY_SCENE, MARK_SHAPES, type MapMark, type MapScene, type MarkShape} from '#map/scene.ts';
import type {CitySummary} from '#worker/client.ts';
import {type CityInfo, categoryOf, servingKeys} from './city-info.ts';
import {ownSigns} from './own/own-signs.ts';
import {LIFE_CIRCLE, type Store} from './store.ts';

/** Symbol of a service: its place in the catalogue decides, neighbours differ. */
export function markShape(info: CityInfo, category: string): MarkShape {
  if (category === LIFE_CIRCLE) return MARK_SHAPES[0];
  return MARK_SHAPES[(categoryOf(info, category).order - 1) % MARK_SHAPES.length]!;
}

/** Indices of the open facilities that serve a category, ascending; none for the life circle as a whole. */
export function facilitiesServing(info: CityInfo, summary: CitySummary, category: string): number[] {
  if (category === LIFE_CIRCLE) return [];
  const {facilities} = summary;
  const wanted = new Set(servingKeys(info, category).map(key => facilities.categories.indexOf(key)));
  return Array.from({length: facilities.facilityCount}, (_, f) => f).filter(
    f => facilities.open[f] === 1 && wanted.has(facilities.category[f]!),
  );
}

/** A facility's symbol. */
export function markOf(summary: CitySummary, f: number): MapMark {
  const {lon, lat, inside, doubtful} = summary.facilities;
  return {lon: lon[f]! / DEGREE_SCALE, lat: lat[f]! / DEGREE_SCALE, hollow: doubtful[f] === 1 || inside[f] === 0};
}

/** What every mode's scene has: the symbols of the shown service, reach and pin of the place asked about, the walk from there. */
export function commonScene(store: Store, marks: readonly MapMark[]): MapScene {
  const {info} = store.city.value!;
  const place = store.place.value;
  const walk = store.walk.value;
  return {
    ...EMPTY_SCENE,
    reach: place !== null && place.reach !== null && place.reach !== 'off' ? place.reach.rings : EMPTY_SCENE.reach,
    walk: walk === null ? null : walk,
    shape: markShape(info, store.category.value),
    marks,
    signs: ownSigns(store),
    pin: place === null ? null : {at: [place.lon, place.lat], movable: true},
  };
}

/** The scene without the place asked about and all that tells where it is: what a picture of the city or of a plan shows. */
export function withoutHome(scene: MapScene): MapScene {
  return {...scene, pin: null, walk: null, reach: EMPTY_SCENE.reach};
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
