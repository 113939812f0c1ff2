import type {ClauseRow} from '#site/clauses/rows.ts';

/** Food markets within ten minutes as one clause of the scene city; `change`: what is otherwise. */
export function marketClause(change: Partial<ClauseRow> = {}): ClauseRow {
  return {
    areaId: 'scene',
    areaKind: 'city',
    clauseId: 'market-gb50180-10min',
    category: 'market',
    document: '标准 · Standard',
    clause: '2.0.3',
    obligation: 'must',
    tier: '10',
    measure: 'seconds',
    cutoff: 600,
    numerator: 7123.4,
    denominator: 10_000,
    denominatorKind: 'people',
    unknown: 0,
    shareLow: 0.65,
    share: 0.71234,
    shareHigh: 0.8,
    targetShare: 1,
    verdict: 'not-met',
    why: 'every-resident',
    whyZh: '按每一位居民判断',
    whyEn: 'asked for every resident',
    status: 'found',
    ...change,
  };
}
