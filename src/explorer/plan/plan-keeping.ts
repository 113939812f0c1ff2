import {effect, untracked} from '@preact/signals';
import type {CityInfo} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {freeName, openScenario, type PlanDocument} from './plan-document.ts';
import type {PlanLimits} from './plan-file.ts';
import {historyOf} from './plan-history.ts';
import {applySettings, settle} from './plan-steps.ts';
import {type KeptTexts, keepPlans, readKept} from './plan-storage.ts';

/** Files that decide what a plan's numbers are, for manifests without a fingerprint of their own. */
const DECIDING = ['graph.bin.gz', 'demand.bin.gz', 'facilities.bin.gz'];

/** Says which build of the city's data a plan was made with. */
export function cityFingerprint({manifest}: Pick<CityInfo, 'manifest'>): string {
  if (manifest.fingerprint !== undefined) return manifest.fingerprint;
  return DECIDING.map(path => manifest.files.find(file => file.path === path)?.sha256.slice(0, 16) ?? 'none').join('-');
}

/** What a plan may say in this city. */
export function limitsOf({manifest, categories, profiles, bounds}: CityInfo): PlanLimits {
  return {
    cityId: manifest.id,
    categories: categories.map(category => category.key),
    walkers: profiles.map(profile => profile.key),
    extent: manifest.extent ?? bounds,
  };
}

/** The browser's storage; null where nothing may be kept. */
function storageOf(): KeptTexts | null {
  try {
    const storage = globalThis.localStorage;
    const probe = 'yikezhong-plans/probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return storage;
  } catch {
    // private windows and closed settings throw here: the page then says that nothing is kept
    return null;
  }
}

/** Opens the kept plans once the city is there, and keeps them from then on. Gives the functions that end it. */
export function followKeeping(store: Store): (() => void)[] {
  let kept: {storage: KeptTexts | null; limits: PlanLimits} | null = null;
  const seen = new Set<string>();
  return [
    effect(() => {
      const open = store.city.value;
      if (open === null || kept !== null) return;
      const storage = storageOf();
      kept = {storage, limits: limitsOf(open.info)};
      untracked(() => openKept(store, open.info, storage));
    }),
    effect(() => {
      const [city, planning, category] = [store.city.value, store.mode.value === 'plan', store.category.value];
      const settings = {category, walker: store.walker.value, minutes: store.minutes.value};
      if (city === null || !planning || category === LIFE_CIRCLE || category === '') return;
      untracked(() => settle(store, settings));
    }),
    effect(() => {
      const document = store.plan.history.value.now;
      if (kept === null || kept.storage === null || openScenario(document).category === '') return;
      for (const {id} of document.scenarios) seen.add(id);
      try {
        keepPlans(kept.storage, kept.limits, document, seen);
        store.plan.keeping.value = 'yes';
      } catch {
        // the storage is full or was closed: said beside the plans
        store.plan.keeping.value = 'full';
      }
    }),
  ];
}

function openKept(store: Store, info: CityInfo, storage: KeptTexts | null): void {
  const {plan, text} = store;
  plan.keeping.value = storage === null ? 'no' : 'yes';
  const {document, unreadable} = storage === null ? {document: null, unreadable: 0} : readKept(storage, limitsOf(info));
  plan.unreadable.value = unreadable;
  plan.history.value = historyOf(document ?? firstDocument(store, info, n => text('plan.name.new', {n})));
  // a link says what to show; without one the plan is shown as it was last judged
  if (document !== null && store.mode.value === 'plan' && !location.hash.includes('service='))
    applySettings(store, openScenario(document));
}

function firstDocument(store: Store, info: CityInfo, name: (n: number) => string): PlanDocument {
  const scenario = {
    id: 'plan-1',
    name: freeName([], name),
    category: store.category.value,
    walker: store.walker.value,
    minutes: store.minutes.value,
    edits: [],
    notes: '',
    fingerprint: cityFingerprint(info),
  };
  return {scenarios: [scenario], openId: 'plan-1'};
}
