import {type Column, column, lonLat} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Columns of `catchments`. */
export function catchmentColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('facility_id', 'text', '设施', 'Facility', {
      missing: ['该类别所有设施合并', 'all facilities of the category merged'],
    }),
    column('profile', 'text', '步行者', 'Walker'),
    column('cutoff_seconds', 'integer', '时间限值', 'Time cutoff', {unit: 'seconds', range: '0…6553'}),
    column('people', 'people', '人口（按格的步行时间计）', 'People, counted from the times of cells'),
    column('polygon', 'polygon', '范围（可达街道周围 25 米）', 'Outline: 25 m around the reached streets', {
      missing: ['没有接入街道', 'not joined to any street'],
    }),
  ];
}

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

/** Columns of `indicators`; the table has no rows until indicators are computed. */
export function indicatorColumns(_context: TableContext): Column[] {
  const absent = ['没有', 'none'] as const;
  return [
    column('indicator_id', 'text', '指标', 'Indicator'),
    column('area_id', 'text', '区域', 'Area'),
    column('year', 'integer', '年份', 'Year', {missing: absent}),
    column('value', 'number', '数值', 'Value', {missing: ['无法计算', 'cannot be computed']}),
    column('numerator', 'number', '分子', 'Numerator', {missing: absent}),
    column('denominator', 'number', '分母', 'Denominator', {missing: absent}),
    column('target', 'number', '目标', 'Target', {missing: absent}),
    column('baseline', 'number', '基期', 'Baseline', {missing: absent}),
    column('verdict', 'text', '判断', 'Verdict', {range: 'met|not-met|cannot-judge|not-applicable'}),
    column('why', 'text', '理由', 'Why', {missing: absent}),
    column('source', 'text', '来源', 'Source'),
  ];
}
