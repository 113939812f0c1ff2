import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';
import {
  freeName,
  MAX_SCENARIOS,
  openScenario,
  withOpen,
  withOpened,
  withoutOpen,
  withScenario,
} from './plan-document.ts';
import {cityFingerprint} from './plan-limits.ts';
import {change, tell} from './plan-steps.ts';

/** Which plan is open, and its name. */
export function ScenarioChoice({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const {scenarios, openId} = plan.history.value.now;
  return (
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
      <ScenarioName store={store} key={openId} />
    </div>
  );
}

/** The name stays the same control when it is kept, so the keyboard stays at it; a name of nothing is not taken. */
function ScenarioName({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const typed = useSignal<string | null>(null);
  const keep = (value: string) => {
    const name = value.replace(/\p{C}/gu, '').trim().slice(0, 80);
    typed.value = null;
    if (name !== '') change(store, document => withOpen(document, {name}));
  };
  return (
    <label>
      <span>{text('plan.scenarios.name')}</span>
      <input
        type="text"
        maxLength={80}
        value={typed.value ?? plan.scenario.value.name}
        data-scenario-name
        onInput={event => (typed.value = event.currentTarget.value)}
        onChange={event => keep(event.currentTarget.value)}
      />
    </label>
  );
}

/** New plan, copy of the open one, open one deleted: each a step that can be taken back. */
export function ScenarioButtons({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const full = plan.history.value.now.scenarios.length >= MAX_SCENARIOS;
  const {name} = plan.scenario.value;
  const newName = (n: number) => text('plan.name.new', {n});
  const copyName = (n: number) => text('plan.name.copy', {name: name.slice(0, 60), n});
  const fingerprint = () => cityFingerprint(store.city.value!.info);
  const begin = () =>
    change(store, document => {
      const empty = {name: freeName(document.scenarios, newName), edits: [], notes: '', fingerprint: fingerprint()};
      return withScenario(document, {...openScenario(document), ...empty});
    });
  const duplicate = () =>
    change(store, document =>
      withScenario(document, {...openScenario(document), name: freeName(document.scenarios, copyName)}),
    );
  const remove = () => {
    change(store, document => withoutOpen(document, newName(1)));
    tell(store, text('plan.scenarios.deleted', {name}));
  };
  return (
    <p class="ykx-row">
      <button type="button" data-action="new" disabled={full} onClick={begin}>
        {text('plan.scenarios.new')}
      </button>
      <button type="button" data-action="duplicate" disabled={full} onClick={duplicate}>
        {text('plan.scenarios.duplicate')}
      </button>
      <button type="button" data-action="delete" onClick={remove}>
        {text('plan.scenarios.delete')}
      </button>
    </p>
  );
}
