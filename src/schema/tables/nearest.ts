import {type Column, column, secondsColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Columns of `nearest`. */
export function nearestColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '服务类别', 'Category of the service', {range: 'categories of the catalogue'}),
    column('area_id', 'text', '区域', 'Area'),
    column('area_kind', 'text', '区域层级', 'Kind of area', {
      range: 'district|subdistrict|community|life-circle-unit',
    }),
    column(
      'facility_id',
      'text',
      '对该区域最多居民来说走路最近的设施',
      'Facility that is the nearest walk for more people of the area than any other (adult, base)',
    ),
    column('people', 'people', '对多少居民来说它走路最近', 'People of the area for whom it is the nearest'),
    column('people_area', 'people', '该区域的人口', 'People of the area'),
    secondsColumn(
      'seconds',
      '这些居民走到它的时间的中位数',
      'Walk of these people to it: half of them walk no longer (adult, base)',
    ),
    secondsColumn(
      'seconds_median',
      '全区域居民走到各自最近一处的时间的中位数',
      'Walk of everyone in the area to the one nearest them: half walk no longer (adult, base)',
      ['一半以上的居民没有路，或超出6553秒', 'more than half have no path, or it is beyond 6,553 s'],
    ),
  ];
}
