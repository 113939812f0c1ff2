import type {ServiceTally} from '#core/completeness.ts';
import type {Demand, SnapColumns} from '#core/places.ts';
import {NO_LINE} from '#core/straight-lines.ts';
import {DEGREE_SCALE, FRACTION_SCALE, NO_EDGE, PEOPLE_SCALE, UNREACHED} from '#core/units.ts';
import {type Reader, type TableContent, tableFromReaders} from '#files/table.ts';
import type {TableSpec} from '#schema/column.ts';
import {areaIdColumn, CELL_TIERS, rankColumn} from '#schema/tables/cells.ts';
import type {AreaPartition} from './city-model.ts';
import type {RankVariable} from './model.ts';
import type {CategoryTimes} from './times.ts';

/** What the table `cells` is made of; every array is [cells]. */
export interface CellSources {
  readonly cellId: readonly string[];
  readonly cellMeters: ArrayLike<number>;
  readonly placedBy: readonly string[];
  readonly demand: Demand;
  readonly partitions: readonly AreaPartition[];
  readonly rank?: RankVariable | undefined;
  readonly times: readonly CategoryTimes[];
  /** Required services by tier. */
  readonly required: ReadonlyMap<string, ServiceTally>;
  /** False: there is nothing to be joined to, and only straight lines are known. */
  readonly streets: boolean;
}

const at = (column: ArrayLike<number>, row: number) => column[row] as number;

/** Reads a column of tenths of a second (or decimetres) as seconds (or metres); null where unreached. */
function tenths(column: ArrayLike<number>, absent: number): Reader {
  return row => (column[row] === absent ? null : at(column, row) / 10);
}

/** Readers of the `snap_…` columns of some places, with rows chosen by `rowOf` (−1 = no place). */
export function snapReaders(snap: SnapColumns, rowOf: (row: number) => number = row => row): [string, Reader][] {
  const where = (read: (point: number) => number | boolean): Reader => {
    return row => {
      const point = rowOf(row);
      return point < 0 || snap.edge[point] === NO_EDGE ? null : read(point);
    };
  };
  return [
    ['snap_edge', where(point => at(snap.edge, point))],
    ['snap_fraction', where(point => at(snap.fraction, point) / FRACTION_SCALE)],
    ['snap_meters', where(point => at(snap.centimeters, point) / 100)],
    ['approach_doubtful', where(point => snap.doubtful[point] === 1)],
  ];
}

function peopleReaders({people, groups}: Demand): [string, Reader][] {
  const read = (column: Uint32Array): Reader => {
    return row => at(column, row) / PEOPLE_SCALE;
  };
  return [
    ['people', read(people)],
    ...[...groups].map(([key, column]): [string, Reader] => [`people_${key}`, read(column)]),
  ];
}

function rankReaders(rank: RankVariable | undefined): [string, Reader][] {
  if (!rank) return [];
  return [[rankColumn(rank.measure), row => (Number.isNaN(rank.value[row]!) ? null : at(rank.value, row))]];
}

function areaReaders(partitions: readonly AreaPartition[]): [string, Reader][] {
  return partitions
    .filter(({kind}) => kind !== 'city')
    .map(({kind, areaIds, index}) => [areaIdColumn(kind), row => areaIds[at(index, row)] ?? null]);
}

function serviceReaders(required: ReadonlyMap<string, ServiceTally>): [string, Reader][] {
  return CELL_TIERS.flatMap(tier =>
    (['has', 'lacks', 'unknown'] as const).map((name): [string, Reader] => {
      const counts = required.get(tier)?.[name];
      return [`${name}_${tier}min`, row => (counts ? at(counts, row) : null)];
    }),
  );
}

function timeReaders(times: readonly CategoryTimes[]): [string, Reader][] {
  return times.flatMap(({category, seconds, pathDecimeters}): [string, Reader][] => {
    const of = (walker: string) => tenths(seconds.get(walker)?.base ?? [], UNREACHED);
    return [
      [`seconds_${category}`, of('adult')],
      [`seconds_age60plus_${category}`, of('age60plus')],
      [`meters_${category}`, tenths(pathDecimeters.base, UNREACHED)],
    ];
  });
}

/** The table `cells`. */
export function cellTable(spec: TableSpec, sources: CellSources): TableContent {
  const {cellId, cellMeters, placedBy, demand, partitions, times, required, streets} = sources;
  const readers: [string, Reader][] = [
    ['cell_id', row => cellId[row] as string],
    ['lon', row => at(demand.lon, row) / DEGREE_SCALE],
    ['lat', row => at(demand.lat, row) / DEGREE_SCALE],
    ['cell_meters', row => at(cellMeters, row)],
    ['placed_by', row => placedBy[row] as string],
    ...peopleReaders(demand),
    ...rankReaders(sources.rank),
    ...areaReaders(partitions),
    ...serviceReaders(required),
    ...snapReaders(demand.snap),
  ];
  if (streets) readers.push(...timeReaders(times), ['extract_edge_meters', row => at(demand.extractEdgeMeters, row)]);
  else
    for (const {category, straightDecimeters} of times)
      readers.push([`straight_meters_${category}`, tenths(straightDecimeters.base, NO_LINE)]);
  return tableFromReaders(spec, demand.cellCount, new Map(readers));
}
