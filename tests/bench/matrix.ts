/**
 * Walking times 50 × 50 between places of Las Palmas against Valhalla's matrix, snapping included on both sides, in one
 * process and in turn: `VALHALLA=FOLDER npm run bench -- matrix` (see isochrone.ts for the folder). Must be at most 0.2 ×.
 * Then 100,000 pairs as `times` answers them.
 */
import {readFileSync} from 'node:fs';
import {edgeCosts} from '#core/edge-costs.ts';
import {pickSnaps} from '#core/facility-selection.ts';
import type {SnapColumns} from '#core/places.ts';
import {SCENARIOS} from '#core/profile.ts';
import {walkNetwork} from '#core/search.ts';
import {snapIndex, snapPoint} from '#core/snap.ts';
import {pairWalks, travelMatrix} from '#core/travel-matrix.ts';
import {searchScratch} from '#core/travel-times.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from '#core/units.ts';
import {lasPalmas, quantile, seeded} from '../support/real-city.ts';
import {sharedFile} from '../support/shared.ts';
import {openValhalla} from '../support/valhalla.ts';
import {PLAIN} from '../support/walkers.ts';

const SIDE = 50;
const ROUNDS = 15;

type Place = readonly [lon: number, lat: number];

const [header, ...rows] = readFileSync(sharedFile('las_palmas/foot_od.csv')!, 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split(','));
const places = (end: '1' | '2') =>
  rows.map((row): Place => [Number(row[header!.indexOf(`lon${end}`)]), Number(row[header!.indexOf(`lat${end}`)])]);
const [allFrom, allTo] = [places('1'), places('2')];
const [from, to] = [allFrom.slice(0, SIDE), allTo.slice(0, SIDE)];

const {graph, shape} = await lasPalmas();
const network = walkNetwork(graph, edgeCosts(graph, PLAIN, SCENARIOS[1]), 'from-origins');
const index = snapIndex(graph, shape);
const scratch = searchScratch(network.search);

function snaps(wanted: readonly Place[]): SnapColumns {
  const found = wanted.map(([lon, lat]) => snapPoint(index, lon, lat, 'any'));
  return {
    edge: Uint32Array.from(found, snap => snap?.edge ?? NO_EDGE),
    fraction: Uint16Array.from(found, snap => snap?.fraction ?? 0),
    centimeters: Uint16Array.from(found, snap => snap?.centimeters ?? 0),
    doubtful: new Uint8Array(found.length),
  };
}

const ours = () => travelMatrix(network, snaps(from), snaps(to), HORIZON_TENTHS, scratch);
const valhalla = await openValhalla();
if (!valhalla) console.error('VALHALLA is not set: only ours is measured');
const [own, theirs]: [number[], number[]] = [[], []];
let [mine, other]: [Uint16Array, (number | null)[][]] = [ours(), []];
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now();
  mine = ours();
  const between = performance.now();
  if (valhalla) other = await valhalla.matrix(from, to, PLAIN.metersPerSecond);
  own.push(between - started);
  theirs.push(performance.now() - between);
}
console.log('| who | median ms | least ms |');
console.log('|---|---|---|');
console.log(`| ours, ${SIDE} × ${SIDE} | ${quantile(own, 0.5).toFixed(1)} | ${Math.min(...own).toFixed(1)} |`);
if (valhalla) {
  console.log(`| Valhalla | ${quantile(theirs, 0.5).toFixed(1)} | ${Math.min(...theirs).toFixed(1)} |`);
  console.log(`\nratio of the medians ${(quantile(own, 0.5) / quantile(theirs, 0.5)).toFixed(3)}`);
  const differences: number[] = [];
  let unequal = 0;
  other.flat().forEach((seconds, i) => {
    if ((seconds === null) !== (mine[i] === UNREACHED)) unequal++;
    else if (seconds !== null) differences.push(Math.abs(mine[i]! / 10 - seconds));
  });
  const shown = [0.5, 0.9, 0.99].map(share => quantile(differences, share).toFixed(0));
  console.log(`difference in seconds: median, p90, p99 ${shown.join(', ')}; a walk for one side only: ${unequal}`);
}

const random = seeded(7);
const count = 100_000;
const pick = () => Uint32Array.from({length: count}, () => Math.floor(random() * rows.length));
const [starts, ends] = [pickSnaps(snaps(allFrom), pick()), pickSnaps(snaps(allTo), pick())];
const started = performance.now();
pairWalks(network, starts, ends);
console.log(`\n${count} pairs from ${rows.length} origins: ${((performance.now() - started) / 1000).toFixed(1)} s`);
