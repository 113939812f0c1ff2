import {approachCost} from '../edge-costs.ts';
import type {PlaceIndex} from '../reached-places.ts';
import type {WalkNetwork} from '../search.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from '../units.ts';
import {type EdgeWalk, edgeWalk} from './edge-walk.ts';
import {type Entries, noEntries} from './entries.ts';
import {noLinks, type OpenLinks} from './open-links.ts';

/**
 * What every node and place costs to the nearest facility, and which facility that is, under one set of costs: kept up to date
 * by `setFacility`, `openLink` and `closeLink`. Always equal, bit for bit, to `nearestSources` of the same facilities on the
 * same network (with its open links).
 */
export interface WalkState {
  readonly network: WalkNetwork;
  readonly walk: EdgeWalk;
  /** Largest cost that counts. */
  readonly cutoff: number;
  /** The places, by edge. */
  readonly index: PlaceIndex;
  /** [k] cost of the approach of each place. */
  readonly placeApproach: Uint16Array;
  /** [n, then ends of links] UNREACHED beyond the cutoff. */
  nodeCost: Uint16Array;
  /** [n, then ends of links] label of the nearest facility, of several the smallest; NO_EDGE where unreached. */
  nodeLabel: Uint32Array;
  /** [k] */
  readonly placeCost: Uint16Array;
  /** [k] */
  readonly placeLabel: Uint32Array;
  readonly entries: Entries;
  readonly links: OpenLinks;
}

/**
 * Memory of edits, shared by all states of one graph and one set of places. Between edits the buckets are empty; the log holds
 * what the last edit touched.
 */
export interface EditScratch {
  /** First entry of each bucket (one bucket for each cost), −1 = empty. */
  readonly head: Int32Array;
  /** Pairs: a node, and the next entry of its bucket. */
  pool: Int32Array;
  used: number;
  /** Least and greatest cost with an entry. */
  least: number;
  greatest: number;
  /** [n, then ends of links] last edit that touched a node. */
  mark: Uint32Array;
  round: number;
  /** Nodes the edit touched, each once, with what they had before. */
  touched: Int32Array;
  oldCost: Uint16Array;
  oldLabel: Uint32Array;
  touchedCount: number;
  /** Edges whose places must be looked at again though no end of theirs changed. */
  readonly edges: number[];
  /** [m bits] edges whose places must be looked at, as in `PlaceIndex.occupied`; all clear between edits. */
  readonly wanted: Uint32Array;
}

/** Ends of links there is room for at first. */
const FIRST_ENDS = 32;

/** Memory for edits of states of this network. */
export function editScratch(network: WalkNetwork): EditScratch {
  const room = network.graph.nodeCount + FIRST_ENDS;
  return {
    head: new Int32Array(HORIZON_TENTHS + 1).fill(-1),
    pool: new Int32Array(1 << 14),
    used: 0,
    least: HORIZON_TENTHS + 1,
    greatest: -1,
    mark: new Uint32Array(room),
    round: 0,
    touched: new Int32Array(room),
    oldCost: new Uint16Array(room),
    oldLabel: new Uint32Array(room),
    touchedCount: 0,
    edges: [],
    wanted: new Uint32Array((network.graph.edgeCount + 31) >>> 5),
  };
}

/** A state without facilities and links: nothing is reached. Throws when the cutoff is beyond the horizon. */
export function emptyState(network: WalkNetwork, index: PlaceIndex, cutoff: number = HORIZON_TENTHS): WalkState {
  if (!(Number.isInteger(cutoff) && cutoff >= 0 && cutoff <= HORIZON_TENTHS))
    throw new RangeError(`scenario: cutoff ${cutoff}, expected a whole number from 0 to ${HORIZON_TENTHS}`);
  const room = network.graph.nodeCount + FIRST_ENDS;
  const {centimeters} = index.places;
  const placeApproach = new Uint16Array(centimeters.length);
  for (let p = 0; p < placeApproach.length; p++) placeApproach[p] = approachCost(network.costs, centimeters[p]!);
  return {
    network,
    walk: edgeWalk(network),
    cutoff,
    index,
    placeApproach,
    nodeCost: new Uint16Array(room).fill(UNREACHED),
    nodeLabel: new Uint32Array(room).fill(NO_EDGE),
    placeCost: new Uint16Array(centimeters.length).fill(UNREACHED),
    placeLabel: new Uint32Array(centimeters.length).fill(NO_EDGE),
    entries: noEntries(network),
    links: noLinks(network),
  };
}

/** Forgets the last edit and gets ready for the next. */
export function startEdit(scratch: EditScratch): void {
  scratch.round++;
  scratch.touchedCount = 0;
  scratch.edges.length = 0;
}

function longer<T extends Uint16Array | Uint32Array | Int32Array>(column: T, into: T, fill: number): T {
  into.set(column);
  into.fill(fill, column.length);
  return into;
}

/** Makes room for one more link's ends in a state and in the scratch. */
export function makeRoomForEnds(state: WalkState, scratch: EditScratch): void {
  const needed = state.network.graph.nodeCount + state.links.endEdge.length + 2;
  const room = needed + Math.max(FIRST_ENDS, state.links.endEdge.length);
  if (state.nodeCost.length < needed) {
    state.nodeCost = longer(state.nodeCost, new Uint16Array(room), UNREACHED);
    state.nodeLabel = longer(state.nodeLabel, new Uint32Array(room), NO_EDGE);
  }
  if (scratch.mark.length >= needed) return;
  scratch.mark = longer(scratch.mark, new Uint32Array(room), 0);
  scratch.touched = longer(scratch.touched, new Int32Array(room), 0);
  scratch.oldCost = longer(scratch.oldCost, new Uint16Array(room), 0);
  scratch.oldLabel = longer(scratch.oldLabel, new Uint32Array(room), 0);
}
