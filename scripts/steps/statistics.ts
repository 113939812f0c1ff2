import type {Demand, FacilityPoints, SnapColumns} from '#core/places.ts';
import {NO_EDGE, PEOPLE_SCALE} from '#core/units.ts';
import type {Manifest, SnapStatistics} from '#schema/manifest.ts';
import type {Cells} from './model.ts';

/** Sum of thousandths as people, exact. */
export function sumPeople(people: ArrayLike<number>, of: (index: number) => boolean = () => true): number {
  let sum = 0;
  for (let i = 0; i < people.length; i++) if (of(i)) sum += people[i] as number;
  return sum / PEOPLE_SCALE;
}

function snapped({edge, centimeters, doubtful}: SnapColumns): Omit<SnapStatistics, 'places' | 'unsnapped'> {
  const lengths: number[] = [];
  let doubts = 0;
  for (let i = 0; i < edge.length; i++) {
    if (edge[i] === NO_EDGE) continue;
    lengths.push(centimeters[i] as number);
    doubts += doubtful[i] as number;
  }
  lengths.sort((a, b) => a - b);
  const quantile = (share: number) => {
    const centimetres = lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))];
    return centimetres === undefined ? null : centimetres / 100;
  };
  return {snapped: lengths.length, doubtful: doubts, medianMeters: quantile(0.5), p95Meters: quantile(0.95)};
}

/** How cells were joined to the streets; `unsnapped` counts people. */
export function cellSnapStatistics({cellCount, snap, people}: Demand): SnapStatistics {
  const unsnapped = sumPeople(people, cell => snap.edge[cell] === NO_EDGE);
  return {places: cellCount, ...snapped(snap), unsnapped};
}

/** How entry points of facilities were joined to the streets; `unsnapped` counts facilities without any joined entry. */
export function facilitySnapStatistics({facilityCount, firstPoint, points}: FacilityPoints): SnapStatistics {
  let unsnapped = 0;
  for (let f = 0; f < facilityCount; f++) {
    let joined = false;
    for (let p = firstPoint[f] as number; p < (firstPoint[f + 1] as number); p++) joined ||= points.edge[p] !== NO_EDGE;
    if (!joined) unsnapped++;
  }
  return {places: points.edge.length, ...snapped(points), unsnapped};
}

/** How the people and the facilities of a city join its streets, for everyone and for walkers without steps. */
export function citySnapStatistics({
  demand,
  facilities,
}: {
  readonly demand: Demand;
  readonly facilities: FacilityPoints;
}): NonNullable<Manifest['snap']> {
  return {
    cells: cellSnapStatistics(demand),
    facilities: facilitySnapStatistics(facilities),
    cellsStepFree: cellSnapStatistics({...demand, snap: demand.snapStepFree}),
    facilitiesStepFree: facilitySnapStatistics({...facilities, points: facilities.pointsStepFree}),
  };
}

/** Cells and people by how the cell got its position. */
export function placementStatistics({
  cellCount,
  placedBy,
  people,
}: {
  readonly cellCount: number;
  readonly placedBy: readonly string[];
  readonly people: Cells['people'];
}): Manifest['placement'] {
  const kinds = [...new Set(placedBy)].sort();
  return Object.fromEntries(
    kinds.map(kind => {
      const is = (cell: number) => placedBy[cell] === kind;
      let cells = 0;
      for (let cell = 0; cell < cellCount; cell++) if (is(cell)) cells++;
      return [kind, {cells, people: sumPeople(people, is)}];
    }),
  );
}
