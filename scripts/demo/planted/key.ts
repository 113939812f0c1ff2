import type {ListedPlace} from '../board.ts';
import {cellCentre, degreesOf, metersBetween, type Spot} from '../frame.ts';
import type {CellPeople} from '../people.ts';
import type {Quarter} from './quarter.ts';

/** A threshold the key is complete for, read from the catalogue as data. */
export interface KeyStandard {
  readonly id: string;
  readonly category: string;
  readonly measure: 'seconds' | 'path_meters';
  /** Seconds or metres. */
  readonly cutoff: number;
}

/** How a walker walks, read from the profiles as data. */
export interface KeyWalker {
  readonly key: string;
  readonly metersPerSecond: number;
  readonly stepsSecondsPerMeter: number;
}

/** One planted gap as it stands in key.json. */
export interface KeyGap {
  readonly quarter: string;
  readonly category: string;
  readonly standard_id: string;
  readonly profile: string;
  readonly cause: string;
  readonly certainty: string;
  readonly people: number;
  readonly people_age60plus: number;
  readonly people_robust: number;
  /** [lon, lat] of the middle of every cell. */
  readonly cells: readonly (readonly [number, number])[];
  readonly why_zh: string;
  readonly why_en: string;
}

/** Lengths of one cell, from how its quarter is drawn. Metres; null = no way there. */
interface DrawnCell {
  readonly cell: CellPeople;
  readonly centre: Spot;
  readonly walk: number | null;
  readonly stairs: number;
  readonly straight: number;
}

/** Times and lengths this near to a threshold would hang on rounding: a quarter must not be drawn so. */
const TOO_NEAR = 0.7;
const HIGH_SPEED = 1.15;
const DETOUR = 1.6;

/** Lengths of all cells of a quarter to the facilities of its target, checked against all other places of that category. */
function drawnCells(quarter: Quarter, listed: readonly ListedPlace[]): DrawnCell[] {
  const targets = listed.filter(place => place.category === quarter.target && place.status === undefined);
  const own = quarter.places.filter(place => place.category === quarter.target && place.status === undefined);
  return quarter.cells.map(cell => {
    const centre = cellCentre(cell.column, cell.row);
    const walks = own.map(place => quarter.tree.walk(centre, place.spot)).filter(walk => walk !== null);
    const best = walks.sort((a, b) => a.meters - b.meters)[0];
    const straight = Math.min(...targets.map(place => metersBetween(centre, place.spot)));
    const reach = leastToStrangers(
      quarter,
      centre,
      targets.filter(place => !own.includes(place)),
    );
    if (best !== undefined && reach <= best.meters)
      throw new Error(
        `planted: ${quarter.key} has another ${quarter.target} ${Math.round(reach)} m away, own at ${Math.round(best.meters)} m`,
      );
    return {cell, centre, walk: best?.meters ?? null, stairs: best?.stairMeters ?? 0, straight};
  });
}

/** At least so many metres to a place outside the quarter: out of it by one of its links, then straight. */
function leastToStrangers(quarter: Quarter, centre: Spot, strangers: readonly ListedPlace[]): number {
  return Math.min(
    ...quarter.links.map(link => {
      const out = quarter.tree.walk(centre, link)?.meters ?? Infinity;
      return out + Math.min(...strangers.map(place => metersBetween(link, place.spot)));
    }),
  );
}

function costOf(
  cell: DrawnCell,
  standard: KeyStandard,
  walker: KeyWalker,
  speedFactor: number,
  stairsCost = true,
): number {
  if (cell.walk === null) return Infinity;
  if (standard.measure === 'path_meters') return cell.walk;
  return (
    cell.walk / (walker.metersPerSecond * speedFactor) + (stairsCost ? cell.stairs * walker.stepsSecondsPerMeter : 0)
  );
}

function isOutside(cost: number, cutoff: number, quarter: Quarter): boolean {
  if (Math.abs(cost - cutoff) < TOO_NEAR)
    throw new Error(`planted: ${quarter.key} has people at ${cost.toFixed(2)}, too near to ${cutoff} to be known`);
  return cost > cutoff;
}

/** The planted gaps of a quarter for one standard and walker, as its drawing makes them. */
export function plantedGaps(
  quarter: Quarter,
  listed: readonly ListedPlace[],
  standard: KeyStandard,
  walker: KeyWalker,
  adult: KeyWalker,
): KeyGap[] {
  const outside = drawnCells(quarter, listed).filter(cell =>
    isOutside(costOf(cell, standard, walker, 1), standard.cutoff, quarter),
  );
  return neighbourhoods(outside).map(group => {
    const total = sum(group, cell => cell.people);
    const robust = sum(group, (cell, drawn) =>
      isOutside(costOf(drawn, standard, walker, HIGH_SPEED), standard.cutoff, quarter) ? cell.people : 0,
    );
    if (total < 10) throw new Error(`planted: ${quarter.key} has a gap of ${total} people, expected 10 or more`);
    const middle = medianOf(group, drawn => costOf(drawn, standard, walker, 1), total);
    return {
      quarter: quarter.key,
      category: quarter.target,
      standard_id: standard.id,
      profile: walker.key,
      cause: causeOf(middle, standard, walker, adult),
      certainty: robust >= 0.9 * total ? 'robust' : 'contested',
      people: total,
      people_age60plus: sum(group, cell => cell.groups.age60plus),
      people_robust: robust,
      cells: group.map(({centre}) => degreesOf(centre)),
      why_zh: quarter.intent?.zh ?? '',
      why_en: quarter.intent?.en ?? '',
    };
  });
}

function sum(group: readonly DrawnCell[], value: (cell: CellPeople, drawn: DrawnCell) => number): number {
  return group.reduce((total, drawn) => total + value(drawn.cell, drawn), 0);
}

function medianOf(group: readonly DrawnCell[], cost: (drawn: DrawnCell) => number, total: number): DrawnCell {
  const sorted = [...group].sort((a, b) => (cost(a) === cost(b) ? 0 : cost(a) - cost(b)));
  let passed = 0;
  for (const drawn of sorted) {
    passed += drawn.cell.people;
    if (2 * passed >= total) return drawn;
  }
  throw new Error('planted: a gap without people');
}

/** Cells that touch, corners included, belong together. */
function neighbourhoods(cells: readonly DrawnCell[]): DrawnCell[][] {
  const left = new Set(cells);
  const groups: DrawnCell[][] = [];
  for (const start of cells) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const {cell} of group)
      for (const other of left) {
        const [dc, dr] = [other.cell.column - cell.column, other.cell.row - cell.row];
        if (Math.abs(dc) > 1 || Math.abs(dr) > 1) continue;
        left.delete(other);
        group.push(other);
      }
    groups.push(group);
  }
  return groups;
}

/** The first cause, in the order of the method, that the drawing of the middle person gives. */
function causeOf(middle: DrawnCell, standard: KeyStandard, walker: KeyWalker, adult: KeyWalker): string {
  const reach = standard.measure === 'path_meters' ? standard.cutoff : standard.cutoff * walker.metersPerSecond;
  if (middle.straight > 2 * reach) return 'no-facility';
  if (middle.walk === null) return 'no-path';
  if (middle.straight <= reach && middle.walk / middle.straight >= DETOUR) return 'barrier';
  if (standard.measure === 'path_meters') return 'distance';
  if (costOf(middle, standard, walker, 1, false) <= standard.cutoff) return 'steps-or-slope';
  if (walker !== adult && costOf(middle, standard, adult, 1) <= standard.cutoff) return 'slow-walker';
  return 'distance';
}

/** Shortest and longest time of some cells in seconds, for the facts of a near miss; null = no way there. */
export function drawnSeconds(
  quarter: Quarter,
  listed: readonly ListedPlace[],
  cells: readonly (readonly [number, number])[],
  walker: KeyWalker,
): readonly (number | null)[] {
  const drawn = drawnCells(quarter, listed);
  const standard: KeyStandard = {id: '', category: quarter.target, measure: 'seconds', cutoff: 0};
  return cells.map(([column, row]) => {
    const found = drawn.find(({cell}) => cell.column === column && cell.row === row);
    if (found === undefined) throw new Error(`planted: ${quarter.key} has no people in cell ${column},${row}`);
    const seconds = costOf(found, standard, walker, 1);
    return seconds === Infinity ? null : Math.round(seconds * 10) / 10;
  });
}
