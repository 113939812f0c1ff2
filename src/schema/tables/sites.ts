import {type Column, column, lonLat} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** What every published plan is, and what it is not. */
export const SITE_NOTE = {
  zh: '情景测算 · 候选位置：未考虑用地、产权、造价',
  en: 'scenario · candidate places: land, ownership and cost not considered',
};

/** Columns of `sites`: plans of several sizes for each required category with robust gaps. */
export function siteColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('plan_size', 'integer', '方案的设施数', 'Number of facilities in the plan', {range: '1…'}),
    column('rank', 'integer', '次序', 'Order within the plan', {range: '1…'}),
    ...lonLat,
    column(
      'people_gained',
      'people',
      '新增覆盖人口（已知未覆盖者）',
      'People known to be uncovered whom this site serves',
    ),
    column('people_gained_total', 'people', '方案至此新增覆盖人口', 'People gained by the plan up to this site'),
    column('upper_bound', 'people', '上界', 'No plan of that size, out of the same candidates, gains more'),
    column('optimal', 'boolean', '已证明最优（在同一批候选中）', 'Proven to be the best out of the same candidates'),
    column('standard_id', 'text', '标准', 'Standard it is judged by'),
    column(
      'method_example',
      'boolean',
      '方法示例：中国标准在此不适用',
      'Example of the method: the Chinese standard does not apply here',
    ),
    column('cell_id', 'text', '所在人口格', 'Cell whose position the candidate is'),
    column(
      'people_robust',
      'people',
      '其中有利假设下仍未覆盖者',
      'Of those gained, uncovered under the high assumptions too',
    ),
    column(
      'people_unknown',
      'people',
      '另有：现状不清楚者',
      'Besides, people in reach of whom it is not known whether they have one',
    ),
    column('candidates', 'integer', '候选位置数', 'Number of candidate places', {range: '1…'}),
    column('note_zh', 'text', '说明', 'What the plan is, in Chinese'),
    column('note_en', 'text', '说明（英文）', 'What the plan is, in English'),
  ];
}
