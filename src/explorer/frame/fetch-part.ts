import type {Signal} from '@preact/signals';

/** What is to be said of a part of the program that is not there yet. */
export interface PartTrouble {
  /** What the part is called on the page. */
  readonly name: string;
  /** `coming`: on its way; `late`: for longer than a network should take; `failed`: it could not be had. */
  readonly state: 'coming' | 'late' | 'failed';
  /** Why it failed. */
  readonly message: string;
  /** How often it failed. Some browsers remember a part that could not be had until the page is loaded anew. */
  readonly failures: number;
  /** Fetches it again. */
  readonly again: () => void;
}

/** After which it is said that a part is coming, and after which that it is late, milliseconds. */
const COMING = 800;
const LATE = 10_000;

/** Where a part comes from and who waits for it. */
export interface PartWish<T> {
  readonly name: string;
  readonly load: () => Promise<T>;
  readonly trouble: Signal<PartTrouble | null>;
  /** False: nobody waits for it any more, nothing is said of it. */
  readonly isWanted: () => boolean;
  readonly again: () => void;
}

/**
 * Fetches a part of the program and tells `trouble` how it goes: nothing at first, nothing any more once it is there. Null when
 * it could not be had or nobody waits for it; never throws.
 */
export async function fetchPart<T>({name, load, trouble, isWanted, again}: PartWish<T>): Promise<T | null> {
  const before = trouble.peek();
  const failures = before?.name === name ? before.failures : 0;
  trouble.value = null;
  const tell = (state: PartTrouble['state'], message = '') => {
    if (!isWanted()) return;
    trouble.value = {name, state, message, failures: failures + (state === 'failed' ? 1 : 0), again};
  };
  const timers = [setTimeout(tell, COMING, 'coming'), setTimeout(tell, LATE, 'late')];
  try {
    const part = await load();
    if (!isWanted()) return null;
    trouble.value = null;
    return part;
  } catch (error) {
    tell('failed', error instanceof Error ? error.message : String(error));
    return null;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
