import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';
import {INDICATOR_WHYS} from './indicators.ts';

/** What decided on a clause, or why it is not judged. Clauses about households and people also have those of `indicators`. */
export const CLAUSE_WHYS = [
  'out-of-scope',
  'new-estates-only',
  'village',
  'land-beside',
  'nobody',
  'average',
  'unverified',
  'as-needed',
  'reference',
  'own',
  'size-asked',
  'no-streets',
  'no-tier-areas',
  'no-data',
  'cell-size',
  'range-crosses-target',
  'people-unknown',
  'every-resident',
  'every-village',
] as const;
export type ClauseWhy = (typeof CLAUSE_WHYS)[number];

/** How a clause is measured. `bike_seconds`: on foot or by bicycle, whichever is quicker. `per_…`: so much for so many. */
export const CLAUSE_MEASURES = [
  'seconds',
  'path_meters',
  'straight_meters',
  'presence',
  'bike_seconds',
  'per_households',
  'per_people',
] as const;
export type ClauseMeasure = (typeof CLAUSE_MEASURES)[number];

/** What the denominator of a clause counts. */
export const DENOMINATOR_KINDS = [
  'people',
  'urban_people',
  'rural_people',
  'communities',
  'villages',
  'districts',
  'households',
  'residential_land',
  'urban_residential_land',
] as const;
export type DenominatorKind = (typeof DENOMINATOR_KINDS)[number];

const NONE = ['没有', 'none'] as const;
const UNCOMPUTED = ['没有数据，或本站不计算', 'no data, or not computed'] as const;

function amount(name: string, zh: string, en: string): Column {
  return column(name, 'number', zh, en, {decimals: 3, range: '0…', missing: UNCOMPUTED});
}

function share(name: string, zh: string, en: string): Column {
  const missing = ['没有数据，或不是份额', 'no data, or not a share'] as const;
  return column(name, 'number', zh, en, {decimals: 4, range: '0…1', missing});
}

/** Columns of `clauses`. */
export function clauseColumns(_context: TableContext): Column[] {
  return [
    column('area_id', 'text', '区域或新建项目', 'Area, id of the city, or new estate'),
    column('area_kind', 'text', '层级', 'Kind of area; estate = a new estate', {
      range: 'city|district|subdistrict|community|life-circle-unit|estate',
    }),
    column('area_type', 'text', '城乡类型', 'Town or country', {
      range: 'urban|fringe|rural',
      missing: ['不明，或城乡都有', 'unknown, or both'],
    }),
    column(
      'clause_id',
      'text',
      '条款',
      'Clause: id of the standard or norm; :bike = on foot or by bicycle, :land = by residential land',
    ),
    column('category', 'text', '服务类别', 'Category of the service', {
      range: 'categories of the catalogue',
      missing: ['不属于一类设施', 'about no kind of facility'],
    }),
    column('document', 'text', '文件', 'Document'),
    column('clause', 'text', '条文', 'Clause or annex of the document', {missing: ['不明', 'not known']}),
    column(
      'obligation',
      'text',
      '约束',
      'must = ▲, as-needed = △, reference = guideline or target, own = our proposal',
      {
        range: 'must|as-needed|reference|own',
      },
    ),
    column('tier', 'text', '圈层或层级', 'Tier: walking circle in minutes, block, community, village, county', {
      range: '5|10|15|block|community|village|county',
      missing: NONE,
    }),
    column('measure', 'text', '量法', 'How it is measured', {range: CLAUSE_MEASURES.join('|')}),
    column('cutoff', 'number', '限值', 'Seconds, metres, or the norm for so many households or people', {
      missing: ['只问有无', 'asks presence only'],
    }),
    column('unit', 'text', '限值的单位', 'Unit of the cutoff', {missing: NONE}),
    amount('numerator_low', '分子（低）', 'Numerator under the low assumptions'),
    amount('numerator', '分子', 'Numerator: people within the cutoff, areas that have it, or the amount there is'),
    amount('numerator_high', '分子（高）', 'Numerator under the high assumptions'),
    amount('denominator', '分母', 'Denominator'),
    column('denominator_kind', 'text', '分母的含义', 'What the denominator counts; land in square metres', {
      range: DENOMINATOR_KINDS.join('|'),
    }),
    amount('unknown', '分母中不清楚的', 'How much of the denominator is unknown'),
    share('share_low', '份额至少', 'The least the share can be: low assumptions, none of the unknown'),
    share('share', '份额', 'Share known to count, base; empty when all are unknown'),
    share('share_high', '份额至多', 'The most the share can be: high assumptions, all of the unknown'),
    column('target_share', 'number', '要求的份额', 'Share asked for; 1 where the clause names none', {
      decimals: 4,
      range: '0…1',
      missing: ['不问份额', 'asks for no share'],
    }),
    column('verdict', 'text', '判断', 'Verdict', {range: 'met|not-met|cannot-judge|not-applicable'}),
    column('why', 'text', '理由代码', 'What decided, or why it is not judged', {
      range: [...new Set([...CLAUSE_WHYS, ...INDICATOR_WHYS])].join('|'),
      missing: ['数字本身决定', 'the numbers decide'],
    }),
    column('why_zh', 'text', '理由', 'The same in Chinese', {missing: NONE}),
    column('why_en', 'text', '理由（英文）', 'The same in English', {missing: NONE}),
    column('status', 'text', '限值的可靠程度', 'How well the threshold is known; recalled decides nothing', {
      range: 'seed|found|recalled|derived',
    }),
    column('source', 'text', '出处', 'Where the figure was seen'),
  ];
}
