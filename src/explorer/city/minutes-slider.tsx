import type {ComponentChildren} from 'preact';
import {useId} from 'preact/hooks';
import {timeStandard} from '../city-info.ts';
import type {Store} from '../store.ts';
import {MAX_MINUTES} from '../url-state.ts';

/** Half the width of the slider's thumb, pixels: its middle travels from one to the other end less this. */
const THUMB = 12;

/** How long is near: a slider with its number, the service's standard marked on it and a way back to it. */
export function MinutesSlider({store, children}: {readonly store: Store; readonly children: ComponentChildren}) {
  const {text} = store;
  const id = useId();
  const standard = timeStandard(store.city.value!.info, store.category.value).minutes;
  const minutes = store.minutes.value;
  const choose = (value: number) => {
    if (!Number.isInteger(value) || value < 1 || value > MAX_MINUTES) return;
    store.chosenMinutes.value = value === standard ? null : value;
  };
  const part = (standard - 1) / (MAX_MINUTES - 1);
  return (
    <div class="ykx-city-minutes">
      <label for={id}>{text('ask.minutes')}</label>
      <div class="ykx-city-minutes-row">
        <div class="ykx-city-track">
          <input
            id={id}
            type="range"
            min={1}
            max={MAX_MINUTES}
            step={1}
            value={minutes}
            aria-valuetext={text('ask.minutesValue', {n: minutes})}
            onInput={event => choose(event.currentTarget.valueAsNumber)}
          />
          <span
            class={`ykx-city-track-mark${part < 0.25 ? ' is-start' : ''}`}
            aria-hidden="true"
            style={{left: `calc(${THUMB}px + (100% - ${2 * THUMB}px) * ${part.toFixed(4)})`}}
          >
            {text('ask.standardMark', {n: standard})}
          </span>
        </div>
        <span class="ykx-city-minutes-number">
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={MAX_MINUTES}
            value={minutes}
            aria-label={text('ask.minutesNumber')}
            onInput={event => choose(event.currentTarget.valueAsNumber)}
            onBlur={event => (event.currentTarget.value = String(store.minutes.value))}
          />
          <span aria-hidden="true">{text('ask.minutesUnit')}</span>
        </span>
        {/* always there, else the slider would become narrower under the hand that drags it */}
        <button
          type="button"
          class="ykx-city-back is-kept"
          disabled={minutes === standard}
          onClick={() => {
            store.chosenMinutes.value = null;
            document.getElementById(id)?.focus();
          }}
        >
          {text('ask.minutesBack', {n: standard})}
        </button>
      </div>
      {children}
    </div>
  );
}
