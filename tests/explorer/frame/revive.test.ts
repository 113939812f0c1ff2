import {signal} from '@preact/signals';
import {expect, test, vi} from 'vitest';
import {closeExplorer} from '#explorer/actions.ts';
import {followWorker, reviveCity} from '#explorer/frame/revive.ts';
import {createStore, type OpenCity, type Store} from '#explorer/store.ts';

/** A worker that dies, and is opened again, when the test says so. */
function fakeWorker(reopen: (signal: AbortSignal) => Promise<unknown> = async () => fakeWorker()) {
  let tell: (error: Error) => void = () => {};
  return {
    onDead: (listener: typeof tell) => (tell = listener),
    reopen: (_: unknown, signal: AbortSignal) => reopen(signal),
    close: vi.fn(),
    die: (message: string) => tell(new Error(message)),
  };
}

function openStore(worker: ReturnType<typeof fakeWorker>): Store {
  const store = createStore({cityId: 'x', lang: 'en', base: '/'});
  // minutes are worked out from the city; here nobody asks for them
  (store as {city: unknown}).city = signal<OpenCity | null>({info: {}, worker} as unknown as OpenCity);
  store.phase.value = 'open';
  return store;
}

test('a worker that ends is noticed; the next one takes its place, own lists stay', async () => {
  const next = fakeWorker();
  const dead = fakeWorker(async () => next);
  const store = openStore(dead);
  const info = store.city.value!.info;
  store.own.base.value = {info, worker: dead as never};
  followWorker(store);
  expect(store.stopped.value).toBeNull();
  dead.die('no memory');
  expect(store.stopped.value).toEqual({message: 'no memory', coming: false});
  const reviving = reviveCity(store);
  expect(store.stopped.value).toEqual({message: 'no memory', coming: true});
  await reviving;
  expect(store.stopped.value).toBeNull();
  expect(store.city.value).toEqual({info, worker: next});
  expect(store.own.base.value).toEqual({info, worker: next});
  next.die('again');
  expect(store.stopped.value).toEqual({message: 'again', coming: false});
});

test('a worker that cannot be opened again is said with its reason, and may be tried once more', async () => {
  let tries = 0;
  const dead = fakeWorker(async () => {
    if (++tries === 1) throw new Error('no server');
    return fakeWorker();
  });
  const store = openStore(dead);
  followWorker(store);
  dead.die('no memory');
  await reviveCity(store);
  expect(store.stopped.value).toEqual({message: 'no server', coming: false});
  await reviveCity(store);
  expect(store.stopped.value).toBeNull();
});

test('closing the map gives up the worker that is coming', async () => {
  const dead = fakeWorker(
    signal => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const store = openStore(dead);
  followWorker(store);
  dead.die('no memory');
  const reviving = reviveCity(store);
  closeExplorer(store);
  await reviving;
  expect(store.city.value).toBeNull();
  expect(store.phase.value).toBe('closed');
});
