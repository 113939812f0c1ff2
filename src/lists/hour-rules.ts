/** What a text about hours is made of. */
export type Token =
  | {readonly is: 'days'; readonly days: string}
  /** Minutes since midnight; `to` may be beyond it. */
  | {readonly is: 'time'; readonly from: number; readonly to: number}
  /** Shut. */
  | {readonly is: 'off'}
  /** Open as always. */
  | {readonly is: 'on'}
  /** End of a part: a comma, a semicolon, a closing bracket. */
  | {readonly is: 'stop'};

type Time = Extract<Token, {is: 'time'}>;

/** One rule under way: on these days (none = every day) these times, or shut, or as always. */
interface Rule {
  days: string[];
  times: Time[];
  off: boolean;
  on: boolean;
}

/** Rules in OpenStreetMap notation; null when the tokens do not make sense, or may make another. */
export function hourRules(tokens: readonly Token[]): string[] | null {
  const rules = assembled(partsOf(tokens));
  if (rules === null) return null;
  const said = mergedDays(rules.filter(rule => !isHolidaysAsAlways(rule)));
  if (said.length === 0 || !said.every(isSound) || !isClear(said)) return null;
  // shut is the exception, wherever it was said
  return [...said.filter(({off}) => !off), ...said.filter(({off}) => off)].map(ruleText);
}

function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.is === 'stop') parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter(part => part.length > 0);
}

const newRule = (): Rule => ({days: [], times: [], off: false, on: false});

/** Days before their times, or behind them; days alone belong to what follows, times alone to the days before. */
function assembled(parts: readonly Token[][]): Rule[] | null {
  const rules: Rule[] = [];
  let waiting: Token[] = [];
  for (const part of parts) {
    if (part.every(token => token.is === 'days')) {
      waiting.push(...part);
      continue;
    }
    const whole = [...waiting, ...part];
    waiting = [];
    const isAdded = isTurned(whole) ? addTurned(rules, whole) : addPart(rules, whole);
    if (!isAdded) return null;
  }
  if (waiting.length === 0) return rules;
  const [only] = rules;
  if (rules.length !== 1 || only!.days.length > 0) return null;
  only!.days.push(...daysIn(waiting));
  return rules;
}

const daysIn = (tokens: readonly Token[]) => tokens.flatMap(token => (token.is === 'days' ? [token.days] : []));

function isTurned(part: readonly Token[]): boolean {
  return part[0]?.is === 'time' && part.at(-1)?.is === 'days' && part.every(({is}) => is === 'time' || is === 'days');
}

/** Times, then their days. Times alone before them are theirs too: 8:30-11:30，14:00-17:00（周一至周五）. */
function addTurned(rules: Rule[], part: readonly Token[]): boolean {
  const before = rules.length === 1 && rules[0]!.days.length === 0 && !rules[0]!.off ? rules.pop() : undefined;
  let rule = before ?? newRule();
  for (const token of part) {
    if (token.is === 'days') rule.days.push(token.days);
    else if (token.is === 'time') {
      if (rule.days.length > 0) {
        rules.push(rule);
        rule = newRule();
      }
      rule.times.push(token);
    }
  }
  rules.push(rule);
  return true;
}

/** Days, then their times or that it is shut. False when days are left with nothing said of them. */
function addPart(rules: Rule[], part: readonly Token[]): boolean {
  let rule: Rule | null = null;
  for (const token of part) {
    const isFull: boolean = rule !== null && (rule.times.length > 0 || rule.off || rule.on);
    if (token.is === 'days') {
      if (rule === null || isFull) {
        rule = newRule();
        rules.push(rule);
      }
      rule.days.push(token.days);
      continue;
    }
    if (rule === null) {
      const last = rules.at(-1);
      const goesOn = token.is === 'time' && last !== undefined && !last.off && last.times.length > 0;
      rule = goesOn ? last : newRule();
      if (!goesOn) rules.push(rule);
    }
    if (token.is === 'time') rule.times.push(token);
    else if (token.is === 'off') rule.off = true;
    else if (token.is === 'on') rule.on = true;
  }
  return rule !== null && (rule.times.length > 0 || rule.off || rule.on);
}

const HOLIDAYS = /^(?:PH|SH)$/;

function isHolidaysAsAlways({days, times, on, off}: Rule): boolean {
  return on && !off && times.length === 0 && days.length > 0 && days.every(day => HOLIDAYS.test(day));
}

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** Weekdays of a rule as bits, Monday the lowest; none named: all. Holidays are bits of their own. */
function dayBits(days: readonly string[]): number {
  if (days.length === 0) return 0b1111111;
  let bits = 0;
  for (const day of days.flatMap(some => some.split(','))) {
    const [first, last] = day.split('-').map(name => WEEKDAYS.indexOf(name)) as [number, number | undefined];
    if (first < 0) bits |= day === 'PH' ? 0b10000000 : 0b100000000;
    else
      for (let at = first; ; at = (at + 1) % 7) {
        bits |= 1 << at;
        if (at === (last ?? first)) break;
      }
  }
  return bits;
}

/** Times of the same days together: in the notation a later rule would put the earlier out of force. */
function mergedDays(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of rules) {
    const same = merged.find(other => !other.off && !rule.off && dayBits(other.days) === dayBits(rule.days));
    if (same === undefined) merged.push({...rule, days: [...new Set(rule.days)], times: [...rule.times]});
    else same.times.push(...rule.times);
  }
  return merged.map(rule => ({...rule, times: withoutRepeats(rule.times)}));
}

function withoutRepeats(times: readonly Time[]): Time[] {
  return times.filter(({from, to}, i) => times.findIndex(other => other.from === from && other.to === to) === i);
}

/** True for a rule that is either shut or has times, one after the other, none into another. */
function isSound({times, off}: Rule): boolean {
  if (off === times.length > 0) return false;
  return times.every(({to}, i) => to <= (times[i + 1]?.from ?? times[0]!.from + 24 * 60));
}

/** True when later hours are exceptions of earlier ones, and no day is left on which it is said to be both open and shut. */
function isClear(rules: readonly Rule[]): boolean {
  const bits = rules.map(({days}) => dayBits(days));
  return rules.every((rule, at) =>
    bits.every((others, later) => {
      const shared = bits[at]! & others;
      const isOpenAfterOpen = later > at && !rule.off && !rules[later]!.off;
      if (isOpenAfterOpen && shared !== 0) return shared === others && others !== bits[at];
      // what is shut is an exception of what is open, never all of it
      return rule.off || !rules[later]!.off || shared !== bits[at];
    }),
  );
}

function ruleText({days, times, off}: Rule): string {
  const said = off ? 'off' : times.map(({from, to}) => `${clockText(from)}-${clockText(endOf(from, to))}`).join();
  return [days.join(), said].filter(part => part !== '').join(' ');
}

/** An end beyond midnight as the notation has it; a whole day from any other hour is written beyond 24:00. */
const endOf = (from: number, to: number) => (to > 24 * 60 && to - from < 24 * 60 ? to - 24 * 60 : to);

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
