import type {EdgeShape, Graph} from '#core/graph.ts';
import {distanceMeters} from '#core/plane.ts';
import type {EdgeNames} from '#core/shape-file.ts';
import {DEGREE_SCALE} from '#core/units.ts';

/** A stretch of a named street. */
export interface StreetStretch {
  readonly name: string;
  /** Degrees: a place on the street near its middle. */
  readonly at: readonly [number, number];
  readonly meters: number;
}

/** Stretches of one name that lie no farther apart than this are one: the two lanes of an avenue, the sides of a square. */
const JOIN_METERS = 200;
/** A street longer than this is listed in every area it passes. */
const LONG_METERS = 1500;
/** But not where only its end reaches into an area. */
const SHARE_METERS = 200;

/**
 * The named streets: one stretch for each name and connected part, and of a long part one for each area it passes. `areaOf`
 * tells the area of a place in degrees, −1 = none. Sorted by name, then longest first.
 */
export function streetStretches(
  graph: Graph,
  shape: EdgeShape,
  {edgeName, names}: EdgeNames,
  areaOf: (lon: number, lat: number) => number,
): StreetStretch[] {
  const edgesOf = new Map<number, number[]>();
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const name = edgeName[edge]!;
    if (name === 0 || names[name]!.trim() === '') continue;
    const edges = edgesOf.get(name);
    if (edges === undefined) edgesOf.set(name, [edge]);
    else edges.push(edge);
  }
  const streets = {graph, shape, middle: edgeMiddles(graph, shape)};
  const found = [...edgesOf].flatMap(([name, edges]) =>
    connectedParts(streets, edges)
      .flatMap(part => byArea(streets, part, areaOf))
      .map(part => ({name: names[name]!.trim(), at: middleOf(streets, part), meters: metersOf(graph, part)})),
  );
  const key = ({name, meters, at}: StreetStretch) => [name, -meters, at[0], at[1]] as const;
  return found.sort((a, b) => compare(key(a), key(b)));
}

interface Middles {
  /** [edges] 1e-7 degrees: the vertex in the middle of each edge's list. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

interface Streets {
  readonly graph: Graph;
  readonly shape: EdgeShape;
  readonly middle: Middles;
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

function edgeMiddles({edgeCount}: Graph, {firstVertex, lon, lat}: EdgeShape): Middles {
  const middle = {lon: new Int32Array(edgeCount), lat: new Int32Array(edgeCount)};
  for (let edge = 0; edge < edgeCount; edge++) {
    const first = firstVertex[edge]!;
    const last = firstVertex[edge + 1]! - 1;
    const vertex = (first + last) >>> 1;
    // an edge without a vertex between its ends has its middle between them
    const straight = last - first === 1;
    middle.lon[edge] = straight ? Math.round((lon[first]! + lon[last]!) / 2) : lon[vertex]!;
    middle.lat[edge] = straight ? Math.round((lat[first]! + lat[last]!) / 2) : lat[vertex]!;
  }
  return middle;
}

/** Edges of one name, put together where they share a node or lie near each other. */
function connectedParts({graph, middle}: Streets, edges: readonly number[]): number[][] {
  const root = edges.map((_, index) => index);
  const find = (index: number): number => {
    let top = index;
    while (root[top] !== top) top = root[top]!;
    root[index] = top;
    return top;
  };
  const join = (a: number, b: number) => {
    const [one, other] = [find(a), find(b)];
    root[Math.max(one, other)] = Math.min(one, other);
  };
  const atNode = new Map<number, number>();
  for (const [index, edge] of edges.entries())
    for (const node of [graph.edgeFrom[edge]!, graph.edgeTo[edge]!]) {
      const earlier = atNode.get(node);
      if (earlier === undefined) atNode.set(node, index);
      else join(earlier, index);
    }
  const places = edges.flatMap((edge, index) =>
    [
      [middle.lon[edge]!, middle.lat[edge]!],
      [graph.nodeLon[graph.edgeFrom[edge]!]!, graph.nodeLat[graph.edgeFrom[edge]!]!],
      [graph.nodeLon[graph.edgeTo[edge]!]!, graph.nodeLat[graph.edgeTo[edge]!]!],
    ].map(([lon, lat]) => ({index, lon: lon!, lat: lat!})),
  );
  joinNear(graph, places, (a, b) => join(a, b));
  const parts = new Map<number, number[]>();
  for (const [index, edge] of edges.entries()) {
    const part = parts.get(find(index));
    if (part === undefined) parts.set(find(index), [edge]);
    else part.push(edge);
  }
  return [...parts.values()];
}

interface EdgePlace {
  readonly index: number;
  /** 1e-7 degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** Tells of all pairs of places nearer than JOIN_METERS: places are put into squares of that size first. */
function joinNear({plane}: Graph, places: readonly EdgePlace[], join: (a: number, b: number) => void): void {
  const side = (JOIN_METERS / plane.metersPerDegreeLat) * DEGREE_SCALE;
  const squares = new Map<string, EdgePlace[]>();
  const sideLon = (JOIN_METERS / plane.metersPerDegreeLon[0]) * DEGREE_SCALE;
  for (const place of places) {
    const [column, row] = [Math.floor(place.lon / sideLon), Math.floor(place.lat / side)];
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        for (const other of squares.get(`${x} ${y}`) ?? [])
          if (distanceMeters(plane, place.lon, place.lat, other.lon, other.lat) <= JOIN_METERS)
            join(place.index, other.index);
    const own = squares.get(`${column} ${row}`);
    if (own === undefined) squares.set(`${column} ${row}`, [place]);
    else own.push(place);
  }
}

function metersOf({edgeLength}: Graph, edges: readonly number[]): number {
  return edges.reduce((sum, edge) => sum + edgeLength[edge]!, 0) / 100;
}

/** A long part divided by the areas it passes; areas that only an end of it reaches are left out. */
function byArea({graph, middle}: Streets, edges: number[], areaOf: (lon: number, lat: number) => number): number[][] {
  if (metersOf(graph, edges) <= LONG_METERS) return [edges];
  const groups = new Map<number, number[]>();
  for (const edge of edges) {
    const area = areaOf(middle.lon[edge]! / DEGREE_SCALE, middle.lat[edge]! / DEGREE_SCALE);
    const group = groups.get(area);
    if (group === undefined) groups.set(area, [edge]);
    else group.push(edge);
  }
  const sorted = [...groups.values()].sort((a, b) => metersOf(graph, b) - metersOf(graph, a) || a[0]! - b[0]!);
  return sorted.filter((group, rank) => rank === 0 || metersOf(graph, group) >= SHARE_METERS);
}

/** Degrees: of all vertices and edge middles of a part, the one nearest to its centre of gravity. */
function middleOf({graph, shape, middle}: Streets, edges: readonly number[]): readonly [number, number] {
  let [lon, lat, weight] = [0, 0, 0];
  for (const edge of edges) {
    const length = graph.edgeLength[edge]! + 1;
    lon += middle.lon[edge]! * length;
    lat += middle.lat[edge]! * length;
    weight += length;
  }
  const centre = [Math.round(lon / weight), Math.round(lat / weight)] as const;
  let best: readonly [number, number] = [middle.lon[edges[0]!]!, middle.lat[edges[0]!]!];
  let nearest = Infinity;
  const offer = (x: number, y: number) => {
    const meters = distanceMeters(graph.plane, centre[0], centre[1], x, y);
    if (meters >= nearest) return;
    nearest = meters;
    best = [x, y];
  };
  for (const edge of edges) {
    offer(middle.lon[edge]!, middle.lat[edge]!);
    for (let vertex = shape.firstVertex[edge]!; vertex < shape.firstVertex[edge + 1]!; vertex++)
      offer(shape.lon[vertex]!, shape.lat[vertex]!);
  }
  return [best[0] / DEGREE_SCALE, best[1] / DEGREE_SCALE];
}
