import type {Progress} from '../progress.ts';
import type {CityModel} from './city-model.ts';
import {type CoverageRow, categoryCoverage} from './coverage.ts';
import {allCategoryTimes, type CategoryTimes} from './times.ts';

/** All numbers of a city, from what is published of it. */
export interface ComputedTables {
  readonly times: readonly CategoryTimes[];
  readonly coverage: readonly CoverageRow[];
}

/** Computes every number of a city. The same for a build and for `verify`. */
export function computeTables(model: CityModel, timesProgress: Progress, tablesProgress: Progress): ComputedTables {
  const times = allCategoryTimes(model, (done, of) => timesProgress('walking times', done / of));
  const coverage = times.flatMap((category, index) => {
    tablesProgress('coverage', index / times.length);
    return categoryCoverage(model, category);
  });
  return {times, coverage};
}
