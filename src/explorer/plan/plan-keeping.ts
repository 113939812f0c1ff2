import {effect, untracked} from '@preact/signals';
import type {CityInfo} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {freeName, newScenarioId, openScenario, type PlanDocument} from './plan-document.ts';
import {historyOf, rebased} from './plan-history.ts';
import {cityFingerprint, limitsOf} from './plan-limits.ts';
import {type MergedPlans, withMerged} from './plan-merge.ts';
import {applySettings, settle} from './plan-steps.ts';
import {type KeptTexts, PlanShelf} from './plan-storage.ts';

/** The browser's storage; null where it may not even be asked, as in some private windows. */
function browserStorage(): KeptTexts | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    // said beside the plans: nothing is kept
    return null;
  }
}

/** Opens the kept plans once the city is there, keeps them from then on, and follows what other windows do to them. Ends it. */
export function followKeeping(store: Store, storage: KeptTexts | null = browserStorage()): (() => void)[] {
  let shelf: PlanShelf | null = null;
  let isOpened = false;
  const onStorage = (event: StorageEvent) => {
    if (shelf !== null && (event.key === null || event.key === shelf.key)) heed(store, shelf);
  };
  const onShow = () => shelf !== null && heed(store, shelf);
  globalThis.addEventListener?.('storage', onStorage);
  globalThis.addEventListener?.('pageshow', onShow);
  return [
    effect(() => {
      const open = store.city.value;
      if (open === null || isOpened) return;
      isOpened = true;
      const copyName = (name: string) => store.text('plan.name.elsewhere', {name: name.slice(0, 60)});
      if (storage !== null) shelf = new PlanShelf(storage, limitsOf(open.info), copyName);
      untracked(() => openKept(store, open.info, shelf));
    }),
    effect(() => {
      const [city, planning, category] = [store.city.value, store.mode.value === 'plan', store.category.value];
      const settings = {category, walker: store.walker.value, minutes: store.minutes.value};
      if (city === null || !planning || category === LIFE_CIRCLE || category === '') return;
      untracked(() => settle(store, settings));
    }),
    effect(() => {
      const document = store.plan.history.value.now;
      if (shelf === null || isFollowing || openScenario(document).category === '') return;
      untracked(() => keep(store, shelf!, document));
    }),
    () => globalThis.removeEventListener?.('storage', onStorage),
    () => globalThis.removeEventListener?.('pageshow', onShow),
  ];
}

/** True while this window takes over what another did: that is not written back, or a deleted plan would rise again. */
let isFollowing = false;

function keep(store: Store, shelf: PlanShelf, document: PlanDocument): void {
  try {
    const merged = shelf.keep(document);
    store.plan.keeping.value = 'yes';
    if (merged !== null) follow(store, document, merged);
  } catch {
    // the storage is full or was closed: said beside the plans, which stay open here
    store.plan.keeping.value = 'full';
  }
}

function heed(store: Store, shelf: PlanShelf): void {
  const document = store.plan.history.value.now;
  try {
    const merged = shelf.heed(document);
    if (merged !== null) follow(store, document, merged);
  } catch {
    // the storage was closed meanwhile: said beside the plans, which stay open here
    store.plan.keeping.value = 'full';
  }
}

/** Takes over what another window did, in the steps that can be taken back too: none of them undoes the other's work. */
function follow(store: Store, ours: PlanDocument, merged: MergedPlans): void {
  const {plan, text} = store;
  isFollowing = true;
  plan.history.value = rebased(plan.history.value, document => withMerged(document, ours.scenarios, merged.scenarios));
  isFollowing = false;
  const {copied, deletedOpen, followedOpen} = merged;
  if (copied.length > 0) plan.elsewhere.value = text('plan.elsewhere.copied', {name: copied[0]!});
  else if (deletedOpen !== null) plan.elsewhere.value = text('plan.elsewhere.deleted', {name: deletedOpen});
  else if (followedOpen !== null) plan.elsewhere.value = text('plan.elsewhere.changed', {name: followedOpen});
}

function openKept(store: Store, info: CityInfo, shelf: PlanShelf | null): void {
  const {plan, text} = store;
  plan.keeping.value = shelf === null ? 'no' : 'yes';
  const {document, unreadable} = readKept(store, shelf);
  plan.unreadable.value = unreadable;
  plan.history.value = historyOf(document ?? firstDocument(store, info, n => text('plan.name.new', {n})));
  // a link says what to show; without one the plan is shown as it was last judged
  if (document !== null && store.mode.value === 'plan' && !location.hash.includes('service='))
    applySettings(store, openScenario(document));
}

function readKept(store: Store, shelf: PlanShelf | null): ReturnType<PlanShelf['open']> {
  try {
    if (shelf !== null) return shelf.open();
  } catch {
    // a storage that cannot be read keeps nothing: said beside the plans
    store.plan.keeping.value = 'no';
  }
  return {document: null, unreadable: 0};
}

function firstDocument(store: Store, info: CityInfo, name: (n: number) => string): PlanDocument {
  const scenario = {
    id: newScenarioId(),
    name: freeName([], name),
    category: store.category.value,
    walker: store.walker.value,
    minutes: store.minutes.value,
    edits: [],
    notes: '',
    fingerprint: cityFingerprint(info),
  };
  return {scenarios: [scenario], openId: scenario.id};
}
