import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Columns of `opportunities`. */
export function opportunityColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category; facilities of categories that replace it count too', {
      range: 'categories of the catalogue',
    }),
    column('profile', 'text', '步行者', 'Walker; own = each age band at its own speed', {range: 'profiles, or own'}),
    column('group', 'text', '人群', 'People counted: all or an age group'),
    column('cutoff_seconds', 'integer', '步行时间限值', 'Walking time within which places count', {
      unit: 'seconds',
      range: '1…6553',
    }),
    column('area_id', 'text', '区域', 'Area, or the id of the city'),
    column('area_kind', 'text', '区域层级', 'Kind of area', {
      range: 'city|district|subdistrict|community|life-circle-unit',
    }),
    column('people', 'people', '人口', 'People'),
    column('people_0', 'people', '确知一处也没有（基准）', 'Known to reach none, base'),
    column('people_1', 'people', '找到一处（基准）', 'One place found, base; the data may lack others'),
    column('people_2', 'people', '找到两处（基准）', 'Two places found, base; the data may lack others'),
    column('people_3plus', 'people', '找到三处及以上（基准）', 'Three places or more found, base'),
    column('people_unknown', 'people', '不清楚（基准）', 'None found, but the data may lack some, base'),
    column('people_any_low', 'people', '至少一处（假设区间下限）', 'At least one place under the low assumptions'),
    column('people_any', 'people', '至少一处（基准）', 'At least one place, base; the same as covered in coverage'),
    column('people_any_high', 'people', '至少一处（假设区间上限）', 'At least one place under the high assumptions'),
    column(
      'mean_count',
      'number',
      '人均可选处数（基准，只计已找到的）',
      'Different places found per person, base; an open place listed under several categories counts once',
      {unit: 'places per person', decimals: 3, range: '0…', missing: ['无人居住', 'nobody lives there']},
    ),
  ];
}
