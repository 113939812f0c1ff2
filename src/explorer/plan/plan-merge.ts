import {newScenarioId, openScenario, type PlanDocument, type Scenario} from './plan-document.ts';

/** What two windows made of the plans they once agreed on. */
interface MergeCase {
  /** Work on each plan as this window and the storage last agreed on it, by its id. */
  readonly agreed: ReadonlyMap<string, string>;
  readonly ours: PlanDocument;
  readonly theirs: readonly Scenario[];
  /** The work on a plan as a text: name, edits, notes. What a plan was last judged by is no work and makes no copy. */
  readonly workOf: (scenario: Scenario) => string;
  /** Name of the other window's version where both changed a plan. */
  readonly copyName: (name: string) => string;
}

export interface MergedPlans {
  /** This window's plans in their order, then what the other added. Never empty. */
  readonly scenarios: readonly Scenario[];
  /** Names of plans both changed: this window's stays, the other's stands beside it as a copy. */
  readonly copied: readonly string[];
  /** Name of the open plan when the other window deleted it: it stays until this window is closed. Null: it did not. */
  readonly deletedOpen: string | null;
  /** Name of the open plan when the other window changed it and this one follows. Null: it did not. */
  readonly followedOpen: string | null;
}

/**
 * Brings the plans of two windows together, plan by plan: what one changed since both agreed wins, what both changed is kept
 * twice, what one deleted is gone unless the other changed it or has it open. Nothing that was written is lost.
 */
export function mergePlans(given: MergeCase): MergedPlans {
  const {agreed, ours, theirs, workOf, copyName} = given;
  const there = new Map(theirs.map(one => [one.id, one]));
  const known = new Set(ours.scenarios.map(one => one.id));
  const copied: string[] = [];
  let [deletedOpen, followedOpen]: [string | null, string | null] = [null, null];
  const scenarios = ours.scenarios.flatMap((own): Scenario[] => {
    const other = there.get(own.id);
    const isOpen = own.id === ours.openId;
    const [work, before] = [workOf(own), agreed.get(own.id)];
    if (other === undefined) {
      const isDeleted = before !== undefined;
      if (isDeleted && isOpen) deletedOpen = own.name;
      return isDeleted && !isOpen && work === before ? [] : [own];
    }
    const others = workOf(other);
    // an open plan is judged by what is chosen in this window, another as it was judged last
    if (others === work) return [isOpen ? own : other];
    if (others === before) return [own];
    if (work === before) {
      if (isOpen) followedOpen = other.name;
      return [other];
    }
    copied.push(own.name);
    return [own, {...other, id: newScenarioId(), name: copyName(other.name)}];
  });
  const added = theirs.filter(one => !known.has(one.id) && agreed.get(one.id) !== workOf(one));
  return {scenarios: [...scenarios, ...added], copied, deletedOpen, followedOpen};
}

/** A document with what another window did to its plans: `before` and `after` are the plans of now without and with it. */
export function withMerged(
  document: PlanDocument,
  before: readonly Scenario[],
  after: readonly Scenario[],
): PlanDocument {
  const [was, is] = [idsOf(before), idsOf(after)];
  const scenarios = document.scenarios.flatMap((one): readonly Scenario[] => {
    const next = is.get(one.id);
    if (next === undefined) return was.has(one.id) ? [] : [one];
    return next === was.get(one.id) ? [one] : [next];
  });
  const here = new Set(scenarios.map(one => one.id));
  const added = after.filter(one => !was.has(one.id) && !here.has(one.id));
  // a moment whose plans are all gone is now like today
  const all = scenarios.length + added.length === 0 ? after : [...scenarios, ...added];
  return {scenarios: all, openId: openScenario({scenarios: all, openId: document.openId}).id};
}

function idsOf(scenarios: readonly Scenario[]): ReadonlyMap<string, Scenario> {
  return new Map(scenarios.map(one => [one.id, one]));
}
