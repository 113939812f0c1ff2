import type {Store} from '../store.ts';
import {locate, locateStateOf} from './locate.ts';

/** Asks the device for its position, only when clicked; says beforehand where the position stays. */
export function LocateButton({store}: {readonly store: Store}) {
  const {text} = store;
  const isAsking = locateStateOf(store).value.kind === 'asking';
  return (
    <button
      type="button"
      class="ykx-locate"
      aria-description={text('locate.stays')}
      aria-disabled={isAsking}
      data-locate={isAsking ? 'asking' : 'ready'}
      onClick={() => void locate(store, navigator.geolocation as Geolocation | undefined)}
    >
      {text(isAsking ? 'locate.asking' : 'locate.button')}
    </button>
  );
}
