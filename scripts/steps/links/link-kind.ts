import Flatbush from 'flatbush';
import {EDGE_FLAG, EDGE_KINDS} from '#core/graph.ts';
import {LINK_FLAG, type LinkKind} from '#core/link-file.ts';
import {type UnitMeters, unitMeters} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {type LinkObstacles, OBSTACLE} from './link-obstacles.ts';
import type {LinkRules} from './link-rules.ts';
import type {StreetPieces, StreetPosition} from './street-pieces.ts';

/** What a link met this near to either end is not in its way: streets stand on kerbs, and gates in walls. */
const END_TOLERANCE_METERS = 0.5;

/** Everything a link may meet, ready to be looked up. */
export interface Surroundings {
  readonly pieces: StreetPieces;
  readonly obstacles: LinkObstacles;
  readonly tree: Flatbush | null;
  /** Places of barriers on streets that close them, `lon lat` in 1e-7 degrees. */
  readonly closedAt: ReadonlySet<string>;
  readonly rules: LinkRules;
}

/** Prepares obstacles for looking up what a link crosses. */
export function surroundings(
  pieces: StreetPieces,
  obstacles: LinkObstacles,
  closedAt: ReadonlySet<string>,
  rules: LinkRules,
): Surroundings {
  const {lon1, lat1, lon2, lat2} = obstacles;
  const tree = lon1.length === 0 ? null : new Flatbush(lon1.length, 16, Int32Array);
  for (let i = 0; i < lon1.length; i++)
    tree?.add(
      Math.min(lon1[i]!, lon2[i]!),
      Math.min(lat1[i]!, lat2[i]!),
      Math.max(lon1[i]!, lon2[i]!),
      Math.max(lat1[i]!, lat2[i]!),
    );
  tree?.finish();
  return {pieces, obstacles, tree, closedAt, rules};
}

interface Straight {
  readonly from: StreetPosition;
  readonly to: StreetPosition;
  /** Where it ends seen from its start, metres. */
  readonly x: number;
  readonly y: number;
  readonly meters: number;
  readonly scale: UnitMeters;
}

/** True when the line between two places (1e-7 degrees) crosses the link, its ends left out. */
function crosses(link: Straight, lon1: number, lat1: number, lon2: number, lat2: number): boolean {
  const {from, x, y, meters, scale} = link;
  const x1 = (lon1 - from.lon) * scale.x;
  const y1 = (lat1 - from.lat) * scale.y;
  const x2 = (lon2 - from.lon) * scale.x;
  const y2 = (lat2 - from.lat) * scale.y;
  const side1 = x * y1 - y * x1;
  const side2 = x * y2 - y * x2;
  // a corner on the link belongs to one of its two lines
  if (side1 > 0 === side2 > 0) return false;
  const onLine = side1 / (side1 - side2);
  const along = ((x1 + onLine * (x2 - x1)) * x + (y1 + onLine * (y2 - y1)) * y) / meters;
  return along > END_TOLERANCE_METERS && along < meters - END_TOLERANCE_METERS;
}

/** How many lines of each kind of obstacle a link crosses. */
function countCrossed({pieces, obstacles, tree}: Surroundings, link: Straight): Uint32Array {
  const counts = new Uint32Array(6);
  const {from, to, meters} = link;
  if (meters <= 2 * END_TOLERANCE_METERS) return counts;
  const box = [
    Math.min(from.lon, to.lon),
    Math.min(from.lat, to.lat),
    Math.max(from.lon, to.lon),
    Math.max(from.lat, to.lat),
  ] as const;
  const {lon1, lat1, lon2, lat2, obstacle} = obstacles;
  tree?.search(...box, i => {
    if (crosses(link, lon1[i]!, lat1[i]!, lon2[i]!, lat2[i]!)) counts[obstacle[i]!]!++;
    return false;
  });
  if (counts[OBSTACLE.forbidden]! > 0) return counts;
  const {shape} = pieces;
  pieces.tree?.search(...box, i => {
    const v = pieces.vertex[i]!;
    if (crosses(link, shape.lon[v]!, shape.lat[v]!, shape.lon[v + 1]!, shape.lat[v + 1]!))
      counts[pieces.obstacle[i]!]!++;
    return false;
  });
  return counts;
}

function isWide({pieces, rules}: Surroundings, edge: number): boolean {
  return rules.crossing.wideKinds.includes(EDGE_KINDS[pieces.graph.edgeKind[edge]!]!);
}

/** Kind of a straight link between two positions by what it crosses; null where there may be none. */
function kindOf(around: Surroundings, link: Straight): LinkKind | null {
  const {rules, obstacles, closedAt} = around;
  const {from, to, meters} = link;
  const lon = (from.lon + to.lon) / 2 / DEGREE_SCALE;
  const lat = (from.lat + to.lat) / 2 / DEGREE_SCALE;
  if (obstacles.isForbidden(lon, lat)) return null;
  const crossed = countCrossed(around, link);
  const walls = crossed[OBSTACLE.wall]!;
  const roads = crossed[OBSTACLE.road]! + crossed[OBSTACLE.street]!;
  if (crossed[OBSTACLE.forbidden]! > 0 || roads > rules.crossing.roadsAtMost) return null;
  // what crosses a footway is longer than the link that ends on it, unless it passes above
  if (crossed[OBSTACLE.bridged]! > 0 || obstacles.isWater(lon, lat)) {
    const fits = meters + rules.bridge.extraMeters <= rules.longestMeters;
    return fits && walls <= rules.bridge.wallsAtMost ? 'bridge' : null;
  }
  if (crossed[OBSTACLE.foot]! > 0 || walls > rules.gate.wallsAtMost) return null;
  if (walls > 0 || (meters < 1 && closedAt.has(`${from.lon} ${from.lat}`))) return 'gate';
  const betweenWide =
    meters <= rules.crossing.betweenWideMeters && isWide(around, from.edge) && isWide(around, to.edge);
  return roads > 0 || betweenWide ? 'crossing' : 'path';
}

/** True when people must be asked: someone's wall or gate is opened, or the link lies on residential land or in a compound. */
function asksOwners({pieces, obstacles}: Surroundings, kind: LinkKind, from: StreetPosition, to: StreetPosition) {
  const {edgeFlags} = pieces.graph;
  if (kind === 'gate' || ((edgeFlags[from.edge]! | edgeFlags[to.edge]!) & EDGE_FLAG.compound) !== 0) return true;
  // what leads over a public street stays on public ground
  if (kind === 'crossing' || kind === 'bridge') return false;
  return [0, 0.5, 1].some(share =>
    obstacles.needsConsent(
      (from.lon + share * (to.lon - from.lon)) / DEGREE_SCALE,
      (from.lat + share * (to.lat - from.lat)) / DEGREE_SCALE,
    ),
  );
}

/** What a straight link between two positions would be: kind, flags and length; null where there may be none. */
export function judgeLink(
  around: Surroundings,
  from: StreetPosition,
  to: StreetPosition,
): {kind: LinkKind; flags: number; centimeters: number} | null {
  const scale = unitMeters(around.pieces.graph.plane, (from.lat + to.lat) / 2);
  const x = (to.lon - from.lon) * scale.x;
  const y = (to.lat - from.lat) * scale.y;
  const meters = Math.sqrt(x * x + y * y);
  const kind = kindOf(around, {from, to, x, y, meters, scale});
  if (kind === null) return null;
  const walked = kind === 'bridge' ? meters + around.rules.bridge.extraMeters : meters;
  return {
    kind,
    flags: asksOwners(around, kind, from, to) ? LINK_FLAG.needsConsent : 0,
    centimeters: Math.max(1, Math.round(walked * 100)),
  };
}
