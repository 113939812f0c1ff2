import {metersPerDegreeLon, type Plane} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {Polygons} from '../steps/model.ts';

/** Land cut into squares of one size. */
export interface LandSquares {
  readonly count: number;
  /** Side of a square, metres. */
  readonly sideMeters: number;
  /** [count] 1e-7 degrees: a place of the land in the square, the one nearest to the middle of its land. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** [count] whole square metres of land in the square. */
  readonly squareMeters: Uint32Array;
}

/** Places looked at along each side of a square: 25 in a square. */
const PARTS = 5;

/** Runs of land along one line of places, as [first, end) of whole steps from longitude 0; sorted, apart from one another. */
type Runs = readonly number[];

/** Along each line of places, by number of the line from latitude 0, where land lies. */
type Lines = Map<number, Runs>;

/** How places are numbered: rows of squares from the equator, steps along them from longitude 0. */
interface Grid {
  readonly stepMeters: number;
  readonly metersPerDegreeLat: number;
  /** Metres in a degree of longitude along a line: that of the middle of its row of squares. */
  perLon(line: number): number;
}

function gridOf(plane: Plane, sideMeters: number): Grid {
  const stepMeters = sideMeters / PARTS;
  const {metersPerDegreeLat} = plane;
  const rowLat = (line: number) => ((Math.floor(line / PARTS) + 0.5) * sideMeters) / metersPerDegreeLat;
  return {stepMeters, metersPerDegreeLat, perLon: line => metersPerDegreeLon(plane, rowLat(line))};
}

/** Places of one polygon with its holes along every line it meets: those whose middle is inside, by the even-odd rule. */
function addCrossings(rings: Polygons[number], grid: Grid, into: Map<number, number[]>): void {
  const {stepMeters, metersPerDegreeLat} = grid;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [lon1, lat1] = ring[i - 1]!;
      const [lon2, lat2] = ring[i]!;
      const [y1, y2] = [(lat1 * metersPerDegreeLat) / stepMeters - 0.5, (lat2 * metersPerDegreeLat) / stepMeters - 0.5];
      // lines from the lower end to below the upper one: a corner is crossed once
      for (let line = Math.ceil(Math.min(y1, y2)); line < Math.max(y1, y2); line++) {
        const lon = lon1 + ((line - y1) / (y2 - y1)) * (lon2 - lon1);
        const found = into.get(line);
        const x = (lon * grid.perLon(line)) / stepMeters;
        if (found) found.push(x);
        else into.set(line, [x]);
      }
    }
}

/** Joins runs that touch or overlap. */
function joined(runs: readonly (readonly [number, number])[]): number[] {
  const sorted = [...runs].sort((a, b) => a[0] - b[0]);
  const flat: number[] = [];
  for (const [first, end] of sorted) {
    const last = flat.length - 1;
    if (last >= 0 && first <= flat[last]!) flat[last] = Math.max(flat[last]!, end);
    else flat.push(first, end);
  }
  return flat;
}

/** Where any of the polygons lies along every line; what two of them share counts once. */
function linesOf(polygons: Polygons, grid: Grid): Lines {
  const runs = new Map<number, [number, number][]>();
  for (const rings of polygons) {
    const crossings = new Map<number, number[]>();
    addCrossings(rings, grid, crossings);
    for (const [line, xs] of crossings) {
      xs.sort((a, b) => a - b);
      const found = runs.get(line) ?? [];
      runs.set(line, found);
      for (let i = 0; i + 1 < xs.length; i += 2) {
        const [first, end] = [Math.ceil(xs[i]! - 0.5), Math.ceil(xs[i + 1]! - 0.5)];
        if (first < end) found.push([first, end]);
      }
    }
  }
  return new Map([...runs].map(([line, found]) => [line, joined(found)]));
}

/** What two sets of runs share. */
function shared(a: Runs, b: Runs): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = Math.max(a[i]!, b[j]!);
    const end = Math.min(a[i + 1]!, b[j + 1]!);
    if (first < end) both.push(first, end);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return both;
}

/** Places found in the squares of one row: for each square one bit for each of its 25 places. */
function rowMasks(lines: Lines, row: number): Map<number, number> {
  const masks = new Map<number, number>();
  for (let part = 0; part < PARTS; part++) {
    const runs = lines.get(row * PARTS + part) ?? [];
    for (let i = 0; i < runs.length; i += 2)
      for (let step = runs[i]!; step < runs[i + 1]!; step++) {
        const square = Math.floor(step / PARTS);
        const bit = 1 << (part * PARTS + (step - square * PARTS));
        masks.set(square, (masks.get(square) ?? 0) | bit);
      }
  }
  return masks;
}

/** Number of places of a mask, and the one nearest to the middle of all of them. */
function middleOf(mask: number): {count: number; across: number; up: number} {
  let [count, sumX, sumY] = [0, 0, 0];
  for (let bit = 0; bit < PARTS * PARTS; bit++)
    if (mask & (1 << bit)) {
      count++;
      sumX += bit % PARTS;
      sumY += Math.floor(bit / PARTS);
    }
  let best = {across: 0, up: 0, away: Infinity};
  for (let bit = 0; bit < PARTS * PARTS; bit++)
    if (mask & (1 << bit)) {
      const [across, up] = [bit % PARTS, Math.floor(bit / PARTS)];
      const away = (across * count - sumX) ** 2 + (up * count - sumY) ** 2;
      if (away < best.away) best = {across, up, away};
    }
  return {count, across: best.across, up: best.up};
}

/**
 * Cuts polygons (degrees), as far as they lie within others, into squares of `sideMeters` (a multiple of 5) on a grid that
 * does not depend on them. The land of a square is measured by 25 places; where polygons overlap it counts once.
 *
 * An outline of length L passes at most 2·L/s + 4 squares of side s, so the land is exact to within 2·L·s + 4·s² with
 * s = sideMeters / 5, and what lies in another area is exact to within as much again with s = sideMeters.
 */
export function landSquares(polygons: Polygons, within: Polygons, plane: Plane, sideMeters: number): LandSquares {
  const grid = gridOf(plane, sideMeters);
  const edge = linesOf(within, grid);
  const lines: Lines = new Map(
    [...linesOf(polygons, grid)].map(([line, runs]) => [line, shared(runs, edge.get(line) ?? [])] as const),
  );
  const rows = [...new Set([...lines].map(([line]) => Math.floor(line / PARTS)))].sort((a, b) => a - b);
  const [lon, lat, squareMeters]: [number[], number[], number[]] = [[], [], []];
  for (const row of rows)
    for (const [square, mask] of [...rowMasks(lines, row)].sort((a, b) => a[0] - b[0])) {
      const {count, across, up} = middleOf(mask);
      const line = row * PARTS + up;
      lat.push(Math.round((((line + 0.5) * grid.stepMeters) / grid.metersPerDegreeLat) * DEGREE_SCALE));
      lon.push(Math.round((((square * PARTS + across + 0.5) * grid.stepMeters) / grid.perLon(line)) * DEGREE_SCALE));
      squareMeters.push(count * grid.stepMeters ** 2);
    }
  return {
    count: lon.length,
    sideMeters,
    lon: Int32Array.from(lon),
    lat: Int32Array.from(lat),
    squareMeters: Uint32Array.from(squareMeters),
  };
}
