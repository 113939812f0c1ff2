import {useSignal} from '@preact/signals';
import type {RefObject} from 'preact';
import type {ExplorerKey} from '#i18n/explorer.ts';
import type {MapView} from '#map/map-view.ts';
import type {Store} from '../store.ts';

interface Props {
  readonly store: Store;
  /** Null: no map is drawn, only the size of the frame can be changed. */
  readonly view: RefObject<MapView> | null;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
}

/** A button that moves the map. */
interface MoveButton {
  readonly name: ExplorerKey;
  readonly sign: string;
  readonly act: (view: MapView) => void;
}

/** Share of the screen one press moves. */
const STEP = 0.3;

const ZOOMS: readonly MoveButton[] = [
  {name: 'map.zoom.in', sign: '+', act: view => view.zoomBy(1)},
  {name: 'map.zoom.out', sign: '−', act: view => view.zoomBy(-1)},
  {name: 'map.all', sign: '⌂', act: view => view.showAll()},
];

const PANS: readonly MoveButton[] = [
  {name: 'map.pan.up', sign: '↑', act: view => view.panBy(0, -STEP)},
  {name: 'map.pan.left', sign: '←', act: view => view.panBy(-STEP, 0)},
  {name: 'map.pan.right', sign: '→', act: view => view.panBy(STEP, 0)},
  {name: 'map.pan.down', sign: '↓', act: view => view.panBy(0, STEP)},
];

/** Everything dragging and pinching do, by buttons: zoom, move, whole city, full screen. */
export function MapButtons({store, view, full, onFull}: Props) {
  const {text} = store;
  const moving = useSignal(false);
  // before the map stands there is nothing to move
  const waiting = store.capture.value === null;
  const buttonOf = ({name, sign, act}: MoveButton) => (
    <button
      key={name}
      type="button"
      class="ykx-icon"
      aria-label={text(name)}
      title={text(name)}
      disabled={waiting}
      onClick={() => view?.current && act(view.current)}
    >
      {sign}
    </button>
  );
  const size = text(full ? 'map.close' : 'map.expand');
  return (
    <div class="ykx-buttons">
      <button type="button" class="ykx-icon" aria-label={size} title={size} onClick={() => onFull(!full)}>
        {full ? '×' : '⤢'}
      </button>
      {view !== null && (
        <>
          {ZOOMS.map(buttonOf)}
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('map.move')}
            title={text('map.move')}
            aria-expanded={moving.value}
            onClick={() => (moving.value = !moving.value)}
          >
            ✥
          </button>
          {moving.value && <div class="ykx-pad">{PANS.map(buttonOf)}</div>}
        </>
      )}
    </div>
  );
}
