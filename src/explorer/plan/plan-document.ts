import type {PlanEdit} from '#worker/client.ts';

/** A named plan and what it was last judged by. */
export interface Scenario {
  /** Unique in this browser. */
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly walker: string;
  readonly minutes: number;
  readonly edits: readonly PlanEdit[];
  readonly notes: string;
  /** Fingerprint of the city's data it was made with. */
  readonly fingerprint: string;
}

/** All plans for a city; never empty. Immutable: every change gives a new one that shares what stayed. */
export interface PlanDocument {
  readonly scenarios: readonly Scenario[];
  readonly openId: string;
}

export const MAX_EDITS = 500;
export const MAX_SCENARIOS = 60;

/** The open plan. */
export function openScenario({scenarios, openId}: PlanDocument): Scenario {
  return scenarios.find(one => one.id === openId) ?? scenarios[0]!;
}

/** A free id of the form `new:n`, greater than all before. */
export function nextEditId(edits: readonly PlanEdit[]): string {
  const numbers = edits.map(edit => ('id' in edit ? Number(/^new:(\d{1,9})$/.exec(edit.id)?.[1] ?? 0) : 0));
  return `new:${Math.max(0, ...numbers) + 1}`;
}

/** An id no other plan has, in this window or another: `plan-` and 16 random hexadecimal digits. */
export function newScenarioId(): string {
  // randomUUID would be shorter, but pages without encryption do not have it
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `plan-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Facility an edit changes; null for new ones and links. */
function changedFacility(edit: PlanEdit): string | null {
  return 'facility' in edit ? edit.facility : null;
}

/**
 * The edits with one more, in their shortest form: what is done to a planned facility changes the edit that added it, a closed
 * one has no other edit, a facility is moved or resized once at most. Unchanged beyond MAX_EDITS.
 */
export function withEdit(edits: readonly PlanEdit[], edit: PlanEdit): readonly PlanEdit[] {
  if (edit.kind === 'add' || edit.kind === 'link') return edits.length >= MAX_EDITS ? edits : [...edits, edit];
  const planned = edits.findIndex(one => one.kind === 'add' && one.id === edit.facility);
  if (planned >= 0) return changedPlanned(edits, planned, edit);
  const others = edits.filter(one => changedFacility(one) !== edit.facility);
  if (edit.kind === 'close') return others.length >= MAX_EDITS ? edits : [...others, edit];
  const open = edits.filter(one => !(one.kind === 'close' && one.facility === edit.facility));
  const at = open.findIndex(one => one.kind === edit.kind && one.facility === edit.facility);
  if (at >= 0) return open.with(at, edit);
  return open.length >= MAX_EDITS ? edits : [...open, edit];
}

function changedPlanned(
  edits: readonly PlanEdit[],
  at: number,
  edit: Extract<PlanEdit, {facility: string}>,
): readonly PlanEdit[] {
  if (edit.kind === 'close') return edits.toSpliced(at, 1);
  const added = edits[at] as Extract<PlanEdit, {kind: 'add'}>;
  return edits.with(
    at,
    edit.kind === 'move' ? {...added, lon: edit.lon, lat: edit.lat} : {...added, capacity: edit.capacity},
  );
}

/** The document with another value of the open plan. */
export function withOpen(document: PlanDocument, change: Partial<Omit<Scenario, 'id'>>): PlanDocument {
  const open = openScenario(document);
  const keys = Object.keys(change) as (keyof typeof change)[];
  if (keys.every(key => change[key] === open[key])) return document;
  return {...document, scenarios: document.scenarios.map(one => (one === open ? {...one, ...change} : one))};
}

/** The document with one more plan, which is opened. Unchanged beyond MAX_SCENARIOS. */
export function withScenario(document: PlanDocument, scenario: Omit<Scenario, 'id'>): PlanDocument {
  if (document.scenarios.length >= MAX_SCENARIOS) return document;
  const id = newScenarioId();
  return {scenarios: [...document.scenarios, {...scenario, id}], openId: id};
}

/** The document without the open plan; the one before it is opened. The last plan is emptied instead, under a new name. */
export function withoutOpen(document: PlanDocument, emptyName: string): PlanDocument {
  const open = openScenario(document);
  const at = document.scenarios.indexOf(open);
  const rest = document.scenarios.filter(one => one !== open);
  if (rest.length === 0) {
    const id = newScenarioId();
    return {scenarios: [{...open, id, name: emptyName, edits: [], notes: ''}], openId: id};
  }
  return {scenarios: rest, openId: rest[Math.max(0, at - 1)]!.id};
}

/** The document with another plan opened; unchanged for an id it does not have. */
export function withOpened(document: PlanDocument, openId: string): PlanDocument {
  return document.openId === openId || !document.scenarios.some(one => one.id === openId)
    ? document
    : {...document, openId};
}

/** A name no other plan has: 方案 2, 方案 3 … */
export function freeName(scenarios: readonly Scenario[], name: (n: number) => string): string {
  const taken = new Set(scenarios.map(one => one.name));
  let n = scenarios.length + 1;
  while (taken.has(name(n))) n++;
  return name(n);
}
