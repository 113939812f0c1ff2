import {type Column, column, nameColumns} from '../column.ts';
import type {TableContext} from '../tables.ts';
import {groupColumns} from './cells.ts';

const ABSENT = ['资料中没有', 'not in the source'] as const;

/** Columns of `areas`. */
export function areaColumns(context: TableContext): Column[] {
  return [
    column('area_id', 'text', '区域编号（官方代码，否则 OSM 编号）', 'Official code, else the OpenStreetMap id'),
    column('kind', 'text', '层级', 'Kind', {range: 'district|subdistrict|community|life-circle-unit'}),
    column('parent_area_id', 'text', '上一级区域', 'Area one level up that holds most of its people', {
      missing: ['没有上一级', 'none'],
    }),
    column('code12', 'text', '12位统计用区划代码', 'Twelve-digit statistical code', {missing: ABSENT}),
    column('area_type', 'text', '城乡类型', 'Urban, fringe or rural', {range: 'urban|fringe|rural', missing: ABSENT}),
    ...nameColumns('区域', 'area'),
    column('people', 'people', '人口', 'People'),
    ...groupColumns(context.groups),
    column('households', 'integer', '户数', 'Households', {range: '0…', missing: ABSENT}),
    column('service_floor_area_sqm', 'number', '社区服务设施面积', 'Floor area of community service facilities', {
      unit: 'square metres',
      range: '0…',
      missing: ABSENT,
    }),
    column('workers', 'number', '社区工作者', 'Community workers', {range: '0…', missing: ABSENT}),
    ...(['has', 'lacks', 'unknown'] as const).map(count),
    column('polygon', 'polygon', '范围', 'Outline'),
  ];
}

function count(name: 'has' | 'lacks' | 'unknown'): Column {
  const [zh, en] = {
    has: ['有：至少一半居民达到默认必须标准的服务数', 'Required services within reach of most of its people'],
    lacks: ['缺：多数居民已知达不到的服务数', 'Required services known to be out of reach of most of its people'],
    unknown: ['不清楚：资料不足以判断的服务数', 'Required services the data cannot judge'],
  }[name] as [string, string];
  return column(name, 'integer', zh, en, {
    range: '0…',
    missing: ['无人居住，或没有适用的必须标准', 'nobody lives there, or no required standard applies'],
  });
}
