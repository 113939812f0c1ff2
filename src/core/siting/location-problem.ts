/**
 * Choosing sites so that serving all demand costs least: every demand is served by the cheapest opened site, or stays
 * unserved at a price. Maximal coverage (serving costs nothing, leaving a demand costs its weight), set cover (opening and
 * leaving cost 1 each, any number of sites) and p-median (leaving is dearer than everything else) are cases of it, so one
 * search, one relaxation and one proof serve all three.
 *
 * All costs are multiples of one power of two, small enough for sums to be exact: no answer depends on the order of adding.
 */
export interface LocationProblem {
  readonly demandCount: number;
  /** Sites are numbered 0 to siteCount − 1. */
  readonly siteCount: number;
  /** Sites that may still be opened, ascending. */
  readonly candidates: Uint32Array;
  /** Where the entries of each demand start; demandCount + 1 values. */
  readonly first: Uint32Array;
  /** Site of each entry; the entries of a demand are cheapest first, ties by smaller site. */
  readonly site: Uint32Array;
  /** Cost of serving the demand from the site, weight included; one per entry, always below `unserved`. */
  readonly cost: Float64Array;
  /** Cost of not serving a demand by any of the entries; one per demand. */
  readonly unserved: Float64Array;
  /** How many sites may be opened; Infinity where each costs `siteCost` instead. */
  readonly count: number;
  readonly siteCost: number;
  /** Cost that no plan avoids. */
  readonly constant: number;
  /** All costs are multiples of this power of two. */
  readonly quantum: number;
  /** Two plans cost the same or differ by at least this much. */
  readonly step: number;
}

/** Marks of sites in the course of a search: decided to be opened, decided to stay closed, or neither. */
export const OPEN = 1;
export const CLOSED = -1;

/** The largest power of two of which up to 2^50 make `total`, at most 1 for whole numbers: sums up to `total` are exact. */
export function quantumFor(total: number): number {
  let quantum = 1;
  while (total / quantum < 2 ** 49 && quantum > 2 ** -200) quantum /= 2;
  while (total / quantum > 2 ** 50) quantum *= 2;
  return quantum;
}

/** Greatest whole number that divides every value; 0 for zeros only. */
export function commonDivisor(values: ArrayLike<number>, start = 0): number {
  let divisor = start;
  for (let index = 0; index < values.length && divisor !== 1; index++) {
    let rest = values[index] as number;
    while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  }
  return divisor;
}

/** Cost of the plan that opens the marked sites, exact. */
export function planCost(problem: LocationProblem, opened: Uint8Array): number {
  const {first, site, cost, unserved, candidates, siteCost} = problem;
  let total = problem.constant;
  for (const candidate of candidates) if (opened[candidate] === 1) total += siteCost;
  for (let demand = 0; demand < problem.demandCount; demand++) {
    const end = first[demand + 1] as number;
    let entry = first[demand] as number;
    while (entry < end && opened[site[entry] as number] === 0) entry++;
    total += (entry < end ? cost[entry] : unserved[demand]) as number;
  }
  return total;
}

/**
 * The problem that remains once some sites are opened and others closed (`mark` per site: OPEN, CLOSED or 0). An opened site
 * becomes the price of not being served by anything better, so that what remains is a smaller problem of the same kind with
 * the same demand numbers.
 */
export function remainingProblem(problem: LocationProblem, mark: Int8Array): LocationProblem {
  const {demandCount} = problem;
  const first = new Uint32Array(demandCount + 1);
  const unserved = problem.unserved.slice();
  let kept = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    const end = problem.first[demand + 1] as number;
    for (let entry = problem.first[demand] as number; entry < end; entry++) {
      if (mark[problem.site[entry] as number] !== OPEN) continue;
      unserved[demand] = problem.cost[entry] as number;
      break;
    }
    for (let entry = problem.first[demand] as number; entry < end; entry++) {
      if ((problem.cost[entry] as number) >= (unserved[demand] as number)) break;
      if (mark[problem.site[entry] as number] === 0) kept++;
    }
    first[demand + 1] = kept;
  }
  const site = new Uint32Array(kept);
  const cost = new Float64Array(kept);
  let at = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    const end = problem.first[demand + 1] as number;
    for (let entry = problem.first[demand] as number; entry < end; entry++) {
      if ((problem.cost[entry] as number) >= (unserved[demand] as number)) break;
      if (mark[problem.site[entry] as number] !== 0) continue;
      site[at] = problem.site[entry] as number;
      cost[at++] = problem.cost[entry] as number;
    }
  }
  const openedNow = problem.candidates.filter(candidate => mark[candidate] === OPEN).length;
  return {
    ...problem,
    candidates: problem.candidates.filter(candidate => mark[candidate] === 0),
    first,
    site,
    cost,
    unserved,
    count: problem.count - openedNow,
    constant: problem.constant + openedNow * problem.siteCost,
  };
}

/** Entries by site: where those of each site start (siteCount + 1), with their demands (ascending) and costs. */
export interface SiteLists {
  readonly firstOfSite: Uint32Array;
  readonly demand: Uint32Array;
  readonly cost: Float64Array;
}

/** Turns the entries around, site by site. */
export function siteLists({demandCount, siteCount, first, site, cost}: LocationProblem): SiteLists {
  const firstOfSite = new Uint32Array(siteCount + 1);
  for (const at of site) (firstOfSite[at + 1] as number)++;
  for (let at = 0; at < siteCount; at++) (firstOfSite[at + 1] as number) += firstOfSite[at] as number;
  const next = firstOfSite.slice(0, siteCount);
  const demandOf = new Uint32Array(site.length);
  const costOf = new Float64Array(site.length);
  for (let demand = 0; demand < demandCount; demand++)
    for (let entry = first[demand] as number; entry < (first[demand + 1] as number); entry++) {
      const at = next[site[entry] as number]!++;
      demandOf[at] = demand;
      costOf[at] = cost[entry] as number;
    }
  return {firstOfSite, demand: demandOf, cost: costOf};
}
