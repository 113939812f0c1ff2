import type {RawNetwork} from '#core/build-graph.ts';
import type {EdgeKind} from '#core/graph.ts';
import {MISSING_NODE, type OsmExtract} from '../../io/osm-extract.ts';
import type {Report} from '../../report.ts';
import {isSensitive, sensitiveGround} from '../background/sensitive.ts';
import {cyclingFlags} from './cycling.ts';
import {noteLeftOut} from './left-out.ts';
import {NetworkColumns} from './network-columns.ts';
import {isSignalCrossing, type NodeBarrier, nodeBarrier} from './node-barriers.ts';
import {addPlazas} from './plazas.ts';
import {residentialLand} from './residential-land.ts';
import type {WalkingRules} from './walking-rules.ts';
import {kindNumber, type WalkableWay, walkableWay} from './way-access.ts';

/** Part of the extract that is wanted, and how. */
export interface NetworkOptions {
  /** Is this place, in degrees, near enough to the city? */
  keeps(lon: number, lat: number): boolean;
  /** Cross pedestrian areas in straight lines. */
  readonly plazas: boolean;
}

/** A walkable way: its place in the extract and how it is walked. */
export interface AcceptedWay extends WalkableWay {
  readonly way: number;
  readonly name: number;
}

/** What walkers may use of an extract, unmerged, and the ways it comes from. Odd input is noted in the report. */
export function osmNetwork(
  extract: OsmExtract,
  rules: WalkingRules,
  options: NetworkOptions,
  report: Report,
): {raw: RawNetwork; ways: ReadonlySet<number>} {
  const columns = new NetworkColumns(extract);
  const ways = acceptWays(extract, rules, columns, report);
  const barriers = nodesOnWays(extract, rules, ways);
  for (const way of ways) addWay(extract, way, columns, barriers, rules, options);
  if (options.plazas) addPlazas(extract, rules, ways, columns, options, report);
  return {raw: columns.finish(), ways: new Set(ways.map(({way}) => way))};
}

function acceptWays(extract: OsmExtract, rules: WalkingRules, columns: NetworkColumns, report: Report): AcceptedWay[] {
  const accepted: AcceptedWay[] = [];
  const land = residentialLand(extract, rules);
  const unnamed = sensitiveGround(extract);
  for (let way = 0; way < extract.wayCount; way++) {
    const tags = extract.wayTags(way);
    const walkable = walkableWay(rules, tags, () => land(way));
    if (isSensitive(tags)) {
      if (walkable !== null) noteLeftOut(extract, tags, report);
      continue;
    }
    if (walkable === null) {
      const highway = tags['highway'];
      if (highway !== undefined) noteUnknown(extract, rules, way, highway, report);
      continue;
    }
    const flags = walkable.flags | cyclingFlags(rules, tags, walkable.kind);
    accepted.push({
      kind: walkable.kind,
      flags,
      way,
      name: columns.nameNumber(isMiddleOn(extract, way, unnamed) ? '' : (tags['name'] ?? '')),
    });
    if (missesNodes(extract, way)) {
      const zh = '道路的部分节点不在数据内，在缺口处断开';
      report.note(
        'way-missing-nodes',
        extract.file,
        zh,
        'streets with nodes outside the extract; broken there',
        `w${extract.wayId[way]}`,
      );
    }
  }
  return accepted;
}

function noteUnknown(extract: OsmExtract, rules: WalkingRules, way: number, highway: string, report: Report): void {
  if (Object.hasOwn(rules.highways, highway) || rules.notHighways.includes(highway)) return;
  const zh = '不认识的 highway 值，按不可步行处理';
  const en = 'ways with an unknown value of highway; taken as not walkable';
  report.note('highway-unknown', extract.file, zh, en, `w${extract.wayId[way]} highway=${highway.slice(0, 40)}`);
}

/** True when the middle node of a way lies on ground whose names are not published. */
function isMiddleOn(extract: OsmExtract, way: number, ground: (lon: number, lat: number) => boolean): boolean {
  const [first, end] = [extract.wayFirstRef[way]!, extract.wayFirstRef[way + 1]!];
  const node = extract.wayRef[first + ((end - first) >>> 1)];
  if (node === undefined || node === MISSING_NODE) return false;
  return ground(extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7);
}

function missesNodes(extract: OsmExtract, way: number): boolean {
  return extract.wayRef.subarray(extract.wayFirstRef[way], extract.wayFirstRef[way + 1]).includes(MISSING_NODE);
}

interface NodesOnWays {
  readonly barrier: ReadonlyMap<number, NodeBarrier>;
  readonly signals: ReadonlySet<number>;
  /** Nodes named by more than one way, or more than once. */
  readonly shared: Uint8Array;
  /** Nodes on a way drawn as a crossing. */
  readonly onCrossing: Uint8Array;
}

/** What stands on the nodes of walkable ways and matters to walkers. */
function nodesOnWays(extract: OsmExtract, rules: WalkingRules, ways: readonly AcceptedWay[]): NodesOnWays {
  const onWay = new Uint8Array(extract.nodeCount);
  const shared = new Uint8Array(extract.nodeCount);
  const onCrossing = new Uint8Array(extract.nodeCount);
  for (const {way, kind} of ways) {
    for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
      const node = extract.wayRef[at]!;
      if (node === MISSING_NODE) continue;
      shared[node] = onWay[node]!;
      onWay[node] = 1;
      if (kind === 'crossing') onCrossing[node] = 1;
    }
  }
  const barrier = new Map<number, NodeBarrier>();
  const signals = new Set<number>();
  for (const node of extract.taggedNodes) {
    if (onWay[node] === 0) continue;
    const tags = extract.nodeTags(node);
    const found = nodeBarrier(rules, tags);
    if (found.passage === 'closed' || found.flags !== 0) barrier.set(node, found);
    if (isSignalCrossing(tags)) signals.add(node);
  }
  return {barrier, signals, shared, onCrossing};
}

function addWay(
  extract: OsmExtract,
  accepted: AcceptedWay,
  columns: NetworkColumns,
  nodes: NodesOnWays,
  rules: WalkingRules,
  options: NetworkOptions,
): void {
  const {way, kind, flags, name} = accepted;
  const kindStored = kindNumber(kind);
  const footOnly = rules.footOnlyKinds.includes(kind);
  const waitsAlone = signalledWithoutNode(extract, way, footOnly, nodes.signals) ? 2 : 0;
  let waitsLeft = waitsAlone;
  const end = extract.wayFirstRef[way + 1]!;
  let previous = MISSING_NODE;
  let previousKept = false;
  // vertex that the next segment starts from; a barrier puts another one at the place of its node
  let vertex = -1;
  for (let at = extract.wayFirstRef[way]!; at < end; at++) {
    const node = extract.wayRef[at]!;
    if (node === previous) continue;
    if (node === MISSING_NODE) {
      previous = MISSING_NODE;
      continue;
    }
    const kept = options.keeps(extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7);
    const joins = previous !== MISSING_NODE && (kept || previousKept);
    const barrier = barrierFor(nodes, node, kind, footOnly);
    if (joins) {
      if (vertex < 0) vertex = leavingVertex(columns, previous, barrierFor(nodes, previous, kind, footOnly), accepted);
      const arriving = arrivingVertex(columns, node, barrier, nodes.shared[node] === 1, accepted);
      const signals = Number(nodes.signals.has(previous)) + Number(nodes.signals.has(node));
      columns.segment(vertex, arriving, kindStored, flags, (footOnly ? signals : 0) + waitsLeft, name);
      waitsLeft = 0;
    }
    // behind a barrier the way goes on from a vertex of its own
    vertex = joins && barrier === undefined ? columns.vertex(node) : -1;
    previous = node;
    previousKept = kept;
  }
}

/**
 * What stands on a node in the way of those who walk this kind of way. A kerb bars the way across the street: crossings, or
 * where none is drawn what is only for feet; whoever walks along the street does not meet it.
 */
function barrierFor(nodes: NodesOnWays, node: number, kind: EdgeKind, footOnly: boolean): NodeBarrier | undefined {
  const barrier = nodes.barrier.get(node);
  if (!barrier?.kerb) return barrier;
  const bars = nodes.onCrossing[node] === 1 ? kind === 'crossing' : footOnly;
  return bars ? barrier : undefined;
}

/** Where a segment starts that leaves a node: its vertex, or beside a barrier a vertex of its own. */
function leavingVertex(
  columns: NetworkColumns,
  node: number,
  barrier: NodeBarrier | undefined,
  {kind, flags}: AcceptedWay,
): number {
  if (barrier === undefined) return columns.vertex(node);
  const beside = columns.copy(node);
  // passing costs one centimetre, and not everyone does it
  if (barrier.passage !== 'closed')
    columns.segment(columns.vertex(node), beside, kindNumber(kind), flags | barrier.flags, 0, 0);
  return beside;
}

/** Where a segment ends that comes to a node. Ways that meet at a barrier are each beside it; a way alone stops before it. */
function arrivingVertex(
  columns: NetworkColumns,
  node: number,
  barrier: NodeBarrier | undefined,
  shared: boolean,
  {kind, flags}: AcceptedWay,
): number {
  if (barrier === undefined || (barrier.passage !== 'closed' && !shared)) return columns.vertex(node);
  const beside = columns.copy(node);
  if (barrier.passage !== 'closed')
    columns.segment(beside, columns.vertex(node), kindNumber(kind), flags | barrier.flags, 0, 0);
  return beside;
}

/** A crossing way said to have signals none of whose nodes says so: it takes the whole wait. */
function signalledWithoutNode(
  extract: OsmExtract,
  way: number,
  footOnly: boolean,
  signals: ReadonlySet<number>,
): boolean {
  if (!footOnly) return false;
  const tags = extract.wayTags(way);
  if (tags['crossing'] !== 'traffic_signals' && tags['crossing:signals'] !== 'yes') return false;
  for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
    if (signals.has(extract.wayRef[at]!)) return false;
  }
  return true;
}
