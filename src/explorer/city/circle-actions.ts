import type {WantedService} from '#worker/client.ts';
import {tellTrouble} from '../actions.ts';
import {binds, type CityInfo, isNoData, servingKeys, timeStandard} from '../city-info.ts';
import {facilitiesServing} from '../scene.ts';
import {LIFE_CIRCLE, type OpenCity, type Store} from '../store.ts';
import {minuteOf} from './city-time.ts';

/** The services of a life circle, and why these. */
export interface CircleServices {
  /** `required`: standards that bind here ask for them. `example`: Chinese standards do, which do not bind here. `known`: all the city lists. */
  readonly basis: 'required' | 'example' | 'known';
  readonly keys: readonly string[];
  /** Required as well, but no source knows anything of them, or (example) lists none. */
  readonly leftOut: readonly string[];
}

/**
 * The services that a standard in minutes requires here. Elsewhere those of them the city lists a place of, for where there
 * is none nothing can be said; where there is not even one, all it lists.
 */
export function circleServices(info: CityInfo, isListed: (key: string) => boolean): CircleServices {
  const {jurisdiction} = info.manifest;
  const required = info.categories.flatMap(category => {
    const row = category.standards.find(one => one.default && one.obligation === 'must' && one.minutes !== null);
    return row === undefined ? [] : [{key: category.key, binds: binds(row, jurisdiction)}];
  });
  const binding = required.filter(service => service.binds);
  const wanted = (binding.length > 0 ? binding : required).map(service => service.key);
  const isKnown = (key: string) => !isNoData(info, key) && (binding.length > 0 || isListed(key));
  const keys = wanted.filter(isKnown);
  if (keys.length === 0) {
    return {basis: 'known', keys: info.categories.map(category => category.key).filter(isKnown), leftOut: []};
  }
  const leftOut = wanted.filter(key => !isKnown(key));
  return {basis: binding.length > 0 ? 'required' : 'example', keys, leftOut};
}

/** The services of an opened city's life circle. */
export function servicesOf({info, worker}: OpenCity): CircleServices {
  return circleServices(info, key => facilitiesServing(info, worker.summary, key).length > 0);
}

/** A service as the worker is asked for it: its own standard decides how long is near. */
export function wantedService(info: CityInfo, key: string): WantedService {
  return {category: key, serving: servingKeys(info, key), cutoffSeconds: timeStandard(info, key).minutes * 60};
}

const runs = new WeakMap<Store, number>();

/** Asks the worker for the life circle as a whole; a later call gives up an earlier one. */
export async function computeCircle(store: Store): Promise<void> {
  const open = store.city.value;
  const profile = open?.info.profiles.find(one => one.key === store.walker.value);
  if (!open || !profile || store.category.value !== LIFE_CIRCLE) return;
  const run = (runs.get(store) ?? 0) + 1;
  runs.set(store, run);
  let isDone = false;
  const isCurrent = () => runs.get(store) === run && store.city.value === open;
  const [walker, hours] = [store.walker.value, store.hours.value];
  const openAt = minuteOf(hours, open.info.manifest.timeZone, new Date());
  const services = servicesOf(open).keys.map(key => wantedService(open.info, key));
  store.cityView.circleStopped.value = false;
  store.circleProgress.value = {done: 0, total: services.length};
  try {
    const answer = await open.worker.circle(
      {services, profile, claims: open.info.claims.filter(claim => !isNoData(open.info, claim.category)), openAt},
      done => {
        // word of the last service may come after the answer
        if (isCurrent() && !isDone) store.circleProgress.value = {done, total: services.length};
      },
    );
    isDone = true;
    if (!isCurrent()) return;
    store.circleProgress.value = null;
    if (answer === null) store.cityView.circleStopped.value = true;
    else store.circle.value = {walker, hours, openAt, answer};
  } catch (error) {
    if (!isCurrent()) return;
    store.circleProgress.value = null;
    store.cityView.circleStopped.value = true;
    tellTrouble(store, error);
  }
}

/** Gives up the life circle; what was shown before stays. */
export function stopCircle(store: Store): void {
  runs.set(store, (runs.get(store) ?? 0) + 1);
  store.circleProgress.value = null;
  store.cityView.circleStopped.value = true;
  const open = store.city.value;
  open?.worker.cancel('circle').catch(error => {
    tellTrouble(store, error);
  });
}
