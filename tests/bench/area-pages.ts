/**
 * Reports of a large city: `npm run bench -- area-pages [copies]`. The built demo city (public/data/demo) is laid beside itself
 * 80 times, each copy with ids and places of its own, which makes 10,080 areas; the site is built of it alone, in Chinese and in
 * English, in a copy of the tree, so that no other build is disturbed. Tables are written as a build of a city writes them: those
 * too large for Arrow in Parquet only. Says how long the build takes, its processor time and the peak resident memory of all its
 * processes. The load of the machine is printed beside it, for on a busy one only the processor time means anything.
 */
import {spawn} from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {encodeArrow} from '#files/arrow.ts';
import {encodeParquet} from '#files/parquet.ts';
import {readDictionary, readManifest, readTable} from '#files/read-city.ts';
import {type Reader, type Row, tableFromReaders} from '#files/table.ts';
import {writePieces} from '#files/write-pieces.ts';
import type {MultiPolygon, TableSpec, Value} from '#schema/column.ts';
import {FRUGAL} from '../../scripts/run.ts';
import {LIMIT_BYTES} from '../../scripts/steps/city-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copies = Number(process.argv[2] ?? 80);
/** Columns that hold the id of an area, cell or facility. */
const IDS = /^(area_id|area_id_.*|parent_area_id|facility_id|cell_id|place_id)$/;
/** Tables with a row for every area, cell or facility. */
const REPEATED = new Set([
  ...['areas', 'cells', 'facilities', 'coverage', 'nearest', 'indicators', 'completeness', 'clauses', 'opportunities'],
  'records',
]);
/** How far one copy lies from the next, degrees. */
const STEP = 0.2;

/** The value of a row in one of the copies. */
function copied(column: string, value: Value, copy: number, city: string): Value {
  if (value === null || copy === 0) return value;
  if (IDS.test(column)) return value === city ? value : `c${copy}-${value as string}`;
  const [east, north] = [STEP * (copy % 10), STEP * Math.floor(copy / 10)];
  if (column === 'lon') return (value as number) + east;
  if (column === 'lat') return (value as number) + north;
  if (column !== 'polygon') return value;
  return (value as MultiPolygon).map(polygon =>
    polygon.map(ring => ring.map(([lon, lat]) => [lon + east, lat + north] as const)),
  );
}

/** Writes a table, its rows of smaller areas as often as there are copies, those of the whole city once. */
async function writeTable(dir: string, spec: TableSpec, rows: readonly Row[], city: string): Promise<number> {
  const times = REPEATED.has(spec.name) ? copies : 1;
  const whole = rows.filter(row => row['area_kind'] === 'city' || row['area_id'] === city);
  const parts = rows.filter(row => !whole.includes(row) || times === 1);
  const ofCity = times === 1 ? [] : whole;
  const count = parts.length * times + ofCity.length;
  const readers = new Map<string, Reader>(
    spec.columns.map(({name}) => [
      name,
      at => {
        const row = at < ofCity.length ? ofCity[at] : parts[(at - ofCity.length) % parts.length];
        const copy = at < ofCity.length ? 0 : Math.floor((at - ofCity.length) / parts.length);
        return copied(name, row?.[name] ?? null, copy, city);
      },
    ]),
  );
  const table = tableFromReaders(spec, count, readers);
  const provenance = {city: 'large', invented: true, licence: 'CC0-1.0', attribution: 'invented'};
  const arrow = await writePieces(join(dir, `${spec.name}.arrow`), encodeArrow(table, provenance), LIMIT_BYTES);
  if (arrow === null) await writePieces(join(dir, `${spec.name}.parquet`), encodeParquet(table, provenance));
  return count;
}

async function writeCity(from: string, dir: string): Promise<number> {
  mkdirSync(dir, {recursive: true});
  const manifest = readManifest(from);
  const specs = readDictionary(from);
  let [areas, cells] = [0, 0];
  for (const spec of specs) {
    const count = await writeTable(dir, spec, await readTable(from, spec.name), manifest.id);
    if (spec.name === 'areas') areas = count;
    if (spec.name === 'cells') cells = count;
  }
  for (const file of ['dictionary.json', 'report.json', 'search.json.gz'])
    writeFileSync(join(dir, file), readFileSync(join(from, file)));
  // versions kept beside the city are read as they are
  if (existsSync(join(from, 'versions'))) cpSync(join(from, 'versions'), join(dir, 'versions'), {recursive: true});
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({...manifest, counts: {...manifest.counts, cells}}));
  return areas;
}

interface Cost {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly code: number;
}

/** Copies what the site is built of; packages are linked one by one, so that nothing is written among the real ones. */
function copyTree(to: string): void {
  const data = join(root, 'public/data');
  for (const name of ['src', 'data', 'public', 'package.json', 'astro.config.mjs', 'tsconfig.json'])
    cpSync(join(root, name), join(to, name), {recursive: true, filter: path => path !== data});
  mkdirSync(join(to, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter(one => !/^\.(astro|vite)/.test(one)))
    symlinkSync(join(root, 'node_modules', name), join(to, 'node_modules', name));
}

/** A process and all it started. */
function processTree(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.flatMap(child => processTree(Number(child)))];
}

function residentKilobytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

/** Runs the build and looks at its processes five times a second; Linux only. */
function build(tree: string, data: string, out: string): Promise<Cost> {
  const started = performance.now();
  const site = {YIKE_DATA: data, YIKE_SITE: 'https://example.org', ASTRO_TELEMETRY_DISABLED: '1'};
  const args = [join(tree, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', out, '--silent'];
  const env = {...process.env, ...FRUGAL, ...site};
  const child = spawn(process.execPath, args, {cwd: tree, env, stdio: ['ignore', 'ignore', 'inherit']});
  let [peak, ticks] = [0, 0];
  const look = setInterval(() => {
    try {
      peak = Math.max(
        peak,
        processTree(child.pid!).reduce((sum, pid) => sum + residentKilobytes(pid), 0),
      );
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    } catch {
      // it has just ended: what was seen last holds
    }
  }, 200);
  return new Promise(resolve =>
    child.on('exit', code => {
      clearInterval(look);
      const seconds = (performance.now() - started) / 1000;
      resolve({seconds, processorSeconds: ticks / 100, peakMegabytes: peak / 1024, code: code ?? 1});
    }),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'yike-area-pages-'));
try {
  const areas = await writeCity(join(root, 'public/data/demo'), join(folder, 'data', 'demo'));
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  copyTree(tree);
  console.log(`${areas} areas written; load ${loadavg()[0]?.toFixed(1)}`);
  const {seconds, processorSeconds, peakMegabytes, code} = await build(
    tree,
    join(folder, 'data'),
    join(folder, 'dist'),
  );
  const reports = [join(folder, 'dist/demo/areas'), join(folder, 'dist/en/demo/areas')]
    .map(dir => readdirSync(dir, {withFileTypes: true}).filter(entry => entry.isDirectory()).length)
    .reduce((a, b) => a + b, 0);
  console.log(
    `exit ${code}: ${reports} reports; ${seconds.toFixed(0)} s, processor ${processorSeconds.toFixed(0)} s, ` +
      `peak ${peakMegabytes.toFixed(0)} MB; load ${loadavg()[0]?.toFixed(1)}`,
  );
} finally {
  rmSync(folder, {recursive: true, force: true});
}
