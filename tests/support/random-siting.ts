import fc from 'fast-check';
import type {CoverProblem} from '#core/siting/cover-problem.ts';
import type {CostMatrix} from '#core/siting/p-median.ts';

/** A cover problem from the demand of each site. */
export function coverProblem(weight: readonly number[], sites: readonly (readonly number[])[]): CoverProblem {
  const firstDemand = new Uint32Array(sites.length + 1);
  sites.forEach((demand, site) => {
    firstDemand[site + 1] = firstDemand[site]! + demand.length;
  });
  const demand = Uint32Array.from(sites.flatMap(list => [...list].sort((a, b) => a - b)));
  return {weight: Uint32Array.from(weight), siteCount: sites.length, firstDemand, demand};
}

/** Any small cover problem: empty and equal sites, weights of 0, demand that nobody reaches. */
export const anyCover: fc.Arbitrary<CoverProblem> = fc.integer({min: 0, max: 12}).chain(demand =>
  fc
    .record({
      weight: fc.array(fc.oneof(fc.constant(0), fc.nat(9), fc.nat(2000)), {minLength: demand, maxLength: demand}),
      sites: fc.array(demand === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat(demand - 1), {maxLength: 7}), {
        maxLength: 9,
      }),
    })
    .map(({weight, sites}) => coverProblem(weight, sites)),
);

/** Any small cost matrix; costs whole or not, with ties, pairs that cannot be, weights of 0. */
export const anyMatrix: fc.Arbitrary<CostMatrix> = fc
  .tuple(fc.integer({min: 1, max: 9}), fc.integer({min: 1, max: 8}), fc.boolean())
  .chain(([demandCount, siteCount, whole]) => {
    const amount = whole ? fc.nat(12) : fc.nat(1_000_000).map(value => value / 997);
    const pairs = demandCount * siteCount;
    const cost = fc.oneof({weight: 5, arbitrary: amount}, {weight: 1, arbitrary: fc.constant(Infinity)});
    return fc.record({
      demandCount: fc.constant(demandCount),
      siteCount: fc.constant(siteCount),
      weight: fc.array(amount, {minLength: demandCount, maxLength: demandCount}).map(list => Float64Array.from(list)),
      cost: fc.array(cost, {minLength: pairs, maxLength: pairs}).map(list => Float64Array.from(list)),
    });
  });

/** All sets of `count` out of the numbers below `total`. */
export function* subsets(total: number, count: number, from = 0): Generator<number[]> {
  if (count === 0) yield [];
  else
    for (let first = from; first <= total - count; first++)
      for (const rest of subsets(total, count - 1, first + 1)) yield [first, ...rest];
}

/** Weight that a plan covers, counted plainly. */
export function coveredWeight({weight, firstDemand, demand}: CoverProblem, sites: Iterable<number>): number {
  const covered = new Set<number>();
  for (const site of sites)
    for (const cell of demand.subarray(firstDemand[site]!, firstDemand[site + 1]!)) covered.add(cell);
  return [...covered].reduce((sum, cell) => sum + weight[cell]!, 0);
}

/** Cost of a plan over demand that some site serves, counted plainly; Infinity when it leaves some of it out. */
export function servingCost({demandCount, siteCount, weight, cost}: CostMatrix, sites: readonly number[]): number {
  let total = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    const row = Array.from({length: siteCount}, (_, site) => cost[demand * siteCount + site]!);
    if (weight[demand]! > 0 && row.some(value => value < Infinity))
      total += weight[demand]! * Math.min(...sites.map(site => row[site]!));
  }
  return total;
}

/** A made-up city: clusters of demand and candidate sites in a square, each site covering what is within the radius. */
export function clusteredCity(demandCount: number, siteCount: number, radius: number, random: () => number) {
  const centers = Array.from({length: 12}, () => [random(), random()] as const);
  const bump = () => (random() + random() + random() - 1.5) / 4;
  const place = () => {
    const center = centers[Math.floor(random() * 12)]!;
    return [center[0] + bump(), center[1] + bump()] as const;
  };
  const cells = Array.from({length: demandCount}, place);
  const places = Array.from({length: siteCount}, place);
  const weight = Uint32Array.from(cells, () => Math.floor(400_000 * random() * random()));
  const cost = new Float64Array(demandCount * siteCount);
  const firstDemand = new Uint32Array(siteCount + 1);
  const demand: number[] = [];
  places.forEach((at, site) => {
    cells.forEach((cell, index) => {
      const distance = Math.abs(cell[0] - at[0]) + Math.abs(cell[1] - at[1]);
      cost[index * siteCount + site] = Math.round(distance * 1e5);
      if (distance <= radius) demand.push(index);
    });
    firstDemand[site + 1] = demand.length;
  });
  const cover: CoverProblem = {weight, siteCount, firstDemand, demand: Uint32Array.from(demand)};
  const matrix: CostMatrix = {demandCount, siteCount, weight: Float64Array.from(weight), cost};
  return {cover, matrix};
}
