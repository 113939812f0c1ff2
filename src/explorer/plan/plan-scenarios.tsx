import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';
import {PlanCompare} from './plan-compare.tsx';
import {
  freeName,
  MAX_SCENARIOS,
  openScenario,
  withOpen,
  withOpened,
  withoutOpen,
  withScenario,
} from './plan-document.ts';
import {cityFingerprint} from './plan-keeping.ts';
import {change} from './plan-steps.ts';
import {PlanTransfer} from './plan-transfer.tsx';

/** The named plans of this browser: open, new, name, copy, delete, compare, take away and bring in. */
export function PlanScenarios({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const {scenarios, openId} = plan.history.value.now;
  const scenario = plan.scenario.value;
  const newName = (n: number) => text('plan.name.new', {n});
  const full = scenarios.length >= MAX_SCENARIOS;
  const fingerprint = cityFingerprint(store.city.value!.info);
  return (
    <section class="ykx-scenarios" data-scenarios={scenarios.length} data-open={openId}>
      <h3 class="ykx-subtitle">{text('plan.scenarios.title')}</h3>
      <div class="ykx-controls">
        <label>
          <span>{text('plan.scenarios.open', {n: scenarios.length})}</span>
          <select
            value={openId}
            data-scenario-choice
            onChange={event => {
              const id = event.currentTarget.value;
              change(store, document => withOpened(document, id));
            }}
          >
            {scenarios.map(one => (
              <option key={one.id} value={one.id}>
                {text('plan.scenarios.option', {name: one.name, n: one.edits.length})}
              </option>
            ))}
          </select>
        </label>
        <Named store={store} key={openId} />
      </div>
      <p class="ykx-row">
        <button
          type="button"
          data-action="new"
          disabled={full}
          onClick={() =>
            change(store, document =>
              withScenario(document, {
                ...openScenario(document),
                name: freeName(document.scenarios, newName),
                edits: [],
                notes: '',
                fingerprint,
              }),
            )
          }
        >
          {text('plan.scenarios.new')}
        </button>
        <button
          type="button"
          data-action="duplicate"
          disabled={full}
          onClick={() =>
            change(store, document =>
              withScenario(document, {
                ...scenario,
                name: freeName(document.scenarios, n => text('plan.name.copy', {name: scenario.name.slice(0, 60), n})),
              }),
            )
          }
        >
          {text('plan.scenarios.duplicate')}
        </button>
        <button
          type="button"
          data-action="delete"
          onClick={() => {
            change(store, document => withoutOpen(document, newName(1)));
            store.said.value = text('plan.scenarios.deleted', {name: scenario.name});
          }}
        >
          {text('plan.scenarios.delete')}
        </button>
      </p>
      <p class="ykx-quiet" data-keeping={plan.keeping.value}>
        {text(`plan.keeping.${plan.keeping.value}`)}
      </p>
      {plan.unreadable.value > 0 && <p class="ykx-error">{text('plan.unreadable', {n: plan.unreadable.value})}</p>}
      {scenario.fingerprint !== fingerprint && scenario.edits.length > 0 && (
        <p class="ykx-notice" role="status" data-other-build>
          {text('plan.otherBuild', {n: misfits(store)})}{' '}
          <button type="button" onClick={() => change(store, document => withOpen(document, {fingerprint}))}>
            {text('notice.close')}
          </button>
        </p>
      )}
      <Notes store={store} key={`notes ${openId}`} />
      <PlanTransfer store={store} />
      <PlanCompare store={store} />
    </section>
  );
}

/** Edits of the open plan that this build of the city cannot make. */
function misfits(store: Store): number {
  const refused = store.plan.shown.value?.answer.refused ?? [];
  return refused.filter(one => one.why === 'unknown-facility' || one.why === 'off-street').length;
}

function Named({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const typed = useSignal(plan.scenario.value.name);
  const keep = () => {
    const name = typed.value.replace(/\p{C}/gu, '').trim().slice(0, 80);
    if (name === '') typed.value = plan.scenario.value.name;
    else change(store, document => withOpen(document, {name}));
  };
  return (
    <label>
      <span>{text('plan.scenarios.name')}</span>
      <input
        type="text"
        maxLength={80}
        value={typed.value}
        data-scenario-name
        onInput={event => (typed.value = event.currentTarget.value)}
        onChange={keep}
      />
    </label>
  );
}

function Notes({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const keep = (value: string) => {
    const notes = value.replace(/[^\P{C}\n\t]/gu, '').slice(0, 4000);
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
          value={plan.scenario.value.notes}
          onChange={event => keep(event.currentTarget.value)}
        />
      </label>
      <p class="ykx-quiet">{text('plan.notes.hint')}</p>
    </details>
  );
}
