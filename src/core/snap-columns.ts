import type {SnapColumns} from './places.ts';
import {NO_EDGE} from './units.ts';

/** So many places that are joined to no street. */
export function joinedNowhere(count: number): SnapColumns {
  return {
    edge: new Uint32Array(count).fill(NO_EDGE),
    fraction: new Uint16Array(count),
    centimeters: new Uint16Array(count),
    doubtful: new Uint8Array(count),
  };
}

/** Snap columns of their own, to be changed. */
export function copySnap({edge, fraction, centimeters, doubtful}: SnapColumns): SnapColumns {
  // bytes out of a file may be a Buffer of Node, whose slice is no copy
  const ownDoubtful = new Uint8Array(doubtful);
  return {edge: edge.slice(), fraction: fraction.slice(), centimeters: centimeters.slice(), doubtful: ownDoubtful};
}

/** Places (rows of both) that two sets of snap columns join differently, ascending. */
export function differingRows(a: SnapColumns, b: SnapColumns): Uint32Array {
  const rows: number[] = [];
  for (let k = 0; k < a.edge.length; k++) {
    const same =
      a.edge[k] === b.edge[k] &&
      a.fraction[k] === b.fraction[k] &&
      a.centimeters[k] === b.centimeters[k] &&
      a.doubtful[k] === b.doubtful[k];
    if (!same) rows.push(k);
  }
  return Uint32Array.from(rows);
}

/** The same places with some of them (rows) joined to nothing. */
export function withoutRows(snap: SnapColumns, rows: Iterable<number>): SnapColumns {
  const left = copySnap(snap);
  for (const row of rows) {
    left.edge[row] = NO_EDGE;
    left.fraction[row] = 0;
    left.centimeters[row] = 0;
    left.doubtful[row] = 0;
  }
  return left;
}

/** The same places joined again under another limit: those whose approach is longer than `centimeters` are joined to nothing. */
export function withinSnapLimit(snap: SnapColumns, centimeters: number): SnapColumns {
  return {...snap, edge: snap.edge.map((edge, k) => (snap.centimeters[k]! > centimeters ? NO_EDGE : edge))};
}

/** Rows of several snap columns, one after the other. */
export function joinSnapColumns(parts: readonly SnapColumns[]): SnapColumns {
  const joined = joinedNowhere(parts.reduce((sum, {edge}) => sum + edge.length, 0));
  let at = 0;
  for (const {edge, fraction, centimeters, doubtful} of parts) {
    joined.edge.set(edge, at);
    joined.fraction.set(fraction, at);
    joined.centimeters.set(centimeters, at);
    joined.doubtful.set(doubtful, at);
    at += edge.length;
  }
  return joined;
}
