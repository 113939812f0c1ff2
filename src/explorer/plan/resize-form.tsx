import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';
import {capacityOf} from './plan-facilities.ts';
import {edit} from './plan-steps.ts';
import {MAX_CAPACITY, wholeNumber} from './whole-number.ts';

/** The new size of a facility; what it is now is there to be changed. */
export function ResizeForm({store, facility}: {readonly store: Store; readonly facility: string}) {
  const {text} = store;
  const now = capacityOf(store, facility);
  const typed = useSignal(now === null ? '' : String(now));
  const value = wholeNumber(typed.value);
  return (
    <form
      class="ykx-controls"
      onSubmit={event => {
        event.preventDefault();
        if (value === null) return;
        edit(store, {kind: 'resize', facility, capacity: value});
        store.plan.picked.value = null;
      }}
    >
      <label>
        <span>{now === null ? text('plan.resize.unknown') : text('plan.resize.now', {n: now})}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_CAPACITY}
          value={typed.value}
          onInput={event => (typed.value = event.currentTarget.value)}
          data-capacity
        />
      </label>
      <button type="submit" disabled={value === null} data-action="resize">
        {text('plan.resize.do')}
      </button>
    </form>
  );
}
