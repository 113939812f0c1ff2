import type {Store} from '../store.ts';
import {PlanCompare} from './plan-compare.tsx';
import {PlanKeptWords} from './plan-kept-words.tsx';
import {PlanNotes} from './plan-notes.tsx';
import {PlanTransfer} from './plan-transfer.tsx';
import {ScenarioButtons, ScenarioChoice} from './scenario-choice.tsx';

/** The named plans of this browser: open, new, name, copy, delete, compare, take away and bring in. */
export function PlanScenarios({store}: {readonly store: Store}) {
  const {scenarios, openId} = store.plan.history.value.now;
  return (
    <section class="ykx-scenarios" data-scenarios={scenarios.length} data-open={openId}>
      <h3 class="ykx-subtitle">{store.text('plan.scenarios.title')}</h3>
      <ScenarioChoice store={store} />
      <ScenarioButtons store={store} />
      <PlanKeptWords store={store} />
      <PlanNotes store={store} key={`notes ${openId}`} />
      <PlanTransfer store={store} />
      <PlanCompare store={store} />
    </section>
  );
}
