import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';
import {withOpen} from './plan-document.ts';
import {change} from './plan-steps.ts';

/** What the planner writes to the plan. What is being typed stays, whatever happens to the plan meanwhile. */
export function PlanNotes({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const typed = useSignal<string | null>(null);
  const keep = (value: string) => {
    const notes = value.replace(/[^\P{C}\n\t]/gu, '').slice(0, 4000);
    typed.value = null;
    change(store, document => withOpen(document, {notes}));
  };
  return (
    <details class="ykx-notes">
      <summary>{text('plan.notes.title')}</summary>
      <label>
        <span class="ykx-unseen">{text('plan.notes.title')}</span>
        <textarea
          rows={4}
          maxLength={4000}
          value={typed.value ?? plan.scenario.value.notes}
          data-notes
          onInput={event => (typed.value = event.currentTarget.value)}
          onChange={event => keep(event.currentTarget.value)}
        />
      </label>
      <p class="ykx-quiet">{text('plan.notes.hint')}</p>
    </details>
  );
}
