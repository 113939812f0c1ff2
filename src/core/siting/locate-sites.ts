import {greedyPlan} from './greedy-plan.ts';
import {interchange} from './interchange.ts';
import {type Dual, firstDual, raiseBound, settledSites} from './lagrangian.ts';
import {type LocationProblem, OPEN, planCost, remainingProblem, siteLists} from './location-problem.ts';

/** Deterministic limits of a search: counts of work, never a clock. */
export interface SearchLimits {
  /** Entries of the problem looked at by relaxations; one takes about a nanosecond. */
  readonly visits?: number;
  /** Branches of the proof. */
  readonly branches?: number;
}

/** A plan, its cost, and the cost below which no plan of that size can be. */
export interface Location {
  /** Opened sites, ascending. */
  readonly sites: Uint32Array;
  readonly cost: number;
  readonly lowerBound: number;
}

const DEFAULT_VISITS = 3e9;
const DEFAULT_BRANCHES = 4000;
/** Steps of an ascent between two looks at its plans. */
const ROUND_STEPS = 40;
/** Rounds at the root, and in a branch, at most. */
const ROOT_ROUNDS = 40;
const BRANCH_ROUNDS = 3;
/** A relaxation's plan this much dearer than the best one is not worth swapping. */
const NEAR = 1.5;

/** A part of the search: some sites decided, with what is known of the rest. */
interface Branch {
  readonly mark: Int8Array;
  readonly bound: number;
  readonly dual: Dual | null;
}

/** The best plan known; replaced as better ones turn up. */
interface Best {
  readonly sites: Uint32Array;
  readonly cost: number;
}

/**
 * Chooses sites: greedy plan, interchange, then Lagrangian relaxation, whose bound proves how good the plan is, whose choices
 * give further plans and whose reduced costs settle most sites; what is left is decided by branch and bound, cheapest bound
 * first. Deterministic: stops at counts of work.
 */
export function locateSites(problem: LocationProblem, limits: SearchLimits = {}): Location {
  let best = firstPlan(problem);
  let visitsLeft = limits.visits ?? DEFAULT_VISITS;
  let branchesLeft = limits.branches ?? DEFAULT_BRANCHES;
  let openBranches: Branch[] = [{mark: new Int8Array(problem.siteCount), bound: -Infinity, dual: null}];
  let rounds = ROOT_ROUNDS;
  while (openBranches.length > 0 && visitsLeft > 0 && branchesLeft-- > 0) {
    const branch = takeCheapest(openBranches);
    const explored = explore(problem, branch, best, rounds);
    rounds = BRANCH_ROUNDS;
    visitsLeft -= explored.visits;
    best = explored.best;
    openBranches.push(...explored.branches);
    openBranches = openBranches.filter(({bound}) => bound <= best.cost - problem.step);
  }
  const bound = openBranches.reduce((least, branch) => Math.min(least, branch.bound), best.cost);
  return {sites: best.sites, cost: best.cost, lowerBound: bound};
}

function takeCheapest(branches: Branch[]): Branch {
  let cheapest = 0;
  // of equals the youngest: it goes deeper
  for (let at = 1; at < branches.length; at++) if (branches[at]!.bound <= branches[cheapest]!.bound) cheapest = at;
  return branches.splice(cheapest, 1)[0]!;
}

function firstPlan(problem: LocationProblem): Best {
  const {sites} = greedyPlan(problem, new Uint8Array(problem.siteCount));
  return improved(problem, sites);
}

/** Fills a plan up, swaps, and leaves out what serves nothing at a cost. */
function improved(problem: LocationProblem, plan: ArrayLike<number>): Best {
  const opened = marks(problem, plan);
  const added = problem.count === Infinity || plan.length < problem.count ? greedyPlan(problem, opened).sites : [];
  let sites: Uint32Array = Uint32Array.from([...Array.from(plan), ...added]).sort();
  if (problem.siteCost > 0) sites = withoutSpare(problem, sites);
  else sites = interchange(problem, sites);
  return {sites, cost: planCost(problem, marks(problem, sites))};
}

/** Leaves out sites whose closing costs no more than keeping them, those that serve least first. */
function withoutSpare(problem: LocationProblem, plan: Uint32Array): Uint32Array {
  const lists = siteLists(problem);
  const size = (site: number) => (lists.firstOfSite[site + 1] as number) - (lists.firstOfSite[site] as number);
  const opened = marks(problem, plan);
  let cost = planCost(problem, opened);
  for (const site of [...plan].sort((a, b) => size(a) - size(b) || b - a)) {
    opened[site] = 0;
    const without = planCost(problem, opened);
    if (without <= cost) cost = without;
    else opened[site] = 1;
  }
  return plan.filter(site => opened[site] === 1);
}

function marks({siteCount}: LocationProblem, sites: ArrayLike<number>): Uint8Array {
  const mark = new Uint8Array(siteCount);
  for (let at = 0; at < sites.length; at++) mark[sites[at] as number] = 1;
  return mark;
}

interface Explored {
  readonly best: Best;
  readonly branches: readonly Branch[];
  readonly visits: number;
}

/** Raises the bound of a branch, tries its plans, settles sites, and splits what is left in two. */
function explore(problem: LocationProblem, branch: Branch, known: Best, rounds: number): Explored {
  const mark = branch.mark.slice();
  let best = known;
  let rest = remainingProblem(problem, mark);
  let dual = branch.dual ? {...branch.dual, bound: -Infinity, visits: 0} : firstDual(rest, best.sites);
  let floor = branch.bound;
  for (let round = 0; round < rounds; round++) {
    if (rest.count <= 0 || rest.candidates.length === 0) break;
    const before = dual.bound;
    dual = raiseBound(rest, dual, best.cost, ROUND_STEPS);
    floor = Math.max(floor, dual.bound);
    if (floor > best.cost - problem.step) return {best, branches: [], visits: dual.visits};
    best = bestOf(problem, rest, mark, dual, best);
    const settled = settledSites(rest, dual.multipliers, best.cost);
    let changes = 0;
    for (const at of rest.candidates)
      if (settled[at] !== 0) {
        mark[at] = settled[at] as number;
        changes++;
      }
    if (changes > 0) {
      rest = remainingProblem(problem, mark);
      if (rest.count < 0) return {best, branches: [], visits: dual.visits};
    }
    if (dual.pace < 1e-3 || (round >= BRANCH_ROUNDS && dual.bound - before < (best.cost - dual.bound) / 200)) break;
  }
  if (floor > best.cost - problem.step) return {best, branches: [], visits: dual.visits};
  if (rest.count <= 0 || rest.candidates.length <= Math.min(rest.count, 1)) {
    best = cheaper(best, leaf(problem, rest, mark));
    return {best, branches: [], visits: dual.visits};
  }
  return {best, branches: split(rest, mark, floor, dual), visits: dual.visits};
}

/** The plan of a branch in which everything is decided: the sites still free are all opened if there is room. */
function leaf(problem: LocationProblem, rest: LocationProblem, mark: Int8Array): Best {
  const opened = openSites(mark);
  const added = rest.count > 0 ? Array.from(greedyPlan(rest, new Uint8Array(rest.siteCount)).sites) : [];
  const sites = Uint32Array.from([...opened, ...added]).sort();
  return {sites, cost: planCost(problem, marks(problem, sites))};
}

function openSites(mark: Int8Array): number[] {
  const opened: number[] = [];
  mark.forEach((state, site) => {
    if (state === OPEN) opened.push(site);
  });
  return opened;
}

function cheaper(a: Best, b: Best): Best {
  return b.cost < a.cost ? b : a;
}

/** Makes plans of the sites a relaxation opened and keeps the cheapest. */
function bestOf(problem: LocationProblem, rest: LocationProblem, mark: Int8Array, dual: Dual, known: Best): Best {
  const opened = openSites(mark);
  let best = known;
  for (const choice of [dual.opened, dual.latest]) {
    const plan = choice.filter(site => mark[site] === 0);
    const cost = planCost(rest, marks(rest, plan));
    if (problem.siteCost === 0 && cost > best.cost * NEAR) continue;
    const sites = Uint32Array.from([...opened, ...improved(rest, plan).sites]).sort();
    best = cheaper(best, {sites, cost: planCost(problem, marks(problem, sites))});
  }
  return best;
}

/** Decides the site about which the relaxation wavers most, both ways. */
function split(rest: LocationProblem, mark: Int8Array, bound: number, dual: Dual): Branch[] {
  let chosen = rest.candidates[0] as number;
  let least = Infinity;
  for (const at of rest.candidates) {
    const distance = Math.abs((dual.share[at] as number) - 0.5);
    if (distance < least) [least, chosen] = [distance, at];
  }
  return [-1, 1].map(decision => {
    const decided = mark.slice();
    decided[chosen] = decision;
    return {mark: decided, bound, dual: {...dual, pace: 0.5, stalled: 0}};
  });
}
