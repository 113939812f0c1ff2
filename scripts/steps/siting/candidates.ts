import {pickSnaps} from '#core/facility-selection.ts';
import {startsOf} from '#core/list-starts.ts';
import {type HasFamily, type SnapColumns, snapOf} from '#core/places.ts';
import {joinedCells, thinnedCells} from '#core/siting/candidate-cells.ts';
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
  const {demand, graph, plane} = model;
  const snap = snapOf(demand, walker);
  const cells = thinnedCells(demand, plane, joinedCells(demand, graph ? snap : null), limit);
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
