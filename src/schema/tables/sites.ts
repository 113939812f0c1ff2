import {type Column, column, lonLat} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Columns of `sites`; the table has no rows until plans are computed. */
export function siteColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('plan_size', 'integer', '方案的设施数', 'Number of facilities in the plan', {range: '1…'}),
    column('rank', 'integer', '次序', 'Order within the plan', {range: '1…'}),
    ...lonLat,
    column('people_gained', 'people', '新增覆盖人口', 'People gained by this site'),
    column('people_gained_total', 'people', '方案新增覆盖人口', 'People gained by the plan up to this site'),
    column('upper_bound', 'people', '上界', 'No plan of that size gains more'),
    column('optimal', 'boolean', '已证明最优', 'Proven to be the best'),
  ];
}
