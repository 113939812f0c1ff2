import {CELL_LIMIT} from '#core/siting/candidate-cells.ts';
import {highsSolver} from '#core/siting/highs-model.ts';
import {MATRIX_PAIRS} from '#core/siting/median-case.ts';
import {InputError} from '#schema/input-error.ts';
import type {Walker} from '#schema/walker.ts';
import {walkersOfGroups} from '#schema/walker.ts';
import type {CityModel} from '../steps/city-model.ts';
import {type Threshold, thresholdOf} from '../steps/coverage.ts';
import {type Candidates, cellCandidates} from '../steps/siting/candidates.ts';
import {type PlanAnswer, planGeojson} from '../steps/siting/plan-geojson.ts';
import {existingFacilities, walkOf} from '../steps/siting/reach.ts';
import {type SiteQuestion, sitePlan} from '../steps/siting/site-plan.ts';
import {cityNetworks} from '../steps/times.ts';
import {candidatesFlag} from './candidates-flag.ts';
import {type Arguments, type Command, choiceFlag, type Terminal, textFlag, UsageError, wholeFlag} from './command.ts';
import {type OpenCity, openCity, profileFlag} from './open-city.ts';
import {type PublishedSources, publishedSources} from './published-model.ts';
import {siteFromMatrix} from './site-matrix.ts';
import {categoryFlag, thresholdFlags} from './threshold-flags.ts';

const OBJECTIVES = ['coverage', 'pmedian', 'setcover'] as const;
const KEEPS = ['existing', 'none', 'closable'] as const;
const MOST_SITES = 10_000;

/** `site`: where new facilities gain most. */
export const site: Command = {
  name: 'site',
  usage:
    '<city-dir> --category C --count N [--objective coverage|pmedian|setcover] [--minutes M | --meters M] [--profile P] [--group G] [--keep existing|none|closable] [--candidates FILE]\n' +
    '       npm run --silent yike -- site --matrix FILE [--format csv|orlib] --objective O [--count N] [--radius R] [--columns NAMES]',
  en: 'Where new facilities gain most, with a bound that no plan of that size can beat',
  zh: '新设施放在哪里受益的人最多，并给出任何同等规模方案都无法超过的上界',
  flags: {
    category: {type: 'string'},
    count: {type: 'string'},
    objective: {type: 'string'},
    minutes: {type: 'string'},
    meters: {type: 'string'},
    profile: {type: 'string'},
    group: {type: 'string'},
    keep: {type: 'string'},
    candidates: {type: 'string'},
    matrix: {type: 'string'},
    format: {type: 'string'},
    radius: {type: 'string'},
    columns: {type: 'string'},
  },
  flagHelp: {
    category: 'the category, for example health_station',
    count: 'how many new facilities (setcover finds the number itself)',
    objective:
      'coverage (default): most people within the cutoff; pmedian: least walking of all; setcover: fewest sites that serve everyone who can be served',
    minutes: 'the cutoff in minutes (default: the default standard of the category)',
    meters: 'the cutoff in metres along the streets',
    profile: 'who walks (default: adult, or for a --group the walker of those ages)',
    group: 'whose people count: all (default), age60plus …',
    keep: 'existing (default): what is there stays and serves; none: it is ignored; closable: it may close, see below',
    candidates:
      'CSV (lon, lat, and if you like id, name, capacity) or GeoJSON (points or parcels); default: every populated cell',
    matrix: 'a problem as a file instead of a city: demand, site, cost',
    format: 'of the matrix: csv (default) or orlib',
    radius: 'of the matrix: a site covers what costs at most this',
    columns:
      'of a CSV matrix: its names of the columns, as demand=…,site=…,cost=…,weight=… or only its names in this order',
  },
  rest: ['city-dir?'],
  notes: [
    'Answers a GeoJSON FeatureCollection: the chosen sites in order, each with the people it adds to those before it; its',
    'properties hold objective, upper_bound (coverage) or lower_bound, optimal (true only when proven), count, sites, seconds.',
    '情景测算 · 候选位置：未考虑用地、产权、造价. A scenario: land, ownership and cost are not considered.',
    '',
    '--keep existing: people within reach of an open facility of the category, or of one that replaces it, are served already;',
    '  the objective counts those added. 现有设施保留，只计新增受益人口。',
    '--keep none: as if there were none; the objective counts everyone served. 不考虑现有设施。',
    '--keep closable: as many sites as there are open facilities of that very category inside the city, plus N, chosen freely',
    '  among those facilities and the candidates; facilities outside the city and those of categories that replace it stay. The',
    '  objective counts everyone whom the chosen sites add to those that stay; "closed" names those not chosen.',
    '  现有设施可关闭：总数 = 市内现有同类设施数 + N，在现有与候选位置中任选。',
    'capacity (coverage only): how many people a candidate can serve; sites are chosen one after the other and filled from the',
    '  nearest, so the plan can be carried out but need not be the best; upper_bound is proven all the same.',
    'pmedian: sum of people × seconds to the nearest facility, kept or new; whoever has none within 6,553 s counts as 6,553 s.',
    'People who are not within reach of a known facility count as not served; where the data may lack some facilities',
    '  (已知数据中未找到，可能有而未登记) certainty says "unverified" or "mixed".',
    'Example: site public/data/monaco --category health_station --count 3 --minutes 10',
  ],
  run: async (given, terminal) => {
    if (textFlag(given, 'matrix') !== undefined) {
      await siteFromMatrix(given, terminal);
      return;
    }
    const alone = ['format', 'radius', 'columns'].find(name => textFlag(given, name) !== undefined);
    if (alone !== undefined) throw new UsageError(`--${alone} belongs to --matrix FILE, which is missing`);
    await siteInCity(given, terminal);
  },
};

async function siteInCity(given: Arguments, terminal: Terminal): Promise<void> {
  const started = performance.now();
  if (given.rest[0] === undefined) throw new UsageError('<city-dir> is missing');
  if (textFlag(given, 'category') === undefined)
    throw new UsageError('--category C is missing, for example --category health_station');
  const objective = choiceFlag(given, 'objective', OBJECTIVES);
  const keep = choiceFlag(given, 'keep', KEEPS);
  const count = countFlag(given, objective, keep, terminal);
  const city = openCity(terminal, given.rest[0]);
  terminal.progress('reading the city', 0);
  const sources = await publishedSources(city);
  const {model} = sources;
  if (objective === 'pmedian' && model.graph === null)
    throw new UsageError(
      '--objective pmedian needs streets, which this city does not have; take coverage with --meters',
    );
  const group = groupFlag(given, model);
  const [category] = categoryFlag(given, model.categories);
  const key = category?.key as string;
  const threshold = cutoffFlag(given, model, key, objective, terminal);
  const walker = walkerFlag(given, city, model, group, terminal);
  const networks = cityNetworks(model, [walker]);
  const walk = walkOf(networks, objective === 'pmedian' ? SECONDS : threshold, walker);
  const {candidates, from, leftOut} = await candidatesOf(given, terminal, {city, sources, walker, objective});
  const question: SiteQuestion = {
    ...{objective, category: key, threshold, walker, walk, count, keep, candidates},
    people: group === 'all' ? model.demand.people : model.demand.groups.get(group)!,
    progress: (done, of) => terminal.progress(`reach of ${of} places`, (0.6 * done) / of),
  };
  const plan = sitePlan(model, question, await highsSolver());
  const methodExample = model.standards.some(row => row.id === threshold.standardId && row.methodExample);
  const seconds = Math.round(performance.now() - started) / 1000;
  const answer: PlanAnswer = {question, group, plan, candidatesFrom: from, leftOut, methodExample, seconds};
  tellDoubts(terminal, model, answer);
  const {invented, id} = city.manifest;
  const {licence} = city.manifest.files.find(file => file.schema === 'table:sites') ?? {licence: ''};
  const attribution = [...new Set(city.manifest.licences.map(entry => entry.attribution))].join('; ');
  terminal.answer(planGeojson(answer, {city: id, invented, licence, attribution}));
}

const SECONDS: Threshold = {standardId: null, measure: 'seconds', cutoffSeconds: 6553, cutoffMeters: null};

function countFlag(
  given: Arguments,
  objective: SiteQuestion['objective'],
  keep: SiteQuestion['keep'],
  terminal: Terminal,
): number {
  const count = wholeFlag(given, 'count', keep === 'closable' ? 0 : 1, MOST_SITES);
  if (objective === 'setcover') {
    if (count !== undefined) terminal.tell('site: setcover finds the number of sites itself; --count is not used');
    return 0;
  }
  if (count === undefined) throw new UsageError('--count N is missing: how many new facilities');
  return count;
}

function groupFlag(given: Arguments, {demand}: CityModel): string {
  const group = textFlag(given, 'group') ?? 'all';
  if (group === 'all' || demand.groups.has(group)) return group;
  const known = ['all', ...demand.groups.keys()].join(', ');
  const why = demand.groups.size === 0 ? ' (the ages of this city are not known)' : '';
  throw new UsageError(`--group: found ${group}, expected one of ${known}${why}`);
}

/** The walker of --profile, else that of the group's ages, else the adult. */
function walkerFlag(given: Arguments, city: OpenCity, model: CityModel, group: string, terminal: Terminal): Walker {
  const own = group === 'all' ? undefined : walkersOfGroups(model.walkers, [group]).get(group);
  const {key} = profileFlag(given, city, own ?? 'adult');
  if (textFlag(given, 'profile') === undefined && own !== undefined)
    terminal.tell(`site: ${group} walk as ${own}; give --profile for another walker`);
  return model.walkers.find(walker => walker.key === key) as Walker;
}

/** The cutoff asked for, else the default standard of the category. */
function cutoffFlag(
  given: Arguments,
  model: CityModel,
  category: string,
  objective: SiteQuestion['objective'],
  terminal: Terminal,
): Threshold {
  const own = thresholdFlags(given, model.graph !== null);
  const median = objective === 'pmedian';
  if (own && median && own.measure !== 'seconds')
    throw new UsageError('--objective pmedian measures walking time; give --minutes or no cutoff');
  if (own && median)
    terminal.tell('site: pmedian has no cutoff; --minutes only counts who is covered before and after');
  if (own) return own;
  const [first] = measurable(model, category).filter(({threshold}) => !median || threshold.measure === 'seconds');
  if (!first) {
    if (median) return SECONDS;
    throw new UsageError(`${category} has no standard that can be measured here; give --minutes M or --meters M`);
  }
  const {standard, threshold: usable} = first;
  const value = usable.cutoffSeconds === null ? `${usable.cutoffMeters} m` : `${usable.cutoffSeconds / 60} minutes`;
  const status = standard.methodExample
    ? '方法示例 · 不适用中国标准, an example of the method'
    : standard.decides
      ? '必须标准, required'
      : '参考值，非国家强制要求, a reference value';
  terminal.tell(`site: no cutoff given; taking ${value} of ${standard.id} (${status})`);
  return usable;
}

/** Standards of a category that can be measured in this city, the default one first, then those that bind. */
function measurable(model: CityModel, category: string) {
  const rank = (row: CityModel['standards'][number]) => (row.default ? 0 : row.decides ? 1 : 2);
  return model.standards
    .filter(row => row.category === category)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(standard => {
      const threshold = thresholdOf(standard, model.graph !== null);
      return threshold ? [{standard, threshold}] : [];
    });
}

interface CandidateSources {
  readonly city: OpenCity;
  readonly sources: PublishedSources;
  readonly walker: Walker;
  readonly objective: SiteQuestion['objective'];
}

async function candidatesOf(
  given: Arguments,
  terminal: Terminal,
  {city, sources, walker, objective}: CandidateSources,
): Promise<{candidates: Candidates; from: PlanAnswer['candidatesFrom']; leftOut: number}> {
  const {model, cells} = sources;
  const {cellCount} = model.demand;
  const room = objective === 'pmedian' ? Math.floor(MATRIX_PAIRS / (2 * Math.max(1, cellCount))) : CELL_LIMIT;
  const fromFile = await candidatesFlag(given, terminal, city, walker);
  if (fromFile) {
    capacityRules(given, terminal, fromFile.candidates, objective);
    if (objective === 'pmedian' && fromFile.candidates.candidateCount * cellCount > MATRIX_PAIRS)
      throw new InputError({
        file: textFlag(given, 'candidates') as string,
        found: `${fromFile.candidates.candidateCount} candidates for ${cellCount} cells`,
        expected: `at most ${Math.floor(MATRIX_PAIRS / cellCount)} candidates for pmedian in a city of this size`,
      });
    return {...fromFile, from: 'file'};
  }
  const limit = Math.max(1, Math.min(CELL_LIMIT, room));
  const candidates = cellCandidates(model, cells.cellId, walker, limit);
  const joined = cellCandidates(model, cells.cellId, walker, Infinity).candidateCount;
  const thinned = candidates.candidateCount < joined;
  if (thinned)
    terminal.tell(
      `site: ${joined} cells are more than ${limit} candidates; taking the most populous of each of ${candidates.candidateCount} squares, and the bound holds for these`,
    );
  if (candidates.candidateCount === 0)
    throw new InputError({
      file: city.manifest.id,
      found: 'no populated cell from which a street can be reached',
      expected: 'some, or --candidates FILE',
    });
  return {candidates, from: thinned ? 'cells-thinned' : 'cells', leftOut: 0};
}

/** Capacities count for coverage, where what is there stays or is ignored. */
function capacityRules(
  given: Arguments,
  terminal: Terminal,
  {capacity}: Candidates,
  objective: SiteQuestion['objective'],
): void {
  if (!capacity) return;
  if (objective !== 'coverage') terminal.tell(`site: capacity is not used by ${objective}`);
  else if (textFlag(given, 'keep') === 'closable')
    throw new UsageError(
      'candidates with a capacity go with --keep existing or none: how many the existing can serve is not known',
    );
}

/** Says what a reader of the plan must know: doubts about the data, an empty plan, facilities that would close. */
function tellDoubts(terminal: Terminal, model: CityModel, {question, plan}: PlanAnswer): void {
  const {category, objective, keep, count} = question;
  const people = (thousandths: number) => `${Math.round(thousandths / 1000)}`;
  const unverified = plan.sites.reduce((sum, one) => sum + one.unverified, 0);
  if (model.noData.includes(category))
    terminal.tell(`site: no source of this city can know where a ${category} is 本城数据中无从得知此类设施`);
  if (plan.uncertain > 0 && keep !== 'none')
    terminal.tell(
      `site: where ${people(plan.uncertain)} people live the data may lack some ${category} (已知数据中未找到，可能有而未登记): their walk today may be shorter`,
    );
  if (unverified > 0 && keep !== 'none')
    terminal.tell(
      `site: of the people gained, ${people(unverified)} have no ${category} in the data, which may lack some (已知数据中未找到，可能有而未登记): look before you build`,
    );
  if (existingFacilities(model, category).serving.length === 0 && keep !== 'none')
    terminal.tell(`site: the data has no open ${category} at all 资料中没有任何开放的此类设施`);
  if (objective === 'setcover' && plan.uncoverable > 0)
    terminal.tell(`site: ${people(plan.uncoverable)} people are within reach of no candidate; they are left out`);
  if (objective === 'coverage' && keep !== 'closable' && plan.sites.length < count)
    terminal.tell(
      plan.sites.length === 0
        ? 'site: everyone whom a candidate reaches is served already; no site gains anybody'
        : `site: ${plan.sites.length} ${plan.sites.length === 1 ? 'site' : 'sites'} already ${plan.sites.length === 1 ? 'serves' : 'serve'} everyone whom a candidate reaches; more gain nobody`,
    );
  if (plan.walks && plan.walks.atHorizon > 0)
    terminal.tell(`site: ${people(plan.walks.atHorizon)} people have none within 6,553 s and count as walking so long`);
  if (keep === 'closable')
    terminal.tell(`site: of ${plan.existingCount} existing facilities ${plan.closed.length} would close`);
}
