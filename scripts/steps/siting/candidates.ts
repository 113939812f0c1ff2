import {pickSnaps} from '#core/facility-selection.ts';
import {startsOf} from '#core/list-starts.ts';
import {type HasFamily, type SnapColumns, snapOf} from '#core/places.ts';
import {metersPerDegreeLon} from '#core/plane.ts';
import {DEGREE_SCALE, NO_EDGE} from '#core/units.ts';
import type {CityModel} from '../city-model.ts';

/** Places where a facility could stand: c candidates; candidate i is entered at points firstPoint[i] … firstPoint[i + 1] − 1. */
export interface Candidates {
  readonly candidateCount: number;
  readonly id: readonly string[];
  readonly name: readonly (string | null)[];
  /** [c] 1e-7 degrees. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** [c + 1] */
  readonly firstPoint: Uint32Array;
  readonly points: SnapColumns;
  /** [c] thousandths of a person each can serve at most, Infinity = as many as come; null = all as many as come. */
  readonly capacity: Float64Array | null;
}

/** Side of the first squares tried when cells are thinned, metres, and how much larger the next ones are. */
const FIRST_SQUARE_METERS = 150;
const SQUARE_GROWTH = 1.2;

/**
 * The positions of the cells from which a street can be reached, as candidates, ascending by cell. More than `limit` are
 * thinned: one in each square of a grid, the one with most people (of equals the first), squares as small as the limit allows.
 */
export function cellCandidates(
  model: CityModel,
  cellId: readonly string[],
  walker: HasFamily,
  limit: number,
): Candidates {
  const {demand, graph} = model;
  const snap = snapOf(demand, walker);
  const joined = [...demand.people.keys()].filter(c => !graph || snap.edge[c] !== NO_EDGE);
  let cells = joined;
  for (let side = FIRST_SQUARE_METERS; cells.length > limit; side = Math.ceil(side * SQUARE_GROWTH))
    cells = onePerSquare(model, joined, side);
  return {
    candidateCount: cells.length,
    id: cells.map(c => cellId[c]!),
    name: cells.map(() => null),
    lon: Int32Array.from(cells, c => demand.lon[c]!),
    lat: Int32Array.from(cells, c => demand.lat[c]!),
    firstPoint: Uint32Array.from({length: cells.length + 1}, (_, i) => i),
    points: pickSnaps(snap, cells),
    capacity: null,
  };
}

function onePerSquare({demand, plane}: CityModel, cells: readonly number[], sideMeters: number): number[] {
  const most = new Map<string, number>();
  for (const c of cells) {
    const lat = demand.lat[c]! / DEGREE_SCALE;
    // a grid of degrees: squares of one row are as wide as at its reference latitude, so that none overlap
    const east = Math.floor(((demand.lon[c]! / DEGREE_SCALE) * metersPerDegreeLon(plane, plane.lat0)) / sideMeters);
    const north = Math.floor((lat * plane.metersPerDegreeLat) / sideMeters);
    const square = `${east} ${north}`;
    const best = most.get(square);
    if (best === undefined || demand.people[c]! > demand.people[best]!) most.set(square, c);
  }
  return [...most.values()].sort((a, b) => a - b);
}

/** First the one, then the other candidates. Capacities count only when both have them. */
export function joinCandidates(a: Candidates, b: Candidates): Candidates {
  if (a.candidateCount === 0) return b;
  const lengths = [a, b].flatMap(({firstPoint, candidateCount}) =>
    Array.from({length: candidateCount}, (_, i) => firstPoint[i + 1]! - firstPoint[i]!),
  );
  return {
    candidateCount: a.candidateCount + b.candidateCount,
    id: [...a.id, ...b.id],
    name: [...a.name, ...b.name],
    lon: Int32Array.from([...a.lon, ...b.lon]),
    lat: Int32Array.from([...a.lat, ...b.lat]),
    firstPoint: startsOf(lengths),
    points: joinPoints(a.points, b.points),
    capacity: a.capacity && b.capacity && Float64Array.from([...a.capacity, ...b.capacity]),
  };
}

function joinPoints(a: SnapColumns, b: SnapColumns): SnapColumns {
  return {
    edge: Uint32Array.from([...a.edge, ...b.edge]),
    fraction: Uint16Array.from([...a.fraction, ...b.fraction]),
    centimeters: Uint16Array.from([...a.centimeters, ...b.centimeters]),
    doubtful: Uint8Array.from([...a.doubtful, ...b.doubtful]),
  };
}
