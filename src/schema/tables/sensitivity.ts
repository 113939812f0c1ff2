import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Columns of `sensitivity`. */
export function sensitivityColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('area_id', 'text', '区域', 'Area, or the id of the city'),
  ];
}
