import {type Column, column, metersColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

const NOT_COMPUTED = ['没有可改变的资料（见 why）', 'there is nothing to change it to (see why)'] as const;
const OTHER_MEASURE = ['标准用另一种量度，或没有计算', 'the standard uses the other measure, or not computed'] as const;
const OTHER_PLACES = [
  '换了人口分布，各处资料是否完整无从说起',
  'people are placed elsewhere, for which completeness is not known',
] as const;

/** Columns of `sensitivity`. */
export function sensitivityColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue', missing: NOT_COMPUTED}),
    column('standard_id', 'text', '标准', 'Standard', {missing: NOT_COMPUTED}),
    column('measure', 'text', '量度', 'Measure', {range: 'seconds|path_meters', missing: NOT_COMPUTED}),
    column('cutoff_seconds', 'integer', '时间限值', 'Time cutoff', {
      unit: 'seconds',
      range: '0…6553',
      missing: OTHER_MEASURE,
    }),
    metersColumn('cutoff_meters', '距离限值', 'Distance cutoff', OTHER_MEASURE),
    column('profile', 'text', '步行者', 'Walker'),
    column('area_id', 'text', '区域', 'Id of the city'),
    column('assumption', 'text', '改变的假设', 'The one assumption that is changed', {
      range: 'base|speed|waits|snap-limit|barriers|doubtful|residential-rules|population-source',
    }),
    column('setting', 'text', '改成什么', 'What it is changed to'),
    column('setting_zh', 'text', '改成什么（中文）', 'What it is changed to, in Chinese'),
    column('setting_en', 'text', '改成什么（英文）', 'What it is changed to, in English'),
    column('people', 'people', '人口', 'People', {missing: NOT_COMPUTED}),
    column('covered', 'people', '已覆盖', 'Covered', {missing: NOT_COMPUTED}),
    column('uncovered', 'people', '未覆盖', 'Known to be uncovered', {missing: OTHER_PLACES}),
    column('unknown', 'people', '不清楚', 'Cannot be judged', {missing: OTHER_PLACES}),
    column('covered_difference', 'number', '已覆盖与基准之差', 'Covered, minus covered in base', {
      unit: 'people',
      decimals: 3,
      missing: NOT_COMPUTED,
    }),
    column('why', 'text', '没有计算的原因', 'Why it was not computed', {missing: ['计算了', 'it was computed']}),
  ];
}
