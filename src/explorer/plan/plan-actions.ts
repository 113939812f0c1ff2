import type {LonLat} from '#map/scene.ts';
import type {Store} from '../store.ts';

/** A click on the map while planning: what it means depends on the tool. `facility`: index of the one under it, or null. */
export function planClick(_store: Store, _at: LonLat, _facility: number | null): void {}

/** Starts what planning needs and keeps it in step with the choices. Gives the functions that end it. */
export function followPlan(_store: Store): (() => void)[] {
  return [];
}
