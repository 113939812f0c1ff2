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

const NO_STANDARD = ['该类别没有以分钟计的默认标准', 'the category has no default standard in minutes'] as const;
const OTHER_MEASURE = ['用另一种量度', 'the other measure'] as const;
const NO_VALUE = [
  '无法计算：无人、无设施，或没有完整的资料',
  'cannot be computed: nobody, no facility, or no complete data',
] as const;

const DEFINITIONS_ZH =
  '指数：share_difference=覆盖比例之差；fgt0、fgt1、fgt2=可达性贫困（Foster–Greer–Thorbecke）：超出标准者的比例、超出部分占标准的平均比例（每人至多为1，即两倍标准或无路）及其平方；gini、theil=限值内不同设施处数在居民间的不平等（theil_between、theil_within 为区域之间与之内，0·ln 0 按 0）；palma=条件最好10%居民的平均处数÷最差40%；concentration=标准集中指数（处数），concentration_corrected=Erreygers 校正集中指数（是否覆盖）';
const DEFINITIONS_EN =
  'What is measured: share_difference = difference of shares covered; fgt0, fgt1, fgt2 = accessibility poverty (Foster, Greer & Thorbecke): share of people beyond the standard, their excess as a share of it averaged over everyone (at most 1 each: twice the standard, or no path), and its square; gini, theil = inequality between people of the number of different places within the cutoff (theil_between, theil_within areas; 0·ln 0 counts as 0); palma = mean number of the best-off 10 % over that of the worst-off 40 %; concentration = standard concentration index of the number; concentration_corrected = Erreygers’ index of being covered';
const NO_RANK_ZH = '。没有排序变量（population.rankBy），因此没有 palma 与 concentration 各行';
const NO_RANK_EN = '. Nothing ranks people here (population.rankBy), so there are no rows palma and concentration';

/** Columns of `equity`. */
export function equityColumns({rank}: TableContext): Column[] {
  const decimals = {decimals: 6, missing: NO_VALUE};
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column(
      'index',
      'text',
      `${DEFINITIONS_ZH}${rank === undefined ? NO_RANK_ZH : ''}`,
      `${DEFINITIONS_EN}${rank === undefined ? NO_RANK_EN : ''}`,
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
      '资料不全处的居民',
      'People who live where the data may lack facilities: left out of fgt, counted with what was found in the rest',
    ),
    column('value_low', 'number', '假设区间内的最小值', 'Smallest value under the three assumptions', decimals),
    column('value', 'number', '基准值', 'Value, base', decimals),
    column('value_high', 'number', '假设区间内的最大值', 'Largest value under the three assumptions', decimals),
    column(
      'comparison',
      'text',
      '比较结论：区间重叠或资料不全时不能排序',
      'What may be said of the difference; cannot-rank where ranges overlap or unknown people could turn it',
      {range: 'higher|lower|equal|cannot-rank', missing: ['不比较', 'nothing is compared']},
    ),
    column(
      'certainty',
      'text',
      '可靠程度：unverified=只描述已找到的设施',
      'unverified: some of the people live where the data may lack facilities, the value describes what was found',
      {range: 'known|unverified'},
    ),
  ];
}
