import {type Column, column} from '../column.ts';
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
