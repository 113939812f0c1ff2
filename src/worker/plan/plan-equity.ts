import type {CoverageCounts} from '#core/coverage.ts';
import {type Tally, talliedCounts} from '#core/scenario/tally.ts';
import {giniOfCounts, medianOfCounts} from '#core/value-counts.ts';
import type {PlanCounting} from './plan-counting.ts';
import type {PlanEquity} from './plan-types.ts';
import {concentrationOf} from './ranked-people.ts';

const TENTHS_PER_MINUTE = 600;

/** How evenly people reach the service before any edit, or after. */
export function equityOf(
  {groups, areas, times, ranks}: PlanCounting,
  kinds: readonly string[],
  when: 'before' | 'after',
): PlanEquity {
  const median = medianOfCounts(times[when]);
  const byArea = areaSpread(areas[when], kinds);
  return {
    gini: giniOfCounts(times[when]),
    groupSpread: spread(eachGroup(groups[when])),
    areaSpread: byArea?.spread ?? null,
    areaKind: byArea?.kind ?? null,
    medianMinutes: median === null ? null : median / TENTHS_PER_MINUTE,
    concentration: ranks && concentrationOf(ranks.of, ranks[when]),
  };
}

function eachGroup(tally: Tally): CoverageCounts[] {
  // the first is everyone
  return tally.spec.people.slice(1).map((_, group) => talliedCounts(tally, group + 1, 0, 0));
}

/** Share in time, most minus least; null with fewer than two that have people. */
function spread(counts: readonly CoverageCounts[]): number | null {
  const shares = counts.filter(({people}) => people > 0).map(({people, covered}) => covered / people);
  return shares.length < 2 ? null : Math.max(...shares) - Math.min(...shares);
}

/** The spread over the fewest areas of one kind of which at least two have people. */
function areaSpread(tally: Tally, kinds: readonly string[]): {readonly spread: number; readonly kind: string} | null {
  const {divisions} = tally.spec;
  const found = divisions.flatMap(({count}, d) => {
    const counts = Array.from({length: count}, (_, area) => talliedCounts(tally, 0, d, area));
    const difference = spread(counts);
    return difference === null ? [] : [{spread: difference, kind: kinds[d]!, count}];
  });
  return found.sort((a, b) => a.count - b.count)[0] ?? null;
}
