import FlatQueue from 'flatqueue';
import type {CellArcs} from './allocation.ts';

const NONE = -1;

/** An optimal plan with the prices that prove it. Changed in place while it is found. */
export interface Flow {
  /** [arcs] people (thousandths) who walk along an arc. */
  readonly people: Float64Array;
  /** [cells] people without a place though a facility is in reach. */
  readonly unserved: Float64Array;
  /** [facilities] people a facility takes. */
  readonly used: Float64Array;
  /** [facilities] price of a place, tenths: 0 where places are left. */
  readonly price: Float64Array;
  /** Price of leaving someone without a place: more than any rearrangement can cost. */
  readonly penalty: number;
}

/** Arcs with people of each facility, as linked lists. */
class ArcsInUse {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly #previous: Int32Array;
  readonly #facility: Uint32Array;

  constructor({facilityCount, arcFacility}: CellArcs) {
    this.head = new Int32Array(facilityCount).fill(NONE);
    this.next = new Int32Array(arcFacility.length).fill(NONE);
    this.#previous = new Int32Array(arcFacility.length).fill(NONE);
    this.#facility = arcFacility;
  }

  add(arc: number): void {
    const facility = this.#facility[arc]!;
    const first = this.head[facility]!;
    this.next[arc] = first;
    this.#previous[arc] = NONE;
    if (first !== NONE) this.#previous[first] = arc;
    this.head[facility] = arc;
  }

  remove(arc: number): void {
    const [before, after] = [this.#previous[arc]!, this.next[arc]!];
    if (before === NONE) this.head[this.#facility[arc]!] = after;
    else this.next[before] = after;
    if (after !== NONE) this.#previous[after] = before;
  }
}

/**
 * What moving one person out of a facility costs: for every other facility someone in it could go to, the least extra time,
 * and the arcs that person leaves and takes. Kept until the people of the facility change.
 */
interface Moves {
  readonly to: number[];
  readonly extra: number[];
  readonly leaves: number[];
  readonly takes: number[];
  /** Arc of the person with the longest walk, who is sent away at the least loss. */
  farthest: number;
}

/** Everything the searches share. */
interface Work {
  readonly arcs: CellArcs;
  readonly capacity: ArrayLike<number>;
  readonly flow: Flow;
  readonly inUse: ArcsInUse;
  /** [facilities] null = to be listed anew. */
  readonly moves: (Moves | null)[];
  /** [facilities] position in a list of moves while it is made; NONE = not in it. */
  readonly scratchSlot: Int32Array;
  readonly queue: FlatQueue<number>;
  /** [facilities] least distance found; Infinity = none. */
  readonly distance: Float64Array;
  /** [facilities] arc someone takes to get here, and the arc they left (NONE: the cell the search starts from). */
  readonly takes: Int32Array;
  readonly leaves: Int32Array;
  /** Facilities with a distance. */
  readonly reached: number[];
}

function listMoves({arcs, capacity, inUse, scratchSlot}: Work, facility: number): Moves {
  const {firstArc, arcFacility, arcTenths, arcCell} = arcs;
  const moves: Moves = {to: [], extra: [], leaves: [], takes: [], farthest: inUse.head[facility]!};
  const {to, extra, leaves, takes} = moves;
  for (let out = inUse.head[facility]!; out !== NONE; out = inUse.next[out]!) {
    const cell = arcCell[out]!;
    if (arcTenths[out]! > arcTenths[moves.farthest]!) moves.farthest = out;
    for (let into = firstArc[cell]!; into < firstArc[cell + 1]!; into++) {
      const other = arcFacility[into]!;
      if (other === facility || capacity[other] === 0) continue;
      const cost = arcTenths[into]! - arcTenths[out]!;
      let slot = scratchSlot[other]!;
      if (slot === NONE) {
        slot = to.length;
        scratchSlot[other] = slot;
        to.push(other);
        extra.push(Infinity);
      }
      if (cost >= extra[slot]!) continue;
      extra[slot] = cost;
      leaves[slot] = out;
      takes[slot] = into;
    }
  }
  for (const other of to) scratchSlot[other] = NONE;
  return moves;
}

/** Where a search ended: at a facility with room, or with someone sent away from a facility (NONE: the one who asked). */
interface End {
  readonly distance: number;
  readonly facility: number;
  readonly hasRoom: boolean;
}

/**
 * The cheapest way to give one more person of a cell a place, others moving if need be: Dijkstra's search over facilities in
 * reduced times, from a full facility to wherever the people in it could go instead.
 */
function cheapestChain(work: Work, cell: number): End {
  const {arcs, capacity, flow, queue, distance, takes, leaves, reached} = work;
  const {firstArc, arcFacility, arcTenths} = arcs;
  const {price, used, penalty} = flow;
  for (const f of reached) distance[f] = Infinity;
  reached.length = 0;
  queue.clear();
  const reach = (f: number, to: number, out: number, into: number) => {
    if (distance[f] === Infinity) reached.push(f);
    distance[f] = to;
    leaves[f] = out;
    takes[f] = into;
    queue.push(f, to);
  };
  let best = penalty;
  for (let a = firstArc[cell]!; a < firstArc[cell + 1]!; a++)
    if (capacity[arcFacility[a]!] !== 0) best = Math.min(best, arcTenths[a]! + price[arcFacility[a]!]!);
  for (let a = firstArc[cell]!; a < firstArc[cell + 1]!; a++) {
    const f = arcFacility[a]!;
    if (capacity[f] !== 0) reach(f, arcTenths[a]! + price[f]! - best, NONE, a);
  }
  let without = penalty - best;
  let sentFrom = NONE;
  while (queue.length > 0) {
    const here = queue.peekValue()!;
    if (here >= without) break;
    const f = queue.pop()!;
    if (here > distance[f]!) continue;
    if (used[f]! < capacity[f]!) return {distance: here, facility: f, hasRoom: true};
    const moves = work.moves[f] ?? listMoves(work, f);
    work.moves[f] = moves;
    const start = here - price[f]!;
    const away = start + penalty - arcTenths[moves.farthest]!;
    if (away < without) [without, sentFrom] = [away, f];
    const {to, extra} = moves;
    for (let i = 0; i < to.length; i++) {
      const other = to[i]!;
      const there = start + extra[i]! + price[other]!;
      if (there < distance[other]! && there < without) reach(other, there, moves.leaves[i]!, moves.takes[i]!);
    }
  }
  return {distance: without, facility: sentFrom, hasRoom: false};
}

/** Raises the prices of facilities the search has passed, so that everyone in them still has the best place for them. */
function raisePrices({flow, distance, reached}: Work, limit: number): void {
  for (const f of reached) if (distance[f]! < limit) flow.price[f]! += limit - distance[f]!;
}

/** Moves as many people along the chain as it lets through, at most `waiting`; returns how many. */
function moveAlong(work: Work, cell: number, end: End, waiting: number): number {
  const {arcs, capacity, flow, inUse, moves, takes, leaves} = work;
  const {arcFacility, arcCell} = arcs;
  const {people, used, unserved} = flow;
  const taken: number[] = [];
  const left: number[] = [];
  const away = end.hasRoom || end.facility === NONE ? NONE : moves[end.facility]!.farthest;
  if (away !== NONE) left.push(away);
  for (let f = end.facility; f !== NONE; ) {
    taken.push(takes[f]!);
    const out = leaves[f]!;
    if (out !== NONE) left.push(out);
    f = out === NONE ? NONE : arcFacility[out]!;
  }
  let amount = end.hasRoom ? Math.min(waiting, capacity[end.facility]! - used[end.facility]!) : waiting;
  for (const arc of left) amount = Math.min(amount, people[arc]!);
  for (const arc of taken) {
    if (people[arc] === 0) inUse.add(arc);
    people[arc]! += amount;
    moves[arcFacility[arc]!] = null;
  }
  for (const arc of left) {
    people[arc]! -= amount;
    if (people[arc] === 0) inUse.remove(arc);
    moves[arcFacility[arc]!] = null;
  }
  if (end.hasRoom) used[end.facility]! += amount;
  else unserved[away === NONE ? cell : arcCell[away]!]! += amount;
  return amount;
}

/**
 * As many people as possible with a place, at the least total time: successive shortest paths with prices (Ford & Fulkerson
 * 1962; Edmonds & Karp 1972), cell by cell, over facilities alone: cells only lend the times between them. All numbers are
 * whole, so the answer is exact. Stops after every cell, so that a caller may do something else in between.
 */
export function* cheapestFlowSteps(
  arcs: CellArcs,
  people: ArrayLike<number>,
  capacity: ArrayLike<number>,
): Generator<void, Flow> {
  const {cellCount, facilityCount, firstArc, arcTenths} = arcs;
  const slowest = arcTenths.reduce((most, tenths) => Math.max(most, tenths), 0);
  const flow: Flow = {
    people: new Float64Array(arcTenths.length),
    unserved: new Float64Array(cellCount),
    used: new Float64Array(facilityCount),
    price: new Float64Array(facilityCount),
    // no chain visits a facility twice, so none is longer than this
    penalty: (facilityCount + 1) * (slowest + 1),
  };
  const work: Work = {
    arcs,
    capacity,
    flow,
    inUse: new ArcsInUse(arcs),
    moves: new Array<Moves | null>(facilityCount).fill(null),
    scratchSlot: new Int32Array(facilityCount).fill(NONE),
    queue: new FlatQueue(),
    distance: new Float64Array(facilityCount).fill(Infinity),
    takes: new Int32Array(facilityCount).fill(NONE),
    leaves: new Int32Array(facilityCount).fill(NONE),
    reached: [],
  };
  for (let c = 0; c < cellCount; c++) {
    if (firstArc[c] === firstArc[c + 1]) continue;
    for (let waiting = people[c]!; waiting > 0; ) {
      const end = cheapestChain(work, c);
      raisePrices(work, end.distance);
      waiting -= moveAlong(work, c, end, waiting);
    }
    yield;
  }
  return flow;
}
