import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';

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
