import {approachCost} from '../edge-costs.ts';
import {grown} from '../grown.ts';
import type {SnapColumns} from '../places.ts';
import type {WalkNetwork} from '../search.ts';
import {NO_EDGE} from '../units.ts';

/**
 * The entry points of the facilities that count, found by edge and by facility. Rows are chained: the rows of an edge, and
 * those of a facility; rows given back are used again. Facilities are named by their label.
 */
export interface Entries {
  readonly network: WalkNetwork;
  /** [rows] */
  edge: Uint32Array;
  /** [rows] */
  fraction: Uint16Array;
  /** [rows] cost of the approach. */
  approach: Uint16Array;
  /** [rows] */
  label: Uint32Array;
  /** [rows] next row on the same edge, −1 = none. */
  nextOnEdge: Int32Array;
  /** [rows] next row of the same facility, or next free row; −1 = none. */
  nextOfLabel: Int32Array;
  readonly firstOnEdge: Map<number, number>;
  readonly firstOfLabel: Map<number, number>;
  /** Rows in use or given back; free rows beyond. */
  used: number;
  spare: number;
  /** [m] 1 where someone enters from that edge. */
  readonly busy: Uint8Array;
}

const FIRST_ROWS = 64;

/** No entry points yet. */
export function noEntries(network: WalkNetwork): Entries {
  return {
    network,
    edge: new Uint32Array(FIRST_ROWS),
    fraction: new Uint16Array(FIRST_ROWS),
    approach: new Uint16Array(FIRST_ROWS),
    label: new Uint32Array(FIRST_ROWS),
    nextOnEdge: new Int32Array(FIRST_ROWS),
    nextOfLabel: new Int32Array(FIRST_ROWS),
    firstOnEdge: new Map(),
    firstOfLabel: new Map(),
    used: 0,
    spare: -1,
    busy: new Uint8Array(network.graph.edgeCount),
  };
}

function enlarge(entries: Entries): void {
  entries.edge = grown(entries.edge);
  entries.fraction = grown(entries.fraction);
  entries.approach = grown(entries.approach);
  entries.label = grown(entries.label);
  entries.nextOnEdge = grown(entries.nextOnEdge);
  entries.nextOfLabel = grown(entries.nextOfLabel);
}

/** Adds entry points `start` to `end` (not included) of `points` to a facility; points on no edge are left out. */
export function addEntries(entries: Entries, label: number, points: SnapColumns, start: number, end: number): void {
  for (let p = start; p < end; p++) {
    const e = points.edge[p]!;
    if (e === NO_EDGE) continue;
    let row = entries.spare;
    if (row >= 0) entries.spare = entries.nextOfLabel[row]!;
    else {
      if (entries.used === entries.edge.length) enlarge(entries);
      row = entries.used++;
    }
    entries.edge[row] = e;
    entries.fraction[row] = points.fraction[p]!;
    entries.approach[row] = approachCost(entries.network.costs, points.centimeters[p]!);
    entries.label[row] = label;
    entries.nextOnEdge[row] = entries.firstOnEdge.get(e) ?? -1;
    entries.firstOnEdge.set(e, row);
    entries.nextOfLabel[row] = entries.firstOfLabel.get(label) ?? -1;
    entries.firstOfLabel.set(label, row);
    entries.busy[e] = 1;
  }
}

/** Takes away all entry points of a facility. */
export function removeEntries(entries: Entries, label: number): void {
  const {edge, nextOnEdge, nextOfLabel, firstOnEdge, firstOfLabel, busy} = entries;
  let row = firstOfLabel.get(label) ?? -1;
  firstOfLabel.delete(label);
  while (row >= 0) {
    const e = edge[row]!;
    const first = firstOnEdge.get(e)!;
    if (first !== row) {
      let before = first;
      while (nextOnEdge[before] !== row) before = nextOnEdge[before]!;
      nextOnEdge[before] = nextOnEdge[row]!;
    } else if (nextOnEdge[row]! >= 0) firstOnEdge.set(e, nextOnEdge[row]!);
    else {
      firstOnEdge.delete(e);
      busy[e] = 0;
    }
    const next = nextOfLabel[row]!;
    nextOfLabel[row] = entries.spare;
    entries.spare = row;
    row = next;
  }
}
