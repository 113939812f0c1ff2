import {addCoverage, cellVerdicts, noPeople} from '#core/coverage.ts';
import {type EdgeCosts, edgeCosts, lengthCosts} from '#core/edge-costs.ts';
import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import type {Graph} from '#core/graph.ts';
import {placeTimes} from '#core/place-times.ts';
import {type Demand, snapOf} from '#core/places.ts';
import {type Profile, SCENARIOS, type Scenario} from '#core/profile.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {withinSnapLimit} from '#core/snap-columns.ts';
import {type SearchScratch, searchScratch} from '#core/travel-times.ts';
import {persons, TENTHS_PER_SECOND} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import {type CityModel, servingCategories} from './city-model.ts';
import {knowledge, radiusMeters, type Threshold, thresholdOf} from './coverage.ts';
import type {GapContext} from './gaps.ts';
import {type Changed, SETTINGS, type Setting} from './sensitivity-settings.ts';

/** One setting ready to be walked: networks by measure, and whom it counts. */
interface Case {
  readonly setting: Setting;
  readonly network: Readonly<Record<'seconds' | 'path_meters', WalkNetwork>>;
  readonly demand: Demand;
  /** False: the people stand elsewhere than the city's own, so that claims of completeness say nothing of them. */
  readonly ownPlaces: boolean;
}

function networksOf(graph: Graph, adult: Profile, changed: Changed): Case['network'] {
  const profile = {...adult, waitSeconds: adult.waitSeconds * (changed.waitFactor ?? 1)};
  const scenario: Scenario = {...SCENARIOS[1], speedFactor: changed.speedFactor ?? 1};
  const options = {assumedBarriersShut: changed.barriersClosed ?? false};
  const prepare = (costs: EdgeCosts) => walkNetwork(graph, costs, 'to-destinations');
  return {
    seconds: prepare(edgeCosts(graph, profile, scenario, options)),
    path_meters: prepare(lengthCosts(graph, undefined, options)),
  };
}

/** The settings this city has data for, the base first. */
function casesOf({demand, alternatives = []}: CityModel, graph: Graph, adult: Profile): Case[] {
  return SETTINGS.flatMap((setting): Case[] => {
    const {changed} = setting;
    const other = alternatives.find(({key}) => key === changed.alternative);
    if (changed.alternative !== undefined && !other) return [];
    const network = networksOf(graph, adult, changed);
    return [{setting, network, demand: other?.demand ?? demand, ownPlaces: !other}];
  });
}

/** People within a threshold of a category under one setting. */
function countsOf(model: CityModel, category: string, threshold: Threshold, of: Case, scratch: SearchScratch) {
  const {setting, network, demand, ownPlaces} = of;
  const walked = network[threshold.measure as keyof Case['network']];
  const serving = servingCategories(model.categories, category);
  const chosen = countingFacilities(model.facilities, serving, !setting.changed.withoutDoubtful);
  const {points} = pointsOf(model.facilities, chosen, walked.costs);
  const limit = setting.changed.snapMeters;
  const near = <T extends typeof points>(snap: T) => (limit === undefined ? snap : withinSnapLimit(snap, 100 * limit));
  const cutoff =
    threshold.cutoffSeconds === null ? 10 * threshold.cutoffMeters! : threshold.cutoffSeconds * TENTHS_PER_SECOND;
  const costs = placeTimes(walked, near(points), near(snapOf(demand, walked.costs)), cutoff, scratch);
  const known = ownPlaces ? knowledge(model, category) : new Uint8Array(demand.cellCount);
  const radius = radiusMeters(model, threshold, 'adult');
  const verdicts = cellVerdicts(
    {low: costs, base: costs, high: costs},
    cutoff,
    known,
    demand.extractEdgeMeters,
    radius,
  );
  const counts = noPeople();
  addCoverage([counts], verdicts, demand.people);
  return counts;
}

function applies({changed}: Setting, measure: Threshold['measure']): boolean {
  return measure === 'seconds' || (changed.speedFactor === undefined && changed.waitFactor === undefined);
}

function described({assumption, setting, zh, en}: Setting) {
  return {assumption, setting, setting_zh: zh, setting_en: en};
}

/** Rows of one standard: the base, and each setting that bears on its measure. */
function standardRows(
  model: CityModel,
  category: string,
  threshold: Threshold,
  cases: readonly Case[],
  scratch: SearchScratch,
) {
  const rows: Row[] = [];
  let base: number | null = null;
  for (const of of cases) {
    if (!applies(of.setting, threshold.measure)) continue;
    const counts = countsOf(model, category, threshold, of, scratch);
    base ??= counts.covered;
    rows.push({
      category,
      standard_id: threshold.standardId,
      measure: threshold.measure,
      cutoff_seconds: threshold.cutoffSeconds,
      cutoff_meters: threshold.cutoffMeters,
      profile: 'adult',
      area_id: model.cityId,
      ...described(of.setting),
      people: persons(counts.people),
      covered: persons(counts.covered),
      uncovered: of.ownPlaces ? persons(counts.uncovered) : null,
      unknown: of.ownPlaces ? persons(counts.unknown) : null,
      covered_difference: persons(counts.covered - base),
      why: null,
    });
  }
  return rows;
}

/** A row for each setting this city has no data for, saying why. */
function missingRows(model: CityModel, cases: readonly Case[]): Row[] {
  return SETTINGS.filter(setting => !cases.some(of => of.setting === setting)).map(setting => ({
    category: null,
    standard_id: null,
    measure: null,
    cutoff_seconds: null,
    cutoff_meters: null,
    profile: 'adult',
    area_id: model.cityId,
    ...described(setting),
    people: null,
    covered: null,
    uncovered: null,
    unknown: null,
    covered_difference: null,
    why: setting.absent ?? null,
  }));
}

/**
 * The published rows of `sensitivity`: for every default or required standard of the city as a whole (adult, base), one
 * assumption changed at a time. Standards in a straight line have none, and a city without streets has none at all.
 */
export function sensitivityRows({model}: GapContext): Row[] {
  const {graph} = model;
  const adult = model.walkers.find(({key}) => key === 'adult');
  if (!graph || !adult) return [];
  const cases = casesOf(model, graph, adult);
  const scratch = searchScratch(cases[0]!.network.seconds.search);
  const rows = model.categories.flatMap(({key}) =>
    model.standards
      .filter(standard => standard.category === key && (standard.decides || standard.default))
      .filter(() => !model.noData.includes(key))
      .flatMap(standard => {
        const threshold = thresholdOf(standard, true);
        return threshold && threshold.measure !== 'straight_meters'
          ? standardRows(model, key, threshold, cases, scratch)
          : [];
      }),
  );
  return rows.length === 0 ? [] : [...rows, ...missingRows(model, cases)];
}
