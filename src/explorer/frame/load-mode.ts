import {effect, untracked} from '@preact/signals';
import type {ModeParts} from '../mode-parts.ts';
import type {Store} from '../store.ts';
import type {Mode} from '../url-state.ts';
import {fetchPart} from './fetch-part.ts';

const LOADERS: Readonly<Record<Mode, () => Promise<ModeParts>>> = {
  resident: async () => (await import('../resident/resident-mode.ts')).residentMode,
  city: async () => (await import('../city/city-mode.ts')).cityMode,
  plan: async () => (await import('../plan/plan-mode.ts')).planMode,
};

/**
 * Fetches what the chosen mode is made of. One that cannot be had is said, with a way to try again, and gives way to the one
 * before. Gives the functions that end it.
 */
export function followMode(store: Store, loaders = LOADERS): (() => void)[] {
  const stops: (() => void)[] = [];
  const started = new Set<Mode>();
  let isEnded = false;
  const load = async (mode: Mode) => {
    const isWanted = () => !isEnded && store.mode.peek() === mode;
    const again = () => {
      if (store.mode.peek() === mode) void load(mode);
      else store.mode.value = mode;
    };
    const name = store.text(`mode.${mode}`);
    const parts = await fetchPart({name, load: loaders[mode], trouble: store.modeTrouble, isWanted, again});
    if (!isWanted()) return;
    const before = store.shownMode.peek();
    if (parts === null) {
      if (before !== null) store.mode.value = before.mode;
      return;
    }
    if (!started.has(mode)) {
      started.add(mode);
      stops.push(...parts.follow(store));
    }
    store.shownMode.value = {mode, parts};
  };
  stops.push(
    effect(() => {
      const mode = store.mode.value;
      untracked(() => {
        if (store.shownMode.value?.mode !== mode) void load(mode);
        // back to what is shown: another one is waited for no more, but that it failed stays said
        else if (store.modeTrouble.value?.state !== 'failed') store.modeTrouble.value = null;
      });
    }),
  );
  return [
    () => {
      isEnded = true;
      for (const stop of stops) stop();
    },
  ];
}
