/**
 * How far our 15-minute isochrones and Valhalla's agree at the same level speed, over the 100 first origins of Las Palmas
 * `foot_od.csv`: `VALHALLA=FOLDER npm run bench -- isochrone-agreement` (see isochrone.ts for the folder). Overlap (area of
 * both ÷ area of either) on a grid of 5 m; the five worst are listed with what explains them.
 *
 * Ours is the ground within 25 m of the streets reached; Valhalla's is what its squares of 111 m were reached from. So beside
 * the two areas as given, ours is also compared as Valhalla would have drawn it: the squares its reached streets pass.
 */
import {readFileSync} from 'node:fs';
import {edgeCosts} from '#core/edge-costs.ts';
import {oneSnap} from '#core/facility-selection.ts';
import {isochroneEdges, isochrones} from '#core/isochrone.ts';
import {metersPerDegreeLon} from '#core/plane.ts';
import {planeShape} from '#core/plane-shape.ts';
import {SCENARIOS} from '#core/profile.ts';
import {placeIndex} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {snapIndex, snapPoint} from '#core/snap.ts';
import {lasPalmas, quantile} from '../support/real-city.ts';
import {sharedFile} from '../support/shared.ts';
import {openValhalla} from '../support/valhalla.ts';
import {PLAIN} from '../support/walkers.ts';

const MINUTES = 15;
const STEP = 5;
/** Metres around the origin that are compared; 15 minutes at 1.2 m/s are 1,080 m. */
const REACH = 1500;
const SIDE = (2 * REACH) / STEP;
/** Valhalla's squares, degrees. */
const SQUARE = 0.001;

type Ring = readonly (readonly [number, number])[];
type Polygons = readonly (readonly Ring[])[];

const valhalla = await openValhalla();
if (!valhalla) {
  console.error('set VALHALLA to the folder @valhallajs/valhallajs is installed in');
  process.exit(1);
}
const [header, ...rows] = readFileSync(sharedFile('las_palmas/foot_od.csv')!, 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split(','));
const column = (name: string) => header!.indexOf(name);
const origins = rows.slice(0, 100).map(row => [Number(row[column('lon1')]), Number(row[column('lat1')])] as const);

const {graph, shape, demand} = await lasPalmas();
const network = walkNetwork(graph, edgeCosts(graph, PLAIN, SCENARIOS[1]), 'from-origins');
const city = {shape: planeShape(graph, shape), demand, cells: placeIndex(graph.edgeCount, demand.snap)};
const index = snapIndex(graph, shape);

/** Points of a grid around an origin inside polygons (holes left out). */
function inside(polygons: Polygons, [lon0, lat0]: readonly [number, number]): Uint8Array {
  const {metersPerDegreeLat} = graph.plane;
  const perLon = metersPerDegreeLon(graph.plane, lat0);
  const rings = polygons
    .flat()
    .map(ring => ring.map(([x, y]) => [(x - lon0) * perLon, (y - lat0) * metersPerDegreeLat] as const));
  const grid = new Uint8Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    const y = -REACH + (row + 0.5) * STEP;
    const crossings = rings.flatMap(ring =>
      ring.slice(1).flatMap(([x2, y2], i) => {
        const [x1, y1] = ring[i]!;
        return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
      }),
    );
    crossings.sort((a, b) => a - b);
    for (let at = 0, passed = 0; at < SIDE; at++) {
      while (passed < crossings.length && crossings[passed]! < -REACH + (at + 0.5) * STEP) passed++;
      grid[row * SIDE + at] = passed % 2;
    }
  }
  return grid;
}

/** The squares of 0.001° that lines pass, as polygons. */
function squaresOf(lines: readonly Ring[]): Polygons {
  const squares = new Set<string>();
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [[x1, y1], [x2, y2]] = [line[i - 1]!, line[i]!];
      const pieces = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / (SQUARE / 20)));
      for (let p = 0; p <= pieces; p++) {
        const [x, y] = [x1 + (p / pieces) * (x2 - x1), y1 + (p / pieces) * (y2 - y1)];
        squares.add(`${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)}`);
      }
    }
  return [...squares].map(square => {
    const [x, y] = square.split(' ').map(Number) as [number, number];
    const corners = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ] as const;
    return [corners.map(([a, b]) => [a * SQUARE, b * SQUARE] as const)];
  });
}

const area = (grid: Uint8Array) => grid.reduce((sum, one) => sum + one, 0) * STEP * STEP;

function overlap(a: Uint8Array, b: Uint8Array): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    both += a[i]! & b[i]!;
    either += a[i]! | b[i]!;
  }
  return either === 0 ? 1 : both / either;
}

const compared = [];
for (const [i, origin] of origins.entries()) {
  const snap = snapPoint(index, ...origin, 'any');
  if (!snap) continue;
  const place = oneSnap(snap.edge, snap.fraction, snap.centimeters);
  const [found] = isochrones(network, city, place, [MINUTES * 600]);
  const lines = isochroneEdges(network, city, place, MINUTES * 600).map(({line}) => line);
  const ours = inside(found!.polygon as Polygons, origin);
  const squares = inside(squaresOf(lines), origin);
  const theirs = inside(await valhalla.isochrone(origin, MINUTES, PLAIN.metersPerSecond), origin);
  compared.push({
    origin: i,
    at: origin.join(','),
    overlap: overlap(ours, theirs),
    asSquares: overlap(squares, theirs),
    oursKm2: area(ours) / 1e6,
    squaresKm2: area(squares) / 1e6,
    theirsKm2: area(theirs) / 1e6,
    snapMeters: snap.centimeters / 100,
  });
}

const spread = (values: readonly number[]) =>
  [0, 0.05, 0.25, 0.5, 0.75, 0.95].map(share => quantile(values, share).toFixed(2)).join(' | ');
console.log('| overlap | least | p5 | p25 | median | p75 | p95 |');
console.log('|---|---|---|---|---|---|---|');
console.log(`| as drawn | ${spread(compared.map(one => one.overlap))} |`);
console.log(`| ours as squares of 0.001° | ${spread(compared.map(one => one.asSquares))} |`);
const ratio = compared.map(one => one.oursKm2 / one.theirsKm2);
console.log(
  `\nour area ÷ Valhalla's: median ${quantile(ratio, 0.5).toFixed(2)}, p5 ${quantile(ratio, 0.05).toFixed(2)}, p95 ${quantile(ratio, 0.95).toFixed(2)}`,
);
console.log('\n| worst | at | as drawn | as squares | ours km² | as squares km² | Valhalla km² | approach m |');
console.log('|---|---|---|---|---|---|---|---|');
for (const one of compared.toSorted((a, b) => a.asSquares - b.asSquares).slice(0, 5)) {
  const areas = [one.oursKm2, one.squaresKm2, one.theirsKm2].map(value => value.toFixed(2));
  const cells = [one.origin, one.at, one.overlap.toFixed(2), one.asSquares.toFixed(2), ...areas, one.snapMeters];
  console.log(`| ${cells.join(' | ')} |`);
}
