import {DARK, LIGHT} from '#charts/colors.ts';
import type {GroundName} from '#charts/ground-names.ts';
import {type Bounds, boundsOf, type MapFrame, mapFrame, shownBounds} from '#charts/map-frame.ts';
import {mapGround} from '#charts/map-ground.ts';
import {mapMark as markPlate} from '#charts/map-mark.ts';
import {type MapPeople, quietPeople} from '#charts/people-dots.ts';
import {type Drawing, inlineSvg} from '#charts/svg.ts';
import type {Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import {fileHref} from '../address.ts';
import {areaName, type City, cityName} from '../city.ts';
import {groundFeatures, groundSheet} from '../ground.ts';
import {groundWords} from '../ground-words.ts';
import {perCity} from '../per-city.ts';
import type {CellRow} from '../rows.ts';

/** The two sizes a static map is drawn in: a wide column, and a phone. */
export const MAP_SIZES = {
  wide: {width: 760, height: 620},
  narrow: {width: 358, height: 460},
} as const;

export type MapSize = keyof typeof MAP_SIZES;
export type MapTheme = 'light' | 'dark';
export type GroundKind = 'land' | 'people';

/** Bounds of the people of a city, with a little air; those of the boundary when nobody is counted. */
export const cityBounds: (city: City) => Bounds = perCity(city => {
  const [west, south, east, north] = boundsOf(
    city.cells.map(cell => [cell.lon, cell.lat] as const),
    city.manifest.boundary.bbox,
  );
  const air = 0.02;
  const [width, height] = [(east - west) * air, (north - south) * air];
  return [west - width, south - height, east + width, north + height];
});

/** Frame of every static map of a city in one size, so that they all lie on the same ground. */
export function cityFrame(city: City, size: MapSize): MapFrame {
  return mapFrame(cityBounds(city), MAP_SIZES[size].width, MAP_SIZES[size].height);
}

/**
 * The ground of a city's maps: its own background, pale; only land where there is none. With people it shows where anybody
 * lives, for maps of gaps. Drawn once: many files of figures hold it.
 */
export const cityGround = perCity((city, size: MapSize, theme: MapTheme, kind: GroundKind): Drawing => {
  const frame = cityFrame(city, size);
  const features =
    city.background === null ? [] : groundFeatures(city.background, shownBounds(frame, cityBounds(city)), frame);
  const ground = mapGround(frame, features, theme, citySheet(city));
  if (kind === 'land') return ground;
  const content = {people: mapPeople(city, () => null), steps: [], spacingMeters: spacing(city)};
  return {...ground, body: ground.body + quietPeople(frame, content, theme === 'light' ? LIGHT : DARK)};
});

/** Bounds of a city's background; null when it has none. */
export function citySheet(city: City): Bounds | null {
  return city.background === null ? null : groundSheet(city.background);
}

/** People of a city as a map shows them, with the value that colours each cell. */
export function mapPeople(city: City, value: (row: CellRow['row']) => number | null): MapPeople[] {
  return city.cells.map(({lon, lat, people, row}) => ({lon, lat, people, value: value(row)}));
}

/** Median side of the city's cells, metres: how far apart its dots are. */
export const spacing: (city: City) => number = perCity(city => {
  const sides = city.cells.map(cell => cell.cellMeters).sort((a, b) => a - b);
  return sides[sides.length >> 1] ?? 0;
});

/** What the static maps of a city may name besides its areas; read once for each size and language. None without a background. */
export const cityNames = perCity((city, size: MapSize, lang: Lang): readonly GroundName[] => {
  const {background} = city;
  if (background === null) return [];
  const frame = cityFrame(city, size);
  const except = new Set([cityName(city, lang), ...city.areas.map(area => areaName(area, lang))]);
  return groundWords(background, shownBounds(frame, cityBounds(city)), frame, lang, except);
});

/** The ground as an SVG file of its own, with what a map of the city has to say; the map over it covers that with its own. */
export function groundSvg(city: City, ground: GroundFile): string {
  const drawing = cityGround(city, ground.size, ground.theme, ground.kind);
  const mark = markPlate(drawing, mapMark(city.manifest.publish, 'zh'));
  return inlineSvg({...drawing, body: drawing.body + mark}, null).replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" ',
  );
}

/** One of the pictures that lie under a city's maps. */
export interface GroundFile {
  readonly kind: GroundKind;
  readonly size: MapSize;
  readonly theme: MapTheme;
}

/** All grounds of a city. */
export const GROUND_FILES: readonly GroundFile[] = (['land', 'people'] as const).flatMap(kind =>
  (['wide', 'narrow'] as const).flatMap(size => (['light', 'dark'] as const).map(theme => ({kind, size, theme}))),
);

/** Name of a ground file, without ending. */
export const groundName = ({kind, size, theme}: GroundFile) =>
  kind === 'land' ? `${size}-${theme}` : `${kind}-${size}-${theme}`;

/** Address of a ground file. The ground has no words, so both languages share it. */
export function groundHref(city: City, ground: GroundFile): string {
  return fileHref(`${city.manifest.id}/ground/${groundName(ground)}.svg`);
}
