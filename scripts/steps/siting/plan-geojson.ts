import {DEGREE_SCALE, NO_EDGE, PEOPLE_SCALE, persons, TENTHS_PER_SECOND} from '#core/units.ts';
import {type Provenance, provenancePairs} from '#files/provenance.ts';
import {roundTo} from '#files/table.ts';
import {SITE_NOTE} from '#schema/tables/sites.ts';
import type {PlannedSite, SitePlan, SiteQuestion} from './site-plan.ts';

/** A plan, what was asked, and what else its readers should know. */
export interface PlanAnswer {
  readonly question: SiteQuestion;
  readonly group: string;
  readonly plan: SitePlan;
  /** Where the candidates came from. */
  readonly candidatesFrom: 'cells' | 'cells-thinned' | 'file';
  /** Candidates of a file from which no street is in reach. */
  readonly leftOut: number;
  readonly methodExample: boolean;
  /** Time it took. */
  readonly seconds: number;
}

/** What the objective counts. */
const OBJECTIVE_KIND = {coverage: 'people', pmedian: 'cost', setcover: 'sites'} as const;

const personSeconds = (cost: number) => cost / (PEOPLE_SCALE * TENTHS_PER_SECOND);

/** Whether all, some or none of the people gained (of everyone for `pmedian`) are known to have no other facility today. */
function certaintyOf({question, plan}: PlanAnswer): 'verified' | 'unverified' | 'mixed' | null {
  if (question.keep === 'none' || plan.sites.length === 0) return null;
  if (question.objective === 'pmedian')
    return plan.uncertain === 0 ? 'verified' : plan.uncertain < plan.people ? 'mixed' : 'unverified';
  const unverified = plan.sites.reduce((sum, site) => sum + site.unverified, 0);
  if (unverified === 0) return 'verified';
  return plan.sites.some(site => site.unverified < site.gained) ? 'mixed' : 'unverified';
}

/** The top-level properties of a plan: the objective, its bound, and what it was computed from. */
function planProperties(answer: PlanAnswer): Record<string, unknown> {
  const {question, group, plan, candidatesFrom, leftOut, methodExample, seconds} = answer;
  const {objective, threshold, walker, keep, count, category} = question;
  const median = objective === 'pmedian';
  const inUnit = (value: number) => (median ? personSeconds(value) : objective === 'coverage' ? persons(value) : value);
  const {walks} = plan;
  const mean = (cost: number) => (plan.people === 0 ? null : roundTo(cost / plan.people / TENTHS_PER_SECOND, 1));
  return {
    objective: inUnit(plan.objective),
    objective_kind: OBJECTIVE_KIND[objective],
    ...(median ? {cost_unit: 'person-seconds'} : {}),
    count: plan.sites.length,
    count_asked: objective === 'setcover' ? null : count,
    sites: plan.sites.map(site => plan.options.id[site.option]),
    [objective === 'coverage' ? 'upper_bound' : 'lower_bound']: inUnit(plan.bound),
    optimal: plan.optimal,
    seconds,
    category,
    standard_id: threshold.standardId,
    measure: median ? 'seconds' : threshold.measure,
    cutoff_seconds: threshold.cutoffSeconds,
    cutoff_meters: threshold.cutoffMeters,
    method_example: methodExample,
    profile: walker.key,
    group,
    keep,
    candidates: plan.options.candidateCount - plan.existingCount,
    candidates_from: candidatesFrom,
    candidates_left_out: leftOut,
    people: persons(plan.people),
    people_covered_before: persons(plan.coveredBefore),
    people_covered_after: persons(plan.coveredAfter),
    ...(median ? {} : {people_uncoverable: persons(plan.uncoverable)}),
    ...(walks
      ? {
          mean_seconds_before: mean(walks.before),
          mean_seconds_after: mean(walks.after),
          people_at_horizon: persons(walks.atHorizon),
        }
      : {}),
    ...(keep === 'closable'
      ? {existing: plan.existingCount, closed: plan.closed.map(option => plan.options.id[option])}
      : {}),
    certainty: certaintyOf(answer),
    note_zh: SITE_NOTE.zh,
    note_en: SITE_NOTE.en,
  };
}

function feature({question, plan}: PlanAnswer, site: PlannedSite, rank: number, total: number) {
  const {options} = plan;
  const at = site.option;
  const point = options.firstPoint[at]!;
  const entry = [...range(point, options.firstPoint[at + 1]!)].filter(p => options.points.edge[p] !== NO_EDGE);
  const properties = {
    rank,
    people_gained: persons(site.gained),
    people_gained_total: persons(total),
    ...(site.saved === null ? {people_unverified: persons(site.unverified)} : {}),
    ...(site.saved === null ? {} : {person_seconds_saved: personSeconds(site.saved)}),
    candidate_id: options.id[at],
    name: options.name[at],
    existing: site.existing,
    ...(options.capacity ? {capacity: capacityOf(options.capacity[at]!)} : {}),
    category: question.category,
    entries: entry.length,
    approach_meters: entry.length === 0 ? null : Math.min(...entry.map(p => options.points.centimeters[p]!)) / 100,
  };
  const coordinates = [options.lon[at]! / DEGREE_SCALE, options.lat[at]! / DEGREE_SCALE];
  return {type: 'Feature', geometry: {type: 'Point', coordinates}, properties};
}

/** People a candidate can serve; null = as many as come. */
function capacityOf(thousandths: number): number | null {
  return thousandths === Infinity ? null : persons(thousandths);
}

function* range(from: number, to: number): Generator<number> {
  for (let i = from; i < to; i++) yield i;
}

/** A plan as GeoJSON text: one feature a line, in order, the objective and its bound in `properties` of the collection. */
export function planGeojson(answer: PlanAnswer, provenance: Provenance): string {
  const pairs = Object.fromEntries(provenancePairs(provenance));
  const head = {
    type: 'FeatureCollection',
    name: 'site_plan',
    ...pairs,
    invented: provenance.invented,
    properties: planProperties(answer),
  };
  let total = 0;
  const features = answer.plan.sites.map((site, index) => {
    total += site.gained;
    return JSON.stringify(feature(answer, site, index + 1, total));
  });
  const list = features.length === 0 ? '' : `\n${features.join(',\n')}`;
  return `${JSON.stringify(head).slice(0, -1)},"features":[${list}\n]}\n`;
}
