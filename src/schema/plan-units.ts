import type {PlanObligation, PlanStatus} from './plan-row.ts';

/** A word of the catalogues in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Units of values of plan rows. Values in percent are 0 to 100; money is in yuan; counts are whole numbers, not 万 or 亿. */
export const PLAN_UNITS = {
  count: {zh: '个', en: 'items'},
  date: {zh: '日期', en: 'date'},
  events: {zh: '场', en: 'events'},
  hectares: {zh: '公顷', en: 'hectares'},
  hours: {zh: '小时', en: 'hours'},
  household_size: {zh: '人/户', en: 'people per household'},
  m_per_min: {zh: '米/分钟', en: 'metres per minute'},
  m_per_s: {zh: '米/秒', en: 'metres per second'},
  metres: {zh: '米', en: 'metres'},
  minutes: {zh: '分钟', en: 'minutes'},
  people: {zh: '人', en: 'people'},
  people_per_grid: {zh: '名/网格', en: 'people per grid'},
  people_per_site: {zh: '人/处', en: 'people per facility'},
  people_per_year: {zh: '人/年', en: 'people a year'},
  per_10000_urban_residents: {zh: '人/万城镇常住人口', en: 'per 10,000 urban residents'},
  per_1000_older_people: {zh: '名/千名老年人', en: 'per 1,000 older people'},
  per_1000_people: {zh: '个/千人', en: 'per 1,000 people'},
  per_10000_people: {zh: '次/万人', en: 'per 10,000 people'},
  per_community: {zh: '个/社区', en: 'per community'},
  per_year: {zh: '个/年', en: 'a year'},
  percent: {zh: '%', en: '%'},
  percent_growth: {zh: '%（增幅）', en: '% growth'},
  percent_of_communities: {zh: '%的社区', en: '% of communities'},
  per_mille_of_floor_area: {zh: '‰（占建筑面积）', en: '‰ of floor area'},
  dwellings: {zh: '套', en: 'dwellings'},
  sqm: {zh: '平方米', en: 'square metres'},
  sqm_per_100_households: {zh: '平方米/百户', en: 'square metres per 100 households'},
  sqm_per_1000_people: {zh: '平方米/千人', en: 'square metres per 1,000 people'},
  sqm_per_person: {zh: '平方米/人', en: 'square metres per person'},
  sports_sqm_per_person: {zh: '平方米/人（场地面积）', en: 'square metres of sports ground per person'},
  square_kilometres: {zh: '平方公里', en: 'square kilometres'},
  times: {zh: '次', en: 'times'},
  visits_per_year: {zh: '人次/年', en: 'visits a year'},
  person_times: {zh: '人次', en: 'courses taken'},
  years: {zh: '年', en: 'years'},
  yuan: {zh: '元', en: 'yuan'},
  yuan_per_year: {zh: '元/年', en: 'yuan a year'},
} as const satisfies Record<string, Words>;

export type PlanUnit = keyof typeof PLAN_UNITS;

/** Units that are square metres of something: floor or land must be told apart. */
export const AREA_UNITS: readonly PlanUnit[] = [
  'sqm',
  'sqm_per_100_households',
  'sqm_per_1000_people',
  'sqm_per_person',
];

/** What the obligations of plan rows are called. */
export const OBLIGATION_NAMES: Readonly<Record<PlanObligation, Words>> = {
  约束性: {zh: '约束性', en: 'binding'},
  预期性: {zh: '预期性', en: 'expected'},
  应: {zh: '应', en: 'must'},
  宜: {zh: '宜', en: 'should'},
  参考: {zh: '参考', en: 'reference'},
};

/** What the statuses of plan rows are called. */
export const STATUS_NAMES: Readonly<Record<PlanStatus, Words>> = {
  seed: {zh: '见于原始材料', en: 'in the briefing material'},
  found: {zh: '见于公开文本', en: 'seen in a published text'},
  recalled: {zh: '待核', en: 'to be verified'},
  derived: {zh: '推算', en: 'worked out by us'},
};
