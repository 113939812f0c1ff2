import {useSignal} from '@preact/signals';
import {choosePlace} from '../actions.ts';
import type {Store} from '../store.ts';
import {movedPlace} from './locate.ts';

const STEPS = [20, 100] as const;

const DIRECTIONS = [
  {key: 'north', sign: '↑', east: 0, north: 1},
  {key: 'south', sign: '↓', east: 0, north: -1},
  {key: 'west', sign: '←', east: -1, north: 0},
  {key: 'east', sign: '→', east: 1, north: 0},
] as const;

/** Moves the place asked about by buttons: what dragging the pin does, for those who do not drag. */
export function PinSteps({store}: {readonly store: Store}) {
  const {text} = store;
  const meters = useSignal<number>(STEPS[0]);
  const move = (east: number, north: number) => {
    const point = store.point.value;
    if (point !== null) choosePlace(store, movedPlace(point, east * meters.value, north * meters.value));
  };
  return (
    <fieldset class="ykx-pin-steps">
      <legend>{text('pin.move')}</legend>
      {DIRECTIONS.map(({key, sign, east, north}) => (
        <button
          type="button"
          key={key}
          data-pin={key}
          aria-label={text(`pin.${key}`, {meters: meters.value})}
          onClick={() => move(east, north)}
        >
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
      {STEPS.map(step => (
        <button
          type="button"
          key={step}
          data-pin-step={step}
          aria-pressed={meters.value === step}
          aria-label={text('pin.step', {meters: step})}
          onClick={() => (meters.value = step)}
        >
          {text('pin.meters', {meters: step})}
        </button>
      ))}
    </fieldset>
  );
}

/** The same for a place asked about in any other way, folded away until it is wanted. */
export function PinMover({store}: {readonly store: Store}) {
  if (store.point.value === null || store.unconfirmed.value) return null;
  return (
    <details class="ykx-mover">
      <summary>{store.text('pin.title')}</summary>
      <PinSteps store={store} />
    </details>
  );
}
