import {approachCost} from './edge-costs.ts';
import {arriveFromFirst, arriveFromLast, costAlong, leaveToFirst, leaveToLast, NO_WAY} from './edge-position.ts';
import type {SnapColumns} from './places.ts';
import type {WalkNetwork} from './search.ts';
import {nearestSeeds, type SearchScratch, type Seeds, searchScratch, travelTimes} from './travel-times.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from './units.ts';

/** What k places cost from (or to) the nearest of the sources, and which source that is. */
export interface NearestSources {
  /** [k] tenths (or decimetres), approaches at both ends included; UNREACHED beyond the cutoff or without a path. */
  readonly cost: Uint16Array;
  /** [k] label of that source, of several equally near the smallest; NO_EDGE where unreached. */
  readonly label: Uint32Array;
}

/** Seeds of a search from sources on edges: both ends of each source's edge, approach included. Labels default to the index. */
export function seedsAt(network: WalkNetwork, sources: SnapColumns, labels?: Uint32Array) {
  const {graph, costs, direction} = network;
  const node: number[] = [];
  const cost: number[] = [];
  const label: number[] = [];
  const [viaFirst, viaLast] =
    direction === 'from-origins' ? [leaveToFirst, leaveToLast] : [arriveFromFirst, arriveFromLast];
  const add = (atNode: number, atCost: number, source: number) => {
    if (atCost > HORIZON_TENTHS) return;
    node.push(atNode);
    cost.push(atCost);
    label.push(labels ? labels[source]! : source);
  };
  for (let s = 0; s < sources.edge.length; s++) {
    const e = sources.edge[s]!;
    if (e === NO_EDGE) continue;
    const approach = approachCost(costs, sources.centimeters[s]!);
    const fraction = sources.fraction[s]!;
    add(graph.edgeFrom[e]!, approach + viaFirst(costs, e, fraction), s);
    add(graph.edgeTo[e]!, approach + viaLast(costs, e, fraction), s);
  }
  return {node: Int32Array.from(node), cost: Uint16Array.from(cost), label: Uint32Array.from(label)} satisfies Seeds;
}

/** The sources standing on each edge, in chains: first source of an edge, next source on the same edge. */
function sourcesByEdge(sources: SnapColumns): {first: Map<number, number>; next: Int32Array} {
  const first = new Map<number, number>();
  const next = new Int32Array(sources.edge.length).fill(-1);
  for (let s = sources.edge.length - 1; s >= 0; s--) {
    const e = sources.edge[s]!;
    if (e === NO_EDGE) continue;
    next[s] = first.get(e) ?? -1;
    first.set(e, s);
  }
  return {first, next};
}

/**
 * Costs of k places from the costs of nodes: through either end of the place's edge, or straight along the edge to a source
 * on it. `nodeLabel` (per node) and `labels` (per source) carry who is nearest; without them labels are left out.
 */
function timesAtPlaces(
  network: WalkNetwork,
  nodeCost: Uint16Array,
  sources: SnapColumns,
  places: SnapColumns,
  cutoff: number,
  names?: {readonly nodeLabel: Uint32Array; readonly labels: Uint32Array | undefined; readonly out: Uint32Array},
): Uint16Array {
  const {graph, costs, direction} = network;
  const outward = direction === 'from-origins';
  const [viaFirst, viaLast] = outward ? [arriveFromFirst, arriveFromLast] : [leaveToFirst, leaveToLast];
  const onEdge = sourcesByEdge(sources);
  const count = places.edge.length;
  const out = new Uint16Array(count).fill(UNREACHED);
  for (let p = 0; p < count; p++) {
    const e = places.edge[p]!;
    if (e === NO_EDGE) continue;
    const fraction = places.fraction[p]!;
    let best = NO_WAY;
    let name = NO_EDGE;
    const consider = (cost: number, label: number) => {
      if (cost < best) {
        best = cost;
        name = label;
      } else if (cost === best && label < name) name = label;
    };
    const first = graph.edgeFrom[e]!;
    const last = graph.edgeTo[e]!;
    if (nodeCost[first] !== UNREACHED)
      consider(nodeCost[first]! + viaFirst(costs, e, fraction), names ? names.nodeLabel[first]! : 0);
    if (nodeCost[last] !== UNREACHED)
      consider(nodeCost[last]! + viaLast(costs, e, fraction), names ? names.nodeLabel[last]! : 0);
    for (let s = onEdge.first.get(e) ?? -1; s >= 0; s = onEdge.next[s]!) {
      const at = sources.fraction[s]!;
      const along = outward ? costAlong(costs, e, at, fraction) : costAlong(costs, e, fraction, at);
      consider(along + approachCost(costs, sources.centimeters[s]!), names?.labels ? names.labels[s]! : s);
    }
    const total = best + approachCost(costs, places.centimeters[p]!);
    if (total > cutoff) continue;
    out[p] = total;
    if (names) names.out[p] = name;
  }
  return out;
}

/**
 * Cost between each of k places and the nearest source, [k]: tenths of a second (or decimetres), approaches at both ends
 * included, exact also when place and source share an edge; UNREACHED beyond `cutoff` or without a path. In a network
 * `to-destinations` people walk from the places to the sources, in one `from-origins` the other way.
 */
export function placeTimes(
  network: WalkNetwork,
  sources: SnapColumns,
  places: SnapColumns,
  cutoff: number = HORIZON_TENTHS,
  scratch: SearchScratch = searchScratch(network.search),
): Uint16Array {
  const nodeCost = travelTimes(network.search, seedsAt(network, sources), cutoff, scratch);
  return timesAtPlaces(network, nodeCost, sources, places, cutoff);
}

/**
 * Like `placeTimes`, and says which source is nearest: `labels` names each source (facility index); several sources may
 * share a label. Of equally near sources the smallest label is taken. Without `labels` the label is the source's index.
 */
export function nearestSources(
  network: WalkNetwork,
  sources: SnapColumns,
  places: SnapColumns,
  labels?: Uint32Array,
  cutoff: number = HORIZON_TENTHS,
  scratch: SearchScratch = searchScratch(network.search),
): NearestSources {
  const nodes = nearestSeeds(network.search, seedsAt(network, sources, labels), cutoff, scratch);
  const label = new Uint32Array(places.edge.length).fill(NO_EDGE);
  const cost = timesAtPlaces(network, nodes.cost, sources, places, cutoff, {
    nodeLabel: nodes.label,
    labels,
    out: label,
  });
  return {cost, label};
}
