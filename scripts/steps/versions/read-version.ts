import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {readCityFile, readTable} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import type {TableName} from '#schema/column.ts';
import {InputError} from '#schema/input-error.ts';
import type {Polygons} from '../model.ts';
import type {CityVersion, VersionMethod} from './city-version.ts';

/** File with the outline of the city. */
export const BOUNDARY_FILE = 'boundary.geojson';

/** Columns without which the registers of two versions cannot be compared. */
const NEEDED: Partial<Record<TableName, readonly string[]>> = {
  facilities: ['facility_id', 'place_id', 'category', 'name', 'name_zh', 'name_en', 'lon', 'lat', 'inside', 'status'],
  coverage: ['category', 'standard_id', 'profile', 'group', 'area_kind', 'area_id', 'people', 'covered', 'unknown'],
  areas: ['area_id', 'kind', 'polygon'],
};

/** Reads a version of a city out of its folder, or out of the folder it is kept in. Throws InputError. */
export async function readVersion(dir: string, version: string, method: VersionMethod): Promise<CityVersion> {
  const [facilities, coverage, areas] = await Promise.all(
    (['facilities', 'coverage', 'areas'] as const).map(name => neededTable(dir, name)),
  );
  return {
    version,
    method: JSON.parse(JSON.stringify(method)) as VersionMethod,
    facilities: facilities as readonly Row[],
    coverage: coverage as readonly Row[],
    areas: areas as readonly Row[],
    boundary: boundaryIn(dir),
  };
}

async function neededTable(dir: string, name: TableName): Promise<Row[]> {
  const rows = await readTable(dir, name);
  const missing = NEEDED[name]?.find(column => rows[0] !== undefined && !(column in rows[0]));
  if (missing === undefined) return rows;
  throw new InputError({
    file: join(dir, `${name}.parquet`),
    found: `no column ${missing}`,
    expected: `the columns ${NEEDED[name]?.join(', ')}`,
  });
}

function boundaryIn(dir: string): Polygons | null {
  if (!existsSync(join(dir, BOUNDARY_FILE))) return null;
  const {geometry} = JSON.parse(new TextDecoder().decode(readCityFile(dir, BOUNDARY_FILE)));
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
