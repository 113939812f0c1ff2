import {effect, untracked} from '@preact/signals';
import {failureOf} from '../actions.ts';
import {GAPS_FILE} from '../city-files.ts';
import {categoryOf, fileEntry, servingKeys} from '../city-info.ts';
import {ownListsTouch} from '../own/own-store.ts';
import {cityUrl, type Store} from '../store.ts';
import {gapMinutes} from './gaps.ts';

/** How the published gaps of the shown service stand. Only `none` says that there are none. */
export type GapsStanding =
  /** None are worked out for this service in minutes, or the city publishes no gaps. */
  | 'unpublished'
  /** Worked out for other minutes, for an adult, at any time of day. */
  | 'other'
  /** An own list changed the places since. */
  | 'own'
  | 'loading'
  | 'failed'
  | 'none'
  | 'some';

/** Why gaps are shown or not; null where the question does not arise (no surface yet, or a service without any source). */
export function gapsStanding(store: Store): GapsStanding | null {
  const open = store.city.value;
  const shown = store.surface.value;
  if (open === null || shown === null || shown.answer.noData) return null;
  const minutes = gapMinutes(categoryOf(open.info, shown.category), open.info.manifest.jurisdiction);
  if (minutes.length === 0 || fileEntry(open.info, GAPS_FILE) === null) return 'unpublished';
  if (!minutes.includes(shown.minutes)) return 'other';
  if (shown.walker !== 'adult' || shown.hours !== 'any') return 'other';
  if (ownListsTouch(store.own.lists.value, servingKeys(open.info, shown.category))) return 'own';
  const run = store.cityView.gapsRun.value;
  if (run?.worker !== open.worker || run.category !== shown.category) return 'loading';
  if (run.state !== 'ready') return run.state;
  return store.shownGaps.value.length === 0 ? 'none' : 'some';
}

/** Fetches the gaps of the chosen service once they are asked about. Gives the function that ends it. */
export function followGaps(store: Store): () => void {
  return effect(() => {
    const category = store.category.value;
    // outlines and reasons come after the first picture, and only where they are shown
    const isAsked = store.mode.value === 'city' && store.surface.value?.category === category;
    const worker = store.city.value?.worker;
    if (!isAsked || worker === undefined) return;
    const run = store.cityView.gapsRun.peek();
    if (run?.worker !== worker || run.category !== category) untracked(() => void loadGaps(store));
  });
}

/** Fetches the published gaps of the chosen service; the latest choice wins. Also tries again what failed. */
export async function loadGaps(store: Store): Promise<void> {
  const open = store.city.value;
  const category = store.category.value;
  const entry = open && fileEntry(open.info, GAPS_FILE);
  if (!open || !entry) return;
  const {worker} = open;
  const loading = {worker, category, state: 'loading', message: ''} as const;
  const {gapsRun} = store.cityView;
  gapsRun.value = loading;
  try {
    const {bytes, sha256} = entry;
    const url = new URL(cityUrl(store.props, entry.path), location.href).href;
    const gaps = await worker.gaps({url, bytes, sha256}, category);
    if (gapsRun.peek() !== loading) return;
    store.gaps.value = gaps;
    gapsRun.value = {...loading, state: 'ready'};
  } catch (error) {
    if (gapsRun.peek() === loading) gapsRun.value = {...loading, state: 'failed', message: failureOf(error).message};
  }
}
