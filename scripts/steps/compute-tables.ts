import type {ServiceTally} from '#core/completeness.ts';
import type {Row} from '#files/table.ts';
import type {Progress} from '../progress.ts';
import {type CategoryTables, joinCategoryTables} from './category-tables.ts';
import {clauseRows} from './clauses.ts';
import {cellCompleteness, completenessRows} from './completeness.ts';
import type {FacilityPeople} from './facility-table.ts';
import type {GapContext} from './gaps.ts';
import {indicatorRows} from './indicators.ts';
import {shareJobs, threadsFor} from './share-jobs.ts';
import type {TableSources} from './table-jobs.ts';
import type {CategoryTimes} from './times.ts';

export type {TableSources} from './table-jobs.ts';

/** All numbers of a city. */
export interface ComputedTables extends CategoryTables {
  readonly times: readonly CategoryTimes[];
  readonly served: FacilityPeople;
  /** Required services that every cell has, lacks or cannot be judged for, by tier. */
  readonly required: ReadonlyMap<string, ServiceTally>;
  readonly completeness: readonly Row[];
  readonly sensitivity: readonly Row[];
  readonly indicators: readonly Row[];
  readonly clauses: readonly Row[];
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

/** Computes every number of a city, on several threads where that is faster. The same for a build and for `verify`. */
export async function computeTables(
  sources: TableSources,
  progress: Progress,
  threads: number = threadsFor(sources.model),
): Promise<ComputedTables> {
  const {model} = sources;
  const answers = await shareJobs(sources, threads, progress);
  const byCategory = answers.filter(answer => answer.of === 'category');
  const times = byCategory.map(answer => answer.times);
  const joined = joinCategoryTables(byCategory.map(answer => answer.tables));
  const allocated = new Array<number | null>(model.facilities.facilityCount).fill(null);
  for (const {facility, people} of joined.allocated) allocated[facility] = people;
  const indicators = indicatorRows(sources);
  return {
    times,
    served: {...answers.find(answer => answer.of === 'served')!.served, allocated},
    ...joined,
    required: cellCompleteness(model, times),
    completeness: completenessRows(sources, times),
    sensitivity: answers.find(answer => answer.of === 'sensitivity')!.sensitivity,
    indicators,
    clauses: clauseRows(model, joined.coverage, joined.clauseCounts, indicators),
  };
}
