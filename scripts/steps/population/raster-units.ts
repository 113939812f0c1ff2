import {basename, resolve} from 'node:path';
import {haversineMeters} from '#core/plane.ts';
import type {CityPopulation} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {pixelAt, pixelCentre, pixelCorner, type RasterWindow, readRaster} from '../../io/geotiff.ts';
import type {Report} from '../../report.ts';
import type {Boundary} from '../model.ts';
import {wholePeople} from './thousandths.ts';
import type {Units} from './units.ts';

/** A source of people read into units, and its total inside the boundary in thousandths. */
export interface CountedUnits {
  readonly units: Units;
  readonly total: number;
}

type RasterPopulation = Extract<CityPopulation, {kind: 'raster'}>;

/**
 * Reads pixels of a people raster whose middle is inside the boundary, with age rasters on the same or another grid. Throws
 * InputError for a raster beside the city, unknown projections, and pixels that are negative or no number.
 */
export async function rasterUnits(
  population: RasterPopulation,
  boundary: Boundary,
  dir: string,
  report: Report,
): Promise<CountedUnits> {
  const raster = await readPeople(resolve(dir, population.file), boundary.bbox);
  const pixels = pixelsInside(raster, boundary);
  const file = basename(population.file);
  noteUncovered(raster, boundary, report);
  const ages = new Map<string, Float64Array>();
  for (const [key, path] of Object.entries(population.groups)) {
    const group = await readPeople(resolve(dir, path), boundary.bbox);
    const values = isSameGrid(raster, group)
      ? pixels.map(pixel => amount(group, pixel))
      : regrid(raster, pixels, group, boundary, report);
    ages.set(key, Float64Array.from(values));
  }
  const counted = {people: Float64Array.from(pixels, pixel => amount(raster, pixel)), groups: ages};
  const whole = wholePeople(counted, file, report);
  return {units: unitsOf(raster, pixels, whole), total: whole.total};
}

/** A pixel by its place in the window. */
type Pixel = number;

async function readPeople(path: string, bbox: Boundary['bbox']): Promise<RasterWindow> {
  const raster = await readRaster(path, padded(bbox));
  const file = basename(path);
  if (raster === null)
    throw new InputError({file, found: 'a raster that lies elsewhere', expected: `one that covers ${bbox.join(', ')}`});
  raster.values.forEach((value, pixel) => {
    // without a declared no-data value a NaN is a fault of the file
    const isFault = value < 0 || value === Infinity || (Number.isNaN(value) && raster.nodata === null);
    if (isFault)
      throw new InputError({
        file,
        where: `pixel ${pixelId(raster, pixel)}`,
        found: `${value} people`,
        expected: 'a number, 0 or more, or the no-data value of the file',
      });
  });
  return raster;
}

/** A little wider than the city, so that a coarse pixel on its edge is known as a whole. */
function padded([west, south, east, north]: Boundary['bbox']): [number, number, number, number] {
  const margin = 0.02;
  return [west - margin, south - margin, east + margin, north + margin];
}

function columnOf(raster: RasterWindow, pixel: Pixel): number {
  return raster.firstColumn + (pixel % raster.width);
}

function rowOf(raster: RasterWindow, pixel: Pixel): number {
  return raster.firstRow + Math.floor(pixel / raster.width);
}

function pixelId(raster: RasterWindow, pixel: Pixel): string {
  return `r${rowOf(raster, pixel)}c${columnOf(raster, pixel)}`;
}

function amount(raster: RasterWindow, pixel: Pixel): number {
  const value = raster.values[pixel]!;
  return Number.isNaN(value) ? 0 : value;
}

/** Rasters are often cut to where people live: a smaller share without pixels is nothing odd. */
const WORTH_NOTING_PERCENT = 5;

/** Notes what share of the city the raster does not reach: nobody is counted there, whoever lives there. */
function noteUncovered(raster: RasterWindow, boundary: Boundary, report: Report): void {
  const [west, south, east, north] = boundary.bbox;
  const steps = 100;
  let inside = 0;
  let uncovered = 0;
  for (let row = 0; row < steps; row++)
    for (let column = 0; column < steps; column++) {
      const lon = west + ((column + 0.5) / steps) * (east - west);
      const lat = south + ((row + 0.5) / steps) * (north - south);
      if (!boundary.contains(lon, lat)) continue;
      inside++;
      if (pixelHolding(raster, lon, lat) === -1) uncovered++;
    }
  const percent = Math.round((100 * uncovered) / inside);
  if (inside === 0 || percent < WORTH_NOTING_PERCENT) return;
  report.note(
    'raster-covers-part',
    raster.grid.file,
    '人口栅格没有覆盖整个城市，未覆盖处按无人计。',
    'the raster does not cover the whole city; nobody is counted where it ends.',
    `${percent} % of the area of the city`,
  );
}

/** Pixels with people whose middle is inside, sorted by id. */
function pixelsInside(raster: RasterWindow, boundary: Boundary): Pixel[] {
  const found: {pixel: Pixel; id: string}[] = [];
  raster.values.forEach((value, pixel) => {
    if (!(value > 0)) return;
    const [lon, lat] = pixelCentre(raster.grid, columnOf(raster, pixel), rowOf(raster, pixel));
    if (boundary.contains(lon, lat)) found.push({pixel, id: pixelId(raster, pixel)});
  });
  return found.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({pixel}) => pixel);
}

function isSameGrid(a: RasterWindow, b: RasterWindow): boolean {
  const sameWindow =
    a.firstColumn === b.firstColumn && a.firstRow === b.firstRow && a.width === b.width && a.height === b.height;
  const tolerance = Math.abs(a.grid.stepX) * 1e-3;
  return (
    sameWindow &&
    a.grid.projection.code === b.grid.projection.code &&
    Math.abs(a.grid.originX - b.grid.originX) < tolerance &&
    Math.abs(a.grid.originY - b.grid.originY) < tolerance &&
    Math.abs(a.grid.stepX - b.grid.stepX) * a.grid.columns < tolerance &&
    Math.abs(a.grid.stepY - b.grid.stepY) * a.grid.rows < tolerance
  );
}

/**
 * A group counted on another grid, brought to the people's pixels: each pixel of the group is shared among the people's
 * pixels whose middle it holds, in proportion to people; one that holds none goes to the people's pixel around its middle.
 * What then meets no people inside the boundary is left out and noted.
 */
function regrid(
  people: RasterWindow,
  pixels: readonly Pixel[],
  group: RasterWindow,
  boundary: Boundary,
  report: Report,
): Float64Array {
  const groupPixelOf = Int32Array.from(people.values, (value, pixel) =>
    value > 0 ? pixelHolding(group, ...pixelCentre(people.grid, columnOf(people, pixel), rowOf(people, pixel))) : -1,
  );
  const peopleInGroupPixel = new Float64Array(group.values.length);
  groupPixelOf.forEach((at, pixel) => {
    if (at !== -1) peopleInGroupPixel[at]! += amount(people, pixel);
  });
  const result = new Float64Array(people.values.length);
  groupPixelOf.forEach((at, pixel) => {
    if (at !== -1) result[pixel]! += (amount(group, at) * amount(people, pixel)) / peopleInGroupPixel[at]!;
  });
  noteWithoutAges(people, pixels, groupPixelOf, group.grid.file, report);
  let homeless = 0;
  group.values.forEach((value, at) => {
    if (!(value > 0) || peopleInGroupPixel[at]! > 0) return;
    const centre = pixelCentre(group.grid, columnOf(group, at), rowOf(group, at));
    const pixel = pixelHolding(people, ...centre);
    if (pixel !== -1 && people.values[pixel]! > 0) result[pixel]! += value;
    else if (boundary.contains(...centre)) homeless += value;
  });
  if (homeless > 0)
    report.note(
      'group-without-people',
      group.grid.file,
      '年龄组栅格在没有人口的地方有人，这些人未计入。',
      'people of an age group where the people raster has nobody; left out.',
      `${Math.round(homeless * 10) / 10} people`,
    );
  return Float64Array.from(pixels, pixel => result[pixel]!);
}

/** Notes how many people live where the raster of an age group does not reach: none of them is counted in the group. */
function noteWithoutAges(
  people: RasterWindow,
  pixels: readonly Pixel[],
  groupPixelOf: Int32Array,
  file: string,
  report: Report,
): void {
  let beyond = 0;
  for (const pixel of pixels) if (groupPixelOf[pixel] === -1) beyond += amount(people, pixel);
  if (beyond === 0) return;
  report.note(
    'group-raster-covers-part',
    file,
    '年龄组栅格没有覆盖全部人口，未覆盖处的人未计入该年龄组。',
    'the raster of an age group does not cover all people; where it ends nobody is counted in the group.',
    `${Math.round(beyond * 10) / 10} people`,
  );
}

/** Pixel of the window that holds a place in degrees, −1 outside. */
function pixelHolding(raster: RasterWindow, lon: number, lat: number): Pixel {
  const [x, y] = pixelAt(raster.grid, lon, lat);
  const column = Math.floor(x) - raster.firstColumn;
  const row = Math.floor(y) - raster.firstRow;
  return column >= 0 && column < raster.width && row >= 0 && row < raster.height ? row * raster.width + column : -1;
}

function unitsOf(
  raster: RasterWindow,
  pixels: readonly Pixel[],
  whole: {readonly people: Float64Array; readonly groups: ReadonlyMap<string, Float64Array>},
): Units {
  // the unit of every pixel of the window, −1 for none
  const unitOfPixel = new Int32Array(raster.values.length).fill(-1);
  pixels.forEach((pixel, unit) => {
    unitOfPixel[pixel] = unit;
  });
  const centres = pixels.map(pixel => pixelCentre(raster.grid, columnOf(raster, pixel), rowOf(raster, pixel)));
  return {
    count: pixels.length,
    id: pixels.map(pixel => pixelId(raster, pixel)),
    lon: Float64Array.from(centres, ([lon]) => lon),
    lat: Float64Array.from(centres, ([, lat]) => lat),
    meters: Float64Array.from(pixels, pixel => pixelMeters(raster, pixel)),
    people: whole.people,
    groups: whole.groups,
    locate: (lon, lat) => unitOfPixel[pixelHolding(raster, lon, lat)] ?? -1,
    outline: unit => pixelRing(raster, pixels[unit]!),
    neighbours: unit => {
      const pixel = pixels[unit]!;
      const column = pixel % raster.width;
      const near: number[] = [];
      for (const step of [-raster.width, 0, raster.width])
        for (const aside of [-1, 0, 1]) {
          const other = unitOfPixel[pixel + step + aside] ?? -1;
          const wraps = column + aside < 0 || column + aside >= raster.width;
          if (other !== -1 && other !== unit && !wraps) near.push(other);
        }
      return near.sort((a, b) => a - b);
    },
  };
}

function pixelRing(raster: RasterWindow, pixel: Pixel): (readonly [number, number])[] {
  const column = columnOf(raster, pixel);
  const row = rowOf(raster, pixel);
  const corners = [
    [column, row],
    [column, row + 1],
    [column + 1, row + 1],
    [column + 1, row],
    [column, row],
  ] as const;
  return corners.map(([x, y]) => pixelCorner(raster.grid, x, y));
}

/** Larger side of a pixel on the ground, metres. */
function pixelMeters(raster: RasterWindow, pixel: Pixel): number {
  const column = columnOf(raster, pixel);
  const row = rowOf(raster, pixel);
  const side = (x1: number, y1: number, x2: number, y2: number) =>
    haversineMeters(...pixelCorner(raster.grid, x1, y1), ...pixelCorner(raster.grid, x2, y2));
  const width = side(column, row + 0.5, column + 1, row + 0.5);
  const height = side(column + 0.5, row, column + 0.5, row + 1);
  return Math.max(width, height);
}
