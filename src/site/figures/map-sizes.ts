import type {GroundName} from '#charts/ground-names.ts';
import {type Bounds, boundsOf, type MapFrame, mapFrame, shownBounds} from '#charts/map-frame.ts';
import {mapGround} from '#charts/map-ground.ts';
import {type Drawing, inlineSvg} from '#charts/svg.ts';
import type {Lang} from '#i18n/lang.ts';
import {fileHref} from '../address.ts';
import {areaName, type City, cityName} from '../city.ts';
import {groundFeatures} from '../ground.ts';
import {groundWords} from '../ground-words.ts';

/** The two sizes a static map is drawn in: a wide column, and a phone. */
export const MAP_SIZES = {
  wide: {width: 760, height: 620},
  narrow: {width: 358, height: 460},
} as const;

export type MapSize = keyof typeof MAP_SIZES;
export type MapTheme = 'light' | 'dark';

/** Bounds of the people of a city, with a little air; those of the boundary when nobody is counted. */
export function cityBounds(city: City): Bounds {
  const [west, south, east, north] = boundsOf(
    city.cells.map(cell => [cell.lon, cell.lat] as const),
    city.manifest.boundary.bbox,
  );
  const air = 0.02;
  const [width, height] = [(east - west) * air, (north - south) * air];
  return [west - width, south - height, east + width, north + height];
}

/** Frame of every static map of a city in one size, so that they all lie on the same ground. */
export function cityFrame(city: City, size: MapSize): MapFrame {
  return mapFrame(cityBounds(city), MAP_SIZES[size].width, MAP_SIZES[size].height);
}

/** The ground of a city's maps: its own background, pale. Only land where there is none. */
export function cityGround(city: City, size: MapSize, theme: MapTheme): Drawing {
  const frame = cityFrame(city, size);
  const features =
    city.background === null ? [] : groundFeatures(city.background, shownBounds(frame, cityBounds(city)), frame);
  return mapGround(frame, features, theme);
}

const named = new WeakMap<City, Map<string, GroundName[]>>();

/** What the static maps of a city may name besides its areas; read once for each size and language. None without a background. */
export function cityNames(city: City, size: MapSize, lang: Lang): readonly GroundName[] {
  const {background} = city;
  if (background === null) return [];
  const known = named.get(city) ?? new Map<string, GroundName[]>();
  named.set(city, known);
  const key = `${size} ${lang}`;
  const frame = cityFrame(city, size);
  const except = new Set([cityName(city, lang), ...city.areas.map(area => areaName(area, lang))]);
  const names = known.get(key) ?? groundWords(background, shownBounds(frame, cityBounds(city)), frame, lang, except);
  known.set(key, names);
  return names;
}

/** The ground as an SVG file of its own. */
export function groundSvg(city: City, size: MapSize, theme: MapTheme): string {
  return inlineSvg(cityGround(city, size, theme), null).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}

/** Name of a ground file, without ending. */
export const groundName = (size: MapSize, theme: MapTheme) => `${size}-${theme}`;

/** Address of a ground file. The ground has no words, so both languages share it. */
export function groundHref(city: City, size: MapSize, theme: MapTheme): string {
  return fileHref(`${city.manifest.id}/ground/${groundName(size, theme)}.svg`);
}
