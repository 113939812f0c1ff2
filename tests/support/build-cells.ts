import {silent} from '../../scripts/progress.ts';
import {Report} from '../../scripts/report.ts';
import {buildAreas} from '../../scripts/steps/areas.ts';
import {buildBoundary} from '../../scripts/steps/boundary.ts';
import type {Cells, Streets} from '../../scripts/steps/model.ts';
import {buildCells} from '../../scripts/steps/population.ts';
import {buildStreets} from '../../scripts/steps/streets.ts';
import {folderWith} from './folder.ts';
import {DEGREE_KEYS, type TiffPicture, tiffBytes} from './geotiff.ts';
import {readMap} from './read-map.ts';
import type {SmallMap} from './small-map.ts';
import {testCity} from './test-city.ts';

/** Adds numbers up. */
export const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

/** What a test city is built from. */
export interface Sources {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly map?: SmallMap;
  /** True: the streets of the map are built too. */
  readonly streets?: boolean;
}

/** Builds the cells of a city from files and a drawn map; the boundary is 113–113.02° E, 23–23.02° N unless changed. */
export async function build(change: Readonly<Record<string, unknown>>, {files = {}, map, streets}: Sources = {}) {
  const city = testCity(change);
  const dir = folderWith(files);
  const report = new Report();
  const extract = map === undefined ? null : await readMap(map);
  const boundary = await buildBoundary(city, 'bbox' in city.boundary ? null : extract, dir);
  const areas = await buildAreas(city, extract, boundary, dir, report);
  const built: Streets | null = streets && extract ? await buildStreets(city, extract, boundary, report, silent) : null;
  const cells = await buildCells(city, {extract, boundary, areas, streets: built, dir, report});
  return {cells, report, areas, boundary};
}

/** Cells by id: people and groups in persons. */
export function byId(cells: Cells): Record<string, number[]> {
  return Object.fromEntries(
    cells.cellId.map((id, i) => [
      id,
      [cells.people[i]!, ...[...cells.groups.values()].map(column => column[i]!)].map(n => n / 1000),
    ]),
  );
}

/** Ids of the neighbours of each cell. */
export function neighbours(cells: Cells): Record<string, string[]> {
  return Object.fromEntries(
    cells.cellId.map((id, i) => [
      id,
      [...cells.neighbour.slice(cells.firstNeighbour[i], cells.firstNeighbour[i + 1])].map(
        other => cells.cellId[other]!,
      ),
    ]),
  );
}

/** A GeoTIFF of 2 × 2 pixels of 0.001° in the south-west of the test city, unless changed. */
export const raster = (change: Partial<TiffPicture>) =>
  tiffBytes({
    columns: 2,
    rows: 2,
    values: [1, 2, 3, 4],
    geoKeys: DEGREE_KEYS,
    origin: [113, 23.002],
    pixel: [0.001, 0.001],
    ...change,
  });

/** A house of about 20 × 20 m with its south-western corner at a place. */
export function house(map: SmallMap, lon: number, lat: number, tags: Record<string, string> = {}): void {
  map.box(lon, lat, lon + 0.0002, lat + 0.00018, {building: 'apartments', 'building:levels': '5', ...tags});
}
