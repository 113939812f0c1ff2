import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Keep} from '#files/column-filler.ts';
import {rowsOfColumns} from '#files/columns.ts';
import {readCityFile, readDictionary, readManifest} from '#files/read-city.ts';
import {readColumns} from '#files/read-columns.ts';
import type {Category} from '#schema/category.ts';
import type {TableName} from '#schema/column.ts';
import {standardsFor} from '#schema/effective-standards.ts';
import type {Manifest} from '#schema/manifest.ts';
import {ANALYSIS_TABLES} from './analysis/rows.ts';
import {type BuildNote, type City, cityFrom} from './city.ts';
import type {Row} from './rows.ts';
import {loadVersions} from './versions/load.ts';

/** Folder with the built cities: `public/data`, or what YIKE_DATA names. */
export function dataRoot(): string {
  return process.env['YIKE_DATA'] ?? join(process.cwd(), 'public', 'data');
}

/** Ids of the built cities: folders with a manifest. Real cities first, then invented ones, each by id. */
export function cityIds(root = dataRoot()): string[] {
  if (!existsSync(root)) return [];
  const ids = readdirSync(root).filter(name => existsSync(join(root, name, 'manifest.json')));
  const rank = (id: string) => (readManifest(join(root, id)).invented ? 1 : 0);
  return ids.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

const loaded = new Map<string, Promise<City>>();

/** Reads a built city once per build. Throws InputError when a file is missing or broken. */
export function loadCity(id: string, root = dataRoot()): Promise<City> {
  const dir = join(root, id);
  const known = loaded.get(dir);
  if (known) return known;
  const city = readCity(dir);
  loaded.set(dir, city);
  return city;
}

/** All built cities, each on its own: callers show them one after the other and never join them. */
export function loadCities(root = dataRoot()): Promise<City[]> {
  return Promise.all(cityIds(root).map(id => loadCity(id, root)));
}

/** Cities with more cells than this keep the walks to required services only: the maps show no others there. */
const MANY_CELLS = 50_000;

/** Columns of cells the pages need: no snaps, no people by age, and the times of adults only. */
function shownOfCells(manifest: Manifest, required: ReadonlySet<string>): (column: string) => boolean {
  const many = manifest.counts.cells > MANY_CELLS;
  return column => {
    if (/^(snap_|seconds_age|people_|placed_by)/.test(column)) return false;
    const walk = /^(?:seconds|meters|straight_meters)_(.+)$/.exec(column);
    return walk === null || !many || required.has(walk[1] ?? '');
  };
}

/** Columns of facilities the pages do not show: snaps, capacities, and people served. */
const shownOfFacilities = (column: string) =>
  !/^(snap_|entries|approach_|people_|capacity|floor_area|place_id|name_language|wheelchair|provider|doubt_reason)/.test(
    column,
  );

/** Of areas below the city, age groups are shown for required services only. */
function shownCoverage(required: ReadonlySet<string>): Keep {
  return value =>
    value('group') === 'all' || value('area_kind') === 'city' || required.has(value('category') as string);
}

/** Tables that the page in depth shows for the whole city only, though they have every community. */
const OF_THE_CITY = new Set<string>(['completeness', 'opportunities']);
const ofTheCity: Keep = value => value('area_kind') === 'city';

async function readCity(dir: string): Promise<City> {
  const manifest = readManifest(dir);
  const categories = manifest.parameters.categories as unknown as Category[];
  const standards = standardsFor({categories} as Parameters<typeof standardsFor>[0], manifest.jurisdiction);
  const required = new Set(standards.filter(row => row.decides).map(row => row.category));
  const readRows = async (name: TableName, keep?: Keep) => rowsOfColumns(await readColumns(dir, name, undefined, keep));
  // one after the other: what is left over of one table is gone before the next is read
  const cells = await readColumns(dir, 'cells', shownOfCells(manifest, required));
  const coverage = await readColumns(dir, 'coverage', undefined, shownCoverage(required));
  const facilities = await readColumns(dir, 'facilities', shownOfFacilities);
  const [areas, gaps] = [await readRows('areas'), await readRows('gaps')];
  // folders of earlier versions do not have it
  const nearest = manifest.tables.nearest ? await readColumns(dir, 'nearest') : null;
  const analysis: [string, Row[]][] = [];
  for (const name of ANALYSIS_TABLES)
    analysis.push([name, await readRows(name, OF_THE_CITY.has(name) ? ofTheCity : undefined)]);
  return cityFrom({
    manifest,
    dictionary: readDictionary(dir),
    notes: readNotes(join(dir, 'report.json')),
    tables: {coverage, areas, gaps, facilities, cells, ...(nearest && {nearest})},
    analysis: Object.fromEntries(analysis),
    versions: await loadVersions(dir, manifest),
    background: existsSync(join(dir, 'background.pmtiles')) ? readCityFile(dir, 'background.pmtiles') : null,
  });
}

/** Findings of the build. The file is a list, or an object with the list in `findings`. */
function readNotes(file: string): BuildNote[] {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const rows = Array.isArray(parsed) ? parsed : (parsed as {findings?: unknown}).findings;
  if (!Array.isArray(rows)) throw new Error(`${file}: found no list of findings`);
  return rows as BuildNote[];
}
