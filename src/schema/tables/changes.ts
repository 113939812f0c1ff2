import {type Column, column, metersColumn} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** What may have happened to an entry of the register between two versions. */
export const CHANGE_KINDS = [
  'registered',
  'unregistered',
  'moved',
  'renamed',
  'recategorised',
  'status',
  'details',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What the table is about, and what it does not say. */
export const CHANGES_NOTE = {
  zh: '只比较相邻两个版本的登记：新登记、不再登记不等于新建、停业；同类、同名且相距 30 米以内的两项是同一处，换了编号也不算变化',
  en: 'compares the registers of neighbouring versions only: newly registered is not newly built, no longer registered is not gone; two entries of the same category and name within 30 m are one place, whatever their ids',
};

const ABSENT = ['资料中没有', 'not in the source'] as const;
const COMPLETENESS_RANGE = {range: 'official|surveyed|assumed|partial|none'} as const;

/** Columns of `changes`: a row = one difference of the register between neighbouring versions. */
export function changeColumns(_context: TableContext): Column[] {
  return [
    column('change_id', 'text', '变化编号', 'Id: versions, facility, change and field'),
    ...versionColumns(),
    column('change', 'text', '变化', 'What differs; a newly registered place may have been there before', {
      range: CHANGE_KINDS.join('|'),
    }),
    column('field', 'text', '不同的栏目', 'Column of the table facilities that differs', {
      missing: ['整项新登记、不再登记或移动', 'the whole entry is newly or no longer registered, or has moved'],
    }),
    column('facility_id', 'text', '设施编号', 'Id in the newer version; of what is no longer registered, in the older'),
    column('facility_id_from', 'text', '旧版本中的设施编号', 'Id in the older version', {
      missing: ['新登记', 'newly registered'],
    }),
    column('place_id', 'text', '地点编号', 'Id shared by the categories of one place'),
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('name', 'text', '设施名称（原文）', 'Name as on the sign', {
      missing: ['无名或资料中没有名称', 'unnamed, or no name in the source'],
    }),
    column('name_zh', 'text', '中文名称', 'Chinese name', {missing: ABSENT}),
    column('name_en', 'text', '英文名称', 'English name', {missing: ABSENT}),
    column('lon', 'number', '经度（WGS 84）', 'Longitude (WGS 84)', {unit: 'degrees', decimals: 7, range: '-180…180'}),
    column('lat', 'number', '纬度（WGS 84）', 'Latitude (WGS 84)', {unit: 'degrees', decimals: 7, range: '-90…90'}),
    column('inside', 'boolean', '在边界内', 'Inside the boundary'),
    metersColumn('moved_meters', '移动的距离', 'Distance between the two positions', ['没有移动', 'not moved']),
    column('before', 'text', '旧值', 'Value in the older version; of a move lon,lat', {
      missing: ['旧版本中没有', 'none in the older version'],
    }),
    column('after', 'text', '新值', 'Value in the newer version; of a move lon,lat', {
      missing: ['新版本中没有', 'none in the newer version'],
    }),
    column('source', 'text', '来源', 'Key of the source in the manifest of that version'),
    column(
      'completeness_from',
      'text',
      '旧版本中该类登记的完整性',
      'How complete the older version claims to be for the category there',
      COMPLETENESS_RANGE,
    ),
    column(
      'completeness_to',
      'text',
      '新版本中该类登记的完整性',
      'How complete the newer version claims to be for the category there',
      COMPLETENESS_RANGE,
    ),
  ];
}

/** The two versions a row compares. */
export function versionColumns(): Column[] {
  return [
    column('from_version', 'text', '旧版本', 'Older version, YYYY-MM-DD'),
    column('to_version', 'text', '新版本', 'Newer version, YYYY-MM-DD'),
  ];
}
