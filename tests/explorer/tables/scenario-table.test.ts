import {signal} from '@preact/signals';
import {tableFromIPC} from 'apache-arrow';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {createStore, LIFE_CIRCLE, type Store} from '#explorer/store.ts';
import {createAskStore} from '#explorer/tables/ask-store.ts';
import {followScenario, type ScenarioTable, scenarioRests} from '#explorer/tables/scenario-table.ts';
import {createTabStores} from '#explorer/tables/tab-stores.ts';
import {answerTo} from '#explorer/tables/use-answer.ts';
import type {NamedTable} from '#tables/load.ts';
import type {PlanEdit, PlanRequest, PlanTable} from '#worker/client.ts';

type Edits = readonly PlanEdit[];

/** A database that does what it is told in order, one thing whenever `step` says so. */
class SlowBase {
  /** Number in the table's one row; null: there is no table. */
  table: number | null = null;
  readonly #waiting: (() => void)[] = [];
  puts = 0;

  put = ({bytes}: NamedTable): Promise<void> => {
    this.puts++;
    const mark = Number(tableFromIPC(bytes).getChild('people')!.get(0));
    return this.#turn(() => (this.table = mark));
  };
  drop = (): Promise<void> => this.#turn(() => (this.table = null));
  ask = (_sql?: string, _how?: object): Promise<never> =>
    this.#turn(() => {}).then(() => ({table: this.table}) as never);

  get isBusy(): boolean {
    return this.#waiting.length > 0;
  }
  step(): void {
    this.#waiting.shift()?.();
  }
  #turn(act: () => void): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push(() => {
        act();
        resolve();
      });
    });
  }
}

/** A worker that makes the table of a plan whenever `step` says so; its one row says which plan. */
class SlowWorker {
  readonly waiting: (() => void)[] = [];
  planTable = ({edits}: PlanRequest): Promise<PlanTable> =>
    new Promise(resolve => {
      const mark = markOf(edits);
      this.waiting.push(() => resolve(tableOf(mark)));
    });
  step(): void {
    this.waiting.shift()?.();
  }
}

const marks = new Map<Edits, number>();
const plan = (mark: number): Edits => {
  const edits = [{mark}] as unknown as Edits;
  marks.set(edits, mark);
  return edits;
};
const markOf = (edits: Edits) => marks.get(edits)!;
const tableOf = (mark: number): PlanTable => {
  const one = Float64Array.of(mark);
  return {
    rowCount: 1,
    cell: one,
    lon: one,
    lat: one,
    people: one,
    groups: {},
    areas: [],
    secondsBefore: one,
    secondsAfter: one,
    verdictBefore: Uint8Array.of(0),
    verdictAfter: Uint8Array.of(0),
    nearestBefore: Int32Array.of(0),
    nearestAfter: Int32Array.of(0),
    facilityIds: ['x'],
  } as unknown as PlanTable;
};

const [FIRST, SECOND] = [plan(1), plan(2)];
const NOTHING: Edits = [];

let map: Store;
let edits: ReturnType<typeof signal<Edits>>;
let base: SlowBase;
let worker: SlowWorker;
let scenario: ScenarioTable;

function begin(now: Edits): void {
  map = createStore({cityId: 'x', lang: 'zh', base: '/'});
  edits = signal<Edits>(now);
  Object.assign(map.plan, {edits});
  base = new SlowBase();
  worker = new SlowWorker();
  map.category.value = 'market';
  map.chosenMinutes.value = 10;
  const categories = [{key: 'market', group: 'all', standards: [], replaces: []}];
  const info = {categories, profiles: [{key: 'adult'}], claims: [], manifest: {noData: [], tables: {}}};
  map.city.value = {info, worker} as never;
  scenario = followScenario(base, map);
}

/** Lets everything that waits for nothing go on. */
const settle = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

/** What must hold at every moment: a table that is said to be held is there, and is the plan's as it is now. */
function expectNoStaleRows(history: string): void {
  const standing = scenario.standing.value;
  if (standing.kind !== 'held') return;
  expect(standing.held.question.edits, history).toBe(edits.value);
  expect(base.table, history).toBe(markOf(edits.value!));
}

const STEPS = {
  /** The changes rest. */
  rest: () => void vi.advanceTimersByTime(300),
  worker: () => worker.step(),
  base: () => base.step(),
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  scenario.stop();
  vi.useRealTimers();
});

/** Follows one order of events to its end; says how many choices there were at each moment. */
async function follow(start: Edits, changes: readonly Edits[], order: readonly number[]): Promise<number[]> {
  begin(start);
  const left = [...changes];
  const choices: number[] = [];
  const history: string[] = [];
  for (let moment = 0; moment < 40; moment++) {
    const possible: [string, () => void][] = [];
    if (left.length > 0) possible.push(['change', () => (edits.value = left.shift()!)]);
    if (vi.getTimerCount() > 0) possible.push(['rest', STEPS.rest]);
    if (worker.waiting.length > 0) possible.push(['worker', STEPS.worker]);
    if (base.isBusy) possible.push(['base', STEPS.base]);
    if (possible.length === 0) break;
    choices.push(possible.length);
    const [name, act] = possible[order[moment] ?? 0]!;
    history.push(name);
    act();
    expectNoStaleRows(history.join(' '));
    await settle();
    expectNoStaleRows(history.join(' '));
  }
  const now = edits.value!;
  expect(scenario.standing.value.kind, history.join(' ')).toBe(now.length === 0 ? 'none' : 'held');
  expect(base.table, history.join(' ')).toBe(now.length === 0 ? null : markOf(now));
  scenario.stop();
  return choices;
}

/** Every order of events there can be. Gives how many there were. */
async function everyOrder(start: Edits, changes: readonly Edits[]): Promise<number> {
  let order: number[] = [];
  for (let count = 1; ; count++) {
    const choices = await follow(start, changes, order);
    const full = choices.map((_, moment) => order[moment] ?? 0);
    let moment = full.length - 1;
    while (moment >= 0 && full[moment]! + 1 >= choices[moment]!) moment--;
    if (moment < 0) return count;
    order = [...full.slice(0, moment), full[moment]! + 1];
  }
}

describe('the table of the open plan in the database', () => {
  test.each([
    ['two changes', FIRST, [SECOND, plan(3)]],
    ['a change that is undone', FIRST, [SECOND, FIRST]],
    ['everything undone and done again', FIRST, [NOTHING, FIRST]],
    ['a change and all undone', FIRST, [SECOND, NOTHING]],
    ['a first change and another', NOTHING, [FIRST, SECOND]],
  ])(
    'is never said to be there with the rows of another plan, in every order of events: %s',
    async (_, start, changes) => {
      expect(await everyOrder(start, changes)).toBeGreaterThan(10);
    },
  );

  test('is dropped with the change itself, before anything can be asked about it', async () => {
    begin(FIRST);
    STEPS.rest();
    await settle();
    worker.step();
    await settle();
    // on its way, not there yet
    edits.value = SECOND;
    const asked = base.ask();
    while (base.isBusy) {
      base.step();
      await settle();
    }
    expect(await asked).toEqual({table: null});
  });

  test('that could not be made is said, and made when asked for again', async () => {
    begin(FIRST);
    worker.planTable = () => Promise.reject(new Error('no room'));
    STEPS.rest();
    await settle();
    expect(scenario.standing.value).toEqual({kind: 'failed', message: 'no room'});
    worker.planTable = () => Promise.resolve(tableOf(1));
    scenario.retry();
    vi.advanceTimersByTime(0);
    await settle();
    base.step();
    await settle();
    expect(scenario.standing.value.kind).toBe('held');
  });

  test('is not made after it was ended, nor for the life circle as a whole', async () => {
    begin(FIRST);
    scenario.stop();
    STEPS.rest();
    await settle();
    expect(worker.waiting).toHaveLength(0);
    begin(FIRST);
    map.category.value = LIFE_CIRCLE;
    expect(scenario.standing.value).toEqual({kind: 'none', why: 'noService'});
  });
});

describe('a question of one’s own about the plan', () => {
  async function rests(): Promise<void> {
    vi.advanceTimersByTime(300);
    for (let turn = 0; turn < 6; turn++) {
      await settle();
      worker.step();
      await settle();
      base.step();
    }
    await settle();
  }

  test('waits for the table of the plan as it is now; one about something else does not', async () => {
    begin(FIRST);
    const ask = createAskStore(base, signal(scenario));
    void ask.run('select * from Scenario');
    await settle();
    expect(base.isBusy).toBe(false);
    expect(ask.isRunning.value).toBe(true);
    await rests();
    expect(ask.outcome.value).toMatchObject({kind: 'answer', answer: {table: 1}});
    void ask.run('select * from cells');
    await settle();
    expect(base.isBusy).toBe(true);
  });

  test('loses its answer with the next change, and an answer to another question does not', async () => {
    begin(FIRST);
    const ask = createAskStore(base, signal(scenario));
    void ask.run('select * from scenario');
    await rests();
    edits.value = SECOND;
    expect(ask.outcome.value).toEqual({kind: 'outdated'});
    await rests();
    // also when the same plan is there again it is another table
    expect(ask.outcome.value).toEqual({kind: 'outdated'});
    void ask.run('select * from cells');
    await rests();
    edits.value = FIRST;
    expect(ask.outcome.value?.kind).toBe('answer');
  });

  test('is not answered with rows of a plan that changed while it was asked', async () => {
    begin(FIRST);
    await rests();
    const ask = createAskStore(base, signal(scenario));
    void ask.run('select * from scenario');
    await settle();
    edits.value = SECOND;
    await rests();
    expect(ask.outcome.value).toEqual({kind: 'outdated'});
  });

  test('that waits for the table of the plan can be stopped: it is never asked', async () => {
    begin(FIRST);
    const asked = vi.spyOn(base, 'ask');
    const ask = createAskStore(base, signal(scenario));
    void ask.run('select * from scenario');
    await settle();
    ask.stop();
    expect(ask.isRunning.value).toBe(false);
    expect(ask.outcome.value).toMatchObject({kind: 'problem', error: {name: 'StoppedError', why: 'cancelled'}});
    await rests();
    expect(asked).not.toHaveBeenCalled();
    expect(ask.outcome.value?.kind).toBe('problem');
  });

  test('that waits is not asked when another one is asked meanwhile, which alone is answered', async () => {
    begin(FIRST);
    const asked = vi.spyOn(base, 'ask');
    const ask = createAskStore(base, signal(scenario));
    void ask.run('select * from scenario');
    await settle();
    void ask.run('select * from cells');
    await rests();
    expect(asked.mock.calls.map(([question]) => question)).toEqual(['select * from cells']);
    expect([ask.sql.value, ask.isRunning.value]).toEqual(['select * from cells', false]);
    expect(ask.outcome.value?.kind).toBe('answer');
  });

  test('resolves at once where there is nothing to wait for', async () => {
    begin(NOTHING);
    await scenarioRests(scenario);
    expect(base.puts).toBe(0);
  });
});

describe('opening the map leaves the tables as they are', () => {
  const openTabs = () => createTabStores(map.city.value!.info, base);

  test('a question that was written, its answer, and what is looked at', async () => {
    begin(FIRST);
    const tabs = openTabs();
    void tabs.ask.run('select 7');
    base.step();
    await settle();
    tabs.ask.sql.value = 'select 7, 8';
    tabs.browse.contains.value = '药';
    const before = tabs.ask.outcome.value;
    expect(before).toMatchObject({kind: 'answer'});
    const end = tabs.follow(map);
    expect(tabs.scenario.value?.standing.value.kind).toBe('waiting');
    expect([tabs.ask.sql.value, tabs.ask.outcome.value]).toEqual(['select 7, 8', before]);
    expect(tabs.browse.contains.value).toBe('药');
    expect(tabs.cross.category.value).toBe('market');
    end();
    expect([tabs.scenario.value, tabs.ask.outcome.value]).toEqual([null, before]);
  });

  test('but an answer about a plan is of the map it was asked with', async () => {
    begin(FIRST);
    scenario.stop();
    const tabs = openTabs();
    const held = async () => {
      const end = tabs.follow(map);
      STEPS.rest();
      await settle();
      worker.step();
      await settle();
      while (base.isBusy) {
        base.step();
        await settle();
      }
      expect(tabs.scenario.value?.standing.value.kind).toBe('held');
      return end;
    };
    const end = await held();
    void tabs.ask.run('select * from scenario');
    await settle();
    base.step();
    await settle();
    expect(tabs.ask.outcome.value?.kind).toBe('answer');
    end();
    expect(tabs.ask.outcome.value).toEqual({kind: 'outdated'});
    const again = await held();
    expect(tabs.ask.outcome.value).toEqual({kind: 'outdated'});
    again();
  });
});

test('an answer belongs to its own question and to the tables as they were', () => {
  const asked = {sql: 'a', version: 1, answer: null, problem: 'x'};
  expect(answerTo(asked, 'a', 1)).toBe(asked);
  expect(answerTo(asked, 'b', 1)).toBeNull();
  expect(answerTo(asked, 'a', 2)).toBeNull();
  expect(answerTo(asked, null, 1)).toBeNull();
  expect(answerTo(null, 'a', 1)).toBeNull();
});
