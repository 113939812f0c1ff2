import {judgePromise, type LatestValue, type MonitorEntry} from '#schema/plan-monitor.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';

/**
 * What the plan page may say of a promise. Only an office's own figure decides: a press report is shown with its date and
 * judged by nobody (`press`). A figure from before the end of the period is not the final one, so it says what held then
 * (`reached-before`, `below-before`). The others are as in `judgePromise`.
 */
export const STANDINGS = [
  'reached',
  'not-reached',
  'reached-before',
  'below-before',
  'no-value',
  'press',
  'running',
  'to-verify',
  'no-number',
] as const;
export type Standing = (typeof STANDINGS)[number];

type Target = Parameters<typeof judgePromise>[0];
type Seen = Pick<LatestValue, 'value' | 'comparator' | 'final' | 'grade'>;

/** Judges a promise by the last official value; `lastYear`: last year of the plan. */
export function standingOf(row: Target, latest: Seen | null, lastYear: number): Standing {
  const official = latest?.grade === 'official' ? latest : null;
  const verdict = judgePromise(row, official, lastYear);
  if (verdict === 'reached') return official?.final ? 'reached' : 'reached-before';
  if (verdict === 'not-final') return 'below-before';
  return verdict === 'no-value' && latest !== null ? 'press' : verdict;
}

/** The same for a line of plan-monitor.json. */
export function entryStanding(rows: CatalogueRows, entry: MonitorEntry): Standing {
  return standingOf(planRow(rows, entry.row), entry.latest, rows.monitor.period.last_year);
}

/** True when an office has published where the promise stood at the end of its period. */
export function hasOfficialFinal(entry: MonitorEntry): boolean {
  return entry.latest?.final === true && entry.latest.grade === 'official';
}

/** How many promises there are, how many have an official final value, and how many stand how. */
export interface PlanCounts {
  readonly promises: number;
  readonly final: number;
  readonly indicators: number;
  readonly indicatorsFinal: number;
  /** Of the indicators, those whose target is still to be checked. */
  readonly indicatorsToVerify: number;
  readonly byStanding: ReadonlyMap<Standing, number>;
}

/** Counts the promises of the page. The parts of `byStanding` add up to `promises`. */
export function planCounts(rows: CatalogueRows): PlanCounts {
  const {entries} = rows.monitor;
  const indicators = entries.filter(({section}) => section === 'indicators');
  const standings = entries.map(entry => entryStanding(rows, entry));
  return {
    promises: entries.length,
    final: entries.filter(hasOfficialFinal).length,
    indicators: indicators.length,
    indicatorsFinal: indicators.filter(hasOfficialFinal).length,
    indicatorsToVerify: indicators.filter(entry => entryStanding(rows, entry) === 'to-verify').length,
    byStanding: new Map(STANDINGS.map(one => [one, standings.filter(standing => standing === one).length])),
  };
}
