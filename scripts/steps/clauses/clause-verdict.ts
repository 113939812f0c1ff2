import type {Obligation, Standard} from '#schema/standard.ts';
import type {ClauseWhy} from '#schema/tables/clauses.ts';

export type Verdict = 'met' | 'not-met' | 'cannot-judge' | 'not-applicable';

/** What was counted for a clause at a place, in whole numbers of one unit (thousandths of a person, areas). */
export interface ClauseCount {
  readonly low: number;
  readonly base: number;
  readonly high: number;
  readonly denominator: number;
  /** Those of the denominator of whom it is not known whether they count. */
  readonly unknown: number;
}

/** What a clause asks, and what stands against judging by it. */
export interface ClauseAsk {
  readonly obligation: Obligation;
  readonly status: Standard['status'];
  readonly isInScope: boolean;
  readonly appliesTo: Standard['applies_to'];
  /** Share the clause names; null: it names none and asks for everyone. */
  readonly targetShare: number | null;
  /** `average`: a target for a nation or province as a whole, by which no place is judged. */
  readonly judges: 'each' | 'average';
  /** One in every village: judged by presence, whatever the document. */
  readonly isVillageRule: boolean;
  /** Metres a walker covers within the cutoff; null where no distance is asked. */
  readonly cutoffMeters: number | null;
}

/** Where a clause is asked. */
export interface ClausePlace {
  /** True when everybody counted lives in villages. */
  readonly isVillage: boolean;
  /** Side of the cells people are counted in, metres; 0 = points. */
  readonly cellMeters: number;
  /** True when no source can know the category here. */
  readonly hasNoData: boolean;
}

export interface ClauseJudgement {
  readonly verdict: Verdict;
  readonly why: ClauseWhy | null;
}

/** A tier must be at least so many cells wide to be judged. */
const CELLS_OF_A_TIER = 3;
/** Shares are compared in whole parts of this. */
const PARTS = 10_000;

const NO_VERDICT: Partial<Record<Obligation, ClauseWhy>> = {
  'as-needed': 'as-needed',
  reference: 'reference',
  own: 'own',
};

/** The most that can count: those of the high assumptions and everyone unknown. */
export function possible(high: number, unknown: number, denominator: number): number {
  return Math.min(denominator, high + unknown);
}

/** Reason why a clause gives no verdict at a place whatever the numbers are; null = it can. */
function withoutVerdict(ask: ClauseAsk, place: ClausePlace, people: number | null): ClauseJudgement | null {
  const {appliesTo} = ask;
  if (!ask.isInScope) return {verdict: 'not-applicable', why: 'out-of-scope'};
  if (!appliesTo.includes('existing')) return {verdict: 'not-applicable', why: 'new-estates-only'};
  if (place.isVillage && !appliesTo.includes('rural')) return {verdict: 'not-applicable', why: 'village'};
  if (people === 0) return {verdict: 'not-applicable', why: 'nobody'};
  if (ask.status === 'recalled') return {verdict: 'cannot-judge', why: 'unverified'};
  if (ask.judges === 'average') return {verdict: 'not-applicable', why: 'average'};
  const why = ask.isVillageRule ? undefined : NO_VERDICT[ask.obligation];
  return why === undefined ? null : {verdict: 'cannot-judge', why};
}

/**
 * Judges one clause at one place: met when even the low count reaches the share asked for, not met when the high count and
 * everyone unknown together do not, else it cannot be judged. A clause that names no share asks for everyone. Without a
 * verdict: outside its scope, what is not ▲, what is only recalled, minutes in villages, tiers shorter than three cells.
 */
export function judgeClause(ask: ClauseAsk, place: ClausePlace, count: ClauseCount | null): ClauseJudgement {
  const without = withoutVerdict(ask, place, count?.denominator ?? null);
  if (without) return without;
  if (place.hasNoData || count === null) return {verdict: 'cannot-judge', why: 'no-data'};
  if (ask.cutoffMeters !== null && ask.cutoffMeters < CELLS_OF_A_TIER * place.cellMeters)
    return {verdict: 'cannot-judge', why: 'cell-size'};
  const needed = Math.round((ask.targetShare ?? 1) * PARTS) * count.denominator;
  const decided = ask.isVillageRule ? 'every-village' : ask.targetShare === null ? 'every-resident' : null;
  if (count.low * PARTS >= needed) return {verdict: 'met', why: decided};
  if (possible(count.high, count.unknown, count.denominator) * PARTS < needed)
    return {verdict: 'not-met', why: decided};
  const isOpen = count.unknown > 0 && count.high * PARTS < needed;
  return {verdict: 'cannot-judge', why: isOpen ? 'people-unknown' : 'range-crosses-target'};
}
