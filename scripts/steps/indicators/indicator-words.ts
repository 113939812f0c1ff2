import type {Norm, NormQuantity} from '#schema/norm.ts';
import type {IndicatorWhy} from '#schema/tables/indicators.ts';

const QUANTITIES: Readonly<Record<NormQuantity, readonly [zh: string, en: string]>> = {
  service_floor: ['社区综合服务设施建筑面积', 'the floor area of community comprehensive service facilities'],
  elder_land: ['养老服务设施用地面积', 'the land area of elder care facilities'],
  elder_floor: ['养老服务用房建筑面积', 'the floor area for elder care'],
  sport_indoor_floor: ['室内体育设施建筑面积', 'the floor area of indoor sports facilities'],
  sport_outdoor_land: ['室外体育设施用地面积', 'the land area of outdoor sports facilities'],
  workers: ['社区工作者人数', 'the number of community workers'],
  nursery_places: ['托位数', 'the number of nursery places'],
};

type Words = (norm: Norm) => readonly [zh: string, en: string];

const WORDS: Readonly<Record<IndicatorWhy, Words>> = {
  'out-of-scope': () => ['该要求不适用于本地', 'the norm does not bind here'],
  'new-estates-only': () => [
    '只适用于新建居住区，现有社区只列数值',
    'for new estates only; existing communities get no verdict',
  ],
  'existing-only': () => ['只适用于现有社区', 'for existing communities only'],
  average: () => ['全国或全省平均目标，不评判单个地方', 'a target for an average; no single place is judged by it'],
  unverified: () => ['目标数值待核', 'the target is not verified'],
  'urban-only': () => ['只适用于城镇', 'for urban places only'],
  'area-type-unknown': () => ['城乡类型不明', 'it is not known whether the place is urban'],
  'denominator-missing': ({per}) =>
    per === 'households'
      ? ['缺少户数', 'the number of households is missing']
      : ['缺少人数', 'the number of people is missing'],
  'numerator-missing': ({quantity}) => [`缺少${QUANTITIES[quantity][0]}`, `${QUANTITIES[quantity][1]} is missing`],
  'source-partial': ({quantity}) => [
    `设施名单可能不全，${QUANTITIES[quantity][0]}无法合计`,
    `the lists of facilities may be incomplete, so ${QUANTITIES[quantity][1]} cannot be added up`,
  ],
  'range-crosses-target': () => ['是否达到取决于存疑设施', 'it depends on doubtful facilities'],
  'other-of-two-missing': () => [
    '本项未达到，但二者居一即可，另一项资料缺失',
    'missed, but one of two is enough and the other is not known',
  ],
  'met-by-the-other': () => ['二者居一即可，另一项已达到', 'one of two is enough and the other is met'],
};

/** Why an indicator has its verdict, in Chinese and English. */
export function indicatorWords(why: IndicatorWhy, norm: Norm): readonly [zh: string, en: string] {
  return WORDS[why](norm);
}

/** Document and clause a norm stands in, in Chinese and English. */
export function normSource({doc_zh, doc_en, clause}: Norm): string {
  return `${doc_zh}${clause === null ? '' : `（${clause}）`} · ${doc_en}`;
}
