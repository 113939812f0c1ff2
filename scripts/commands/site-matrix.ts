import {resolve} from 'node:path';
import {highsSolver} from '#core/siting/highs-model.ts';
import {type CoverProblem, maximalCoverage} from '#core/siting/maximal-coverage.ts';
import {pMedian} from '#core/siting/p-median.ts';
import {setCover} from '#core/siting/set-cover.ts';
import {InputError} from '#schema/input-error.ts';
import {type MatrixColumns, readCsvMatrix, readOrlibMatrix, type SiteMatrix} from '../io/site-matrix-file.ts';
import {type Arguments, choiceFlag, numberFlag, type Terminal, textFlag, UsageError, wholeFlag} from './command.ts';

const OBJECTIVES = ['coverage', 'pmedian', 'setcover'] as const;
/** What the objective counts: the weight covered, weight × cost, or sites. */
const OBJECTIVE_KIND = {coverage: 'people', pmedian: 'cost', setcover: 'sites'} as const;
const COLUMN_NAMES = ['demand', 'site', 'cost', 'weight'] as const;
const OF_CITIES = ['category', 'minutes', 'meters', 'profile', 'group', 'keep', 'candidates'];

/** The part of an answer that follows from the objective. */
interface PlanAnswer {
  readonly objective: number;
  readonly sites: Uint32Array;
  readonly bound: {readonly lower_bound: number} | {readonly upper_bound: number};
  readonly optimal: boolean;
  /** Ids of demand that no site can serve within the radius (set cover). */
  readonly uncoverable?: readonly (string | number)[];
}

/** `site --matrix FILE`: chooses sites for a problem given as a file and answers one JSON object. */
export async function siteFromMatrix(given: Arguments, terminal: Terminal): Promise<void> {
  const started = performance.now();
  const stranger = OF_CITIES.find(name => textFlag(given, name) !== undefined) ?? given.rest[0];
  if (stranger !== undefined)
    throw new UsageError(`${OF_CITIES.includes(stranger) ? '--' : ''}${stranger} does not go with --matrix FILE`);
  const path = resolve(terminal.cwd, textFlag(given, 'matrix') as string);
  const objective = choiceFlag(given, 'objective', OBJECTIVES);
  const radius = radiusFlag(given, objective, terminal);
  const isCsv = choiceFlag(given, 'format', ['csv', 'orlib']) === 'csv';
  if (!isCsv && textFlag(given, 'columns') !== undefined) throw new UsageError('--columns belongs to --format csv');
  const matrix = isCsv ? await readCsvMatrix(path, columnsFlag(given)) : await readOrlibMatrix(path);
  const count = objective === 'setcover' ? noCount(given, terminal) : countFlag(given, matrix);
  const solve = await highsSolver();
  const plan =
    objective === 'pmedian'
      ? medianAnswer(matrix, count, solve)
      : objective === 'coverage'
        ? coverageAnswer(matrix, radius, count, solve)
        : setCoverAnswer(matrix, radius, solve);
  const answer = {
    objective: plan.objective,
    objective_kind: OBJECTIVE_KIND[objective],
    count: plan.sites.length,
    sites: Array.from(plan.sites, site => matrix.siteIds[site]),
    ...plan.bound,
    optimal: plan.optimal,
    seconds: Math.round(performance.now() - started) / 1000,
    ...(plan.uncoverable ? {uncoverable: plan.uncoverable} : {}),
  };
  terminal.answer(`${JSON.stringify(answer)}\n`);
}

type Solver = Awaited<ReturnType<typeof highsSolver>>;

function medianAnswer(matrix: SiteMatrix, count: number, solve: Solver): PlanAnswer {
  const {file, demandIds, siteIds, weight, cost} = matrix;
  demandIds.forEach((id, demand) => {
    const row = cost.subarray(demand * siteIds.length, (demand + 1) * siteIds.length);
    if (weight[demand] !== 0 && row.every(value => value === Infinity))
      throw new InputError({file, where: `demand ${id}`, found: 'no site with a cost', expected: 'one or more'});
  });
  const problem = {demandCount: demandIds.length, siteCount: siteIds.length, weight, cost};
  const {sites, objective, lowerBound, optimal, unserved} = pMedian(problem, count, {solve});
  if (unserved.length > 0)
    throw new InputError({
      file,
      found: `no plan of ${count} ${count === 1 ? 'site' : 'sites'} that serves all demand (${unserved.length} left out, among them ${demandIds[unserved[0] as number]})`,
      expected: lowerBound === Infinity ? 'a larger --count: it is proven that there is none' : 'a larger --count',
    });
  return {objective, sites, bound: {lower_bound: lowerBound}, optimal};
}

function coverageAnswer(matrix: SiteMatrix, radius: number, count: number, solve: Solver): PlanAnswer {
  const scale = wholeScale(matrix);
  const weight = matrix.weight.map(value => Math.round(value * scale));
  const {sites, objective, upperBound, optimal} = maximalCoverage(coverProblem(matrix, radius, weight), count, {solve});
  return {objective: objective / scale, sites, bound: {upper_bound: upperBound / scale}, optimal};
}

function setCoverAnswer(matrix: SiteMatrix, radius: number, solve: Solver): PlanAnswer {
  const weight = new Float64Array(matrix.demandIds.length).fill(1);
  const {sites, objective, lowerBound, optimal, uncoverable} = setCover(coverProblem(matrix, radius, weight), {solve});
  const names = Array.from(uncoverable, demand => matrix.demandIds[demand] as string | number);
  return {objective, sites, bound: {lower_bound: lowerBound}, optimal, uncoverable: names};
}

/** Power of ten that makes all weights whole numbers. Throws InputError when none up to a million does. */
function wholeScale({file, weight, demandIds}: SiteMatrix): number {
  let scale = 1;
  weight.forEach((value, demand) => {
    while (Math.abs(value * scale - Math.round(value * scale)) > 1e-6 && scale < 1e7) scale *= 10;
    if (scale > 1e6 || value * scale > 2 ** 50 / weight.length)
      throw new InputError({
        file,
        where: `demand ${demandIds[demand]}`,
        found: `the weight ${value}`,
        expected: 'at most six decimals, and a sum of weights that can be added up exactly',
      });
  });
  return scale;
}

function coverProblem({siteIds, demandIds, cost}: SiteMatrix, radius: number, weight: Float64Array): CoverProblem {
  const firstDemand = new Uint32Array(siteIds.length + 1);
  const covered: number[] = [];
  for (let site = 0; site < siteIds.length; site++) {
    for (let demand = 0; demand < demandIds.length; demand++)
      if ((cost[demand * siteIds.length + site] as number) <= radius) covered.push(demand);
    firstDemand[site + 1] = covered.length;
  }
  return {weight, siteCount: siteIds.length, firstDemand, demand: Uint32Array.from(covered)};
}

function radiusFlag(given: Arguments, objective: string, terminal: Terminal): number {
  const radius = numberFlag(given, 'radius', 0, 1e15);
  if (objective === 'pmedian') {
    if (radius !== undefined) terminal.tell('--radius is not used: pmedian counts every cost');
    return Infinity;
  }
  if (radius === undefined)
    throw new UsageError(`--radius R is missing: for ${objective} a site covers what costs at most R`);
  return radius;
}

function noCount(given: Arguments, terminal: Terminal): number {
  if (textFlag(given, 'count') !== undefined) terminal.tell('--count is not used: setcover finds the number of sites');
  return 0;
}

function countFlag(given: Arguments, {file, siteIds, count}: SiteMatrix): number {
  const wanted = wholeFlag(given, 'count', 1, 1e9) ?? count;
  if (wanted === null) throw new UsageError('--count N is missing: how many sites');
  if (wanted > siteIds.length)
    throw new InputError({file, found: `--count ${wanted}`, expected: `1 to ${siteIds.length}, the number of sites`});
  return wanted;
}

/** Names of the columns in the file: `ours=theirs` pairs, or theirs alone in the order demand, site, cost, weight. */
function columnsFlag(given: Arguments): MatrixColumns {
  const columns: {demand: string; site: string; cost: string; weight?: string} = {
    demand: 'demand',
    site: 'site',
    cost: 'cost',
  };
  const parts = textFlag(given, 'columns')?.split(',') ?? [];
  const inOrder = parts.length >= 3 && parts.length <= 4 && parts.every(part => !/[=:]/.test(part));
  parts.forEach((part, place) => {
    const [ours, theirs] = inOrder ? [COLUMN_NAMES[place], part.trim()] : splitAtSign(part);
    const name = COLUMN_NAMES.find(candidate => candidate === ours);
    if (name === undefined || theirs === '')
      throw new UsageError(
        `--columns: found ${part}, expected ours=theirs with ours ${COLUMN_NAMES.join(', ')}, or three or four names of theirs in that order`,
      );
    columns[name] = theirs;
  });
  return columns;
}

/** The two sides of `ours=theirs` (or `ours:theirs`). */
function splitAtSign(part: string): [string, string] {
  const at = part.search(/[=:]/);
  return at === -1 ? ['', ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
