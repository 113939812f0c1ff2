import './plan.css';
import {useLayoutEffect} from 'preact/hooks';
import {OwnPanel} from '../own/own-panel.tsx';
import type {Store} from '../store.ts';
import {PlanByHand} from './plan-by-hand.tsx';
import {PlanDependents} from './plan-dependents.tsx';
import {PlanEdits} from './plan-edits.tsx';
import {PlanLegend} from './plan-legend.tsx';
import {isCurrent} from './plan-question.ts';
import {PlanReport} from './plan-report.tsx';
import {PlanResult} from './plan-result.tsx';
import {PlanScenarios} from './plan-scenarios.tsx';
import {PlanSentence} from './plan-sentence.tsx';
import {PlanSites} from './plan-sites.tsx';

export {PlanHead} from './plan-head.tsx';

/** Beside the map: what is planned, and what it changes. `data-edits`: number of edits the numbers stand for. */
export function PlanPanel({store, full}: {readonly store: Store; readonly full: boolean}) {
  const shown = store.plan.shown.value;
  useLayoutEffect(() => {
    if (shown !== null) performance.mark('ykx-plan-shown', {detail: shown.edits.length});
  }, [shown]);
  return (
    <div class="ykx-plan" data-edits={shown?.edits.length} data-stale={!isCurrent(store, shown)}>
      {full && <PlanSentence store={store} />}
      <PlanByHand store={store} />
      {store.plan.tool.value === 'sites' && <PlanSites store={store} />}
      <PlanLegend store={store} />
      <PlanEdits store={store} />
      <PlanResult store={store} />
      <PlanDependents store={store} />
      <PlanScenarios store={store} />
      <OwnPanel store={store} />
      {store.plan.report.value !== null && <PlanReport store={store} />}
    </div>
  );
}
