import {VERDICT} from '#core/coverage.ts';
import type {PlacesWithin} from '#core/reached-places.ts';
import {inOrderOfGain, liveProblem, type OrderedSite} from '#core/siting/cover-case.ts';
import {maximalCoverage} from '#core/siting/maximal-coverage.ts';
import {DEGREE_SCALE, PEOPLE_SCALE} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import {SITE_NOTE} from '#schema/tables/sites.ts';
import type {CityModel} from './city-model.ts';
import {knowledge, type Threshold, thresholdOf, verdictsFor} from './coverage.ts';
import type {GapContext, GapRow} from './gaps.ts';
import {type Candidates, cellCandidates} from './siting/candidates.ts';
import {candidateReach, cutoffOf, walkOf} from './siting/reach.ts';
import type {CategoryTimes} from './times.ts';

/** Sizes of the published plans. */
export const PLAN_SIZES = [1, 2, 3, 5, 10];

/** Candidates of the published plans at most; more cells are thinned. */
const CANDIDATE_LIMIT = 2000;

/** Work of one plan's proof: entries looked at. */
const PLAN_LIMITS = {visits: 1.6e7, branches: 100};

/** Which standard a category's plans are made for: its default if it decides, else the first that does and can be measured. */
function plannedStandard(
  model: CityModel,
  category: string,
): {standard: EffectiveStandard; threshold: Threshold} | null {
  const deciding = model.standards.filter(row => row.category === category && row.decides);
  for (const standard of [...deciding.filter(row => row.default), ...deciding]) {
    const threshold = thresholdOf(standard, model.graph !== null);
    if (threshold) return {standard, threshold};
  }
  return null;
}

/** Candidates of a city and whom they reach, adults, base. */
interface CityReach {
  readonly candidates: Candidates;
  /** By measure. */
  readonly reach: ReadonlyMap<Threshold['measure'], PlacesWithin>;
}

/** Reach of a model's candidates: the same for all its categories, so it is found once and kept as long as the model. */
const reachOfModel = new WeakMap<CityModel, CityReach>();

function cityReach({model, networks, cells}: GapContext): CityReach {
  const known = reachOfModel.get(model);
  if (known) return known;
  const adult = adultOf(model);
  const candidates = cellCandidates(model, cells.cellId, adult, CANDIDATE_LIMIT);
  const thresholds = model.categories.flatMap(({key}) => plannedStandard(model, key)?.threshold ?? []);
  const reach = new Map(
    [...Map.groupBy(thresholds, ({measure}) => measure)].map(([measure, group]) => {
      const farthest = Math.max(...group.map(cutoffOf));
      return [measure, candidateReach(model, walkOf(networks, group[0]!, adult), candidates, farthest)] as const;
    }),
  );
  const found = {candidates, reach};
  reachOfModel.set(model, found);
  return found;
}

function adultOf({walkers}: CityModel) {
  const adult = walkers.find(({key}) => key === 'adult');
  if (!adult) throw new Error('sites: no walker adult');
  return adult;
}

/**
 * The published rows of `sites` for one category with a robust gap: plans of several sizes that serve most of the people known
 * to be uncovered (adult, base), each with a bound no plan of that size beats out of the same candidates. Sites that would
 * gain nobody are left out, and so are sizes larger than what already serves everyone who can be served.
 */
export function siteRows(context: GapContext, times: CategoryTimes, gaps: readonly GapRow[]): Row[] {
  const {model} = context;
  const planned = plannedStandard(model, times.category);
  if (!planned) return [];
  const {standard, threshold} = planned;
  if (!gaps.some(gap => gap.standard_id === standard.id && gap.certainty === 'robust')) return [];
  const {candidates, reach} = cityReach(context);
  const lists = reach.get(threshold.measure);
  if (!lists) throw new Error(`sites: no reach by ${threshold.measure}`);
  const verdicts = verdictsFor(model, times, threshold, 'adult', knowledge(model, times.category));
  const of = (verdict: number) => model.demand.people.map((n, c) => (verdicts.base[c] === verdict ? n : 0));
  const plan = {reach: lists, cutoff: cutoffOf(threshold), weight: of(VERDICT.uncovered)};
  const {problem} = liveProblem(plan);
  const share: Shares = {
    robust: plan.weight.map((n, c) => (verdicts.coveredHigh[c] ? 0 : n)),
    unknown: of(VERDICT.unknown),
    lists,
    cutoff: plan.cutoff,
    candidates,
  };
  const rows: Row[] = [];
  let largest = 0;
  for (const size of PLAN_SIZES) {
    const {sites, upperBound, optimal} = maximalCoverage(problem, size, PLAN_LIMITS);
    const ordered = inOrderOfGain(plan, sites);
    if (ordered.length <= largest) break;
    largest = ordered.length;
    const shared = {
      category: times.category,
      plan_size: ordered.length,
      upper_bound: upperBound / PEOPLE_SCALE,
      optimal,
      standard_id: standard.id,
      method_example: standard.methodExample,
      candidates: candidates.candidateCount,
      note_zh: SITE_NOTE.zh,
      note_en: SITE_NOTE.en,
    };
    rows.push(...planRows(ordered, share).map(row => ({...shared, ...row})));
  }
  return rows;
}

/** What the rows of a plan say beside whom they gain. */
interface Shares {
  /** [cells] of the people to gain, those uncovered under the high assumptions too; thousandths. */
  readonly robust: Uint32Array;
  /** [cells] people of whom nothing is known; thousandths. */
  readonly unknown: Uint32Array;
  readonly lists: PlacesWithin;
  readonly cutoff: number;
  readonly candidates: Candidates;
}

function planRows(ordered: readonly OrderedSite[], share: Shares): Row[] {
  const {robust, lists, cutoff, candidates} = share;
  const unknown = share.unknown.slice();
  let total = 0;
  return ordered.map(({candidate, gained, cells}, index) => {
    total += gained;
    let unknownHere = 0;
    for (let entry = lists.firstPlace[candidate]!; entry < lists.firstPlace[candidate + 1]!; entry++) {
      if (lists.cost[entry]! > cutoff) continue;
      unknownHere += unknown[lists.place[entry]!]!;
      unknown[lists.place[entry]!] = 0;
    }
    return {
      rank: index + 1,
      lon: candidates.lon[candidate]! / DEGREE_SCALE,
      lat: candidates.lat[candidate]! / DEGREE_SCALE,
      people_gained: gained / PEOPLE_SCALE,
      people_gained_total: total / PEOPLE_SCALE,
      cell_id: candidates.id[candidate]!,
      people_robust: cells.reduce((sum, c) => sum + robust[c]!, 0) / PEOPLE_SCALE,
      people_unknown: unknownHere / PEOPLE_SCALE,
    };
  });
}
