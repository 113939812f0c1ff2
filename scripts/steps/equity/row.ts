import {type Comparison, caseRange} from '#core/inequality-shares.ts';
import {PEOPLE_SCALE} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {EQUITY_INDEXES} from '#schema/tables/equity.ts';
import type {Threshold} from '../coverage.ts';

/** A number under the three assumptions; null where it cannot be computed under one of them. */
export type Cases = readonly [low: number | null, base: number | null, high: number | null];

/** What a row of `equity` says, in the words of this program. */
export interface EquityFinding {
  readonly index: (typeof EQUITY_INDEXES)[number];
  readonly threshold: Threshold;
  readonly profile: string;
  readonly group: string;
  readonly areaId: string;
  readonly areaKind: string;
  readonly comparedWith: string | null;
  readonly rankBy: string | null;
  /** Thousandths. */
  readonly people: number;
  readonly unknown: number;
  readonly cases: Cases;
  readonly comparison: Comparison | null;
  readonly certainty: 'known' | 'unverified';
}

function range(cases: Cases): {low: number | null; base: number | null; high: number | null} {
  const [low, base, high] = cases;
  if (low === null || base === null || high === null) return {low: null, base, high: null};
  return caseRange([low, base, high]);
}

/** A finding as a row of the table. */
export function equityRow(category: string, finding: EquityFinding): Row {
  const {threshold} = finding;
  const value = range(finding.cases);
  return {
    category,
    index: finding.index,
    standard_id: threshold.standardId,
    measure: threshold.measure,
    cutoff_seconds: threshold.cutoffSeconds,
    cutoff_meters: threshold.cutoffMeters,
    profile: finding.profile,
    group: finding.group,
    area_id: finding.areaId,
    area_kind: finding.areaKind,
    compared_with: finding.comparedWith,
    rank_by: finding.rankBy,
    people: finding.people / PEOPLE_SCALE,
    people_unknown: finding.unknown / PEOPLE_SCALE,
    value_low: value.low,
    value: value.base,
    value_high: value.high,
    comparison: finding.comparison,
    certainty: finding.certainty,
  };
}
