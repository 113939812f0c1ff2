import {tableFromArrays} from 'apache-arrow';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Connected} from '#tables/connect.ts';
import {TableEngine} from '#tables/engine.ts';
import type {NamedTable} from '#tables/load.ts';
import {StoppedError} from '#tables/stopped.ts';

/** One start of the engine, as the test wants it to go. */
interface FakeStart {
  readonly tables: readonly string[];
  isTerminated: boolean;
}

const fake = vi.hoisted(() => ({connect: null as unknown}));
vi.mock('#tables/connect.ts', () => ({
  fetchEngine: async () => new Uint8Array(1),
  connect: (_: unknown, tables: readonly NamedTable[]) =>
    (fake.connect as (tables: readonly NamedTable[]) => unknown)(tables),
}));

let starts: FakeStart[];
/** Questions that never end, even when they are cancelled. */
const STUCK = 'SELECT stuck';
/** What the next start, and the next `put`, throw; null: nothing. */
let startTrouble: Error | null;
let putTrouble: Error | null;
/** Start nothing until this is done. */
let startGate: Promise<void>;

const named = (name: string): NamedTable => ({name, bytes: new Uint8Array(1), drop: []});
const answered = tableFromArrays({n: Float64Array.of(7)});

async function connect(tables: readonly NamedTable[]): Promise<Connected> {
  const start: FakeStart = {tables: tables.map(({name}) => name), isTerminated: false};
  starts.push(start);
  await startGate;
  if (startTrouble) throw startTrouble;
  const send = async (sql: string) => {
    if (sql.includes(STUCK)) await new Promise(() => {});
    return Object.assign([...answered.batches], {schema: answered.schema});
  };
  return {
    connection: {send, cancelSent: async () => true} as unknown as Connected['connection'],
    insert: async () => {
      if (putTrouble) throw putTrouble;
    },
    drop: async () => {},
    terminate: () => {
      start.isTerminated = true;
    },
  };
}

const open = () => TableEngine.open('engine.wasm', [named('cells')], {});
const running = () => starts.filter(start => !start.isTerminated).length;

beforeEach(() => {
  vi.useFakeTimers();
  [starts, startTrouble, putTrouble, startGate] = [[], null, null, Promise.resolve()];
  fake.connect = connect;
});

afterEach(() => {
  vi.useRealTimers();
});

test('a question that does not end when it is stopped gets another engine started', async () => {
  const engine = await open();
  const asked = engine.ask(STUCK).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await asked).toMatchObject({name: 'StoppedError', why: 'time'});
  expect((await engine.ask('SELECT 7 AS n')).rows).toEqual([[7]]);
  expect(starts.map(start => start.isTerminated)).toEqual([true, false]);
});

test('closing while a stopped question is given time to end starts nothing more', async () => {
  const engine = await open();
  const stop = new AbortController();
  const asked = engine.ask(STUCK, stop).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(0);
  stop.abort();
  await vi.advanceTimersByTimeAsync(1000);
  engine.close();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await asked).toBeInstanceOf(StoppedError);
  expect([starts.length, running()]).toEqual([1, 0]);
});

test('closing while another engine is starting ends it too', async () => {
  const engine = await open();
  const asked = engine.ask(STUCK).catch((error: unknown) => error);
  const gate = Promise.withResolvers<void>();
  startGate = gate.promise;
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await asked).toBeInstanceOf(StoppedError);
  expect(starts).toHaveLength(2);
  engine.close();
  gate.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(running()).toBe(0);
  await expect(engine.ask('SELECT 7 AS n')).rejects.toBeInstanceOf(StoppedError);
  expect(starts).toHaveLength(2);
});

test('an engine that could not be started again is tried anew by the next question', async () => {
  const engine = await open();
  const asked = engine.ask(STUCK).catch((error: unknown) => error);
  startTrouble = new Error('no memory');
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await asked).toBeInstanceOf(StoppedError);
  await expect(engine.ask('SELECT 7 AS n')).rejects.toThrow('no memory');
  startTrouble = null;
  expect((await engine.ask('SELECT 7 AS n')).rows).toEqual([[7]]);
  expect(running()).toBeGreaterThan(0);
});

test('a question that waits for the engine to start again can be stopped', async () => {
  const engine = await open();
  const first = engine.ask(STUCK).catch((error: unknown) => error);
  startGate = new Promise(() => {});
  await vi.advanceTimersByTimeAsync(12_000);
  await first;
  const stop = new AbortController();
  const second = engine.ask('SELECT 7 AS n', stop).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(0);
  stop.abort();
  expect(await second).toBeInstanceOf(StoppedError);
});

test('stopping a question that waits for its turn stops that one and no other', async () => {
  const engine = await open();
  const [first, stop] = [engine.ask('SELECT 7 AS n'), new AbortController()];
  const second = engine.ask(STUCK, stop).catch((error: unknown) => error);
  stop.abort();
  const third = engine.ask('SELECT 7 AS n');
  expect((await first).rows).toEqual([[7]]);
  expect(await second).toMatchObject({name: 'StoppedError', why: 'cancelled'});
  expect((await third).rows).toEqual([[7]]);
  expect(starts).toHaveLength(1);
});

test('a stop that comes after its answer stops nothing', async () => {
  const engine = await open();
  const stop = new AbortController();
  await engine.ask('SELECT 7 AS n', stop);
  const next = engine.ask('SELECT 7 AS n');
  stop.abort();
  expect((await next).rows).toEqual([[7]]);
});

test('a table that was put comes back after a restart', async () => {
  const engine = await open();
  await engine.put(named('scenario'));
  await engine.put(named('scenario'));
  engine.ask(STUCK).catch(() => {});
  await vi.advanceTimersByTimeAsync(12_000);
  expect(starts.map(({tables}) => tables)).toEqual([['cells'], ['cells', 'scenario']]);
});

test('a table that was taken away stays away', async () => {
  const engine = await open();
  await engine.put(named('scenario'));
  await engine.drop('scenario');
  engine.ask(STUCK).catch(() => {});
  await vi.advanceTimersByTimeAsync(12_000);
  expect(starts.map(({tables}) => tables)).toEqual([['cells'], ['cells']]);
});

test('a table that could not be put is not there afterwards, and what was there before is', async () => {
  const engine = await open();
  await engine.put(named('scenario'));
  putTrouble = new Error('not an Arrow stream');
  await expect(engine.put(named('broken'))).rejects.toThrow('not an Arrow stream');
  expect((await engine.ask('SELECT 7 AS n')).rows).toEqual([[7]]);
  expect(starts.map(({tables}) => tables)).toEqual([['cells'], ['cells', 'scenario']]);
  expect(starts.map(start => start.isTerminated)).toEqual([true, false]);
});
