import type {FacilityCard} from '#core/facility-file.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import {SCENARIOS} from '#core/profile.ts';
import {applyEdit, openScenario, type PlanningScenario, undoEdit} from '#core/scenario/scenario.ts';
import {type EditScratch, editScratch} from '#core/scenario/walk-state.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {cellIndex} from '../cell-index.ts';
import {isSameKnowledge, knownCells} from '../knowledge.ts';
import {type LiveCity, networkFor} from '../live-city.ts';
import {type PlanCounting, startCounting, updateCounting} from './plan-counting.ts';
import {type EditPlace, facilityIndex, type MadeEdit, resolveEdit, sameWalks} from './plan-edits.ts';
import type {PlanEdit, PlanRequest} from './plan-types.ts';

/** A plan in the memory of the worker: the edits made so far, and what they did to every walk. */
export interface PlanSession extends EditPlace {
  /** The facilities the plan began with. */
  readonly facilities: FacilityPoints;
  readonly cards: readonly FacilityCard[];
  readonly scenario: PlanningScenario;
  /** [cells] nearest facility before any edit, base assumptions. */
  readonly labelsBefore: Uint32Array;
  /** Entry points of the facilities that counted before any edit, ascending by facility. */
  readonly pointsBefore: ReadonlyMap<number, SnapColumns>;
  readonly made: MadeEdit[];
  counting: PlanCounting | null;
  readonly key: string;
}

/** Sessions kept at once: as many as have so many cells together, but always one and never more than `MOST_SESSIONS`. */
const KEPT_CELLS = 500_000;
const MOST_SESSIONS = 6;

/** What all sessions of a city share. */
interface SharedMemory {
  scratch: EditScratch | null;
  /** The one used last at the end. */
  sessions: PlanSession[];
}

const shared = new WeakMap<SnapColumns, SharedMemory>();

function sharedMemory({demand}: LiveCity): SharedMemory {
  let memory = shared.get(demand.snap);
  if (memory === undefined) {
    memory = {scratch: null, sessions: []};
    shared.set(demand.snap, memory);
  }
  return memory;
}

/** Memory of edits in a city. */
export function scratchOf(city: LiveCity): EditScratch {
  const memory = sharedMemory(city);
  const network = [...city.networks.values()][0];
  if (memory.scratch === null && network === undefined) throw new Error('plan: no network prepared');
  memory.scratch ??= editScratch(network!);
  return memory.scratch;
}

type SessionRequest = Pick<PlanRequest, 'serving' | 'profile'>;

function openSession(city: LiveCity, {serving, profile}: SessionRequest, key: string): PlanSession {
  const [low, base, high] = SCENARIOS.map(scenario => networkFor(city, profile, scenario, 'to-destinations'));
  const {facilities, cards} = city;
  const scenario = openScenario(
    {networks: {low: low!, base: base!, high: high!}, cells: cellIndex(city, profile), facilities, serving},
    scratchOf(city),
  );
  return {
    ...{city, facilities, cards, serving, profile, scenario, key},
    indexOf: facilityIndex(cards),
    pointsBefore: new Map(scenario.points),
    labelsBefore: scenario.states.base.placeLabel.slice(),
    made: [],
    counting: null,
  };
}

/** The session of a city, its facilities, a service and a walker; opened (three full runs) when there is none. */
function sessionFor(city: LiveCity, request: SessionRequest): PlanSession {
  const key = JSON.stringify([request.serving, request.profile]);
  const memory = sharedMemory(city);
  // a list of the visitor's own makes other facilities of them
  const known = memory.sessions.find(session => session.key === key && session.facilities === city.facilities);
  const others = memory.sessions.filter(session => session !== known);
  const room = Math.min(MOST_SESSIONS, Math.max(1, Math.floor(KEPT_CELLS / Math.max(1, city.demand.cellCount))));
  // room is made first, so that two large sessions are never there at once
  memory.sessions = others.slice(Math.max(0, others.length + 1 - room));
  const session = known ?? openSession(city, request, key);
  memory.sessions.push(session);
  return session;
}

/**
 * The session of a request with exactly its edits made. What the edits made last have in common with those asked for stays;
 * the rest is taken back, the latest first, and the new ones are made: one more edit, or one less, costs one edit.
 */
export function sessionWith(city: LiveCity, request: PlanRequest): PlanSession {
  const session = sessionFor(city, request);
  const {edits, category, claims, cutoffSeconds} = request;
  const known = knownCells(city, category, claims);
  const {counting} = session;
  const isCounted =
    counting && isSameKnowledge(counting.known, known) && counting.cutoff === cutoffSeconds * TENTHS_PER_SECOND;
  if (!isCounted) session.counting = null;
  let common = 0;
  while (common < session.made.length && common < edits.length) {
    if (!sameWalks(session.made[common]!.edit, edits[common]!)) break;
    common++;
  }
  while (session.made.length > common) takeBack(session);
  // names and capacities may have changed
  session.made.forEach((made, i) => {
    session.made[i] = {...made, edit: edits[i]!};
  });
  for (const edit of edits.slice(common)) make(session, edit);
  session.counting ??= startCounting(session.scenario, city.demand, request, known);
  return session;
}

function make(session: PlanSession, edit: PlanEdit): void {
  const resolved = resolveEdit(session, edit, session.made);
  if (resolved.refused !== null || resolved.effect === null) {
    session.made.push({edit, refused: resolved.refused, number: resolved.number ?? null, walks: false});
    return;
  }
  const {number, changes} = applyEdit(session.scenario, resolved.effect);
  if (session.counting) updateCounting(session.counting, session.city.demand.people, changes);
  session.made.push({edit, refused: null, number, walks: true});
}

function takeBack(session: PlanSession): void {
  const {walks} = session.made.pop()!;
  if (!walks) return;
  const {changes} = undoEdit(session.scenario)!;
  if (session.counting) updateCounting(session.counting, session.city.demand.people, changes);
}

/** Ids of the edits that added the facilities numbered from the city's own on. */
export function addedIds({made}: PlanSession): string[] {
  return made.flatMap(({edit, walks}) => (edit.kind === 'add' && walks ? [edit.id] : []));
}

/** What the plan calls a facility: its facility_id, or the id of the edit that added it. */
export function facilityName(session: PlanSession, facility: number, added: readonly string[]): string {
  const {facilities, cards} = session;
  return facility < facilities.facilityCount
    ? cards[facility]!.facilityId
    : added[facility - facilities.facilityCount]!;
}
