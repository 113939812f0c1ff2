import {entriesOf, type FacilityPoints, type HasFamily, type SnapColumns} from './places.ts';

/** The entry points of some facilities, each labelled with its facility's index. */
export interface SourcePoints {
  readonly points: SnapColumns;
  /** [number of points] index into the facilities. */
  readonly facility: Uint32Array;
  /** [chosen + 1] where the points of each chosen facility begin, in the order of the choice. */
  readonly firstPoint: Uint32Array;
}

/** Picks rows of snap columns. */
export function pickSnaps(snap: SnapColumns, rows: ArrayLike<number>): SnapColumns {
  const pick = <T extends Uint32Array | Uint16Array | Uint8Array>(into: T, column: T): T => {
    for (let i = 0; i < rows.length; i++) into[i] = column[rows[i]!]!;
    return into;
  };
  return {
    edge: pick(new Uint32Array(rows.length), snap.edge),
    fraction: pick(new Uint16Array(rows.length), snap.fraction),
    centimeters: pick(new Uint16Array(rows.length), snap.centimeters),
    doubtful: pick(new Uint8Array(rows.length), snap.doubtful),
  };
}

/** One position on the network as columns of one row. */
export function oneSnap(edge: number, fraction: number, centimeters: number): SnapColumns {
  return {
    edge: Uint32Array.of(edge),
    fraction: Uint16Array.of(fraction),
    centimeters: Uint16Array.of(centimeters),
    doubtful: Uint8Array.of(0),
  };
}

/** Who walks when nobody is named. */
const ANYONE: HasFamily = {family: 'any'};

/** Entry points of the facilities with these indices, for walkers of a profile's family (everyone when none is given). */
export function pointsOf(
  facilities: FacilityPoints,
  chosen: ArrayLike<number>,
  walker: HasFamily = ANYONE,
): SourcePoints {
  const rows: number[] = [];
  const facility: number[] = [];
  const firstPoint = new Uint32Array(chosen.length + 1);
  for (let i = 0; i < chosen.length; i++) {
    const f = chosen[i]!;
    for (let p = facilities.firstPoint[f]!; p < facilities.firstPoint[f + 1]!; p++) {
      rows.push(p);
      facility.push(f);
    }
    firstPoint[i + 1] = rows.length;
  }
  const points = pickSnaps(entriesOf(facilities, walker), rows);
  return {points, facility: Uint32Array.from(facility), firstPoint};
}

/** Indices of the facilities of these categories that count: open, and not doubtful unless `withDoubtful`. Ascending. */
export function countingFacilities(
  facilities: FacilityPoints,
  categories: readonly string[],
  withDoubtful: boolean,
): Uint32Array {
  const wanted = new Set(categories.map(key => facilities.categories.indexOf(key)));
  const chosen: number[] = [];
  for (let f = 0; f < facilities.facilityCount; f++) {
    if (!facilities.open[f] || (!withDoubtful && facilities.doubtful[f])) continue;
    if (wanted.has(facilities.category[f]!)) chosen.push(f);
  }
  return Uint32Array.from(chosen);
}
