/**
 * One 15-minute walking isochrone against Valhalla, over the 100 first origins of Las Palmas `foot_od.csv`, in one run:
 *
 *   npm install --prefix FOLDER @valhallajs/valhallajs       (280 MB, outside the project)
 *   VALHALLA=FOLDER npm run bench -- isochrone
 *
 * Ours is timed from the clicked place to the text of the GeoJSON: snap, search, headcount, outline that is within 1 % of the
 * union of 25 m buffers. Valhalla's is timed as ../shared/peers/valhalla.mjs does; its smallest square is 0.001° ≈ 111 m.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {edgeCosts} from '#core/edge-costs.ts';
import {oneSnap} from '#core/facility-selection.ts';
import {isochroneScratch, isochrones} from '#core/isochrone.ts';
import {planeShape} from '#core/plane-shape.ts';
import {SCENARIOS} from '#core/profile.ts';
import {placeIndex} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {snapIndex, snapPoint} from '#core/snap.ts';
import {lasPalmas, quantile} from '../support/real-city.ts';
import {sharedFile} from '../support/shared.ts';
import {PLAIN} from '../support/walkers.ts';

const CUTOFF = 9000;

const table = readFileSync(sharedFile('las_palmas/foot_od.csv')!, 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split(','));
const [lonAt, latAt] = ['lon1', 'lat1'].map(name => table[0]!.indexOf(name)) as [number, number];
const origins = table.slice(1, 101).map(row => [Number(row[lonAt]), Number(row[latAt])] as const);

/** Milliseconds of each origin, and the bytes of all answers. */
async function ours() {
  const {graph, shape, demand} = await lasPalmas();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, SCENARIOS[1]), 'from-origins');
  const city = {shape: planeShape(graph, shape), demand, cells: placeIndex(graph.edgeCount, demand.snap)};
  const index = snapIndex(graph, shape);
  const scratch = isochroneScratch(network);
  const answer = ([lon, lat]: readonly [number, number]): string => {
    const snap = snapPoint(index, lon, lat, 'any');
    if (!snap) return '';
    const place = oneSnap(snap.edge, snap.fraction, snap.centimeters);
    const [found] = isochrones(network, city, place, [CUTOFF], scratch);
    const {polygon, ...properties} = found!;
    return JSON.stringify({type: 'Feature', properties, geometry: {type: 'MultiPolygon', coordinates: polygon}});
  };
  return () => {
    const times: number[] = [];
    let bytes = 0;
    for (const origin of origins) {
      const started = performance.now();
      bytes += answer(origin).length;
      times.push(performance.now() - started);
    }
    return {times, bytes};
  };
}

/** Median and p95 that the yardstick script reports. */
function theirs(folder: string, points: string): [median: number, p95: number] {
  const script = fileURLToPath(new URL('../../../shared/peers/valhalla.mjs', import.meta.url));
  const extract = sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf')!;
  const args = [script, 'isochrone', extract, points, '15', '1.2'];
  const answer = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: dirname(points),
    env: {...process.env, VALHALLA: folder},
    maxBuffer: 1e9,
  });
  const found = /median ([\d.]+) ms, p95 ([\d.]+) ms/.exec(answer.stderr);
  if (!found) throw new Error(`valhalla: ${answer.stderr}`);
  return [Number(found[1]), Number(found[2])];
}

const folder = mkdtempSync(join(tmpdir(), 'yikezhong-bench-'));
try {
  const points = join(folder, 'points.csv');
  writeFileSync(points, ['lon,lat', ...origins.map(place => place.join(','))].join('\n'));
  const run = await ours();
  const first = run();
  const valhalla = process.env['VALHALLA'];
  if (!valhalla) console.error('VALHALLA is not set: only ours is measured');
  console.log('| round | who | median ms | p95 ms |');
  console.log('|---|---|---|---|');
  const row = (round: number | string, who: string, median: number, p95: number) =>
    console.log(`| ${round} | ${who} | ${median.toFixed(2)} | ${p95.toFixed(2)} |`);
  row('first', 'ours, not warmed up', quantile(first.times, 0.5), quantile(first.times, 0.95));
  for (let round = 1; round <= 3; round++) {
    if (valhalla) row(round, 'Valhalla', ...theirs(valhalla, points));
    const {times, bytes} = run();
    row(round, 'ours', quantile(times, 0.5), quantile(times, 0.95));
    if (round === 3) console.log(`\nours: ${Math.round(bytes / origins.length)} bytes of GeoJSON on average`);
  }
} finally {
  rmSync(folder, {recursive: true});
}
