import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readCityFile, readDictionary, readManifest, readTable} from '#files/read-city.ts';
import {ANALYSIS_TABLES} from './analysis/rows.ts';
import {type BuildNote, type City, cityFrom} from './city.ts';

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

/** Columns of cells the pages need: no snaps, and times of adults only. */
const shownOfCells = (column: string) => !/^(snap_|seconds_age|people_|placed_by)/.test(column);

async function readCity(dir: string): Promise<City> {
  const manifest = readManifest(dir);
  const [coverage, areas, gaps, facilities, cells, nearest] = await Promise.all([
    readTable(dir, 'coverage'),
    readTable(dir, 'areas'),
    readTable(dir, 'gaps'),
    readTable(dir, 'facilities'),
    readTable(dir, 'cells', shownOfCells),
    // folders of earlier versions do not have it
    manifest.tables.nearest ? readTable(dir, 'nearest') : [],
  ]);
  const analysis = await Promise.all(ANALYSIS_TABLES.map(async name => [name, await readTable(dir, name)] as const));
  return cityFrom({
    manifest,
    dictionary: readDictionary(dir),
    notes: readNotes(join(dir, 'report.json')),
    tables: {coverage, areas, gaps, facilities, cells, nearest},
    analysis: Object.fromEntries(analysis),
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
