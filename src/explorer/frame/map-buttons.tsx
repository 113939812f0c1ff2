import {useSignal} from '@preact/signals';
import type {RefObject} from 'preact';
import type {MapView} from '#map/map-view.ts';
import type {Store} from '../store.ts';

interface Props {
  readonly store: Store;
  readonly view: RefObject<MapView>;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
}

const STEP = 0.3;

/** Everything dragging and pinching do, by buttons: zoom, move, whole city, full screen. */
export function MapButtons({store, view, full, onFull}: Props) {
  const {text} = store;
  const moving = useSignal(false);
  // before the map stands there is nothing to move
  const waiting = store.capture.value === null;
  const pan = (x: number, y: number) => () => view.current?.panBy(x * STEP, y * STEP);
  return (
    <div class="ykx-buttons">
      <button
        type="button"
        class="ykx-icon"
        aria-label={text(full ? 'map.close' : 'map.expand')}
        onClick={() => onFull(!full)}
      >
        {full ? '×' : '⤢'}
      </button>
      <button
        type="button"
        class="ykx-icon"
        aria-label={text('map.zoom.in')}
        disabled={waiting}
        onClick={() => view.current?.zoomBy(1)}
      >
        +
      </button>
      <button
        type="button"
        class="ykx-icon"
        aria-label={text('map.zoom.out')}
        disabled={waiting}
        onClick={() => view.current?.zoomBy(-1)}
      >
        −
      </button>
      <button
        type="button"
        class="ykx-icon"
        aria-label={text('map.all')}
        disabled={waiting}
        onClick={() => view.current?.showAll()}
      >
        ⌂
      </button>
      <button
        type="button"
        class="ykx-icon"
        aria-label={text('map.move')}
        aria-expanded={moving.value}
        onClick={() => (moving.value = !moving.value)}
      >
        ✥
      </button>
      {moving.value && (
        <div class="ykx-pad">
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('map.pan.up')}
            disabled={waiting}
            onClick={pan(0, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('map.pan.left')}
            disabled={waiting}
            onClick={pan(-1, 0)}
          >
            ←
          </button>
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('map.pan.right')}
            disabled={waiting}
            onClick={pan(1, 0)}
          >
            →
          </button>
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('map.pan.down')}
            disabled={waiting}
            onClick={pan(0, 1)}
          >
            ↓
          </button>
        </div>
      )}
    </div>
  );
}
