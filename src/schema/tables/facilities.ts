import {type Column, column, lonLat, nameColumns} from '../column.ts';
import type {TableContext} from '../tables.ts';
import {areaIdColumn} from './cells.ts';

const ABSENT = ['资料中没有', 'not in the source'] as const;
const NO_SNAP = ['附近没有可步行的街道', 'no walkable street near enough'] as const;

/** Columns of `facilities`. */
export function facilityColumns({areaKinds}: Pick<TableContext, 'areaKinds'>): Column[] {
  return [
    column('facility_id', 'text', '设施编号', 'Id: source, id, category'),
    column('place_id', 'text', '地点编号（同一地点的各类别共用）', 'Id shared by the categories of one place'),
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    ...nameColumns('设施', 'facility'),
    column('address', 'text', '地址', 'Address', {missing: ABSENT}),
    column('phone', 'text', '电话', 'Telephone', {missing: ABSENT}),
    ...lonLat,
    column('inside', 'boolean', '在边界内', 'Inside the boundary; those outside serve but are not the city’s'),
    column('status', 'text', '状态', 'Status; only open counts', {range: 'open|building|planned|closed'}),
    column('provider', 'text', '提供者', 'Provider', {range: 'public|market|mutual', missing: ABSENT}),
    column('capacity', 'number', '容量', 'Capacity', {range: '0…', missing: ABSENT}),
    column('capacity_unit', 'text', '容量单位', 'Unit of the capacity', {missing: ABSENT}),
    column('floor_area_sqm', 'number', '建筑面积', 'Floor area', {unit: 'square metres', range: '0…', missing: ABSENT}),
    column('opening_hours', 'text', '开放时间', 'Opening hours (OpenStreetMap notation)', {missing: ABSENT}),
    column('wheelchair', 'text', '轮椅可达', 'Wheelchair access', {range: 'yes|limited|no', missing: ABSENT}),
    column('source', 'text', '来源', 'Key of the source in the manifest'),
    column('as_of', 'text', '资料日期', 'Date of the record, YYYY-MM-DD', {missing: ABSENT}),
    column('serves_code', 'text', '声明服务的村（社区）代码', 'Codes of villages or communities it says it serves', {
      missing: ABSENT,
    }),
    column('completeness', 'text', '来源的完整性', 'How complete the source is for the category', {
      range: 'official|surveyed|assumed|partial|none',
    }),
    column('doubtful', 'boolean', '存疑', 'May not be what it says; left out of the low scenario'),
    column('doubt_reason', 'text', '存疑的原因', 'Why it is doubtful', {missing: ['不存疑', 'not doubtful']}),
    ...areaKinds.map(kind =>
      column(areaIdColumn(kind), 'text', `所在区域（${kind}）`, `Area it stands in (${kind})`, {
        missing: ['不在任何一个之中', 'in none'],
      }),
    ),
    ...snapColumns(),
    column('people_served', 'people', '服务人口', 'People within the default standard of it (adult, base)', {
      missing: ['该类别没有默认标准，或设施未开放', 'the category has no default standard, or it is not open'],
    }),
    column('people_only_here', 'people', '只有它能服务的人口', 'Of these, people with no other within the standard', {
      missing: ['该类别没有默认标准，或设施未开放', 'the category has no default standard, or it is not open'],
    }),
    column(
      'people_allocated',
      'people',
      '按容量分到的人数',
      'People of the category’s own group given a place here, places going to the least total walk (table capacity, base)',
      {missing: ['容量不足以判断，或未开放', 'capacities are too little known to judge, or it is not open']},
    ),
  ];
}

function snapColumns(): Column[] {
  return [
    column('entries', 'integer', '入口数', 'Number of points it is entered at', {range: '1…'}),
    column('snap_edge', 'integer', '第一个入口接入的路段', 'Edge of the network its first entry is joined to', {
      range: '0…',
      missing: NO_SNAP,
    }),
    column('snap_fraction', 'number', '在路段上的位置', 'Position along that edge', {
      decimals: 6,
      range: '0…1',
      missing: NO_SNAP,
    }),
    column('snap_meters', 'number', '到街道的距离', 'Length of the approach from the street', {
      unit: 'metres',
      decimals: 2,
      range: '0…250',
      missing: NO_SNAP,
    }),
    column('approach_doubtful', 'boolean', '接入路径可疑', 'The approach crosses a mapped barrier', {missing: NO_SNAP}),
  ];
}
