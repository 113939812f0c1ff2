import {type Signal, signal} from '@preact/signals';
import type {PlanAnswer, PlanEdit} from '#worker/client.ts';

/** The state of planning: the edits of the open scenario and what they change. */
export interface PlanStore {
  readonly edits: Signal<readonly PlanEdit[]>;
  /** Answer for the edits; null until there is one. */
  readonly answer: Signal<PlanAnswer | null>;
}

export function createPlanStore(): PlanStore {
  return {edits: signal<readonly PlanEdit[]>([]), answer: signal<PlanAnswer | null>(null)};
}
