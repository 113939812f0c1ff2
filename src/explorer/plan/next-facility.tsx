import type {Store} from '../store.ts';
import {MAX_CAPACITY, wholeNumber} from './whole-number.ts';

/** Name and size of the next one added; neither must be said. */
export function NextFacility({store}: {readonly store: Store}) {
  const {text, plan} = store;
  return (
    <div class="ykx-controls">
      <label>
        <span>{text('plan.add.name')}</span>
        <input
          type="text"
          maxLength={80}
          value={plan.nextName.value}
          onInput={event => (plan.nextName.value = clean(event.currentTarget.value))}
        />
      </label>
      <label>
        <span>{text('plan.add.capacity')}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_CAPACITY}
          value={plan.nextCapacity.value ?? ''}
          onInput={event => (plan.nextCapacity.value = wholeNumber(event.currentTarget.value))}
        />
      </label>
    </div>
  );
}

/** What a name may hold: no control characters, so that it can be written to a file and read again. */
function clean(name: string): string {
  return name.replace(/\p{C}/gu, '').slice(0, 80);
}
