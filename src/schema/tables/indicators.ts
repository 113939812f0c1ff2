import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Why an indicator is not, or cannot be, judged. */
export const INDICATOR_WHYS = [
  'out-of-scope',
  'new-estates-only',
  'existing-only',
  'average',
  'unverified',
  'urban-only',
  'area-type-unknown',
  'denominator-missing',
  'numerator-missing',
  'source-partial',
  'range-crosses-target',
  'other-of-two-missing',
  'met-by-the-other',
] as const;
export type IndicatorWhy = (typeof INDICATOR_WHYS)[number];

/** Columns of `indicators`. */
export function indicatorColumns(_context: TableContext): Column[] {
  const absent = ['没有', 'none'] as const;
  const uncomputed = ['资料不足，无法计算', 'cannot be computed: something is missing'] as const;
  return [
    column('indicator_id', 'text', '指标', 'Indicator'),
    column('area_id', 'text', '区域或新建项目', 'Area, id of the city, or new estate'),
    column('area_kind', 'text', '层级', 'Kind of area; estate = a new estate', {
      range: 'city|district|subdistrict|community|life-circle-unit|estate',
    }),
    column(
      'basis',
      'text',
      '依据',
      'What is counted: what there is, or what is planned for or delivered with an estate',
      {
        range: 'existing|planned|delivered',
      },
    ),
    column('year', 'integer', '年份', 'Year', {missing: absent}),
    column('value', 'number', '数值', 'Value', {decimals: 4, range: '0…', missing: uncomputed}),
    column('value_low', 'number', '数值下限（不计存疑设施）', 'Value without doubtful facilities', {
      decimals: 4,
      range: '0…',
      missing: ['没有区间', 'no range'],
    }),
    column('value_high', 'number', '数值上限', 'Value with doubtful facilities', {
      decimals: 4,
      range: '0…',
      missing: ['没有区间', 'no range'],
    }),
    column('unit', 'text', '单位', 'Unit of value, target and baseline'),
    column('numerator', 'number', '分子', 'Numerator', {decimals: 3, range: '0…', missing: uncomputed}),
    column('denominator', 'number', '分母', 'Denominator: households or people', {
      decimals: 3,
      range: '0…',
      missing: uncomputed,
    }),
    column('denominator_kind', 'text', '分母的含义', 'What the denominator counts', {range: 'households|people'}),
    column('target', 'number', '目标', 'Target', {missing: absent}),
    column('target_year', 'integer', '目标年份', 'Year of the target', {missing: absent}),
    column('baseline', 'number', '基期', 'Baseline', {missing: absent}),
    column('baseline_year', 'integer', '基期年份', 'Year of the baseline', {missing: absent}),
    column('verdict', 'text', '判断', 'Verdict', {range: 'met|not-met|cannot-judge|not-applicable'}),
    column('why', 'text', '理由代码', 'Why it is not judged, or what decided', {
      range: INDICATOR_WHYS.join('|'),
      missing: absent,
    }),
    column('why_zh', 'text', '理由', 'The same in Chinese', {missing: absent}),
    column('why_en', 'text', '理由（英文）', 'The same in English', {missing: absent}),
    column('status', 'text', '目标的可靠程度', 'How well the target is known; recalled decides nothing', {
      range: 'seed|found|recalled|derived',
    }),
    column('source', 'text', '来源', 'Document and clause'),
    column('name_zh', 'text', '指标名称', 'Name in Chinese'),
    column('name_en', 'text', '指标名称（英文）', 'Name in English'),
  ];
}
