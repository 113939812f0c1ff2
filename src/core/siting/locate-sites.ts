import {finish} from '../steps.ts';
import {type Branch, cheaper, exploreBranchSteps, type OpenBranch, planOf, splitBranch} from './explore-branch.ts';
import {improvePlanSteps, type Plan} from './improve-plan.ts';
import type {LocationProblem} from './location-problem.ts';
import {locationProgram} from './location-program.ts';
import type {ProgramSolver} from './lp-solver.ts';

/** Limits of a search: counts of work, never a clock, so that a plan depends on the problem alone. */
export interface SearchLimits {
  /** Entries of the problem looked at; a thousand million take a few seconds. */
  readonly visits?: number;
  /** Branches of the proof. */
  readonly branches?: number;
  /** Solver of integer programs for what the search leaves open, see `highsSolver`; without it the search goes on branching. */
  readonly solve?: ProgramSolver;
}

/** A plan, its cost, and the cost below which no plan of that size can be. */
export interface Location extends Plan {
  readonly lowerBound: number;
}

const DEFAULT_VISITS = 2e9;
const DEFAULT_BRANCHES = 20_000;
/** Programs of up to so many entries go to the solver; the larger, the fewer branches it may take. */
const PROGRAM_ENTRIES = 30_000;
const PROGRAM_WORK = 1e6;
const MOST_PROGRAM_BRANCHES = 2000;

/**
 * Chooses sites: greedy plan, interchange, then Lagrangian relaxation, whose bound proves how good the plan is, whose choices
 * give further plans and whose reduced costs settle most sites; what is left is decided by an integer program if a solver is
 * given, or by branch and bound, cheapest bound first. Deterministic: stops at counts of work.
 */
export function locateSites(problem: LocationProblem, limits: SearchLimits = {}): Location {
  return finish(locateSitesSteps(problem, limits));
}

/** The same, step by step. */
export function* locateSitesSteps(problem: LocationProblem, limits: SearchLimits = {}): Generator<void, Location> {
  const first = yield* improvePlanSteps(problem, []);
  let best: Plan = first;
  let visitsLeft = (limits.visits ?? DEFAULT_VISITS) - first.visits;
  let branchesLeft = limits.branches ?? DEFAULT_BRANCHES;
  let open: Branch[] = [{mark: new Int8Array(problem.siteCount), bound: -Infinity, dual: null}];
  while (open.length > 0 && branchesLeft-- > 0 && visitsLeft > 0) {
    const branch = takeCheapest(open);
    const explored = yield* exploreBranchSteps(problem, branch, best, visitsLeft);
    visitsLeft -= explored.visits;
    best = explored.best;
    if (explored.rest) {
      const answer =
        branch.dual === null && limits.solve ? byProgram(problem, explored.rest, best, limits.solve) : null;
      if (answer) return answer;
      open.push(...splitBranch(explored.rest));
    }
    open = open.filter(({bound}) => bound <= best.cost - problem.step);
  }
  const lowerBound = open.reduce((least, {bound}) => Math.min(least, bound), best.cost);
  return {sites: best.sites, cost: best.cost, lowerBound};
}

function takeCheapest(branches: Branch[]): Branch {
  let cheapest = 0;
  // of equals the youngest: it goes deeper
  branches.forEach(({bound}, at) => {
    if (bound <= (branches[cheapest] as Branch).bound) cheapest = at;
  });
  return branches.splice(cheapest, 1)[0] as Branch;
}

/** Answers what is left of a search by an integer program; null when it is too large for that. */
function byProgram(problem: LocationProblem, rest: OpenBranch, known: Plan, solve: ProgramSolver): Location | null {
  if (rest.problem.site.length > PROGRAM_ENTRIES) return null;
  const {program, offset} = locationProgram(rest.problem, PROGRAM_ENTRIES);
  if (program === null) return null;
  const branches = Math.min(MOST_PROGRAM_BRANCHES, Math.ceil(PROGRAM_WORK / program.column.length));
  const answer = solve(program, branches);
  let best = known;
  if (answer.columns) {
    const columns = answer.columns;
    const added = rest.problem.candidates.filter((_, column) => (columns[column] as number) > 0.5);
    best = cheaper(best, planOf(problem, rest.mark, added));
  }
  // the solver works in rounded numbers: a bound this close below the next possible cost counts as that cost
  const slack = 1e-7 * Math.abs(offset + answer.bound);
  const bound = Math.max(rest.bound, offset + answer.bound - slack);
  return {sites: best.sites, cost: best.cost, lowerBound: bound > best.cost - problem.step ? best.cost : bound};
}
