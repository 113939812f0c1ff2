import type {ServiceTally} from '#core/completeness.ts';
import type {EdgeShape} from '#core/graph.ts';
import type {CandidateLinks} from '#core/link-file.ts';
import type {EdgeNames} from '#core/shape-file.ts';
import type {Row} from '#files/table.ts';
import type {Progress} from '../progress.ts';
import {catchmentContext} from './catchments.ts';
import {type CategoryTables, categoryTables, joinCategoryTables} from './category-tables.ts';
import type {CityModel} from './city-model.ts';
import {cellCompleteness, completenessRows} from './completeness.ts';
import type {FacilityPeople} from './facility-table.ts';
import type {GapCells, GapContext} from './gaps.ts';
import {indicatorRows} from './indicators.ts';
import {sensitivityRows} from './sensitivity.ts';
import {servedPeople} from './served.ts';
import {type CategoryTimes, categoryTimes, cityNetworks} from './times.ts';

/** Everything the numbers of a city are computed from; the same from a build as from published files. */
export interface TableSources {
  readonly model: CityModel;
  /** Geometry of the streets; null without streets. */
  readonly shape: EdgeShape | null;
  readonly cells: GapCells;
  readonly facilityName: GapContext['facilityName'];
  /** Links that could be opened; null or absent = what stands between streets is not known. */
  readonly links?: CandidateLinks | null;
  /** Street names; null or absent = none are known. */
  readonly streetNames?: EdgeNames | null;
}

/** All numbers of a city. */
export interface ComputedTables extends CategoryTables {
  readonly times: readonly CategoryTimes[];
  readonly served: FacilityPeople;
  /** Required services that every cell has, lacks or cannot be judged for, by tier. */
  readonly required: ReadonlyMap<string, ServiceTally>;
  readonly completeness: readonly Row[];
  readonly sensitivity: readonly Row[];
  readonly indicators: readonly Row[];
}

/** Name of a facility for sentences in Chinese and in English: that of the language, else as on the sign. */
export function facilityNames(
  facilities: readonly {readonly name: string; readonly nameZh: string | null; readonly nameEn: string | null}[],
): GapContext['facilityName'] {
  return facility => {
    const found = facilities[facility];
    return {zh: found?.nameZh || found?.name || null, en: found?.nameEn || found?.name || null};
  };
}

/** Why `catchments` does not have every category. */
export const CATCHMENT_NOTE = {
  zh: '只含有必须标准的类别，且同类设施合并；其余可在地图上或用命令行 isochrone 即时计算',
  en: 'only categories with a required standard, their facilities merged; any other is computed on the map or by isochrone',
};

/** Computes every number of a city. The same for a build and for `verify`. */
export function computeTables(
  {model, shape, cells, facilityName, links = null, streetNames = null}: TableSources,
  timesProgress: Progress,
  tablesProgress: Progress,
): ComputedTables {
  const networks = cityNetworks(model);
  const count = model.categories.length;
  const times = model.categories.map(({key}, index) => {
    timesProgress('walking times', index / count);
    return categoryTimes(model, networks, key);
  });
  const context = {model, networks, cells, facilityName, links, streetNames};
  const outlines = networks && shape && catchmentContext(model, networks, shape);
  const required = new Set(model.standards.filter(({decides}) => decides).map(({category}) => category));
  const parts = times.map((category, index) => {
    tablesProgress(category.category, (0.9 * index) / count);
    return categoryTables(context, required.has(category.category) ? outlines : null, category);
  });
  tablesProgress('people served', 0.9);
  const joined = joinCategoryTables(parts);
  const allocated = new Array<number | null>(model.facilities.facilityCount).fill(null);
  for (const {facility, people} of joined.allocated) allocated[facility] = people;
  const served = {...servedPeople(model, networks), allocated};
  return {
    times,
    served,
    ...joined,
    required: cellCompleteness(model, times),
    completeness: completenessRows(context, times),
    sensitivity: sensitivityRows(context),
    indicators: indicatorRows(context, times),
  };
}
