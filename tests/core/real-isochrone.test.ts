import {fileURLToPath} from 'node:url';
import {beforeAll, expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {oneSnap} from '#core/facility-selection.ts';
import {SNAP_FAMILY} from '#core/graph.ts';
import {isochroneEdges, isochrones} from '#core/isochrone.ts';
import {placeTimes} from '#core/place-times.ts';
import {planeShape} from '#core/plane-shape.ts';
import {placeIndex} from '#core/reached-places.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import type {Polygons} from '#core/shapes.ts';
import {snapIndex, snapPoint} from '#core/snap.ts';
import {cityFrom} from '../support/real-city.ts';
import {BASE, PLAIN} from '../support/walkers.ts';

const STEP = 1.97;
const ORIGINS: readonly (readonly [number, number])[] = [
  [7.4246, 43.7384],
  [7.4187, 43.7277],
  [7.4366, 43.7496],
];

let ready: Awaited<ReturnType<typeof prepare>>;

async function prepare() {
  const {graph, shape, demand} = await cityFrom(
    fileURLToPath(new URL('../../data/cities/monaco/city.json', import.meta.url)),
  );
  const network: WalkNetwork = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
  const city = {shape: planeShape(graph, shape), demand, cells: placeIndex(graph.edgeCount, demand.snap)};
  return {network, city, index: snapIndex(graph, shape)};
}

beforeAll(async () => {
  ready = await prepare();
});

function placeAt([lon, lat]: readonly [number, number]) {
  const snap = snapPoint(ready.index, lon, lat, 'any')!;
  return oneSnap(snap.edge, snap.fraction, snap.centimeters);
}

type Line = readonly [number, number, number, number];

/** Marks the points of a grid that lie within 25 m of a line: the exact union of buffers. */
function nearLines(lines: readonly Line[]) {
  const xs = lines.flatMap(line => [line[0], line[2]]);
  const ys = lines.flatMap(line => [line[1], line[3]]);
  const [west, south] = [Math.min(...xs) - 40, Math.min(...ys) - 40];
  const columns = Math.ceil((Math.max(...xs) + 40 - west) / STEP);
  const rows = Math.ceil((Math.max(...ys) + 40 - south) / STEP);
  const near = new Uint8Array(columns * rows);
  for (const [x1, y1, x2, y2] of lines) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const span = (low: number, high: number, start: number) =>
      [Math.floor((low - 25 - start) / STEP), Math.ceil((high + 25 - start) / STEP)] as const;
    const [left, right] = span(Math.min(x1, x2), Math.max(x1, x2), west);
    const [bottom, top] = span(Math.min(y1, y2), Math.max(y1, y2), south);
    for (let row = bottom; row <= top; row++)
      for (let column = left; column <= right; column++) {
        const [px, py] = [west + column * STEP - x1, south + row * STEP - y1];
        const t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
        if ((px - t * dx) ** 2 + (py - t * dy) ** 2 <= 625) near[row * columns + column] = 1;
      }
  }
  return {near, columns, rows, west, south};
}

/** Drawn area ÷ exact area, and what both share of what either covers, on a plane of its own. */
function compare(
  polygon: Polygons,
  lines: readonly (readonly (readonly [number, number])[])[],
  lon0: number,
  lat0: number,
) {
  const degree = (Math.PI / 180) * 6371008.8;
  const flat = ([lon, lat]: readonly [number, number]) =>
    [(lon - lon0) * degree * Math.cos((lat0 * Math.PI) / 180), (lat - lat0) * degree] as const;
  const pieces = lines.flatMap(line => {
    const points = line.map(flat);
    return points.slice(1).map((point, i): Line => [...points[i]!, ...point]);
  });
  const {near, columns, rows, west, south} = nearLines(pieces);
  const rings = polygon.flat().map(ring => ring.map(flat));
  let [exact, drawn, both] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const y = south + row * STEP;
    const at = rings.flatMap(ring =>
      ring.slice(1).flatMap(([x2, y2], i) => {
        const [x1, y1] = ring[i]!;
        return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
      }),
    );
    at.sort((a, b) => a - b);
    for (let column = 0, passed = 0; column < columns; column++) {
      while (passed < at.length && at[passed]! < west + column * STEP) passed++;
      const isNear = near[row * columns + column]!;
      const isDrawn = passed % 2;
      exact += isNear;
      drawn += isDrawn;
      both += isNear & isDrawn;
    }
  }
  return {area: drawn / exact, overlap: both / (exact + drawn - both)};
}

/** So many places spread over the streets of the city: an end of every so-manieth street that places may be joined to. */
function spreadOrigins(count: number): (readonly [number, number])[] {
  const {graph} = ready.network;
  const joined = Array.from(graph.edgeSnap.keys()).filter(e => (graph.edgeSnap[e]! & SNAP_FAMILY.any) !== 0);
  return Array.from({length: count}, (_, i) => {
    const node = graph.edgeFrom[joined[Math.floor((i * joined.length) / count)]!]!;
    return [graph.nodeLon[node]! / 1e7, graph.nodeLat[node]! / 1e7] as const;
  });
}

test('from 50 places on real streets the outline is the union of 25 m buffers within 1 %, overlapping by at least 98 %', () => {
  const {network, city} = ready;
  const origins = [...ORIGINS, ...spreadOrigins(47)];
  expect(new Set(origins.map(String)).size).toBe(50);
  for (const [i, [lon, lat]] of origins.entries()) {
    const minutes = [2, 5, 15][i % 3]!;
    const place = placeAt([lon, lat]);
    const [found] = isochrones(network, city, place, [minutes * 600]);
    const lines = isochroneEdges(network, city, place, minutes * 600).map(({line}) => line);
    const {area, overlap} = compare(found!.polygon, lines, lon, lat);
    expect(Math.abs(area - 1), `area from ${lon},${lat}`).toBeLessThan(0.01);
    expect(overlap, `overlap from ${lon},${lat}`).toBeGreaterThan(0.98);
  }
});

test('several cutoffs in one search give the outlines, people and lengths of each on its own', () => {
  const {network, city} = ready;
  const cutoffs = [3000, 6000, 9000, 12000];
  for (const origin of ORIGINS) {
    const together = isochrones(network, city, placeAt(origin), cutoffs);
    const alone = cutoffs.flatMap(cutoff => isochrones(network, city, placeAt(origin), [cutoff]));
    expect(together).toEqual(alone);
  }
});

test('on real streets people are those whose own walking time is within the cutoff', () => {
  const {network, city} = ready;
  for (const origin of ORIGINS) {
    const place = placeAt(origin);
    const times = placeTimes(network, place, city.demand.snap);
    for (const {cutoff, people} of isochrones(network, city, place, [3000, 6000, 9000]))
      expect(people).toBe(city.demand.people.reduce((sum, n, c) => sum + (times[c]! <= cutoff ? n : 0), 0));
  }
});

test('on real streets the reached length is that of the lines, and every line ends within the cutoff', () => {
  const {network, city} = ready;
  const place = placeAt(ORIGINS[0]!);
  const [found] = isochrones(network, city, place, [9000]);
  const lines = isochroneEdges(network, city, place, 9000);
  expect(Math.max(...lines.map(line => line.endCost))).toBeLessThanOrEqual(9000);
  expect(lines.filter(line => line.endCost === 9000).length).toBeGreaterThan(10);
  const speed = lines.reduce((sum, line) => sum + (line.endCost - line.startCost), 0) * 0.12;
  expect(Math.abs(found!.reachedMeters / speed - 1)).toBeLessThan(0.01);
});
