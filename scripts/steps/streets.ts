import {resolve} from 'node:path';
import {type BuiltGraph, buildGraph} from '#core/build-graph.ts';
import type {Graph} from '#core/graph.ts';
import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {snapIndex, snapPoints, snapStepFree} from '#core/snap.ts';
import type {City} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import type {StreetLines} from '../io/street-lines.ts';
import type {Progress} from '../progress.ts';
import type {Report} from '../report.ts';
import type {Boundary, Streets} from './model.ts';
import {obstacleLines} from './network/obstacles.ts';
import {osmNetwork} from './network/osm-network.ts';
import {withSlopes} from './network/slopes.ts';
import {loadWalkingRules} from './network/walking-rules.ts';

/** What the city file does not say about its streets. */
export interface StreetOptions {
  /** Folder of the city file, for its elevation. */
  readonly dir?: string;
  /** False: pedestrian areas are walked around, not crossed (for comparison with engines that do so). */
  readonly plazas?: boolean;
}

/**
 * Builds the walking network of a city out of an extract: access rules, barriers, plazas, slopes, snapping. Streets reach to
 * `bufferMeters` beyond the boundary. Throws InputError when the extract does not reach the boundary or has nothing to walk on.
 */
export async function buildStreets(
  city: City,
  extract: OsmExtract | StreetLines,
  boundary: Boundary,
  report: Report,
  progress: Progress,
  options: StreetOptions = {},
): Promise<Streets> {
  const rules = await loadWalkingRules();
  const extent = streetExtent(city, extract, boundary);
  const keeps = nearBoundary(boundary, city.bufferMeters);
  progress('streets', 0.1);
  const network = osmNetwork(extract, rules, {keeps, plazas: options.plazas ?? true}, report);
  if (network.raw.segmentFrom.length === 0) {
    throw new InputError({
      file: extract.file,
      found: 'no street a person may walk within the boundary and its buffer',
      expected: 'ways with highway=residential, footway, path …',
    });
  }
  progress('streets', 0.5);
  const built = buildGraph(network.raw, rules.snapping);
  const elevation = city.elevation?.file;
  const graph =
    elevation === undefined
      ? built.graph
      : await withSlopes(built.graph, built.shape, resolve(options.dir ?? '.', elevation), extent, report);
  progress('streets', 0.8);
  const obstacles = obstacleLines(extract, rules, network.ways, keeps);
  const index = snapIndex(graph, built.shape, obstacles);
  progress('streets', 1);
  return {
    graph,
    shape: built.shape,
    edgeName: built.edgeName,
    names: built.names,
    extent,
    snapshot: city.streets?.snapshot ?? extract.snapshot,
    snap: (lon, lat, family) => snapPoints(index, lon, lat, family),
    snapStepFree: (lon, lat, any) => snapStepFree(index, lon, lat, any),
    ways: network.ways,
    statistics: statisticsOf(graph, built, network.ways.size, obstacles.lon1.length),
  };
}

type Box = readonly [number, number, number, number];

/** The boundary's box with its buffer, as far as the extract reaches. */
function streetExtent(city: City, extract: OsmExtract, boundary: Boundary): Box {
  const [west, south, east, north] = bufferedBox(boundary, city.bufferMeters);
  const [extractWest, extractSouth, extractEast, extractNorth] = extract.bounds;
  const extent: Box = [
    Math.max(west, extractWest),
    Math.max(south, extractSouth),
    Math.min(east, extractEast),
    Math.min(north, extractNorth),
  ];
  const [boundaryWest, boundarySouth, boundaryEast, boundaryNorth] = boundary.bbox;
  const apart =
    boundaryWest > extractEast ||
    boundaryEast < extractWest ||
    boundarySouth > extractNorth ||
    boundaryNorth < extractSouth;
  if (apart) {
    throw new InputError({
      file: extract.file,
      where: 'boundary',
      found: `the boundary [${boundary.bbox.join(', ')}] outside the extract`,
      expected: `a boundary within [${extract.bounds.join(', ')}]`,
    });
  }
  return extent;
}

/** Box around the boundary and its buffer, degrees. */
export function bufferedBox(boundary: Boundary, meters: number): Box {
  const [west, south, east, north] = boundary.bbox;
  const plane = planeAt((south + north) / 2);
  const dLat = meters / plane.metersPerDegreeLat;
  const farther = Math.max(Math.abs(south), Math.abs(north));
  const dLon = meters / metersPerDegreeLon(plane, farther === Math.abs(south) ? south : north);
  return [west - dLon, south - dLat, east + dLon, north + dLat];
}

/** True for places, in degrees, inside the boundary or at most the buffer away from it. */
function nearBoundary(boundary: Boundary, meters: number): (lon: number, lat: number) => boolean {
  const [west, south, east, north] = bufferedBox(boundary, meters);
  return (lon, lat) => {
    if (lon < west || lon > east || lat < south || lat > north) return false;
    return boundary.contains(lon, lat) || boundary.edgeMeters(lon, lat) <= meters;
  };
}

function statisticsOf(
  graph: Graph,
  built: BuiltGraph,
  ways: number,
  obstacles: number,
): Readonly<Record<string, number>> {
  const centimeters = graph.edgeLength.reduce((sum, length) => sum + length, 0);
  return {
    nodes: graph.nodeCount,
    edges: graph.edgeCount,
    vertices: built.shape.lon.length,
    kilometers: Math.round(centimeters / 100) / 1000,
    ways,
    components: built.componentCount,
    snap_components: built.snapComponentCount,
    snap_edges: graph.edgeSnap.reduce((sum, bits) => sum + (bits & 1), 0),
    obstacle_lines: obstacles,
  };
}
