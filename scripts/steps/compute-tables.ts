import type {EdgeShape} from '#core/graph.ts';
import type {Progress} from '../progress.ts';
import {type CatchmentRow, catchmentContext, categoryCatchments} from './catchments.ts';
import type {CityModel} from './city-model.ts';
import {type CoverageRow, categoryCoverage} from './coverage.ts';
import type {ServedPeople} from './facility-table.ts';
import {categoryGaps, type GapCells, type GapContext, type GapRow} from './gaps.ts';
import {servedPeople} from './served.ts';
import {type CategoryTimes, categoryTimes, cityNetworks} from './times.ts';

/** Everything the numbers of a city are computed from; the same from a build as from published files. */
export interface TableSources {
  readonly model: CityModel;
  /** Geometry of the streets; null without streets. */
  readonly shape: EdgeShape | null;
  readonly cells: GapCells;
  readonly facilityName: GapContext['facilityName'];
}

/** All numbers of a city. */
export interface ComputedTables {
  readonly times: readonly CategoryTimes[];
  readonly coverage: readonly CoverageRow[];
  readonly gaps: readonly GapRow[];
  readonly served: ServedPeople;
  readonly catchments: readonly CatchmentRow[];
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
  {model, shape, cells, facilityName}: TableSources,
  timesProgress: Progress,
  tablesProgress: Progress,
): ComputedTables {
  const networks = cityNetworks(model);
  const count = model.categories.length;
  const times = model.categories.map(({key}, index) => {
    timesProgress('walking times', index / count);
    return categoryTimes(model, networks, key);
  });
  const context = {model, networks, cells, facilityName};
  const coverage: CoverageRow[] = [];
  const gaps: GapRow[] = [];
  for (const [index, category] of times.entries()) {
    tablesProgress('coverage and gaps', (0.2 * index) / count);
    for (const row of categoryCoverage(model, category)) coverage.push(row);
    for (const row of categoryGaps(context, category)) gaps.push(row);
  }
  tablesProgress('people served', 0.2);
  const served = servedPeople(model, networks);
  const catchments: CatchmentRow[] = [];
  const outlines = networks && shape && catchmentContext(model, networks, shape);
  const required = new Set(model.standards.filter(({decides}) => decides).map(({category}) => category));
  for (const [index, category] of times.entries()) {
    tablesProgress('catchments', 0.25 + (0.75 * index) / count);
    if (!outlines || !required.has(category.category)) continue;
    for (const row of categoryCatchments(outlines, category)) catchments.push(row);
  }
  return {times, coverage, gaps, served, catchments};
}
