import type {CellArcs} from './allocation.ts';
import type {Flow} from './allocation-flow.ts';

const NONE = -1;

/**
 * The choices that cost nothing to exchange. Of a cell: those with the least time + price. Two places stand beside the
 * facilities: "without" (no place, index k) and "spare" (places left somewhere, index k + 1).
 */
interface Exchange {
  readonly arcs: CellArcs;
  readonly capacity: ArrayLike<number>;
  readonly flow: Flow;
  /** Cells with more than one best choice, ascending. */
  readonly tied: Uint32Array;
  /** [n + 1] and the places among which a cell may choose, ascending; empty for cells with one best choice. */
  readonly firstChoice: Uint32Array;
  readonly choicePlace: Uint32Array;
  /** Arc of a choice; NONE = without a place. */
  readonly choiceArc: Int32Array;
  /** [k + 2] and the choices (indices into choicePlace) of tied cells at a place. */
  readonly firstAtPlace: Uint32Array;
  readonly atPlace: Uint32Array;
  /** Cell of each choice. */
  readonly choiceCell: Uint32Array;
}

/** Least time + price of a cell's choices, going without a place among them. */
function bestOf(
  {firstArc, arcFacility, arcTenths}: CellArcs,
  capacity: ArrayLike<number>,
  flow: Flow,
  c: number,
): number {
  let best = flow.penalty;
  for (let a = firstArc[c]!; a < firstArc[c + 1]!; a++)
    if (capacity[arcFacility[a]!] !== 0) best = Math.min(best, arcTenths[a]! + flow.price[arcFacility[a]!]!);
  return best;
}

/** Finds the tied choices of an optimal plan: by complementary slackness no other optimal plan uses anything else. */
function exchangeOf(arcs: CellArcs, capacity: ArrayLike<number>, flow: Flow): Exchange {
  const {cellCount, facilityCount, firstArc, arcFacility, arcTenths} = arcs;
  const firstChoice = new Uint32Array(cellCount + 1);
  const tied: number[] = [];
  const place: number[] = [];
  const arc: number[] = [];
  const cell: number[] = [];
  for (let c = 0; c < cellCount; c++) {
    const start = place.length;
    const best = bestOf(arcs, capacity, flow, c);
    for (let a = firstArc[c]!; a < firstArc[c + 1]!; a++) {
      const f = arcFacility[a]!;
      if (capacity[f] === 0 || arcTenths[a]! + flow.price[f]! !== best) continue;
      place.push(f);
      arc.push(a);
      cell.push(c);
    }
    if (place.length > start && best === flow.penalty) {
      place.push(facilityCount);
      arc.push(NONE);
      cell.push(c);
    }
    if (place.length - start > 1) tied.push(c);
    else for (const list of [place, arc, cell]) list.length = start;
    firstChoice[c + 1] = place.length;
  }
  const firstAtPlace = new Uint32Array(facilityCount + 2);
  for (const p of place) firstAtPlace[p + 1]!++;
  for (let p = 0; p <= facilityCount; p++) firstAtPlace[p + 1]! += firstAtPlace[p]!;
  const at = firstAtPlace.slice();
  const atPlace = new Uint32Array(place.length);
  place.forEach((p, choice) => {
    atPlace[at[p]!++] = choice;
  });
  return {
    arcs,
    capacity,
    flow,
    tied: Uint32Array.from(tied),
    firstChoice,
    choicePlace: Uint32Array.from(place),
    choiceArc: Int32Array.from(arc),
    firstAtPlace,
    atPlace,
    choiceCell: Uint32Array.from(cell),
  };
}

function peopleAt({flow, choiceArc, choiceCell}: Exchange, choice: number): number {
  return choiceArc[choice] === NONE ? flow.unserved[choiceCell[choice]!]! : flow.people[choiceArc[choice]!]!;
}

function addPeople({flow, choiceArc, choiceCell}: Exchange, choice: number, amount: number): void {
  if (choiceArc[choice] === NONE) flow.unserved[choiceCell[choice]!]! += amount;
  else flow.people[choiceArc[choice]!]! += amount;
}

/** How a place was found by a search: the place before it, and the choices through which one person leaves it and enters this. */
interface Found {
  readonly before: Int32Array;
  readonly leaves: Int32Array;
  readonly enters: Int32Array;
  /** [k + 2] round in which it was found last. */
  readonly round: Uint32Array;
  readonly queue: Int32Array;
  now: number;
}

/**
 * Looks for a way to make room for one more person of cell `c` at place `from` by moving people of later cells between best
 * choices, until someone of `c` itself is moved out of a later choice. Returns that choice of `c`, or NONE.
 */
function findRoom(of: Exchange, found: Found, c: number, wanted: number): number {
  const {arcs, capacity, flow, choicePlace, choiceCell, firstChoice, firstAtPlace, atPlace} = of;
  const k = arcs.facilityCount;
  const spare = k + 1;
  const from = choicePlace[wanted]!;
  const round = ++found.now;
  let head = 0;
  let tail = 0;
  const reach = (place: number, before: number, leaves: number, enters: number) => {
    if (found.round[place] === round) return;
    found.round[place] = round;
    found.before[place] = before;
    found.leaves[place] = leaves;
    found.enters[place] = enters;
    found.queue[tail++] = place;
  };
  reach(from, NONE, NONE, NONE);
  while (head < tail) {
    const place = found.queue[head++]!;
    for (let own = wanted + 1; own < firstChoice[c + 1]!; own++)
      if (choicePlace[own] === place && peopleAt(of, own) > 0) return own;
    if (place === spare) {
      for (let f = 0; f < k; f++) if (flow.price[f] === 0 && flow.used[f]! > 0) reach(f, spare, NONE, NONE);
      continue;
    }
    for (let i = firstAtPlace[place]!; i < firstAtPlace[place + 1]!; i++) {
      const out = atPlace[i]!;
      const cell = choiceCell[out]!;
      if (cell <= c || peopleAt(of, out) === 0) continue;
      for (let into = firstChoice[cell]!; into < firstChoice[cell + 1]!; into++)
        if (into !== out) reach(choicePlace[into]!, place, out, into);
    }
    if (place < k && flow.used[place]! < capacity[place]!) reach(spare, place, NONE, NONE);
  }
  return NONE;
}

/** Moves as many people as the way found lets through: into `wanted`, out of `own`, and later cells along it. */
function exchange(of: Exchange, found: Found, wanted: number, own: number): void {
  const {arcs, capacity, flow, choicePlace} = of;
  const spare = arcs.facilityCount + 1;
  let amount = peopleAt(of, own);
  for (let place = choicePlace[own]!; found.before[place] !== NONE; place = found.before[place]!) {
    const before = found.before[place]!;
    if (found.leaves[place] !== NONE) amount = Math.min(amount, peopleAt(of, found.leaves[place]!));
    else if (place === spare) amount = Math.min(amount, capacity[before]! - flow.used[before]!);
    else amount = Math.min(amount, flow.used[place]!);
  }
  for (let place = choicePlace[own]!; found.before[place] !== NONE; place = found.before[place]!) {
    const before = found.before[place]!;
    if (found.leaves[place] !== NONE) {
      addPeople(of, found.leaves[place]!, -amount);
      addPeople(of, found.enters[place]!, amount);
    } else if (place === spare) flow.used[before]! += amount;
    else flow.used[place]! -= amount;
  }
  addPeople(of, own, -amount);
  addPeople(of, wanted, amount);
}

/**
 * Makes an optimal plan the first of all optimal plans: the smallest cell sends as many people as possible to its smallest
 * facility, then to its next one, going without a place last; then the next cell, and so on. Changes `flow` in place.
 * Cycles of exchanges that cost nothing are looked for among best choices only, so that plans without ties cost nothing.
 */
export function settleTies(arcs: CellArcs, capacity: ArrayLike<number>, flow: Flow): void {
  const of = exchangeOf(arcs, capacity, flow);
  const places = arcs.facilityCount + 2;
  const found: Found = {
    before: new Int32Array(places),
    leaves: new Int32Array(places),
    enters: new Int32Array(places),
    round: new Uint32Array(places),
    queue: new Int32Array(places),
    now: 0,
  };
  for (const c of of.tied) {
    for (let wanted = of.firstChoice[c]!; wanted + 1 < of.firstChoice[c + 1]!; wanted++) {
      for (let own = findRoom(of, found, c, wanted); own !== NONE; own = findRoom(of, found, c, wanted))
        exchange(of, found, wanted, own);
    }
  }
}
