import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {isExplorerKey} from '#i18n/explorer.ts';
import {bytes} from '#i18n/format.ts';
import type {Store} from '../store.ts';

/** After which a slow network is spoken of. */
const SLOW_MILLISECONDS = 8000;

interface Frame {
  readonly store: Store;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
}

/** What is coming and how much is left, in the place of the map. */
export function LoadingView({store, full, onFull}: Frame) {
  const {text} = store;
  const slow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (slow.value = true), SLOW_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  const {step, doneBytes, totalBytes} = store.progress.value;
  const words =
    step === 'city'
      ? text('loading.city', {done: bytes(doneBytes), total: bytes(totalBytes ?? 0)})
      : text(`loading.${step}`, {city: store.props.cityId});
  return (
    <div class="ykx-waiting">
      <Close store={store} full={full} onFull={onFull} />
      <p role="status">{words}</p>
      <progress
        aria-label={words}
        max={totalBytes ?? 1}
        value={totalBytes === null ? undefined : Math.min(doneBytes, totalBytes)}
      />
      {slow.value && <p>{text('loading.slow')}</p>}
      {store.stopOpening.value !== null && (
        <button type="button" onClick={() => store.stopOpening.value?.()}>
          {text('loading.stop')}
        </button>
      )}
    </div>
  );
}

/** Why there is no map, what still works, and a way to try again. */
export function FailureView({store, full, onFull, onRetry}: Frame & {readonly onRetry: () => void}) {
  const {text} = store;
  const failure = store.failure.value;
  const key = `error.${failure?.kind ?? 'other'}`;
  return (
    <div class="ykx-waiting" role="alert">
      <Close store={store} full={full} onFull={onFull} />
      <h2 class="ykx-title">{text('error.title')}</h2>
      <p>{text(isExplorerKey(key) ? key : 'error.other', {message: failure?.message ?? ''})}</p>
      <p>{text('error.still')}</p>
      <button type="button" class="ykx-primary" onClick={onRetry}>
        {text('error.retry')}
      </button>
    </div>
  );
}

function Close({store, full, onFull}: Frame) {
  if (!full) return null;
  return (
    <button type="button" class="ykx-icon ykx-close" aria-label={store.text('map.close')} onClick={() => onFull(false)}>
      ×
    </button>
  );
}
