import type {Row} from '#files/table.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {ClauseMeasure, DenominatorKind} from '#schema/tables/clauses.ts';
import type {AreaFacts, AreaPartition} from '../city-model.ts';
import {type ClauseAsk, type ClauseCount, type ClauseJudgement, possible} from './clause-verdict.ts';
import {clauseWords} from './clause-words.ts';

/** The place of a row. */
export interface ClauseArea {
  readonly areaId: string;
  readonly kind: AreaPartition['kind'];
  readonly areaType: AreaFacts['areaType'];
}

/** What a row says of the clause itself, the same in every area. */
export interface Clause {
  readonly id: string;
  readonly standard: Omit<EffectiveStandard, 'decides' | 'methodExample'>;
  readonly measure: ClauseMeasure;
  readonly cutoff: number | null;
}

/** What a standard asks, for judging. `cutoffMeters`: the distance that cells are held against; null where none is asked. */
export function askOf({id, standard}: Clause, cutoffMeters: number | null): ClauseAsk {
  const isVillageRule = standard.tier === 'village' && standard.measure === 'presence' && id === standard.id;
  return {
    obligation: standard.obligation,
    status: standard.status,
    isInScope: standard.inScope,
    appliesTo: standard.applies_to,
    targetShare: standard.target_share ?? null,
    judges: standard.judges ?? 'each',
    isVillageRule: isVillageRule && standard.target_share !== undefined,
    cutoffMeters,
  };
}

/** Unit of the cutoff of a measure. */
function unitOf(measure: ClauseMeasure): string | null {
  if (measure === 'presence') return null;
  return measure.endsWith('seconds') ? 'seconds' : 'metres';
}

/**
 * Shares of those counted: the least there can be, with none of the unknown, and the most, with all of them. The share itself is
 * that of those known to count; null when nobody is known. Null altogether when nobody is counted.
 */
function sharesOf({low, base, high, denominator, unknown}: ClauseCount) {
  if (denominator === 0) return null;
  return {
    low: low / denominator,
    base: unknown === denominator ? null : base / denominator,
    high: possible(high, unknown, denominator) / denominator,
  };
}

/** A row of the table; `scale` turns the whole numbers of the count into what is published. */
export function clauseRow(
  {id, standard, measure, cutoff}: Clause,
  area: ClauseArea,
  count: ClauseCount | null,
  kind: DenominatorKind,
  scale: number,
  {verdict, why}: ClauseJudgement,
): Row {
  const amount = (whole: number | undefined) => (whole === undefined ? null : whole / scale);
  const shares = count === null ? null : sharesOf(count);
  const [whyZh, whyEn] = why === null ? [null, null] : clauseWords(why);
  return {
    area_id: area.areaId,
    area_kind: area.kind,
    area_type: area.areaType,
    clause_id: id,
    category: standard.category,
    document: `${standard.doc_zh} · ${standard.doc_en}`,
    clause: standard.clause,
    obligation: standard.obligation,
    tier: standard.tier,
    measure,
    cutoff,
    unit: unitOf(measure),
    numerator_low: amount(count?.low),
    numerator: amount(count?.base),
    numerator_high: amount(count?.high),
    denominator: amount(count?.denominator),
    denominator_kind: kind,
    unknown: amount(count?.unknown),
    share_low: shares?.low ?? null,
    share: shares?.base ?? null,
    share_high: shares?.high ?? null,
    target_share: standard.target_share ?? 1,
    verdict,
    why,
    why_zh: whyZh,
    why_en: whyEn,
    status: standard.status,
    source: standard.source,
  };
}
