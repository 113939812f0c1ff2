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

/** Fetches what the chosen mode is made of; one that cannot be had gives way to the one before. Gives the functions that end it. */
export function followMode(store: Store): (() => void)[] {
  const stops: (() => void)[] = [];
  const started = new Set<Mode>();
  const load = async (mode: Mode) => {
    try {
      const parts = await LOADERS[mode]();
      if (store.mode.peek() !== mode) return;
      if (!started.has(mode)) {
        started.add(mode);
        stops.push(...parts.follow(store));
      }
      store.shownMode.value = {mode, parts};
    } catch (error) {
      store.trouble.value = store.text('error.network', {message: failureOf(error).message});
      const before = store.shownMode.peek();
      if (before !== null) store.mode.value = before.mode;
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
