import fc from 'fast-check';
import {expect, test} from 'vitest';
import {afterStep, type History, historyOf, MAX_STEPS, redone, replaced, undone} from '#explorer/plan/plan-history.ts';

/** The same as a list of all values and a place in it, the plainest way to do and undo. */
interface Model {
  values: number[];
  at: number;
}

class Step implements fc.Command<Model, {history: History<number>}> {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: {history: History<number>}): void {
    if (this.value !== model.values[model.at]) {
      model.values = [...model.values.slice(0, model.at + 1), this.value];
      model.at++;
    }
    real.history = afterStep(real.history, this.value);
    agree(model, real.history);
  }
  toString(): string {
    return `step(${this.value})`;
  }
}

class Travel implements fc.Command<Model, {history: History<number>}> {
  readonly by: -1 | 1;
  constructor(by: -1 | 1) {
    this.by = by;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: {history: History<number>}): void {
    model.at = Math.max(0, Math.min(model.values.length - 1, model.at + this.by));
    real.history = this.by < 0 ? undone(real.history) : redone(real.history);
    agree(model, real.history);
  }
  toString(): string {
    return this.by < 0 ? 'undo' : 'redo';
  }
}

function agree({values, at}: Model, {past, now, future}: History<number>): void {
  expect(now).toBe(values[at]);
  expect(past).toEqual(values.slice(0, at));
  expect([...future].reverse()).toEqual(values.slice(at + 1));
}

test('steps, undo and redo do what a list with a place in it does', () => {
  const commands = [
    fc.integer({min: 0, max: 5}).map(value => new Step(value)),
    fc.constant(new Travel(-1)),
    fc.constant(new Travel(1)),
  ];
  fc.assert(
    fc.property(fc.commands(commands, {maxCommands: 60}), all => {
      fc.modelRun(() => ({model: {values: [0], at: 0}, real: {history: historyOf(0)}}), all);
    }),
    {numRuns: 300},
  );
});

test('the oldest steps are forgotten, the newest kept', () => {
  let history = historyOf(0);
  for (let step = 1; step <= MAX_STEPS + 50; step++) history = afterStep(history, step);
  expect(history.past.length).toBe(MAX_STEPS);
  expect(history.past.at(-1)).toBe(MAX_STEPS + 49);
  expect(history.past[0]).toBe(50);
});

test('a replaced value is no step: undo passes over it', () => {
  const history = replaced(afterStep(historyOf('a'), 'b'), 'b2');
  expect(history.now).toBe('b2');
  expect(undone(history).now).toBe('a');
  expect(redone(undone(history)).now).toBe('b2');
});
