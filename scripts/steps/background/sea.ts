import {MISSING_NODE, type OsmExtract} from '../../io/osm-extract.ts';
import type {Polygons} from '../model.ts';
import {ringAreaContains, ringBoxes} from '../network/ring-area.ts';

type Position = readonly [number, number];
type Box = readonly [west: number, south: number, east: number, north: number];

/** A coast guessed wrongly floods streets: more than this share of them in the sea, and none is drawn. */
const MOST_FLOODED = 0.02;

/**
 * The sea inside a box, from coastlines (land on their left): polygons in degrees, outer rings clockwise as traced. A coastline
 * that breaks off inside the box, where the extract was cut, goes straight to the nearest edge. Null when there is no coastline,
 * or when `onLand`, places that are surely land, would lie in the sea.
 */
export function seaPolygons(extract: OsmExtract, box: Box, onLand: readonly Position[]): Polygons | null {
  const lines = joinLines(coastlines(extract));
  const islands: Position[][] = [];
  const crossings: Position[][] = [];
  for (const line of lines) {
    if (samePlace(line[0]!, line.at(-1)!) && line.every(position => inside(position, box))) islands.push(line);
    else crossings.push(...clipLine(line, box).map(part => reachEdge(part, box)));
  }
  if (islands.length === 0 && crossings.length === 0) return null;
  const seas = crossings.length > 0 ? closeAlongBox(crossings, box) : [boxRing(box)];
  const sea = seas.map(ring => [ring, ...islands.filter(island => ringContains(ring, island[0]!))]);
  const boxes = ringBoxes(sea);
  const flooded = onLand.filter(([lon, lat]) => boxes.some(area => ringAreaContains(area, lon, lat))).length;
  return flooded > onLand.length * MOST_FLOODED ? null : sea;
}

/** The line with both ends on the edge of the box, by the shortest way. */
function reachEdge(line: Position[], box: Box): Position[] {
  const [start, end] = [line[0]!, line.at(-1)!];
  return [
    ...(onEdge(start, box) ? [] : [nearestOnEdge(start, box)]),
    ...line,
    ...(onEdge(end, box) ? [] : [nearestOnEdge(end, box)]),
  ];
}

function nearestOnEdge([lon, lat]: Position, [west, south, east, north]: Box): Position {
  const candidates: readonly (readonly [number, Position])[] = [
    [lon - west, [west, lat]],
    [east - lon, [east, lat]],
    [lat - south, [lon, south]],
    [north - lat, [lon, north]],
  ];
  return candidates.reduce((best, candidate) => (candidate[0] < best[0] ? candidate : best))[1];
}

function coastlines(extract: OsmExtract): Position[][] {
  const lines: Position[][] = [];
  for (let way = 0; way < extract.wayCount; way++) {
    if (extract.wayTags(way)['natural'] !== 'coastline') continue;
    let line: Position[] = [];
    for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
      const node = extract.wayRef[at]!;
      if (node !== MISSING_NODE) line.push([extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7]);
      else {
        if (line.length > 1) lines.push(line);
        line = [];
      }
    }
    if (line.length > 1) lines.push(line);
  }
  return lines;
}

function samePlace(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Joins lines where one ends and the next begins; their direction is kept. */
function joinLines(lines: readonly Position[][]): Position[][] {
  const startingAt = new Map(lines.map(line => [line[0]!.join(), line]));
  const followed = new Set<Position[]>();
  for (const line of lines) {
    const next = startingAt.get(line.at(-1)!.join());
    if (next !== undefined && next !== line) followed.add(next);
  }
  const joined: Position[][] = [];
  const used = new Set<Position[]>();
  // first those nothing leads to, then rings
  for (const first of [...lines.filter(line => !followed.has(line)), ...lines]) {
    if (used.has(first)) continue;
    const whole: Position[] = [];
    for (let line: Position[] | undefined = first; line !== undefined && !used.has(line); ) {
      used.add(line);
      whole.push(...(whole.length === 0 ? line : line.slice(1)));
      line = startingAt.get(line.at(-1)!.join());
    }
    joined.push(whole);
  }
  return joined;
}

function inside([lon, lat]: Position, [west, south, east, north]: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function onEdge([lon, lat]: Position, [west, south, east, north]: Box): boolean {
  return lon === west || lon === east || lat === south || lat === north;
}

/** The parts of a line inside a box; where it enters and leaves, exactly on the edge. */
function clipLine(line: readonly Position[], box: Box): Position[][] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  const close = () => {
    if (part.length > 1) parts.push(part);
    part = [];
  };
  for (let i = 1; i < line.length; i++) {
    const piece = clipSegment(line[i - 1]!, line[i]!, box);
    if (piece === null) {
      close();
      continue;
    }
    if (part.length === 0 || !samePlace(part.at(-1)!, piece[0])) {
      close();
      part = [piece[0]];
    }
    if (!samePlace(piece[0], piece[1])) part.push(piece[1]);
    if (onEdge(piece[1], box)) close();
  }
  close();
  return parts;
}

/** Method: Liang and Barsky (1984). */
function clipSegment(a: Position, b: Position, [west, south, east, north]: Box): [Position, Position] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  let [edgeFrom, edgeTo] = [-1, -1];
  const sides = [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ] as const;
  for (let side = 0; side < 4; side++) {
    const [speed, room] = sides[side]!;
    if (speed === 0) {
      if (room < 0) return null;
      continue;
    }
    const share = room / speed;
    if (speed < 0 && share > from) [from, edgeFrom] = [share, side];
    else if (speed > 0 && share < to) [to, edgeTo] = [share, side];
  }
  if (from > to) return null;
  const at = (share: number, side: number): Position => {
    const lon = side === 0 ? west : side === 1 ? east : a[0] + share * dx;
    return [lon, side === 2 ? south : side === 3 ? north : a[1] + share * dy];
  };
  return [edgeFrom < 0 ? a : at(from, edgeFrom), edgeTo < 0 ? b : at(to, edgeTo)];
}

/** How far along the edge of the box a place on it lies, clockwise from the north-west corner, in sides. */
function along([lon, lat]: Position, [west, south, east, north]: Box): number {
  if (lat === north) return (lon - west) / (east - west);
  if (lon === east) return 1 + (north - lat) / (north - south);
  if (lat === south) return 2 + (east - lon) / (east - west);
  return 3 + (lat - south) / (north - south);
}

function corner(number: number, [west, south, east, north]: Box): Position {
  const corners: readonly Position[] = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return corners[number % 4]!;
}

function boxRing(box: Box): Position[] {
  return [0, 1, 2, 3, 0].map(number => corner(number, box));
}

/** Closes coastlines into rings with the sea on their right: from the end of one clockwise along the box to the next start. */
function closeAlongBox(lines: readonly Position[][], box: Box): Position[][] {
  const waiting = new Set(lines);
  const rings: Position[][] = [];
  for (const first of lines) {
    if (!waiting.has(first)) continue;
    const ring: Position[] = [];
    for (let line = first; waiting.has(line); ) {
      waiting.delete(line);
      for (const position of line) ring.push(position);
      const end = along(line.at(-1)!, box);
      const distance = (other: readonly Position[]) => (along(other[0]!, box) - end + 4) % 4;
      // a line already used other than the first cannot follow
      const candidates = [first, ...waiting].sort((a, b) => distance(a) - distance(b));
      const next = candidates[0]!;
      const start = end + distance(next);
      for (let number = Math.floor(end) + 1; number < start; number++) ring.push(corner(number, box));
      line = next;
    }
    ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}

function ringContains(ring: readonly Position[], [x, y]: Position): boolean {
  let within = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) within = !within;
  }
  return within;
}
