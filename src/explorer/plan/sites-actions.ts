import {batch, effect} from '@preact/signals';
import {shownText} from '#files/shown-text.ts';
import type {BestSitesAnswer} from '#worker/client.ts';
import {failureOf} from '../actions.ts';
import type {OwnList} from '../own/own-store.ts';
import type {Store} from '../store.ts';
import {linkDegrees} from '../url-state.ts';
import {MAX_EDITS, nextEditId, withEdit, withOpen} from './plan-document.ts';
import {questionOf, requestOf} from './plan-question.ts';
import {isPlannedAt} from './plan-signs.ts';
import {change} from './plan-steps.ts';
import {GONE_LIST} from './plan-store.ts';

/** Most places that are searched for at once. */
export const MAX_SITES = 20;

/** Where new facilities may stand: the own lists of candidates. */
export function candidateLists(store: Store): readonly OwnList[] {
  return store.own.lists.value.filter(({choices}) => choices.use === 'candidates');
}

/** Takes note when the chosen list of candidates is removed, so that nothing else ever stands in for it. Ends it. */
export function followCandidates(store: Store): () => void {
  const {sitesList} = store.plan;
  return effect(() => {
    const chosen = sitesList.value;
    if (chosen !== null && !candidateLists(store).some(({id}) => id === chosen)) sitesList.value = GONE_LIST;
  });
}

let runs = 0;

/** Looks for the best places for so many new facilities, with progress; a later search or `stopSites` gives this one up. */
export async function findSites(store: Store, count: number, group: string | null): Promise<void> {
  const {plan} = store;
  const open = store.city.value;
  const question = questionOf(store);
  const request = open === null || question === null ? null : requestOf(open, question);
  if (open === null || question === null || request === null) return;
  const list = candidateLists(store).find(({id}) => id === plan.sitesList.value) ?? null;
  if (list === null && plan.sitesList.value !== null) {
    plan.sitesFailed.value = store.text('plan.sites.gone');
    return;
  }
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
    if (answer === null) return;
    const named = {...answer, sites: answer.sites.map(site => ({...site, id: placeName(list, site.id)}))};
    plan.sites.value = {
      ...question,
      group,
      candidates: list === null ? null : shownText(list.fileName),
      answer: named,
    };
  } catch (error) {
    if (run === runs) plan.sitesFailed.value = store.text('error.compute', {message: failureOf(error).message});
  } finally {
    if (run === runs) plan.sitesProgress.value = null;
  }
}

/** What the list calls a candidate; its ids are ours and say nothing to people. Null: a place of no list, or without a name. */
function placeName(list: OwnList | null, id: string | null): string | null {
  return list?.places.find(place => place.id === id)?.name || null;
}

/** Gives up the search that runs. */
export function stopSites(store: Store): void {
  runs++;
  store.plan.sitesProgress.value = null;
  void store.city.value?.worker.cancel('sites').catch(error => {
    store.plan.sitesFailed.value = store.text('error.compute', {message: failureOf(error).message});
  });
}

type Site = BestSitesAnswer['sites'][number];

/** The places found that may still be added: none while another service is shown, none twice. */
export function addableSites(store: Store, sites: readonly Site[]): readonly Site[] {
  const shown = store.plan.sites.value;
  if (shown === null || shown.category !== store.category.value) return [];
  return sites.filter(({lon, lat}) => !isPlannedAt(store.plan.edits.value, lon, lat));
}

/** Adds places found to the open plan, as one step; says so when the plan cannot hold them all. */
export function addSites(store: Store, sites: readonly Site[]): void {
  const {edits} = store.plan;
  const category = store.category.value;
  const adding = addableSites(store, sites);
  if (adding.length === 0) return;
  const room = MAX_EDITS - edits.value.length;
  if (adding.length > room) store.trouble.value = store.text('plan.tooMany', {n: MAX_EDITS});
  const next = adding.slice(0, room).reduce(
    (made, {lon, lat, id}) =>
      withEdit(made, {
        kind: 'add',
        id: nextEditId(made),
        category,
        lon: linkDegrees(lon),
        lat: linkDegrees(lat),
        name: (id ?? '').replace(/\p{C}/gu, '').slice(0, 80),
        capacity: null,
      }),
    edits.value,
  );
  change(store, document => withOpen(document, {edits: next}));
}
