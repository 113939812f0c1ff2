import type {ClauseWhy} from '#schema/tables/clauses.ts';

const WORDS: Readonly<Record<ClauseWhy, readonly [zh: string, en: string]>> = {
  'out-of-scope': ['该条款不适用于本地', 'the clause does not bind here'],
  'new-estates-only': ['只适用于新建居住区', 'for new estates only'],
  village: [
    '村庄不按5、10、15分钟判断，看村里有没有',
    'villages are not judged by 5, 10 or 15 minutes, but by presence',
  ],
  'land-beside': ['用地只作对照，判断看居民', 'land stands beside for comparison; the verdict is by residents'],
  nobody: ['这里没有人口', 'nobody lives here'],
  average: [
    '全国或全省的总体目标，不评判单个地方',
    'a target for the nation or province as a whole; no place is judged by it',
  ],
  unverified: ['条款数值待核，不据此下结论', 'the figure is not verified and decides nothing'],
  'as-needed': ['△ 根据需要配置，不作判断', '△ only where needed: no verdict'],
  reference: ['参考值，非国家强制要求，不作判断', 'a reference, not a national requirement: no verdict'],
  own: ['本站自定参考值，不作判断', 'our own reference: no verdict'],
  'size-asked': [
    '条款对设施规模有要求，规模不全，不计算',
    'the clause asks a size of the facility, which is not known for all',
  ],
  'no-streets': ['没有道路数据，不能计算分钟', 'without streets minutes cannot be computed'],
  'no-tier-areas': ['没有这一层级的区域数据，不计算', 'there are no areas of this level in the data'],
  'no-data': ['没有这类设施的数据', 'no data on this kind of facility'],
  'cell-size': ['限值不到人口格边长的三倍，太细，不能判断', 'the threshold is shorter than three population cells'],
  'range-crosses-target': [
    '结果取决于假设（假设区间跨过要求）',
    'it depends on the assumptions: the range crosses what is asked',
  ],
  'people-unknown': ['还有人不清楚够不够得着，不能判断', 'for some people it is not known'],
  'every-resident': ['条款没有写比例，按每一位居民判断', 'the clause names no share: asked for every resident'],
  'every-village': [
    '按“村村有”判断：每个行政村要有一处，或由邻村共用',
    'asked for every village: one in it, or one shared',
  ],
};

/** What decided on a clause, or why it is not judged, in Chinese and English. */
export function clauseWords(why: ClauseWhy): readonly [zh: string, en: string] {
  return WORDS[why];
}
