import {batch, effect} from '@preact/signals';
import type {CityWorker} from '#worker/client.ts';
import {failureOf} from '../actions.ts';
import type {Store} from '../store.ts';

/** Notices when the worker ends by itself while the city is open. Gives the function that ends it. */
export function followWorker(store: Store): () => void {
  let watched: CityWorker | null = null;
  return effect(() => {
    const worker = store.city.value?.worker ?? null;
    if (worker === watched) return;
    watched = worker;
    worker?.onDead(({message}) => {
      if (store.city.peek()?.worker === worker) store.stopped.value = {message, coming: false};
    });
  });
}

/** Starts another worker that knows what the one that ended knew; every answer is then computed anew, the choices stay. */
export async function reviveCity(store: Store): Promise<void> {
  const dead = store.city.value?.worker;
  if (dead === undefined || store.stopped.value?.coming !== false) return;
  store.stopped.value = {...store.stopped.value, coming: true};
  const stop = new AbortController();
  store.stopOpening.value = () => stop.abort(new Error('the map was closed'));
  try {
    const worker = await dead.reopen(() => {}, stop.signal);
    const open = store.city.value;
    if (open?.worker !== dead) return worker.close();
    batch(() => {
      const {base} = store.own;
      if (base.value !== null) base.value = {...base.value, worker};
      store.city.value = {info: open.info, worker};
      store.stopped.value = null;
    });
  } catch (error) {
    if (store.city.value?.worker === dead) store.stopped.value = {message: failureOf(error).message, coming: false};
  } finally {
    store.stopOpening.value = null;
  }
}
