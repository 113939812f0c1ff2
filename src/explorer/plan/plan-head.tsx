import type {Store} from '../store.ts';
import {PlanControls} from './plan-controls.tsx';
import {PlanSentence} from './plan-sentence.tsx';
import {PlanTools} from './plan-tools.tsx';

/** Above the map: what is planned, the tools, what the plan changes. */
export function PlanHead({store, full}: {readonly store: Store; readonly full: boolean}) {
  return (
    <>
      <PlanControls store={store} />
      <PlanTools store={store} />
      {!full && <PlanSentence store={store} />}
    </>
  );
}
