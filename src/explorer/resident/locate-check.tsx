import {effect} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type {Store} from '../store.ts';
import {confirmPlace, forgetPlace, type LocateProblem, locateStateOf, takeAsGcj02} from './locate.ts';
import {PinSteps} from './pin-steps.tsx';
import {distanceWords} from './search-words.ts';

/** 这是您家附近吗？ The device's position with a pin that can be moved; nothing while no position waits for a yes. */
export function LocateCheck({store}: {readonly store: Store}) {
  const state = locateStateOf(store).value;
  if (state.kind !== 'check') return null;
  return <Check store={store} accuracyMeters={state.device.accuracyMeters} isGcj02={state.isGcj02} />;
}

/** Why there is no position and what to do instead; that the device is being asked. */
export function LocateNote({store}: {readonly store: Store}) {
  const state = locateStateOf(store).value;
  if (state.kind === 'failed') return <Failed store={store} problem={state.problem} />;
  return (
    <p class="ykx-unseen" role="status">
      {state.kind === 'asking' ? store.text('locate.askingLong') : ''}
    </p>
  );
}

function Failed({store, problem}: {readonly store: Store; readonly problem: LocateProblem}) {
  const {text} = store;
  return (
    <div class="ykx-locate-box" role="alert" data-locate-problem={problem}>
      <p>
        {text(`locate.${problem}`)}
        {store.props.lang === 'en' && ' '}
        {text('locate.instead')}
      </p>
      <p>
        <button type="button" onClick={() => forgetPlace(store)}>
          {text('locate.understood')}
        </button>
      </p>
    </div>
  );
}

interface CheckProps {
  readonly store: Store;
  readonly accuracyMeters: number;
  readonly isGcj02: boolean;
}

function Check({store, accuracyMeters, isGcj02}: CheckProps) {
  const {text, props, city} = store;
  const box = useRef<HTMLElement>(null);
  const inChina = /^CN(-|$)/.test(city.value?.info.manifest.jurisdiction ?? '');
  useEffect(() => {
    box.current?.focus();
    // another place, or none, answers the question too
    return effect(() => {
      if (store.point.value === null || !store.unconfirmed.value) confirmPlace(store);
    });
  }, []);
  return (
    <section class="ykx-locate-box" aria-labelledby="ykx-locate-ask" tabIndex={-1} ref={box}>
      <p class="ykx-locate-ask" id="ykx-locate-ask">
        {text('locate.ask')}
      </p>
      <p>
        {text('locate.accuracy', {distance: distanceWords(props.lang, Math.max(10, accuracyMeters))})}
        {props.lang === 'en' && ' '}
        {text('locate.kept')}
      </p>
      <PinSteps store={store} />
      <p class="ykx-row">
        <button type="button" class="ykx-primary" data-locate="yes" onClick={() => confirmPlace(store)}>
          {text('locate.yes')}
        </button>
        {inChina && (
          <button
            type="button"
            data-locate="gcj02"
            aria-pressed={isGcj02}
            onClick={() => void takeAsGcj02(store, !isGcj02)}
          >
            {text('locate.gcj02')}
          </button>
        )}
        <button type="button" data-locate="no" onClick={() => forgetPlace(store)}>
          {text('locate.no')}
        </button>
      </p>
      {inChina && <p class="ykx-quiet">{text('locate.gcj02Hint')}</p>}
      <p class="ykx-quiet">{text('locate.server')}</p>
    </section>
  );
}
