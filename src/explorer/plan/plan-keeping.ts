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
  let keeper: Keeper | null = null;
  let isOpened = false;
  const onStorage = (event: StorageEvent) => {
    if (keeper !== null && (event.key === null || event.key === keeper.shelf.key)) heed(keeper);
  };
  const onShow = () => keeper !== null && heed(keeper);
  globalThis.addEventListener?.('storage', onStorage);
  globalThis.addEventListener?.('pageshow', onShow);
  return [
    effect(() => {
      const open = store.city.value;
      if (open === null || isOpened) return;
      isOpened = true;
      const copyName = (name: string) => store.text('plan.name.elsewhere', {name: name.slice(0, 60)});
      const shelf = storage === null ? null : new PlanShelf(storage, limitsOf(open.info), copyName);
      if (shelf !== null) keeper = {store, shelf, followed: null};
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
      if (keeper === null || document === keeper.followed || openScenario(document).category === '') return;
      untracked(() => keep(keeper!));
    }),
    () => globalThis.removeEventListener?.('storage', onStorage),
    () => globalThis.removeEventListener?.('pageshow', onShow),
  ];
}

/** One window's plans and where they are kept. */
interface Keeper {
  readonly store: Store;
  readonly shelf: PlanShelf;
  /** The plans as they were taken over from another window: not written back, or a deleted plan would rise again. */
  followed: PlanDocument | null;
}

function keep(keeper: Keeper): void {
  const {store, shelf} = keeper;
  keeper.followed = null;
  try {
    // first of all: what another window wrote is taken over even where there is no space to write
    follow(keeper, shelf.heed(store.plan.history.value.now));
    const merged = shelf.keep(store.plan.history.value.now);
    store.plan.keeping.value = 'yes';
    follow(keeper, merged);
  } catch {
    // the storage is full or was closed: said beside the plans, which stay open here
    store.plan.keeping.value = 'full';
  }
}

function heed(keeper: Keeper): void {
  const {store, shelf} = keeper;
  try {
    follow(keeper, shelf.heed(store.plan.history.value.now));
  } catch {
    // the storage was closed meanwhile: said beside the plans, which stay open here
    store.plan.keeping.value = 'full';
  }
}

/** Takes over what another window did, in the steps that can be taken back too: none of them undoes the other's work. Null: nothing. */
function follow(keeper: Keeper, merged: MergedPlans | null): void {
  if (merged === null) return;
  const {plan, text} = keeper.store;
  const ours = plan.history.value.now;
  const next = rebased(plan.history.value, document => withMerged(document, ours.scenarios, merged.scenarios));
  keeper.followed = next.now;
  plan.history.value = next;
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
