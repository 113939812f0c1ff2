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
  /** [cells] least time + price of a cell's choices, `penalty` among them. */
  readonly best: Float64Array;
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

/** Where a search for the cheapest rearrangement ended: a facility with room, or a cell that goes without a place. */
interface End {
  readonly distance: number;
  /** NONE: it ends in a cell. */
  readonly facility: number;
  readonly cell: number;
}

/** Memory of the searches. */
interface Search {
  readonly queue: FlatQueue<number>;
  /** [facilities] least distance found; Infinity = none. */
  readonly toFacility: Float64Array;
  /** [facilities] arc it was reached along. */
  readonly viaArc: Int32Array;
  /** [cells] distance; Infinity = not reached. */
  readonly toCell: Float64Array;
  /** [cells] arc in use through which its facility was reached; NONE for the cell the search starts from. */
  readonly outOfArc: Int32Array;
  readonly facilities: number[];
  readonly cells: number[];
}

function forget({toFacility, toCell, facilities, cells, queue}: Search): void {
  for (const f of facilities) toFacility[f] = Infinity;
  for (const c of cells) toCell[c] = Infinity;
  facilities.length = 0;
  cells.length = 0;
  queue.clear();
}

/**
 * The cheapest way to give one more person of a cell a place, others moving if need be: Dijkstra's search over facilities in
 * reduced times, from a full facility to whatever the people in it could choose instead.
 */
function cheapestChain(
  arcs: CellArcs,
  capacity: ArrayLike<number>,
  flow: Flow,
  inUse: ArcsInUse,
  search: Search,
  start: number,
): End {
  const {firstArc, arcFacility, arcTenths, arcCell} = arcs;
  const {price, best, used, penalty} = flow;
  const {queue, toFacility, viaArc, toCell, outOfArc, facilities, cells} = search;
  forget(search);
  let without = Infinity;
  let withoutCell = NONE;
  const visit = (c: number, distance: number, out: number) => {
    toCell[c] = distance;
    outOfArc[c] = out;
    cells.push(c);
    const spare = distance + penalty - best[c]!;
    if (spare < without) [without, withoutCell] = [spare, c];
    for (let a = firstArc[c]!; a < firstArc[c + 1]!; a++) {
      const f = arcFacility[a]!;
      const to = distance + arcTenths[a]! + price[f]! - best[c]!;
      if (to >= toFacility[f]! || to >= without || capacity[f] === 0) continue;
      if (toFacility[f] === Infinity) facilities.push(f);
      toFacility[f] = to;
      viaArc[f] = a;
      queue.push(f, to);
    }
  };
  visit(start, 0, NONE);
  while (queue.length > 0) {
    const distance = queue.peekValue()!;
    if (distance >= without) break;
    const f = queue.pop()!;
    if (distance > toFacility[f]!) continue;
    if (used[f]! < capacity[f]!) return {distance, facility: f, cell: NONE};
    for (let a = inUse.head[f]!; a !== NONE; a = inUse.next[a]!)
      if (toCell[arcCell[a]!] === Infinity) visit(arcCell[a]!, distance, a);
  }
  return {distance: without, facility: NONE, cell: withoutCell};
}

/** Raises prices by what the chain has shown, so that every arc in use stays a best choice of its cell. */
function raisePrices({price, best}: Flow, {facilities, cells, toFacility, toCell}: Search, distance: number): void {
  for (const f of facilities) if (toFacility[f]! < distance) price[f]! += distance - toFacility[f]!;
  for (const c of cells) if (toCell[c]! < distance) best[c]! += distance - toCell[c]!;
}

/** Moves as many people along the chain as it lets through, at most `waiting`; returns how many. */
function moveAlong(
  arcs: CellArcs,
  capacity: ArrayLike<number>,
  flow: Flow,
  inUse: ArcsInUse,
  {viaArc, outOfArc}: Search,
  end: End,
  waiting: number,
): number {
  const {arcFacility, arcCell} = arcs;
  const {people, used, unserved} = flow;
  const taken: number[] = [];
  const left: number[] = [];
  let cell = end.cell;
  if (end.facility !== NONE) {
    taken.push(viaArc[end.facility]!);
    cell = arcCell[taken[0]!]!;
  }
  let amount = end.facility === NONE ? waiting : Math.min(waiting, capacity[end.facility]! - used[end.facility]!);
  for (let out = outOfArc[cell]!; out !== NONE; out = outOfArc[cell]!) {
    left.push(out);
    amount = Math.min(amount, people[out]!);
    const into = viaArc[arcFacility[out]!]!;
    taken.push(into);
    cell = arcCell[into]!;
  }
  for (const arc of taken) {
    if (people[arc] === 0) inUse.add(arc);
    people[arc]! += amount;
  }
  for (const arc of left) {
    people[arc]! -= amount;
    if (people[arc] === 0) inUse.remove(arc);
  }
  if (end.facility === NONE) unserved[end.cell]! += amount;
  else used[end.facility]! += amount;
  return amount;
}

/**
 * As many people as possible with a place, at the least total time: successive shortest paths with prices (Ford & Fulkerson
 * 1962; Edmonds & Karp 1972), cell by cell. All numbers are whole, so the answer is exact.
 */
export function cheapestFlow(arcs: CellArcs, people: ArrayLike<number>, capacity: ArrayLike<number>): Flow {
  const {cellCount, facilityCount, firstArc, arcTenths, arcFacility} = arcs;
  const slowest = arcTenths.reduce((most, tenths) => Math.max(most, tenths), 0);
  const flow: Flow = {
    people: new Float64Array(arcTenths.length),
    unserved: new Float64Array(cellCount),
    used: new Float64Array(facilityCount),
    price: new Float64Array(facilityCount),
    best: new Float64Array(cellCount),
    // no chain visits a facility twice, so none is longer than this
    penalty: (facilityCount + 1) * (slowest + 1),
  };
  const inUse = new ArcsInUse(arcs);
  const search: Search = {
    queue: new FlatQueue(),
    toFacility: new Float64Array(facilityCount).fill(Infinity),
    viaArc: new Int32Array(facilityCount).fill(NONE),
    toCell: new Float64Array(cellCount).fill(Infinity),
    outOfArc: new Int32Array(cellCount).fill(NONE),
    facilities: [],
    cells: [],
  };
  for (let c = 0; c < cellCount; c++) {
    if (firstArc[c] === firstArc[c + 1]) continue;
    let least = flow.penalty;
    for (let a = firstArc[c]!; a < firstArc[c + 1]!; a++)
      if (capacity[arcFacility[a]!]! > 0) least = Math.min(least, arcTenths[a]! + flow.price[arcFacility[a]!]!);
    flow.best[c] = least;
    for (let waiting = people[c]!; waiting > 0; ) {
      const end = cheapestChain(arcs, capacity, flow, inUse, search, c);
      raisePrices(flow, search, end.distance);
      waiting -= moveAlong(arcs, capacity, flow, inUse, search, end, waiting);
    }
  }
  return flow;
}
