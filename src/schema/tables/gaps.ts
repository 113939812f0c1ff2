import {type Column, column, metersColumn, secondsColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

const SMALL = ['10 人以下各处的合计行', 'the summed row of places with under 10 people'] as const;
const NONE = ['没有可达的设施', 'none can be reached'] as const;
const NO_FIX = [
  '未核实、合计行，或没有找到办法',
  'unverified, the summed row, or nothing was found that helps',
] as const;
const NO_LINE = ['没有连接的办法', 'the fix is no link'] as const;
const PLACE = {unit: 'degrees', decimals: 7} as const;

/** Where the time to the nearest facility goes; the five add up to `nearest_seconds`. */
const SPLIT = [
  secondsColumn('approach_seconds', '其中家门与设施入口到路边', 'Of it, between doors and streets', NONE),
  secondsColumn('level_seconds', '其中按平路走', 'Of it, walking as if all were flat', NONE),
  column('climb_seconds', 'number', '其中坡度多花（下坡为负）', 'Of it, more for slopes (less than 0: downhill)', {
    unit: 'seconds',
    decimals: 1,
    missing: NONE,
  }),
  secondsColumn('steps_seconds', '其中台阶多花', 'Of it, more on stairs', NONE),
  secondsColumn('wait_seconds', '其中等红绿灯', 'Of it, waiting at signals', NONE),
];

/** The smallest fix: a scenario, no proposal. */
const FIX = [
  column('fix_kind', 'text', '最小的改善', 'Smallest fix', {
    range: 'link-gate|link-crossing|link-path|link-bridge|site',
    missing: NO_FIX,
  }),
  column('fix_lon1', 'number', '起点（或新设点）经度', 'Longitude of its start, or of the new facility', {
    ...PLACE,
    range: '-180…180',
    missing: NO_FIX,
  }),
  column('fix_lat1', 'number', '起点（或新设点）纬度', 'Latitude of its start, or of the new facility', {
    ...PLACE,
    range: '-90…90',
    missing: NO_FIX,
  }),
  column('fix_lon2', 'number', '终点经度', 'Longitude of its end', {...PLACE, range: '-180…180', missing: NO_LINE}),
  column('fix_lat2', 'number', '终点纬度', 'Latitude of its end', {...PLACE, range: '-90…90', missing: NO_LINE}),
  metersColumn('fix_meters', '新连接的长度', 'Length of the new link', NO_LINE),
  column('fix_needs_consent', 'boolean', '需业主同意', 'Needs the consent of owners', {missing: NO_FIX}),
  column('fix_people', 'people', '此处因此达标的人口', 'People of the gap newly in time', {missing: NO_FIX}),
  column('fix_people_total', 'people', '全市因此达标的人口', 'All people newly in time', {missing: NO_FIX}),
  column('fix_zh', 'text', '最小的改善（中文说明）', 'Smallest fix in Chinese', {missing: SMALL}),
  column('fix_en', 'text', '最小的改善（英文说明）', 'Smallest fix in English', {missing: SMALL}),
];

/** Columns of `gaps`. */
export function gapColumns(_context: TableContext): Column[] {
  return [
    column('gap_id', 'text', '缺口编号', 'Id of the gap'),
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('standard_id', 'text', '标准', 'Standard', {
      missing: ['命令行给定的限值', 'a cutoff given on the command line'],
    }),
    column('profile', 'text', '步行者', 'Walker'),
    column('rank', 'integer', '排名（按人口）', 'Rank by people, 1 = most', {
      range: '1…',
      missing: ['不参与排名（未核实，或合计行）', 'unranked: unverified, or the summed row'],
    }),
    column('people', 'people', '人口', 'People'),
    column('people_age60plus', 'people', '60岁及以上人口', 'People aged 60 and over', {
      missing: ['年龄构成不明', 'ages are unknown'],
    }),
    column('people_robust', 'people', '上限假设下仍未覆盖的人口', 'People uncovered under the high assumptions too'),
    column('certainty', 'text', '确定性', 'Certainty', {range: 'robust|contested|unverified'}),
    column('cause', 'text', '原因', 'Cause, first that holds for the median person', {
      range: 'no-facility|no-path|barrier|steps-or-slope|slow-walker|distance',
      missing: SMALL,
    }),
    column('nearest_facility_id', 'text', '最近的设施', 'Nearest facility of the median person', {missing: NONE}),
    secondsColumn('nearest_seconds', '到最近设施的时间', 'Time to it', NONE),
    metersColumn('nearest_meters', '到最近设施的步行距离', 'Length of the shortest walk to it', NONE),
    column('detour_ratio', 'number', '绕行系数', 'Walk ÷ straight line', {decimals: 2, range: '1…', missing: NONE}),
    ...SPLIT,
    column('explanation_zh', 'text', '说明（中文）', 'Explanation in Chinese'),
    column('explanation_en', 'text', '说明（英文）', 'Explanation in English'),
    ...FIX,
    column('polygon', 'polygon', '范围', 'Outline of its cells', {missing: SMALL}),
  ];
}
