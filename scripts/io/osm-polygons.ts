import {isInsideRing} from '#core/inside.ts';
import type {Report} from '../report.ts';
import type {Polygons} from '../steps/model.ts';
import {MISSING_NODE, type OsmExtract} from './osm-extract.ts';

/** Node indices around a ring, the first repeated at the end. */
export type NodeRing = readonly number[];
type Position = readonly [number, number];

/** The area a closed way encloses, counter-clockwise, degrees. Null when it is open, incomplete or has no area. */
export function polygonOfWay(extract: OsmExtract, way: number): Polygons | null {
  const nodes = wayNodes(extract, way);
  if (nodes === null || nodes.length < 4 || nodes[0] !== nodes.at(-1)) return null;
  const ring = positions(extract, nodes);
  const area = signedArea(ring);
  if (area === 0) return null;
  return [[area > 0 ? ring : ring.toReversed()]];
}

/**
 * The area of a multipolygon or boundary relation, degrees: outer rings counter-clockwise, each followed by its holes. Rings
 * are joined from several ways at their common end nodes. Null when an outer ring does not close (members outside the
 * extract, or a mistake in the map) or there is none; a hole that does not close is left out. Both are noted in the report.
 */
export function polygonsOfRelation(extract: OsmExtract, relation: number, report?: Report): Polygons | null {
  const rings = ringsOfRelation(extract, relation, report);
  return rings === null ? null : rings.map(polygon => polygon.map(ring => positions(extract, ring)));
}

/** The same as node indices: polygons, each an outer ring followed by its holes. */
export function ringsOfRelation(extract: OsmExtract, relation: number, report?: Report): readonly NodeRing[][] | null {
  const outerWays: number[][] = [];
  const innerWays: number[][] = [];
  const seen = new Set<number>();
  let outerMissing = false;
  for (const member of extract.relationMembers(relation)) {
    if (member.type !== 'way' || seen.has(member.ref) || !AREA_ROLES.has(member.role)) continue;
    seen.add(member.ref);
    const way = extract.wayIndex(member.ref);
    const nodes = way < 0 ? null : wayNodes(extract, way);
    const inner = member.role === 'inner';
    if (nodes !== null) (inner ? innerWays : outerWays).push(nodes);
    else if (!inner) outerMissing = true;
  }
  const outer = joinRings(outerWays);
  const inner = joinRings(innerWays);
  if (outerMissing || outer.open > 0 || outer.rings.length === 0) {
    noteIncomplete(extract, relation, 'outer', report);
    return null;
  }
  if (inner.open > 0) noteIncomplete(extract, relation, 'inner', report);
  const toRing = (nodes: NodeRing) => measuredRing(extract, nodes);
  return nestRings(outer.rings.map(toRing), inner.rings.map(toRing));
}

const AREA_ROLES: ReadonlySet<string> = new Set(['outer', 'inner', '', 'exclave', 'enclave']);

function noteIncomplete(extract: OsmExtract, relation: number, which: 'outer' | 'inner', report?: Report): void {
  const [zh, en] =
    which === 'outer'
      ? [
          '面关系的外环在数据范围内不闭合，未使用',
          'area relations whose outline does not close within the extract; not used',
        ]
      : ['面关系的内环不闭合，按无洞处理', 'area relations with a hole that does not close; read without the hole'];
  report?.note(`relation-${which}-open`, extract.file, zh, en, `r${extract.relationId[relation]}`);
}

/** Node indices of a way, or null when the extract lacks any of them. */
function wayNodes(extract: OsmExtract, way: number): number[] | null {
  const nodes: number[] = [];
  for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
    const node = extract.wayRef[at]!;
    if (node === MISSING_NODE) return null;
    if (nodes.at(-1) !== node) nodes.push(node);
  }
  return nodes.length > 1 ? nodes : null;
}

/** Joins ways end to end into closed rings. Where more than two ways meet, a chain that comes back to one of its joints is cut there. */
function joinRings(ways: readonly (readonly number[])[]): {rings: NodeRing[]; open: number} {
  const waysAt = new Map<number, number[]>();
  const rings: NodeRing[] = [];
  ways.forEach((way, index) => {
    if (way[0] === way.at(-1)) {
      rings.push(way);
      return;
    }
    for (const end of [way[0]!, way.at(-1)!]) {
      const there = waysAt.get(end);
      if (there === undefined) waysAt.set(end, [index]);
      else there.push(index);
    }
  });
  const used = ways.map(way => way[0] === way.at(-1));
  let open = 0;
  for (let first = 0; first < ways.length; first++) {
    if (used[first]) continue;
    if (!followChain(first, ways, waysAt, used, rings)) open++;
  }
  return {rings: rings.filter(ring => ring.length >= 4), open};
}

/** Follows ways from one until nothing is left to follow; closed loops go to `rings`. False when an open piece remains. */
function followChain(
  first: number,
  ways: readonly (readonly number[])[],
  waysAt: ReadonlyMap<number, readonly number[]>,
  used: boolean[],
  rings: NodeRing[],
): boolean {
  let chain: number[] = [ways[first]![0]!];
  /** Where in the chain its joints stand. */
  let joints = new Map<number, number>([[chain[0]!, 0]]);
  let next: number | undefined = first;
  while (next !== undefined) {
    used[next] = true;
    const way = ways[next]!;
    const forward = way[0] === chain.at(-1);
    for (let i = 1; i < way.length; i++) chain.push(way[forward ? i : way.length - 1 - i]!);
    const end = chain.at(-1)!;
    const loopStart = joints.get(end);
    if (loopStart === undefined) joints.set(end, chain.length - 1);
    else {
      rings.push(chain.slice(loopStart));
      chain = chain.slice(0, loopStart + 1);
      joints = new Map([...joints].filter(([, at]) => at <= loopStart));
    }
    next = waysAt.get(chain.at(-1)!)?.find(way => !used[way]);
  }
  return chain.length === 1;
}

function positions(extract: OsmExtract, nodes: NodeRing): Position[] {
  return nodes.map(node => [extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7]);
}

/** Twice the area of a ring in square degrees, positive when counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  const [x0, y0] = ring[0]!;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

interface MeasuredRing {
  readonly nodes: NodeRing;
  readonly positions: readonly Position[];
  /** Twice the area, square degrees, positive when counter-clockwise. */
  readonly area: number;
}

function measuredRing(extract: OsmExtract, nodes: NodeRing): MeasuredRing {
  const ring = positions(extract, nodes);
  return {nodes, positions: ring, area: signedArea(ring)};
}

/** Gives each hole to the smallest ring around it. An outer ring inside another one (roles are often missing) is a hole if at odd depth. */
function nestRings(outer: readonly MeasuredRing[], inner: readonly MeasuredRing[]): NodeRing[][] | null {
  const shells: {ring: MeasuredRing; holes: MeasuredRing[]}[] = [];
  const holes = [...inner];
  for (const ring of outer) {
    const depth = outer.filter(other => other !== ring && ringContains(other.positions, ring.positions)).length;
    if (depth % 2 === 1) holes.push(ring);
    else if (ring.area !== 0) shells.push({ring, holes: []});
  }
  if (shells.length === 0) return null;
  shells.sort((a, b) => Math.abs(a.ring.area) - Math.abs(b.ring.area));
  for (const hole of holes) {
    if (hole.area === 0) continue;
    shells.find(shell => ringContains(shell.ring.positions, hole.positions))?.holes.push(hole);
  }
  return shells.toReversed().map(shell => [wound(shell.ring, true), ...shell.holes.map(hole => wound(hole, false))]);
}

function wound(ring: MeasuredRing, counterClockwise: boolean): NodeRing {
  return ring.area > 0 === counterClockwise ? ring.nodes : ring.nodes.toReversed();
}

/** True when a ring lies inside another; they may touch. */
function ringContains(ring: readonly Position[], other: readonly Position[]): boolean {
  const corners = new Set(ring.map(position => position.join()));
  const free = other.find(position => !corners.has(position.join()));
  if (free !== undefined) return isInsideRing(ring, ...free);
  const [a, b] = [other[0]!, other[1]!];
  return isInsideRing(ring, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
}
