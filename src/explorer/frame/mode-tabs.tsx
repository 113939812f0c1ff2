import type {Store} from '../store.ts';
import {MODES, type Mode} from '../url-state.ts';

/** What the visitor wants: an answer for home, the city as a whole, or to plan. Places and choices stay as they are. */
export function ModeTabs({store}: {readonly store: Store}) {
  const {text} = store;
  return (
    <fieldset class="ykx-modes">
      <legend class="ykx-unseen">{text('mode.choose')}</legend>
      {MODES.map(mode => (
        <button
          type="button"
          key={mode}
          aria-pressed={store.mode.value === mode}
          onClick={() => chooseMode(store, mode)}
        >
          {text(`mode.${mode}`)}
        </button>
      ))}
    </fieldset>
  );
}

function chooseMode(store: Store, mode: Mode): void {
  store.mode.value = mode;
}
