import {type Column, column, metersColumn, secondsColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

const SMALL = ['10 人以下各处的合计行', 'the summed row of places with under 10 people'] as const;
const NONE = ['没有可达的设施', 'none can be reached'] as const;

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
    column('explanation_zh', 'text', '说明（中文）', 'Explanation in Chinese'),
    column('explanation_en', 'text', '说明（英文）', 'Explanation in English'),
    column('polygon', 'polygon', '范围', 'Outline of its cells', {missing: SMALL}),
  ];
}
