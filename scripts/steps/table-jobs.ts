import type {EdgeShape} from '#core/graph.ts';
import {searchScratch} from '#core/travel-times.ts';
import type {Row} from '#files/table.ts';
import {type CatchmentContext, catchmentContext} from './catchments.ts';
import {type CategoryTables, categoryTables} from './category-tables.ts';
import type {CityModel} from './city-model.ts';
import type {GapCells, GapContext} from './gaps.ts';
import {sensitivityRows} from './sensitivity.ts';
import {servedPeople} from './served.ts';
import {inSharedMemory} from './shared-memory.ts';
import {type CategoryTimes, type CityNetworks, categoryTimes, cityNetworks} from './times.ts';

/** Everything the numbers of a city are computed from; the same from a build as from published files. */
export interface TableSources extends Omit<GapContext, 'networks'> {
  /** Geometry of the streets; null without streets. */
  readonly shape: EdgeShape | null;
}

/** The same in a form that can be sent to another thread: columns and texts only. */
export interface TableColumns extends Omit<TableSources, 'cells' | 'facilityName'> {
  readonly networks: Omit<CityNetworks, 'scratch'> | null;
  readonly cells: Omit<GapCells, 'outline'>;
  /** [cells + 1] first vertex of each cell's outline. */
  readonly firstVertex: Uint32Array;
  /** Longitude and latitude of every vertex in turn, degrees. */
  readonly outline: Float64Array;
  readonly nameZh: readonly (string | null)[];
  readonly nameEn: readonly (string | null)[];
}

/** What jobs of one thread share. */
export interface TableJobs {
  readonly context: GapContext;
  readonly outlines: CatchmentContext | null;
  /** Keys of categories with a required standard. */
  readonly required: ReadonlySet<string>;
}

/** What one job gives: all of one category, or one of the tables that look at all facilities. */
export type TableAnswer =
  | {readonly of: 'category'; readonly times: CategoryTimes; readonly tables: CategoryTables}
  | {readonly of: 'served'; readonly served: ReturnType<typeof servedPeople>}
  | {readonly of: 'sensitivity'; readonly sensitivity: readonly Row[]};

/** Number of jobs of a city: one for each category, people served, sensitivity. Job 0 is the longest. */
export function jobCount(model: CityModel): number {
  return model.categories.length + 2;
}

/** Name of a job as the progress shows it. */
export function jobName(model: CityModel, job: number): string {
  return model.categories[job - 2]?.key ?? (job === 0 ? 'sensitivity' : 'people served');
}

/** Does one job. The answer depends on nothing but the city and the number of the job. */
export function runJob({context, outlines, required}: TableJobs, job: number): TableAnswer {
  const {model, networks} = context;
  if (job === 0) return {of: 'sensitivity', sensitivity: sensitivityRows(context)};
  if (job === 1) return {of: 'served', served: servedPeople(model, networks)};
  const {key} = model.categories[job - 2]!;
  const times = categoryTimes(model, networks, key);
  return {of: 'category', times, tables: categoryTables(context, required.has(key) ? outlines : null, times)};
}

/** Prepares the jobs of one thread. */
export function tableJobs({shape, ...rest}: TableSources, networks: CityNetworks | null): TableJobs {
  const {model} = rest;
  return {
    context: {...rest, networks},
    outlines: networks && shape && catchmentContext(model, networks, shape),
    required: new Set(model.standards.filter(({decides}) => decides).map(({category}) => category)),
  };
}

function withoutScratch(networks: CityNetworks | null): TableColumns['networks'] {
  if (!networks) return null;
  const {scratch: _ownOfEveryThread, ...shared} = networks;
  return shared;
}

/** Outlines of all cells, end to end. */
function outlineColumns({cellId, outline: outlineOf}: GapCells): Pick<TableColumns, 'firstVertex' | 'outline'> {
  const rings = cellId.map((_, cell) => outlineOf(cell));
  const firstVertex = new Uint32Array(rings.length + 1);
  for (const [cell, ring] of rings.entries()) firstVertex[cell + 1] = firstVertex[cell]! + ring.length;
  return {firstVertex, outline: Float64Array.from(rings.flat(2))};
}

/** Sources as columns, in memory that threads share. */
export function tableColumns({cells, facilityName, streetNames, ...rest}: TableSources): TableColumns {
  const {model} = rest;
  const {cellId, firstNeighbour, neighbour} = cells;
  const names = Array.from({length: model.facilities.facilityCount}, (_, facility) => facilityName(facility));
  return inSharedMemory({
    ...rest,
    streetNames: streetNames ? {edgeName: streetNames.edgeName, names: streetNames.names} : null,
    networks: withoutScratch(cityNetworks(model)),
    cells: {cellId, firstNeighbour, neighbour},
    ...outlineColumns(cells),
    nameZh: names.map(name => name.zh),
    nameEn: names.map(name => name.en),
  });
}

/** Sources out of columns, and the networks with memory of this thread's own. */
export function fromTableColumns(columns: TableColumns): {sources: TableSources; networks: CityNetworks | null} {
  const {networks, cells, firstVertex, outline, nameZh, nameEn, ...rest} = columns;
  const vertex = (i: number) => [outline[2 * i]!, outline[2 * i + 1]!] as const;
  const outlineOf = (cell: number) => {
    const first = firstVertex[cell]!;
    return Array.from({length: firstVertex[cell + 1]! - first}, (_, i) => vertex(first + i));
  };
  const facilityName = (facility: number) => ({zh: nameZh[facility] ?? null, en: nameEn[facility] ?? null});
  const sources = {...rest, cells: {...cells, outline: outlineOf}, facilityName};
  return {sources, networks: networks && {...networks, scratch: searchScratch(networks.length.search)}};
}
