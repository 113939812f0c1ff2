import {apportion} from '#core/largest-remainder.ts';
import {GROUP_KEY} from '#schema/city.ts';

/** An age group to be shared out: a whole total and where its people are in proportion. */
export interface GroupShare {
  readonly key: string;
  /** [n] proportions, 0 or more. */
  readonly weights: Float64Array;
  /** Thousandths of a person. */
  readonly total: number;
}

/** A group's total is larger than the people who could be in it. */
export class GroupTooLarge extends Error {
  readonly key: string;
  readonly total: number;
  readonly room: number;

  constructor(key: string, total: number, room: number) {
    super(`shareGroups: ${key} has ${total}, expected at most ${room}`);
    this.name = 'GroupTooLarge';
    this.key = key;
    this.total = total;
    this.room = room;
  }
}

/** How much too large a group's total may be: what rounding to thousandths can do, and what sources differ by. */
const CUT_SHARE = 0.01;
const CUT_THOUSANDTHS = 5;

/**
 * Shares age groups over places so that the parts of each add up to its total exactly and fit together in every place: a
 * group never exceeds the people, a group inside another (80 and older in 60 and older) never exceeds that one, and groups
 * that do not overlap never add up to more than what contains them. Groups that cover all ages fill the people exactly.
 * Places keep their proportional part by the largest remainder method; what does not fit goes where the group lives and
 * there is room. Groups that exceed what contains them by up to 1 % of it (sources round, and age rasters rarely add up) are
 * cut to what fits, the narrowest first, and `onCut` is told by how much. Throws GroupTooLarge beyond that.
 */
export function shareGroups(
  people: ArrayLike<number>,
  groups: readonly GroupShare[],
  onCut: (key: string, beyond: number) => void = () => {},
): Map<string, Uint32Array> {
  const done: {ages: Ages; parts: Uint32Array}[] = [];
  const shared = new Map<string, Uint32Array>();
  for (const group of [...groups].sort((a, b) => widestFirst(agesOf(a.key), agesOf(b.key)))) {
    const ages = agesOf(group.key);
    const around = done.findLast(other => contains(other.ages, ages));
    const room = Float64Array.from(around?.parts ?? people);
    const container = room.reduce((sum, value) => sum + value, 0);
    const taken: Ages[] = [ages];
    for (const other of done) {
      if (around !== undefined && !contains(around.ages, other.ages)) continue;
      if (taken.some(one => overlap(one, other.ages))) continue;
      taken.push(other.ages);
      for (let i = 0; i < room.length; i++) room[i] = Math.max(0, room[i]! - other.parts[i]!);
    }
    const wholeRoom = room.reduce((sum, value) => sum + value, 0);
    if (group.total > wholeRoom + container * CUT_SHARE + CUT_THOUSANDTHS)
      throw new GroupTooLarge(group.key, group.total, wholeRoom);
    if (group.total > wholeRoom) onCut(group.key, group.total - wholeRoom);
    const parts = apportionWithin(group.weights, Math.min(group.total, wholeRoom), room);
    done.push({ages, parts});
    shared.set(group.key, parts);
  }
  return new Map(groups.map(({key}) => [key, shared.get(key)!]));
}

interface Ages {
  readonly low: number;
  readonly high: number;
}

/** First and last year of age of a group key; 999 when it is open. */
export function agesOf(key: string): Ages {
  const match = GROUP_KEY.exec(key);
  if (match === null) throw new RangeError(`agesOf: ${key}, expected a group key such as age60plus`);
  return {low: Number(match[1]), high: match[2] === undefined ? 999 : Number(match[2])};
}

function widestFirst(a: Ages, b: Ages): number {
  return b.high - b.low - (a.high - a.low) || a.low - b.low;
}

function contains(outer: Ages, inner: Ages): boolean {
  return outer.low <= inner.low && outer.high >= inner.high;
}

function overlap(a: Ages, b: Ages): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** The largest remainder method with a limit for each place. */
function apportionWithin(weights: Float64Array, total: number, room: Float64Array): Uint32Array {
  const parts = apportion(weights, total);
  for (let given = total; given > 0; ) {
    let excess = 0;
    for (let i = 0; i < parts.length; i++)
      if (parts[i]! > room[i]!) {
        excess += parts[i]! - room[i]!;
        parts[i] = room[i]!;
      }
    if (excess === 0) break;
    const free = room.map((value, i) => value - parts[i]!);
    const lived = free.map((value, i) => (value > 0 ? weights[i]! : 0));
    // in proportion to the group where it lives; once nobody of it lives where there is room, to the room
    const extra = apportion(lived.some(value => value > 0) ? lived : free, excess);
    for (let i = 0; i < parts.length; i++) parts[i]! += extra[i]!;
    given = excess;
  }
  return parts;
}
