import {type Column, column, metersColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

const OTHER_MEASURE = ['标准用另一种量度', 'the standard uses the other measure'] as const;
const AGES_UNKNOWN = ['年龄构成不明', 'ages are unknown'] as const;

/** Columns that say what is asked of whom and where: measure and cutoff, walker, people, area. */
export function askedColumns(): Column[] {
  return [
    column('measure', 'text', '量度', 'Measure', {range: 'seconds|path_meters|straight_meters'}),
    column('cutoff_seconds', 'integer', '时间限值', 'Time cutoff', {
      unit: 'seconds',
      range: '0…6553',
      missing: OTHER_MEASURE,
    }),
    metersColumn('cutoff_meters', '距离限值', 'Distance cutoff', OTHER_MEASURE),
    column('profile', 'text', '步行者', 'Walker; own = each age band at its own speed', {range: 'profiles, or own'}),
    column('group', 'text', '人群', 'People counted: all or an age group'),
    column('area_id', 'text', '区域', 'Area, or the id of the city'),
    column('area_kind', 'text', '区域层级', 'Kind of area', {
      range: 'city|district|subdistrict|community|life-circle-unit',
    }),
  ];
}

/** Columns of `coverage`. */
export function coverageColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('standard_id', 'text', '标准', 'Standard', {
      missing: ['命令行给定的限值', 'a cutoff given on the command line'],
    }),
    ...askedColumns(),
    ...people('people', '人口', 'People'),
    ...people('covered_low', '已覆盖（假设区间下限）', 'Covered under the low assumptions'),
    ...people('covered', '已覆盖（基准）', 'Covered, base'),
    ...people('covered_high', '已覆盖（假设区间上限）', 'Covered under the high assumptions'),
    ...people('uncovered', '未覆盖（基准）', 'Known to be uncovered, base'),
    ...people('unknown', '不清楚（基准）', 'Cannot be judged, base'),
  ];
}

function people(name: string, zh: string, en: string): Column[] {
  return [column(name, 'people', zh, en, {missing: AGES_UNKNOWN})];
}
