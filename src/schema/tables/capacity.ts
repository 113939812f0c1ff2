import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** Ways in which capacity and people are compared. */
export const CAPACITY_METHODS = ['2sfca', 'e2sfca-step', 'e2sfca-linear', 'e2sfca-gaussian', 'allocation'] as const;
export type CapacityMethod = (typeof CAPACITY_METHODS)[number];

/** Why nothing can be said, or why more may be there than is counted. The first that holds is given. */
export const CAPACITY_WHYS = [
  'no-data',
  'no-streets',
  'no-cutoff',
  'no-facilities',
  'capacity-unknown',
  'mixed-units',
  'group-unknown',
  'unit-serves-many',
  'source-partial',
  'edge',
  'capacity-partly-unknown',
] as const;
export type CapacityWhy = (typeof CAPACITY_WHYS)[number];

const NOT_JUDGED = ['无法判断，见理由', 'cannot be judged, see why'] as const;
const OTHER_METHOD = ['无法判断，或为另一种方法', 'cannot be judged, or the row is of another method'] as const;

/** Columns of `capacity`. */
export function capacityColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column(
      'method',
      'text',
      '方法',
      'Method: two-step floating catchment (Luo & Wang 2003), the enhanced one with decay (Luo & Qi 2009), or places given out by least total walking time',
      {range: CAPACITY_METHODS.join('|')},
    ),
    column('area_id', 'text', '区域', 'Area, or the id of the city; only the city where nothing can be judged'),
    column('area_kind', 'text', '区域层级', 'Kind of area', {range: 'city|district|subdistrict|life-circle-unit'}),
    column('group', 'text', '服务人群', 'Whom the category serves: all or an age group'),
    column('profile', 'text', '步行者', 'Walker of that group'),
    column('standard_id', 'text', '标准', 'Standard the time limit is taken from', {
      missing: ['给定的时间限值，或该类别没有以分钟计的标准', 'a stated cutoff, or no standard in minutes'],
    }),
    column('cutoff_seconds', 'integer', '时间限值', 'Time cutoff', {
      unit: 'seconds',
      range: '0…6553',
      missing: ['该类别没有以分钟计的标准', 'the category has no standard in minutes'],
    }),
    column('capacity_unit', 'text', '容量单位', 'What the capacity counts: beds, places, seats, staff, persons …', {
      missing: ['资料没有说明单位，或单位不一', 'the sources name no unit, or several'],
    }),
    column(
      'facilities',
      'integer',
      '开放设施数（市内及周边）',
      'Open facilities that serve the category, in the city and around it',
      {range: '0…'},
    ),
    column('facilities_with_capacity', 'integer', '其中容量已知', 'Of these, facilities whose capacity is known', {
      range: '0…',
    }),
    column('capacity_total', 'number', '容量合计（市内及周边）', 'Their known capacity, in the city and around it', {
      decimals: 3,
      range: '0…',
      missing: NOT_JUDGED,
    }),
    ...people('people', '服务人群人数（只计边界以内）', 'People of the group inside the boundary', [
      '该人群人数不明，或无法判断',
      'the group is unknown, or it cannot be judged',
    ]),
    ...people(
      'people_unknown',
      '其中资料不全处的人数',
      'Of these, people where sources may lack facilities, the street data end, or a facility in reach has no known capacity',
      NOT_JUDGED,
    ),
    ...people('served', '容得下', 'People with a place (base)', OTHER_METHOD),
    ...people('served_low', '容得下（三种假设中最少）', 'The fewest of the three scenarios', OTHER_METHOD),
    ...people('served_high', '容得下（三种假设中最多）', 'The most of the three scenarios', OTHER_METHOD),
    ...people('over_capacity', '超出容量', 'People with a facility in reach but no place left (base)', OTHER_METHOD),
    ...people('out_of_reach', '到不了', 'People with no facility in reach (base)', OTHER_METHOD),
    ...perThousand('per_1000', '每千人容量', 'Capacity within reach per 1,000 people of the group (base)'),
    ...perThousand('per_1000_low', '每千人容量（三种假设中最少）', 'The least of the three scenarios'),
    ...perThousand('per_1000_high', '每千人容量（三种假设中最多）', 'The most of the three scenarios'),
    column(
      'verdict',
      'text',
      '判断',
      'judged; known-only: counts what is known, more may be there; cannot-judge: no number is given',
      {range: 'judged|known-only|cannot-judge'},
    ),
    column('why', 'text', '理由代码', 'Why not or not wholly judged', {
      range: CAPACITY_WHYS.join('|'),
      missing: ['可以判断', 'judged'],
    }),
    column('why_zh', 'text', '理由', 'The same in Chinese', {missing: ['可以判断', 'judged']}),
    column('why_en', 'text', '理由（英文）', 'The same in English', {missing: ['可以判断', 'judged']}),
  ];
}

function people(name: string, zh: string, en: string, missing: readonly [string, string]): Column[] {
  return [column(name, 'people', zh, en, {missing})];
}

function perThousand(name: string, zh: string, en: string): Column[] {
  return [
    column(name, 'number', zh, en, {
      unit: 'units per 1,000 people',
      decimals: 3,
      range: '0…',
      missing: ['无法判断、无人，或为另一种方法', 'cannot be judged, nobody there, or the row is of another method'],
    }),
  ];
}
