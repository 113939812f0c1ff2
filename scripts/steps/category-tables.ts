import type {Row} from '#files/table.ts';
import {type CategoryCapacity, categoryCapacity} from './capacity.ts';
import {type CatchmentContext, type CatchmentRow, categoryCatchments} from './catchments.ts';
import {bikeCounts} from './clauses/bike-counts.ts';
import {type PartCount, townCounts} from './clauses/clause-counts.ts';
import {landCounts} from './clauses/land-counts.ts';
import {type CoverageRow, categoryCoverage} from './coverage.ts';
import {equityRows} from './equity.ts';
import {categoryGaps, type GapContext, type GapRow} from './gaps.ts';
import {nearestRows} from './nearest.ts';
import {opportunityRows, placesInReach} from './opportunities.ts';
import {siteRows} from './sites.ts';
import type {CategoryTimes} from './times.ts';

/** Rows of the tables that are computed category by category: of one category, or of several one after the other. */
export interface CategoryTables {
  readonly coverage: readonly CoverageRow[];
  readonly gaps: readonly GapRow[];
  readonly catchments: readonly CatchmentRow[];
  readonly opportunities: readonly Row[];
  readonly equity: readonly Row[];
  readonly capacity: readonly Row[];
  readonly allocated: CategoryCapacity['allocated'];
  readonly sites: readonly Row[];
  readonly nearest: readonly Row[];
  readonly clauseCounts: readonly PartCount[];
}

/** Computes all rows of one category. `outlines` is null where catchments are not published. */
export function categoryTables(
  context: GapContext,
  outlines: CatchmentContext | null,
  times: CategoryTimes,
): CategoryTables {
  const gaps = categoryGaps(context, times);
  const reach = placesInReach(context, times.category);
  const capacity = categoryCapacity(context, times.category);
  return {
    coverage: categoryCoverage(context.model, times),
    gaps,
    catchments: outlines ? categoryCatchments(outlines, times) : [],
    opportunities: opportunityRows(context, times, reach),
    equity: equityRows(context, times, reach),
    capacity: capacity.rows,
    allocated: capacity.allocated,
    sites: siteRows(context, times, gaps),
    nearest: nearestRows(context.model, times),
    clauseCounts: [
      ...townCounts(context.model, times),
      ...bikeCounts(context.model, times),
      ...landCounts(context.model, context.networks, times.category),
    ],
  };
}

/** Puts the rows of several categories one after the other. */
export function joinCategoryTables(parts: readonly CategoryTables[]): CategoryTables {
  return {
    coverage: parts.flatMap(part => part.coverage),
    gaps: parts.flatMap(part => part.gaps),
    catchments: parts.flatMap(part => part.catchments),
    opportunities: parts.flatMap(part => part.opportunities),
    equity: parts.flatMap(part => part.equity),
    capacity: parts.flatMap(part => part.capacity),
    allocated: parts.flatMap(part => part.allocated),
    sites: parts.flatMap(part => part.sites),
    nearest: parts.flatMap(part => part.nearest),
    clauseCounts: parts.flatMap(part => part.clauseCounts),
  };
}
