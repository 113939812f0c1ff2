import {type Column, column, metersColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** What a row of `equity` may say. */
export const EQUITY_INDEXES = [
  'share_difference',
  'fgt0',
  'fgt1',
  'fgt2',
  'gini',
  'theil',
  'theil_between',
  'theil_within',
  'palma',
  'concentration',
  'concentration_corrected',
] as const;

const NO_STANDARD = [
  '没有以分钟计的默认标准，按 15 分钟',
  'no default standard in minutes, 15 minutes instead',
] as const;
const OTHER_MEASURE = ['用另一种量度', 'the other measure'] as const;
const NO_VALUE = [
  '无法计算：无人、无设施，或没有完整的资料',
  'cannot be computed: nobody, no facility, or no complete data',
] as const;

const NO_RANK_ZH = '（未按收入等排序，故无 palma、concentration）';
const NO_RANK_EN =
  '; no palma and concentration here, since the city file names nothing to rank people by (population.rankBy)';

/** Columns of `equity`. */
export function equityColumns({rank}: TableContext): Column[] {
  const decimals = {decimals: 6, missing: NO_VALUE};
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column(
      'index',
      'text',
      `指数${rank === undefined ? NO_RANK_ZH : ''}`,
      `What is measured, defined in the notes of the table${rank === undefined ? NO_RANK_EN : ''}`,
      {range: EQUITY_INDEXES.join('|')},
    ),
    column('standard_id', 'text', '标准', 'Standard', {missing: NO_STANDARD}),
    column('measure', 'text', '量度', 'Measure', {range: 'seconds|path_meters|straight_meters'}),
    column('cutoff_seconds', 'integer', '时间限值', 'Time cutoff', {
      unit: 'seconds',
      range: '0…6553',
      missing: OTHER_MEASURE,
    }),
    metersColumn('cutoff_meters', '距离限值', 'Distance cutoff', OTHER_MEASURE),
    column('profile', 'text', '步行者', 'Walker; own = each age band at its own speed', {range: 'profiles, or own'}),
    column('group', 'text', '人群', 'People: all or an age group'),
    column('area_id', 'text', '区域', 'Area, the id of the city, or urban, fringe, rural'),
    column('area_kind', 'text', '区域层级', 'Kind of area; area_type = all areas of one type of town and country', {
      range: 'city|district|subdistrict|community|life-circle-unit|area_type',
    }),
    column(
      'compared_with',
      'text',
      '比较对象',
      'What the difference is to: all (everyone there, as adults) or the city; of theil_between and theil_within the kind of area',
      {missing: ['不比较', 'nothing is compared']},
    ),
    column('rank_by', 'text', '排序变量', 'What people are ranked by', {
      range: 'income|rent|deprivation',
      missing: ['不排序', 'nothing is ranked'],
    }),
    column('people', 'people', '所计居民', 'People the value is about; of palma and concentration those with a rank'),
    column(
      'people_unknown',
      'people',
      '不清楚的居民',
      'People of whom it is not known: counted with what was found for them, in fgt left out and not among people',
    ),
    column('value_low', 'number', '假设区间内的最小值', 'Smallest value under the three assumptions', decimals),
    column('value', 'number', '基准值', 'Value, base', decimals),
    column('value_high', 'number', '假设区间内的最大值', 'Largest value under the three assumptions', decimals),
    column(
      'comparison',
      'text',
      '比较结论',
      'What may be said of the difference; cannot-rank where ranges overlap or unknown people could turn it',
      {range: 'higher|lower|equal|cannot-rank', missing: ['不比较', 'nothing is compared']},
    ),
    column(
      'certainty',
      'text',
      '可靠程度（unverified：只描述已找到的设施）',
      'unverified: some of the people live where the data may lack facilities, the value describes what was found',
      {range: 'known|unverified'},
    ),
  ];
}
