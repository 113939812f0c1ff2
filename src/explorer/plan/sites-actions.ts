import {batch} from '@preact/signals';
import {failureOf} from '../actions.ts';
import type {Store} from '../store.ts';
import {linkDegrees} from '../url-state.ts';
import {nextEditId, withEdit, withOpen} from './plan-document.ts';
import {questionOf, requestOf} from './plan-question.ts';
import {change} from './plan-steps.ts';

/** Most places that are searched for at once. */
export const MAX_SITES = 20;

/** Where new facilities may stand: an own list of places, or (null) every place where people live. */
export function candidateLists(store: Store): {readonly id: string; readonly name: string; readonly count: number}[] {
  return store.own.lists.value
    .filter(({choices}) => choices.use === 'candidates')
    .map(({id, fileName, places}) => ({id, name: fileName, count: places.length}));
}

let runs = 0;

/** Looks for the best places for so many new facilities, with progress; a later search or `stopSites` gives this one up. */
export async function findSites(store: Store, count: number, group: string | null): Promise<void> {
  const {plan} = store;
  const open = store.city.value;
  const question = questionOf(store);
  const request = open === null || question === null ? null : requestOf(open, question);
  if (open === null || question === null || request === null) return;
  const list = store.own.lists.value.find(({id}) => id === plan.sitesList.value) ?? null;
  const candidates = list?.places.map(({id, lon, lat}) => ({id, lon, lat})) ?? null;
  const run = ++runs;
  batch(() => {
    plan.sitesProgress.value = 0;
    plan.sitesFailed.value = null;
  });
  try {
    const answer = await open.worker.bestSites({...request, count, group, candidates}, share => {
      if (run === runs) plan.sitesProgress.value = share;
    });
    if (run !== runs || store.city.value === null) return;
    if (answer !== null) plan.sites.value = {...question, group, candidates: list?.fileName ?? null, answer};
  } catch (error) {
    if (run === runs) plan.sitesFailed.value = store.text('error.compute', {message: failureOf(error).message});
  } finally {
    if (run === runs) plan.sitesProgress.value = null;
  }
}

/** Gives up the search that runs. */
export function stopSites(store: Store): void {
  runs++;
  store.plan.sitesProgress.value = null;
  void store.city.value?.worker.cancel('sites').catch(error => {
    store.plan.sitesFailed.value = store.text('error.compute', {message: failureOf(error).message});
  });
}

/** Adds proposed places to the open plan, as one step. */
export function addSites(
  store: Store,
  sites: readonly {readonly lon: number; readonly lat: number; readonly id: string | null}[],
): void {
  const shown = store.plan.sites.value;
  if (shown === null) return;
  change(store, document => {
    const edits = sites.reduce(
      (made, {lon, lat, id}) =>
        withEdit(made, {
          kind: 'add',
          id: nextEditId(made),
          category: shown.category,
          lon: linkDegrees(lon),
          lat: linkDegrees(lat),
          name: (id ?? '').replace(/\p{C}/gu, '').slice(0, 80),
          capacity: null,
        }),
      store.plan.edits.value,
    );
    return withOpen(document, {edits});
  });
}
