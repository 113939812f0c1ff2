import {basename} from 'node:path';
import {allPairs} from '#core/siting/all-pairs.ts';
import {InputError} from '#schema/input-error.ts';
import {type CsvTable, columnIndex, numberColumn, readCsv, textColumn} from './csv.ts';
import {decodeText, readBytes} from './text-file.ts';

/** What serving each demand from each site costs, as read from a file. */
export interface SiteMatrix {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Ids in order: whole numbers by value, then texts. Whatever the order of the rows, the matrix is the same. */
  readonly demandIds: readonly (string | number)[];
  readonly siteIds: readonly (string | number)[];
  /** Weight of each demand, 0 or more. */
  readonly weight: Float64Array;
  /** One row of all sites per demand; Infinity = cannot serve it. */
  readonly cost: Float64Array;
  /** Number of sites that the file itself asks for; null when it does not say. */
  readonly count: number | null;
}

/** Our names of the columns of a matrix, with the names they have in the file. */
export interface MatrixColumns {
  readonly demand: string;
  readonly site: string;
  readonly cost: string;
  /** Undefined: the column `weight` if there is one, else every demand weighs 1. */
  readonly weight?: string | undefined;
}

/** Pairs of a matrix that are held at most. */
const MOST_PAIRS = 50_000_000;
/** Nodes of a network at most: all its pairs are worked out. */
const MOST_NODES = 4000;

/**
 * Reads pairs of demand and site from a CSV file. A pair that is not there, or has an empty cost, cannot be served. Throws
 * InputError for a missing column, an empty id, a cost or weight that is no number or below 0, a pair given twice with
 * different costs and a demand with different weights.
 */
export async function readCsvMatrix(path: string, columns: MatrixColumns): Promise<SiteMatrix> {
  const table = await readCsv(path);
  const demands = idColumn(table, columns.demand);
  const sites = idColumn(table, columns.site);
  const costs = numberColumn(table, columns.cost, {minimum: 0, optional: true});
  const demandIds = inOrder(demands);
  const siteIds = inOrder(sites);
  if (demandIds.length * siteIds.length > MOST_PAIRS)
    throw new InputError({
      file: table.file,
      found: `${demandIds.length} demands × ${siteIds.length} sites`,
      expected: `at most ${MOST_PAIRS} pairs`,
    });
  const demandOf = positions(demandIds);
  const siteOf = positions(siteIds);
  const cost = new Float64Array(demandIds.length * siteIds.length).fill(Infinity);
  const givenIn = new Int32Array(cost.length);
  demands.forEach((demand, row) => {
    const pair = (demandOf.get(demand) as number) * siteIds.length + (siteOf.get(sites[row] as string) as number);
    const value = Number.isNaN(costs[row]) ? Infinity : (costs[row] as number);
    if (givenIn[pair] !== 0 && value !== cost[pair])
      throw new InputError({
        file: table.file,
        where: `row ${table.rowNumbers[row]}`,
        found: `${costText(value)} for demand ${demand} and site ${sites[row]}, which row ${givenIn[pair]} gives ${costText(cost[pair] as number)}`,
        expected: 'each pair once',
      });
    givenIn[pair] = table.rowNumbers[row] as number;
    cost[pair] = value;
  });
  const weight = weights(table, columns, demands, demandOf);
  return {file: table.file, demandIds, siteIds, weight, cost, count: null};
}

function costText(cost: number): string {
  return cost === Infinity ? 'no cost' : `the cost ${cost}`;
}

function idColumn(table: CsvTable, name: string): string[] {
  const ids = textColumn(table, name);
  const empty = ids.indexOf('');
  if (empty !== -1)
    throw new InputError({
      file: table.file,
      where: `row ${table.rowNumbers[empty]}, column ${JSON.stringify(name)}`,
      found: 'nothing',
      expected: 'an id',
    });
  if (ids.length === 0)
    throw new InputError({file: table.file, found: 'no rows', expected: 'pairs of demand and site'});
  return ids;
}

function weights(
  table: CsvTable,
  columns: MatrixColumns,
  demands: readonly string[],
  demandOf: ReadonlyMap<string, number>,
): Float64Array {
  const name = columns.weight ?? (table.header.includes('weight') ? 'weight' : null);
  const weight = new Float64Array(demandOf.size).fill(1);
  if (name === null) return weight;
  columnIndex(table, name);
  const given = numberColumn(table, name, {minimum: 0});
  const seenIn = new Int32Array(demandOf.size);
  demands.forEach((demand, row) => {
    const at = demandOf.get(demand) as number;
    if (seenIn[at] !== 0 && weight[at] !== given[row])
      throw new InputError({
        file: table.file,
        where: `row ${table.rowNumbers[row]}, column ${JSON.stringify(name)}`,
        found: `${given[row]} for demand ${demand}, which row ${seenIn[at]} gives ${weight[at]}`,
        expected: 'one weight per demand',
      });
    seenIn[at] = table.rowNumbers[row] as number;
    weight[at] = given[row] as number;
  });
  return weight;
}

const WHOLE = /^(0|[1-9]\d{0,14})$/;

/** Ids once each: whole numbers by value, then other texts by their letters. */
function inOrder(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort((a, b) => {
    const [wholeA, wholeB] = [WHOLE.test(a), WHOLE.test(b)];
    if (wholeA && wholeB) return Number(a) - Number(b);
    if (wholeA !== wholeB) return wholeA ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

function positions(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, at) => [id, at]));
}

/**
 * Reads a p-median instance of OR-Library (Beasley 1990): nodes, edges and p, then one edge per line with its two nodes
 * (counted from 1) and its cost. Every node is a demand of weight 1 and a site; costs are shortest paths; an edge given
 * again overwrites the one before. Throws InputError for anything else.
 */
export async function readOrlibMatrix(path: string): Promise<SiteMatrix> {
  const file = basename(path);
  const {text} = decodeText(await readBytes(path), file);
  const lines = text.split(/\r?\n/).flatMap((line, index) => {
    const fields = line.trim().split(/\s+/);
    return line.trim() === '' ? [] : [{fields, where: `line ${index + 1}`}];
  });
  const [head, ...edges] = lines;
  if (head === undefined) throw new InputError({file, found: 'no lines', expected: 'nodes, edges and p'});
  const [nodeCount, edgeCount, count] = numbersOf(file, head, [MOST_NODES, 1e9, MOST_NODES], true);
  if (edges.length !== edgeCount)
    throw new InputError({file, where: head.where, found: `${edges.length} edges`, expected: `${edgeCount} edges`});
  if (nodeCount === 0 || count === 0 || (count as number) > (nodeCount as number))
    throw new InputError({
      file,
      where: head.where,
      found: `${nodeCount} nodes and p = ${count}`,
      expected: 'p from 1 to the number of nodes',
    });
  const read = edges.map(edge => {
    const numbers = numbersOf(file, edge, [nodeCount as number, nodeCount as number, Infinity], false);
    if (numbers[0] === 0 || numbers[1] === 0)
      throw new InputError({file, where: edge.where, found: 'node 0', expected: `nodes from 1 to ${nodeCount}`});
    return numbers;
  });
  const [from, to, cost] = [0, 1, 2].map(field =>
    read.map(numbers => (numbers[field] as number) - (field < 2 ? 1 : 0)),
  );
  const ids = Array.from({length: nodeCount as number}, (_, node) => node + 1);
  return {
    file,
    demandIds: ids,
    siteIds: ids,
    weight: new Float64Array(ids.length).fill(1),
    cost: allPairs({nodeCount: ids.length, from: from as number[], to: to as number[], cost: cost as number[]}),
    count: count as number,
  };
}

/** Three numbers of a line, the first two (or all) whole, each 0 or more and at most its limit. */
function numbersOf(
  file: string,
  {fields, where}: {readonly fields: readonly string[]; readonly where: string},
  limits: readonly number[],
  allWhole: boolean,
): number[] {
  if (fields.length !== 3)
    throw new InputError({file, where, found: `${fields.length} fields`, expected: 'three numbers'});
  return fields.map((text, field) => {
    const whole = allWhole || field < 2;
    const value = (whole ? /^\d+$/ : /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/).test(text) ? Number(text) : Number.NaN;
    if (value <= (limits[field] as number) && value < Infinity) return value;
    const most = limits[field] === Infinity ? ', 0 or more' : ` from 0 to ${limits[field]}`;
    throw new InputError({file, where, found: text, expected: `a ${whole ? 'whole ' : ''}number${most}`});
  });
}
