import {allocateSteps} from '#core/allocation.ts';
import {servesOneEach} from '#core/capacity-unit.ts';
import {type CapacityFact, type KnownCapacity, knownCapacity} from '#core/known-capacity.ts';
import type {LinkColumns} from '#core/link.ts';
import type {SnapColumns} from '#core/places.ts';
import {joinReach} from '#core/reach-lists.ts';
import type {ReachedPlaces} from '#core/reached-places.ts';
import {finish} from '#core/steps.ts';
import {PEOPLE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {LiveCity} from '../live-city.ts';
import {inTurns} from './in-turns.ts';
import {type ReachFrom, reachBefore, reachNow} from './plan-reach.ts';
import {type PlanSession, sessionWith} from './plan-session.ts';
import type {PlanAnswer, PlanCapacity, PlanCapacityAnswer, PlanEdit, PlanRequest} from './plan-types.ts';

/** Up to how much is searched and shared out, and what is said beyond. Pairs: a cell and a facility in reach of it. */
export interface CapacityLimits {
  readonly cells: number;
  readonly facilities: number;
  readonly pairs: number;
  readonly beyond: NonNullable<PlanAnswer['capacityWhy']>;
}

/** While an edit is answered. */
const QUICK: CapacityLimits = {cells: 50_000, facilities: 100, pairs: 10_000, beyond: 'later'};
/** In a browser at all. */
const WHOLE: CapacityLimits = {cells: Infinity, facilities: Infinity, pairs: 300_000, beyond: 'too-large'};

/** Facilities that count, where they are entered, and what is known of their capacities. */
interface Offer {
  readonly points: readonly SnapColumns[];
  readonly known: KnownCapacity;
}

/** What there is before any edit, and with the plan. */
interface Offers {
  readonly before: Offer;
  readonly after: Offer;
  /** [cells] thousandths of the people concerned; null: the group is not known here. */
  readonly people: Uint32Array | null;
}

function peopleConcerned({demand}: LiveCity, group: string | null | undefined): Uint32Array | null {
  return group == null || group === 'all' ? demand.people : (demand.groups.get(group) ?? null);
}

/**
 * What a plan says of the capacity of each facility it names, the last word counting. Throws RangeError for one that is no
 * number, 0 or more.
 */
function statedCapacities({made}: PlanSession): Map<number, number | null> {
  const stated = new Map<number, number | null>();
  const say = (edit: PlanEdit, number: number) => {
    if (edit.kind !== 'add' && edit.kind !== 'resize') return;
    const {capacity} = edit;
    if (capacity !== null && !(capacity >= 0 && capacity < 1e9))
      throw new RangeError(`plan: a capacity of ${capacity}, expected 0 or more`);
    stated.set(number, capacity);
  };
  for (const {edit, refused, number} of made) if (refused === null && number !== null) say(edit, number);
  return stated;
}

function offersOf(session: PlanSession, request: PlanRequest): Offers {
  const {cards, facilities, scenario, pointsBefore} = session;
  const before = knownCapacity([...pointsBefore.keys()].map(f => cards[f]!));
  const stated = statedCapacities(session);
  const now = [...scenario.points].sort(([a], [b]) => a - b);
  const fact = (f: number): CapacityFact =>
    // what a plan says counts in the unit of the others
    stated.has(f) || f >= facilities.facilityCount
      ? {capacity: stated.get(f) ?? null, capacityUnit: before.unit}
      : cards[f]!;
  return {
    before: {points: [...pointsBefore.values()], known: before},
    after: {points: now.map(([, points]) => points), known: knownCapacity(now.map(([f]) => fact(f)))},
    people: peopleConcerned(session.city, request.capacityGroup),
  };
}

/** Why nothing can be said whatever is counted; null: it can be. */
function whyNot({before, after, people}: Offers): PlanCapacityAnswer['capacityWhy'] {
  for (const {known} of [before, after]) {
    if (known.why !== null) return known.why;
    if (!servesOneEach(known.unit)) return 'unit-serves-many';
  }
  return people === null ? 'group-unknown' : null;
}

/** Reach found before, by the entry points it was found from: what a plan leaves as it was is searched once. */
type KnownReach = WeakMap<SnapColumns, ReachedPlaces>;

/** What is kept of a session's capacities from one plan to the next. */
interface Memory {
  readonly cutoff: number;
  readonly people: Uint32Array | null;
  readonly links: readonly LinkColumns[];
  /** Reach on the streets as they are, and with the links laid. */
  readonly plain: KnownReach;
  readonly linked: KnownReach;
  before: PlanCapacity | null;
}

const memories = new WeakMap<PlanSession, Memory>();

function memoryOf(session: PlanSession, cutoff: number, people: Uint32Array | null): Memory {
  const links = [...session.scenario.links.values()];
  const last = memories.get(session);
  const same = last?.cutoff === cutoff;
  const sameLinks = same && last.links.length === links.length && last.links.every((link, i) => link === links[i]);
  const memory: Memory = {
    cutoff,
    people,
    links,
    plain: same ? last.plain : new WeakMap(),
    linked: sameLinks ? last.linked : new WeakMap(),
    before: same && last.people === people ? last.before : null,
  };
  memories.set(session, memory);
  return memory;
}

type Found = Pick<PlanAnswer, 'capacity' | 'capacityWhy'>;

/**
 * Gives people places before and with a plan, as the table `capacity` does: as many as possible, at the least total walking
 * time, among those who walk like the plan's walker within its cutoff. Stops as soon as it is more than the limits allow.
 * Knows the session as it is at the first step.
 */
export function* capacitySteps(
  session: PlanSession,
  request: PlanRequest,
  limits: CapacityLimits,
): Generator<void, Found> {
  const offers = offersOf(session, request);
  const why = whyNot(offers);
  if (why !== null) return {capacity: null, capacityWhy: why};
  const cutoff = request.cutoffSeconds * TENTHS_PER_SECOND;
  const people = offers.people!;
  const memory = memoryOf(session, cutoff, people);
  const {plain, linked, links} = memory;
  const {before, after} = offers;
  const most = Math.max(before.points.length, after.points.length);
  const tooMany: Found = {capacity: null, capacityWhy: limits.beyond};
  if (people.length > limits.cells || most > limits.facilities) return tooMany;
  const [from, fromNow] = [reachBefore(session, cutoff), links.length > 0 ? reachNow(session, cutoff) : null];
  const was = yield* reachSteps(before.points, plain, from, limits.pairs);
  if (was === null) return tooMany;
  const is = yield* reachSteps(after.points, fromNow ? linked : plain, fromNow ?? from, limits.pairs);
  if (is === null) return tooMany;
  memory.before ??= yield* sharedOut(before.known, was, people);
  return {capacity: {before: memory.before, after: yield* sharedOut(after.known, is, people)}, capacityWhy: null};
}

/** Who reaches each facility; null as soon as that are more pairs than `most`. */
function* reachSteps(
  points: readonly SnapColumns[],
  known: KnownReach,
  reach: ReachFrom,
  most: number,
): Generator<void, ReachedPlaces[] | null> {
  const lists: ReachedPlaces[] = [];
  let pairs = 0;
  for (const one of points) {
    const list = known.get(one) ?? reach(one);
    known.set(one, list);
    lists.push(list);
    pairs += list.place.length;
    if (pairs > most) return null;
    yield;
  }
  return lists;
}

function* sharedOut(
  known: KnownCapacity,
  reached: readonly ReachedPlaces[],
  people: Uint32Array,
): Generator<void, PlanCapacity> {
  const capacity = known.capacity.map(value => value ?? 0);
  const found = yield* allocateSteps(joinReach(people.length, reached), people, capacity);
  const sum = (values: Float64Array) => values.reduce((total, n) => total + n, 0);
  return {
    unit: known.unit ?? '',
    known: known.withCapacity,
    unknown: known.capacity.length - known.withCapacity,
    capacity: capacity.reduce((total, n) => total + n, 0) / PEOPLE_SCALE,
    served: sum(found.served),
    full: sum(found.overCapacity),
    outOfReach: sum(found.outOfReach),
  };
}

/** Whether there is room, when that is found while an edit is answered; else why not, or `later`. */
export function quickCapacity(session: PlanSession, request: PlanRequest): Found {
  return finish(capacitySteps(session, request, QUICK));
}

/** Whether there is room. Lets other requests in between; null when `isWanted` says that nobody waits any more. */
export async function planCapacity(
  city: LiveCity,
  request: PlanRequest,
  isWanted: () => boolean,
): Promise<PlanCapacityAnswer | null> {
  const start = performance.now();
  const found = await inTurns(capacitySteps(sessionWith(city, request), request, WHOLE), isWanted);
  if (found === null) return null;
  const {capacity, capacityWhy} = found as Pick<PlanCapacityAnswer, 'capacity' | 'capacityWhy'>;
  return {capacity, capacityWhy, milliseconds: performance.now() - start};
}
