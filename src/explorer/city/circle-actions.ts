import type {WantedService} from '#worker/client.ts';
import {binds, type CityInfo, isNoData, servingKeys, timeStandard} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {minuteOf} from './city-time.ts';

/** The services of a life circle, and why these. */
export interface CircleServices {
  /** `required`: standards that bind here ask for them. `example`: Chinese standards do, which do not bind here. `known`: all the data knows. */
  readonly basis: 'required' | 'example' | 'known';
  readonly keys: readonly string[];
  /** Asked for as well, but no source knows anything of them. */
  readonly leftOut: readonly string[];
}

/** The services that a standard in minutes requires; where none of them is known, all that are. */
export function circleServices(info: CityInfo): CircleServices {
  const {jurisdiction} = info.manifest;
  const required = info.categories.flatMap(category => {
    const row = category.standards.find(one => one.default && one.obligation === 'must' && one.minutes !== null);
    return row === undefined ? [] : [{key: category.key, binds: binds(row, jurisdiction)}];
  });
  const binding = required.filter(service => service.binds);
  const wanted = (binding.length > 0 ? binding : required).map(service => service.key);
  const keys = wanted.filter(key => !isNoData(info, key));
  if (keys.length === 0) {
    const known = info.categories.map(category => category.key).filter(key => !isNoData(info, key));
    return {basis: 'known', keys: known, leftOut: []};
  }
  const leftOut = wanted.filter(key => isNoData(info, key));
  return {basis: binding.length > 0 ? 'required' : 'example', keys, leftOut};
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
  const services = circleServices(open.info).keys.map(key => wantedService(open.info, key));
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
    store.trouble.value = store.text('error.compute', {
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Gives up the life circle; what was shown before stays. */
export function stopCircle(store: Store): void {
  runs.set(store, (runs.get(store) ?? 0) + 1);
  store.circleProgress.value = null;
  store.cityView.circleStopped.value = true;
  const open = store.city.value;
  open?.worker.cancel('circle').catch(error => {
    store.trouble.value = store.text('error.compute', {
      message: error instanceof Error ? error.message : String(error),
    });
  });
}
