import {effect, untracked} from '@preact/signals';
import {failureOf} from '../actions.ts';
import type {ModeParts} from '../mode-parts.ts';
import type {Store} from '../store.ts';
import type {Mode} from '../url-state.ts';

const LOADERS: Readonly<Record<Mode, () => Promise<ModeParts>>> = {
  resident: async () => (await import('../resident/resident-mode.ts')).residentMode,
  city: async () => (await import('../city/city-mode.ts')).cityMode,
  plan: async () => (await import('../plan/plan-mode.ts')).planMode,
};

/**
 * Fetches what the chosen mode is made of. One that cannot be had is said and gives way to the one before, whose tabs then are
 * the way to try again; without one before a retry is offered. Gives the functions that end it.
 */
export function followMode(store: Store): (() => void)[] {
  const stops: (() => void)[] = [];
  const started = new Set<Mode>();
  let told: {readonly mode: Mode; readonly notice: string} | null = null;
  const load = async (mode: Mode) => {
    store.retryMode.value = null;
    try {
      const parts = await LOADERS[mode]();
      if (store.mode.peek() !== mode) return;
      if (!started.has(mode)) {
        started.add(mode);
        stops.push(...parts.follow(store));
      }
      store.shownMode.value = {mode, parts};
      // what was said of a try before is over; what others said stays
      if (told?.mode === mode && store.trouble.peek() === told.notice) store.trouble.value = null;
    } catch (error) {
      if (store.mode.peek() !== mode) return;
      told = {mode, notice: store.text('error.network', {message: failureOf(error).message})};
      store.trouble.value = told.notice;
      const before = store.shownMode.peek();
      if (before !== null) store.mode.value = before.mode;
      else store.retryMode.value = () => void load(mode);
    }
  };
  stops.push(
    effect(() => {
      const mode = store.mode.value;
      untracked(() => void load(mode));
    }),
  );
  return [
    () => {
      for (const stop of stops) stop();
    },
  ];
}
