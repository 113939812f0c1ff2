import {expose} from 'comlink';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {type CitySummary, CityWorker, type OwnChoices, type SurfaceRequest, WorkerFailedError} from '#worker/client.ts';

const summary = {cards: [], people: Uint32Array.of(1)} as unknown as CitySummary;
const addresses = {graph: {url: 'graph.bin'}} as unknown as Parameters<typeof CityWorker.open>[0];
const request = {category: 'clinic'} as SurfaceRequest;
const never = () => new Promise<never>(() => {});
const choices = {use: 'facilities'} as OwnChoices;

/** What the workers of a test answer, and what they were asked: every worker in turn. */
let answers: Record<string, (...args: never[]) => unknown>;
let workers: FakeWorker[];

/** Answers like a worker through a channel of its own; `crash` and `garble` end it as a browser would. */
class FakeWorker extends EventTarget {
  readonly asked: [string, ...unknown[]][] = [];
  isTerminated = false;
  readonly #port: MessagePort;

  constructor() {
    super();
    const {port1, port2} = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({data}) => this.dispatchEvent(new MessageEvent('message', {data}));
    const api = Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        name,
        (...args: never[]) => {
          this.asked.push([name, ...args]);
          return answer(...args);
        },
      ]),
    );
    expose(api, port2 as unknown as Parameters<typeof expose>[1]);
    workers.push(this);
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    if (!this.isTerminated) this.#port.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#port.close();
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), {message}));
  }

  garble(): void {
    this.dispatchEvent(new Event('messageerror'));
  }
}

beforeEach(() => {
  workers = [];
  answers = {
    open: () => ({summary}),
    surface: never,
    reach: never,
    circle: never,
    setAreas: () => undefined,
    useOwnList: (listId: string) => ({
      listId,
      facilities: listId === 'candidates' ? null : {points: listId, cards: []},
    }),
    dropOwnList: () => null,
  };
  vi.stubGlobal('Worker', FakeWorker);
});

afterEach(() => {
  for (const worker of workers) worker.terminate();
  vi.unstubAllGlobals();
});

const opened = (signal?: AbortSignal) => CityWorker.open(addresses, () => {}, signal);
const reason = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => error,
  );

test.each([
  ['an error that nobody caught', (worker: FakeWorker) => worker.crash('boom'), 'boom'],
  [
    'a message that cannot be read',
    (worker: FakeWorker) => worker.garble(),
    'an answer of the worker could not be read',
  ],
])('%s ends every open call and every later one with one error, and is told once', async (_, end, message) => {
  const city = await opened();
  const told: Error[] = [];
  city.onDead(error => told.push(error));
  const calls = [city.surface(request), city.reach({} as never), city.circle({} as never, () => {})].map(reason);
  end(workers[0]!);
  end(workers[0]!);
  const [first, ...others] = await Promise.all([
    ...calls,
    reason(city.surface(request)),
    reason(city.gaps({} as never, '')),
  ]);
  expect(first).toBeInstanceOf(WorkerFailedError);
  expect((first as Error).message).toBe(message);
  expect(others).toHaveLength(4);
  for (const other of others) expect(other).toBe(first);
  expect(told).toEqual([first]);
  expect(workers[0]!.isTerminated).toBe(true);
  const late: Error[] = [];
  city.onDead(error => late.push(error));
  expect(late).toEqual([first]);
});

test.each(['Array buffer allocation failed', 'allocation size overflow', 'Out of memory'])(
  'a worker without memory for an answer (%s) is ended, for it has none for the next either',
  async message => {
    answers['surface'] = () => {
      throw new RangeError(message);
    };
    const city = await opened();
    const other = reason(city.reach({} as never));
    const told: Error[] = [];
    city.onDead(error => told.push(error));
    expect(await reason(city.surface(request))).toBeInstanceOf(WorkerFailedError);
    expect(await other).toBe(told[0]);
    expect([told.length, told[0]!.message, workers[0]!.isTerminated]).toEqual([1, message, true]);
  },
);

test('a handler that refuses what it is asked ends nothing', async () => {
  answers['surface'] = () => {
    throw new RangeError('surface: no such category');
  };
  const city = await opened();
  const told: Error[] = [];
  city.onDead(error => told.push(error));
  await expect(city.surface(request)).rejects.toThrow('no such category');
  answers['surface'] = () => 'again';
  await expect(city.setAreas([])).resolves.toBeUndefined();
  expect([told, workers[0]!.isTerminated]).toEqual([[], false]);
});

test('a worker that is closed does not say that it died', async () => {
  const city = await opened();
  const told: Error[] = [];
  city.onDead(error => told.push(error));
  city.close();
  workers[0]!.crash('late');
  expect(told).toEqual([]);
});

test('a worker that dies while it opens the city is an error of opening', async () => {
  answers['open'] = never;
  const opening = reason(opened());
  workers[0]!.crash('not a script');
  expect(await opening).toEqual(new WorkerFailedError('not a script'));
  expect(workers[0]!.isTerminated).toBe(true);
});

test('opening is given up with the reason of the signal, which means nothing once the city is open', async () => {
  answers['open'] = never;
  const stop = new AbortController();
  const opening = reason(opened(stop.signal));
  stop.abort(new Error('enough'));
  expect(await opening).toEqual(new Error('enough'));
  expect(workers[0]!.isTerminated).toBe(true);

  answers['open'] = () => ({summary});
  answers['surface'] = () => 'surface';
  const later = new AbortController();
  const city = await opened(later.signal);
  later.abort();
  expect(await city.surface(request)).toBe('surface');
});

test('another worker is opened with the same files and told the same: areas, and own lists in their order', async () => {
  const city = await opened();
  const areas = [{areaId: 'west', polygons: []}];
  const bytes = (n: number) => new Uint8Array(n);
  await city.setAreas(areas);
  for (const [n, id] of ['first', 'second', 'candidates', 'third'].entries())
    await city.useOwnList(id, `${id}.csv`, bytes(n), choices, []);
  await city.dropOwnList('first');
  workers[0]!.crash('gone');

  const loaded: number[] = [];
  answers['open'] = async (_: unknown, onLoaded: (bytes: number) => Promise<void>) => {
    await onLoaded(7);
    return {summary};
  };
  const next = await city.reopen(count => loaded.push(count));
  expect(workers).toHaveLength(2);
  const [first, second] = workers;
  expect(second!.asked[0]![1]).toEqual(first!.asked[0]![1]);
  expect(second!.asked.slice(1)).toEqual([
    ['setAreas', areas],
    ['useOwnList', 'second', 'second.csv', bytes(1), choices, []],
    ['useOwnList', 'third', 'third.csv', bytes(3), choices, []],
  ]);
  expect([next.summary.facilities, loaded]).toEqual(['third', [7]]);

  // and so does the one after that
  workers[1]!.crash('gone again');
  await next.reopen(() => {});
  expect(workers[2]!.asked.slice(1)).toEqual(second!.asked.slice(1));
});

test('a worker that cannot be told what the other knew is ended', async () => {
  const city = await opened();
  await city.useOwnList('1', 'a.csv', new Uint8Array(1), choices, []);
  workers[0]!.crash('gone');
  answers['useOwnList'] = () => {
    throw new Error('名单\nlist');
  };
  await expect(city.reopen(() => {})).rejects.toThrow('list');
  expect(workers.map(worker => worker.isTerminated)).toEqual([true, true]);
});
