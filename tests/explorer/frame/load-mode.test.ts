import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {followMode} from '#explorer/frame/load-mode.ts';
import type {ModeParts} from '#explorer/mode-parts.ts';
import {createStore, type Store} from '#explorer/store.ts';
import {MODES, type Mode} from '#explorer/url-state.ts';

/** A mode whose program comes or fails when the test says so. */
interface Coming {
  asked: number;
  give: () => void;
  refuse: () => void;
  following: number;
}

function scene() {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const modes = {} as Record<Mode, Coming>;
  const loaders = {} as Record<Mode, () => Promise<ModeParts>>;
  for (const mode of MODES) {
    const coming: Coming = {asked: 0, give: () => {}, refuse: () => {}, following: 0};
    const parts = {
      follow: () => {
        coming.following++;
        return [() => coming.following--];
      },
    } as unknown as ModeParts;
    modes[mode] = coming;
    loaders[mode] = () =>
      new Promise((resolve, reject) => {
        coming.asked++;
        coming.give = () => resolve(parts);
        coming.refuse = () => reject(new TypeError('Failed to fetch dynamically imported module'));
      });
  }
  const [end] = followMode(store, loaders);
  return {store, modes, end: end!};
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const said = (store: Store) => store.modeTrouble.value?.state ?? null;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a first mode that never comes is said to be coming, then late; one that came is silent', async () => {
  const {store, modes} = scene();
  await vi.advanceTimersByTimeAsync(500);
  expect(said(store)).toBeNull();
  await vi.advanceTimersByTimeAsync(1000);
  expect(said(store)).toBe('coming');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said(store)).toBe('late');
  modes.resident.give();
  await settle();
  expect(said(store)).toBeNull();
  expect(store.shownMode.value?.mode).toBe('resident');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said(store)).toBeNull();
});

test('a first mode that fails is tried again by its notice, and counts how often it failed', async () => {
  const {store, modes} = scene();
  modes.resident.refuse();
  await settle();
  expect(store.modeTrouble.value).toMatchObject({state: 'failed', failures: 1, name: '我家附近'});
  store.modeTrouble.value!.again();
  modes.resident.refuse();
  await settle();
  expect(store.modeTrouble.value).toMatchObject({state: 'failed', failures: 2});
  store.modeTrouble.value!.again();
  modes.resident.give();
  await settle();
  expect([said(store), store.shownMode.value?.mode]).toEqual([null, 'resident']);
});

test('another mode that fails gives way to the one before, stays said, and comes by its notice', async () => {
  const {store, modes} = scene();
  modes.resident.give();
  await settle();
  store.mode.value = 'plan';
  modes.plan.refuse();
  await settle();
  expect([store.mode.value, store.shownMode.value?.mode, said(store)]).toEqual(['resident', 'resident', 'failed']);
  expect(modes.resident.asked).toBe(1);
  store.modeTrouble.value!.again();
  modes.plan.give();
  await settle();
  expect([store.mode.value, store.shownMode.value?.mode, said(store)]).toEqual(['plan', 'plan', null]);
});

test('a mode nobody waits for any more neither shows nor says anything', async () => {
  const {store, modes} = scene();
  modes.resident.give();
  await settle();
  store.mode.value = 'plan';
  await vi.advanceTimersByTimeAsync(1000);
  expect(said(store)).toBe('coming');
  store.mode.value = 'resident';
  expect(said(store)).toBeNull();
  modes.plan.refuse();
  await vi.advanceTimersByTimeAsync(20_000);
  expect([store.mode.value, store.shownMode.value?.mode, said(store)]).toEqual(['resident', 'resident', null]);
});

test('once ended, a mode that still comes is not started', async () => {
  const {store, modes, end} = scene();
  modes.resident.give();
  await settle();
  store.mode.value = 'city';
  end();
  expect(modes.resident.following).toBe(0);
  modes.city.give();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(modes.city.following).toBe(0);
  expect([store.shownMode.value?.mode, said(store)]).toEqual(['resident', null]);
});
