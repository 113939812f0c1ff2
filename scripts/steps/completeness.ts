import {
  addCompleteness,
  addService,
  type CompletenessCounts,
  noneComplete,
  noServices,
  type ServiceTally,
} from '#core/completeness.ts';
import {persons} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import {TIERS} from '#schema/standard.ts';
import type {CityModel} from './city-model.ts';
import {knowledge, OWN, type Pair, publishedPairs, type Threshold, thresholdOf, verdictsFor} from './coverage.ts';
import type {GapContext} from './gaps.ts';
import type {CategoryTimes} from './times.ts';

/** A service a tier requires, and the one standard it is counted by. */
export interface RequiredService {
  readonly standard: EffectiveStandard;
  readonly threshold: Threshold;
}

/** Tier of the rows over all tiers. */
export const ALL_TIERS = 'all';

/**
 * The required services tier by tier, in the order of tiers and of the catalogue. A category is counted once in a tier, by
 * its default standard, else by the first that decides and can be measured here; a tier does not stand for a lower one.
 */
export function requiredServices(model: CityModel): Map<string, RequiredService[]> {
  const byTier = new Map<string, RequiredService[]>();
  for (const tier of TIERS) {
    const services = model.categories.flatMap(({key}) => {
      const deciding = model.standards.filter(row => row.category === key && row.tier === tier && row.decides);
      const measurable = [...deciding.filter(row => row.default), ...deciding.filter(row => !row.default)].flatMap(
        (standard): RequiredService[] => {
          const threshold = thresholdOf(standard, model.graph !== null);
          return threshold ? [{standard, threshold}] : [];
        },
      );
      return measurable.slice(0, 1);
    });
    if (services.length > 0) byTier.set(tier, services);
  }
  return byTier;
}

/** How many of the required services every cell has, lacks or cannot be judged for, tier by tier: the adult. */
export function cellCompleteness(model: CityModel, times: readonly CategoryTimes[]): Map<string, ServiceTally> {
  const tallies = new Map<string, ServiceTally>();
  for (const [tier, services] of requiredServices(model)) {
    const tally = noServices(model.demand.cellCount);
    for (const service of services) addService(tally, verdictsOf(model, times, service, 'adult'));
    tallies.set(tier, tally);
  }
  return tallies;
}

function verdictsOf(
  model: CityModel,
  times: readonly CategoryTimes[],
  {standard, threshold}: RequiredService,
  profile: string,
) {
  const {category} = standard;
  const ofCategory = times.find(one => one.category === category);
  if (!ofCategory) throw new Error(`completeness: no times of ${category}`);
  return verdictsFor(model, ofCategory, threshold, profile, knowledge(model, category));
}

/** What a row is about: one service of a tier, or all of them. */
interface Subject {
  readonly tier: string;
  readonly category: string | null;
  readonly standard_id: string | null;
  readonly services: number;
  readonly method_example: boolean;
}

function countRow(subject: Subject, pair: Pair, area: {id: string; kind: string}, counts: CompletenessCounts): Row {
  const by = (name: string, values: Float64Array) =>
    Object.fromEntries(
      Array.from(values, (n, i) => [`${name}_${i === values.length - 1 ? `${i}plus` : i}`, persons(n)]),
    );
  return {
    ...subject,
    profile: pair.profile,
    group: pair.group,
    area_id: area.id,
    area_kind: area.kind,
    people: persons(counts.people),
    has_low: persons(counts.hasLow),
    has: persons(counts.has),
    has_high: persons(counts.hasHigh),
    lacks: persons(counts.lacks),
    unknown: persons(counts.unknown),
    ...by('lacks', counts.lacksBy),
    ...by('unknown', counts.unknownBy),
  };
}

/** The rows of one subject and pair, one for each area. `tallies` has one tally for each band of the pair. */
function subjectRows(model: CityModel, subject: Subject, pair: Pair, tallies: readonly ServiceTally[]): Row[] {
  return model.partitions.flatMap(({kind, areaIds, index}) => {
    const counts = areaIds.map(noneComplete);
    pair.bands?.forEach((band, b) => {
      addCompleteness(counts, tallies[b]!, band.people, index);
    });
    return areaIds.map((id, area) => countRow(subject, pair, {id, kind}, counts[area]!));
  });
}

/** The rows of one pair: tier by tier each service and all of them together, at last those of all tiers. */
function pairRows(model: CityModel, times: readonly CategoryTimes[], pair: Pair): Row[] {
  const bands = pair.bands ?? [];
  const {cellCount} = model.demand;
  const none = () => bands.map(() => noServices(cellCount));
  const everything = none();
  const tiers = requiredServices(model);
  const isExample = (services: readonly RequiredService[]) => services.some(({standard}) => standard.methodExample);
  const rows: Row[] = [];
  for (const [tier, services] of tiers) {
    const ofTier = none();
    for (const service of services) {
      const {standard} = service;
      const single = none();
      bands.forEach(({profile}, b) => {
        const verdicts = verdictsOf(model, times, service, profile);
        for (const tally of [single[b]!, ofTier[b]!, everything[b]!]) addService(tally, verdicts);
      });
      const {category, id, methodExample} = standard;
      const subject = {tier, category, standard_id: id, services: 1, method_example: methodExample};
      rows.push(...subjectRows(model, subject, pair, single));
    }
    rows.push(...subjectRows(model, together(tier, services.length, isExample(services)), pair, ofTier));
  }
  const count = everything[0]?.services ?? 0;
  if (count === 0) return [];
  const all = together(ALL_TIERS, count, isExample([...tiers.values()].flat()));
  return [...rows, ...subjectRows(model, all, pair, everything)];
}

function together(tier: string, services: number, methodExample: boolean): Subject {
  return {tier, category: null, standard_id: null, services, method_example: methodExample};
}

/**
 * The published rows of `completeness`: what people have of the services their tiers require, everyone as adults and
 * everyone at the speed of their age; without ages only the former. None where no standard is required.
 */
export function completenessRows({model}: Pick<GapContext, 'model'>, times: readonly CategoryTimes[]): Row[] {
  const published = publishedPairs(model).filter(({profile, group, bands}) => {
    return group === 'all' && (profile === 'adult' || profile === OWN) && bands !== null;
  });
  return published.flatMap(pair => pairRows(model, times, pair));
}
