import {type Signal, signal} from '@preact/signals';
import type {Store} from '../store.ts';
import type {ServiceState} from './answer-words.ts';
import type {LifeDomain} from './life-domains.ts';

/** How the list of services is looked at. It stays so for the next place, and while another part of the explorer is open. */
export interface ListView {
  /** State that alone is shown; null: all. */
  readonly only: Signal<ServiceState | null>;
  /** Service that is unfolded. */
  readonly opened: Signal<string | null>;
  /** Parts of the list that are folded. */
  readonly folded: Signal<ReadonlySet<LifeDomain>>;
}

const views = new WeakMap<Store, ListView>();

export function listView(store: Store): ListView {
  const known = views.get(store);
  if (known !== undefined) return known;
  const view: ListView = {only: signal(null), opened: signal(null), folded: signal(new Set())};
  views.set(store, view);
  return view;
}

/** When the list comes back: the unfolded service is the one the map shows, or none is. */
export function meetMap(store: Store, {opened}: ListView): void {
  const shown = store.category.value;
  if (store.walkTo.value !== null) opened.value = shown;
  else if (opened.value !== shown) opened.value = null;
}

/** Notes that a part of the list was folded or unfolded. */
export function fold({folded}: ListView, domain: LifeDomain, isFolded: boolean): void {
  if (folded.value.has(domain) === isFolded) return;
  const next = new Set(folded.value);
  if (isFolded) next.add(domain);
  else next.delete(domain);
  folded.value = next;
}
