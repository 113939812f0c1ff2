import {type Column, column} from '../column.ts';
import {TIERS} from '../standard.ts';
import type {TableContext} from '../tables.ts';

const WHOLE_TIER = ['该圈层全部必须服务合计', 'all required services of the tier together'] as const;

/** Columns of `completeness`. */
export function completenessColumns(_context: TableContext): Column[] {
  return [
    column(
      'tier',
      'text',
      '圈层（分钟，或街坊、社区、村、县；all = 各圈层合计）',
      'Tier in minutes; all = every tier',
      {
        range: [...TIERS, 'all'].join('|'),
      },
    ),
    column('category', 'text', '服务类别', 'Category of the service', {missing: WHOLE_TIER}),
    column('standard_id', 'text', '标准', 'Standard it is judged by', {missing: WHOLE_TIER}),
    column('services', 'integer', '该行所计的必须服务数', 'Number of required services the row is about', {
      range: '1…',
    }),
    column(
      'method_example',
      'boolean',
      '方法示例：中国标准在此不适用',
      'Example of the method: the Chinese standard does not apply here',
    ),
    column('profile', 'text', '步行者', 'Walker; own = each age band at its own speed', {range: 'profiles, or own'}),
    column('group', 'text', '人群', 'People counted: all or an age group'),
    column('area_id', 'text', '区域', 'Area, or the id of the city'),
    column('area_kind', 'text', '区域层级', 'Kind of area', {
      range: 'city|district|subdistrict|community|life-circle-unit',
    }),
    column('people', 'people', '人口', 'People'),
    column('has_low', 'people', '全有（假设区间下限）', 'People who have all of them, low assumptions'),
    column('has', 'people', '全有（基准）', 'People who have all of them, base'),
    column('has_high', 'people', '全有（假设区间上限）', 'People who have all of them, high assumptions'),
    column('lacks', 'people', '至少缺一项（基准）', 'People known to lack at least one, base'),
    column(
      'unknown',
      'people',
      '未见缺项但至少一项不清楚（基准）',
      'People not known to lack any, at least one not known, base',
    ),
    ...byCount('lacks', ['缺', '项'], 'People known to lack'),
    ...byCount('unknown', ['不清楚', '项'], 'People for whom the data cannot judge'),
  ];
}

/** Columns with people by number of services: 0, 1, 2, 3 and more. They add up to `people`. */
function byCount(name: 'lacks' | 'unknown', [zh, unit]: readonly [string, string], en: string): Column[] {
  return ['0', '1', '2', '3plus'].map(count => {
    const many = count === '3plus';
    return column(
      `${name}_${count}`,
      'people',
      `${zh}${many ? '3' : count}${unit}${many ? '及以上' : ''}的人口`,
      `${en} ${many ? '3 services or more' : count === '1' ? '1 service' : `${count} services`}`,
    );
  });
}
