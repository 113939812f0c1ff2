import type {EdgeCosts} from './edge-costs.ts';
import {HORIZON_TENTHS, IMPASSABLE} from './units.ts';

/**
 * New links between two positions on the network, l rows: an opened gate, a crossing, a path. A link is level, has no stairs
 * and no signals, and may be walked both ways by every walker.
 *
 * What a link costs does not change what the edges cost that it joins: a position at fraction f lies round(f · cost) from one
 * end of its edge and the rest from the other, as any place does, and the link adds one way between two such positions.
 */
export interface LinkColumns {
  /** [l] edge the link starts on. */
  readonly fromEdge: Uint32Array;
  /** [l] position along it, 0 (first node) to 65535 (last node). */
  readonly fromFraction: Uint16Array;
  /** [l] edge the link ends on; may be the same edge. */
  readonly toEdge: Uint32Array;
  /** [l] position along it. */
  readonly toFraction: Uint16Array;
  /** [l] length, centimetres. */
  readonly centimeters: Uint32Array;
}

/** One link as columns of one row. */
export function oneLink(
  from: {readonly edge: number; readonly fraction: number},
  to: {readonly edge: number; readonly fraction: number},
  centimeters: number,
): LinkColumns {
  return {
    fromEdge: Uint32Array.of(from.edge),
    fromFraction: Uint16Array.of(from.fraction),
    toEdge: Uint32Array.of(to.edge),
    toFraction: Uint16Array.of(to.fraction),
    centimeters: Uint32Array.of(centimeters),
  };
}

/** Picks rows of link columns. */
export function pickLinks(links: LinkColumns, rows: ArrayLike<number>): LinkColumns {
  const indices = Array.from(rows);
  return {
    fromEdge: Uint32Array.from(indices, row => links.fromEdge[row]!),
    fromFraction: Uint16Array.from(indices, row => links.fromFraction[row]!),
    toEdge: Uint32Array.from(indices, row => links.toEdge[row]!),
    toFraction: Uint16Array.from(indices, row => links.toFraction[row]!),
    centimeters: Uint32Array.from(indices, row => links.centimeters[row]!),
  };
}

/**
 * Cost of walking a link, either way: max(1, round(10 · length ÷ level speed)) tenths of a second, or decimetres with
 * `lengthCosts`; IMPASSABLE when it takes longer than the horizon.
 */
export function linkCost(costs: EdgeCosts, centimeters: number): number {
  const whole = Math.max(1, Math.round(centimeters / (10 * costs.metersPerSecond)));
  return whole > HORIZON_TENTHS ? IMPASSABLE : whole;
}
