/**
 * Reports of a large city: `npm run bench -- area-pages [copies]`. The built demo city (public/data/demo) is laid beside itself
 * 80 times, each copy with ids and places of its own, which makes 10,080 areas; the site is built of it alone, in Chinese and in
 * English. Says how long the build takes, its processor time and its peak resident memory. The load of the machine is printed
 * beside it, for on a busy one only the processor time means anything.
 */
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {encodeArrow} from '#files/arrow.ts';
import {readDictionary, readManifest, readTable} from '#files/read-city.ts';
import {type Reader, type Row, tableFromReaders} from '#files/table.ts';
import type {MultiPolygon, TableSpec, Value} from '#schema/column.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copies = Number(process.argv[2] ?? 80);
/** Columns that hold the id of an area, cell or facility. */
const IDS = /^(area_id|area_id_.*|parent_area_id|facility_id|cell_id|place_id)$/;
/** Tables with a row for every area, cell or facility. */
const REPEATED = new Set(['areas', 'cells', 'facilities', 'coverage', 'nearest', 'indicators', 'completeness']);
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
function writeTable(dir: string, spec: TableSpec, rows: readonly Row[], city: string): number {
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
  const chunks = [...encodeArrow(table, provenance)];
  writeFileSync(join(dir, `${spec.name}.arrow`), Buffer.concat(chunks));
  return count;
}

async function writeCity(from: string, dir: string): Promise<number> {
  mkdirSync(dir, {recursive: true});
  const manifest = readManifest(from);
  const specs = readDictionary(from);
  let [areas, cells] = [0, 0];
  for (const spec of specs) {
    const count = writeTable(dir, spec, await readTable(from, spec.name), manifest.id);
    if (spec.name === 'areas') areas = count;
    if (spec.name === 'cells') cells = count;
  }
  for (const file of ['dictionary.json', 'report.json', 'search.json.gz'])
    writeFileSync(join(dir, file), readFileSync(join(from, file)));
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({...manifest, counts: {...manifest.counts, cells}}));
  return areas;
}

interface Cost {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly code: number;
}

/** Runs the build and looks at the process five times a second; Linux only. */
function build(data: string, out: string): Promise<Cost> {
  const started = performance.now();
  const env = {...process.env, YIKE_DATA: data, YIKE_SITE: 'https://example.org', ASTRO_TELEMETRY_DISABLED: '1'};
  const args = [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', out, '--silent'];
  const child = spawn(process.execPath, args, {cwd: root, env, stdio: ['ignore', 'ignore', 'inherit']});
  let [peak, ticks] = [0, 0];
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks = Number(fields[11]) + Number(fields[12]);
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
  console.log(`${areas} areas written; load ${loadavg()[0]?.toFixed(1)}`);
  const {seconds, processorSeconds, peakMegabytes, code} = await build(join(folder, 'data'), join(folder, 'dist'));
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
