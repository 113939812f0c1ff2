import {RECORD_KINDS, type RecordKind} from '../city-records.ts';
import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';

/** What a row of `records` counts. */
export interface RecordMetric {
  readonly key: string;
  readonly kind: RecordKind;
  /** As in the column `unit`; a rating says its maximum instead: `of 5`. */
  readonly unit: string;
  readonly zh: string;
  readonly en: string;
}

/** Everything optional tables can say, in the order in which it is listed. */
export const RECORD_METRICS: readonly RecordMetric[] = [
  {key: 'households', kind: 'households', unit: 'households', zh: '户数', en: 'households'},
  {
    key: 'service_floor_area_sqm',
    kind: 'floor-area',
    unit: 'square metres',
    zh: '社区综合服务设施面积',
    en: 'floor area of community service facilities',
  },
  {key: 'workers', kind: 'workers', unit: 'workers', zh: '社区工作者', en: 'community workers'},
  {key: 'social_workers', kind: 'workers', unit: 'workers', zh: '其中社会工作者', en: 'of these, social workers'},
  {
    key: 'satisfied_share',
    kind: 'satisfaction',
    unit: 'share',
    zh: '满意的受访者',
    en: 'respondents who are satisfied',
  },
  {key: 'visits', kind: 'visits', unit: 'visits', zh: '服务人次', en: 'visits'},
  {key: 'meals', kind: 'meals', unit: 'meals', zh: '助餐人次', en: 'meals served'},
  {key: 'people_disabled', kind: 'disability', unit: 'people', zh: '持证残疾人', en: 'people with a disability'},
  {
    key: 'people_disabled_severe',
    kind: 'disability',
    unit: 'people',
    zh: '其中重度残疾人',
    en: 'of these, people with a severe disability',
  },
  {key: 'rating', kind: 'ratings', unit: 'of 5', zh: '好差评得分', en: 'rating by its users'},
];

/** Why a value is not published: it counts few people, or a value that does could be worked out from it. */
export const SUPPRESSED = ['small-count', 'complementary'] as const;
export type Suppressed = (typeof SUPPRESSED)[number];

/** How a row was joined: by the code of an area, the id or the name of a facility; `sum`: added up from communities. */
export const JOINED_BY = ['code', 'facility_id', 'name', 'sum'] as const;

/** The highest rating there can be, out of the unit of a rating (`of 5`); null for another unit. */
export function ratingMaximum(unit: string): number | null {
  const match = /^of (\d+(?:\.\d+)?)$/.exec(unit);
  return match === null ? null : Number(match[1]);
}

/** Columns of `records`: what optional tables say, a row for each number. What nobody gave has no row. */
export function recordColumns(_context: TableContext): Column[] {
  const facilityRow = ['按设施登记', 'about a facility'] as const;
  return [
    column('record_kind', 'text', '表', 'Kind of optional table', {range: RECORD_KINDS.join('|')}),
    column('metric', 'text', '数量', 'What is counted or measured', {
      range: RECORD_METRICS.map(({key}) => key).join('|'),
    }),
    column('area_id', 'text', '区域', 'Area, or id of the city', {missing: facilityRow}),
    column('area_kind', 'text', '层级', 'Kind of area', {
      range: 'city|district|subdistrict|community|life-circle-unit',
      missing: facilityRow,
    }),
    column('facility_id', 'text', '设施', 'Facility', {missing: ['按区域登记', 'about an area']}),
    column('category', 'text', '服务类别', 'Category of the service', {
      range: 'categories of the catalogue',
      missing: ['不分服务', 'not about one service'],
    }),
    column('period', 'text', '时段', 'Period counted: year, half, quarter, month, or two days with / between', {
      missing: ['某一日的存量，见 as_of', 'as on the date in as_of'],
    }),
    column('value', 'number', '数值', 'Value', {
      decimals: 4,
      range: '0…',
      missing: [
        '不公布，原因见 suppressed；不是零，也不是没有资料',
        'not published, see suppressed; not zero, not absent',
      ],
    }),
    column('unit', 'text', '单位', 'Unit; of a rating its maximum, such as of 5'),
    column('denominator', 'number', '基数', 'People asked, or number of ratings', {
      decimals: 0,
      range: '0…',
      missing: ['没有基数、资料没有，或不公布', 'has none, the source does not say, or not published'],
    }),
    column('source', 'text', '来源', 'Who counted'),
    column('as_of', 'text', '资料日期', 'Date of the record, YYYY-MM-DD'),
    column('joined_by', 'text', '对应方式', 'Joined by code, id or name; sum = added up from communities', {
      range: JOINED_BY.join('|'),
    }),
    column(
      'suppressed',
      'text',
      '不公布的原因',
      'small-count: fewer than 10 people; complementary: another value could be worked out from it',
      {range: SUPPRESSED.join('|'), missing: ['已公布', 'published']},
    ),
  ];
}
