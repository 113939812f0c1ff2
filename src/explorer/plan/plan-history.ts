/** What is, what was before it and what was taken back, newest last in both. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

/** Steps that can be taken back. */
export const MAX_STEPS = 200;

export function historyOf<T>(now: T): History<T> {
  return {past: [], now, future: []};
}

/** After a new step: what was taken back before is gone. The same value is no step. */
export function afterStep<T>({past, now, future}: History<T>, next: T): History<T> {
  if (next === now) return {past, now, future};
  return {past: [...past, now].slice(-MAX_STEPS), now: next, future: []};
}

/** Another value for the same moment: not a step, so nothing to take back. */
export function replaced<T>(history: History<T>, now: T): History<T> {
  return {...history, now};
}

/**
 * The history with every moment changed alike; moments that are then the same as the one before them are one. For what is no
 * step of this window, such as another window's.
 */
export function rebased<T extends object>({past, now, future}: History<T>, change: (value: T) => T): History<T> {
  const steps = [...past, now].map(change);
  const ahead = future.toReversed().map(change);
  const kept = steps.filter((one, index) => index === steps.length - 1 || !isSame(one, steps[index + 1]!));
  const next = ahead.filter((one, index) => !isSame(one, index === 0 ? steps.at(-1)! : ahead[index - 1]!));
  return {past: kept.slice(0, -1), now: kept.at(-1)!, future: next.toReversed()};
}

/** True for values whose parts are the same, lists compared by their members. */
function isSame(a: object, b: object): boolean {
  const same = (one: unknown, two: unknown): boolean =>
    one === two ||
    (Array.isArray(one) &&
      Array.isArray(two) &&
      one.length === two.length &&
      one.every((member, index) => member === two[index]));
  return Object.keys(a).every(key => same(Reflect.get(a, key), Reflect.get(b, key)));
}

/** One step back; the same history when there is none. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {past: history.past.slice(0, -1), now: before, future: [...history.future, history.now]};
}

/** The step last taken back, made again; the same history when there is none. */
export function redone<T>(history: History<T>): History<T> {
  const after = history.future.at(-1);
  if (after === undefined) return history;
  return {past: [...history.past, history.now], now: after, future: history.future.slice(0, -1)};
}
