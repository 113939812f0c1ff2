import {useSignal} from '@preact/signals';
import type {ComponentChildren} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Store} from '../store.ts';

const STATES = ['peek', 'half', 'full'] as const;

/**
 * Beside the map on a desk; on a phone a sheet over its lower edge in three heights, changed by its handle: by tap, by keys or
 * by a drag up or down.
 */
export function Sheet({
  store,
  full,
  children,
}: {
  readonly store: Store;
  readonly full: boolean;
  readonly children: ComponentChildren;
}) {
  const {text} = store;
  const state = useSignal<(typeof STATES)[number]>('peek');
  const start = useSignal<number | null>(null);
  const place = store.point.value;

  useEffect(() => {
    if (place !== null && state.value === 'peek') state.value = 'half';
  }, [place]);

  // what the map turns to must not lie under the sheet
  const focus = store.cityView.focus.value;
  useEffect(() => {
    if (full && focus !== null && state.value === 'full') state.value = 'half';
  }, [focus]);

  // nor what takes the focus there
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const onFocus = ({target}: FocusEvent) => {
      if (!full || sheet.current === null || !(target instanceof HTMLElement)) return;
      if (target.closest('.ykx-map') === null) return;
      if (target.getBoundingClientRect().top >= sheet.current.getBoundingClientRect().top - 1) state.value = 'peek';
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [full]);

  const move = (by: number) => {
    const at = STATES.indexOf(state.value) + by;
    state.value = STATES[Math.max(0, Math.min(STATES.length - 1, at))]!;
  };
  const onUp = (y: number) => {
    if (start.value !== null && Math.abs(y - start.value) > 24) move(y < start.value ? 1 : -1);
    start.value = null;
  };
  return (
    <aside ref={sheet} class={`ykx-sheet is-${state.value}`}>
      {full && (
        <div
          class="ykx-handle"
          onPointerDown={event => {
            // a captured pointer would take the click away from the buttons
            if (event.target instanceof HTMLButtonElement) return;
            start.value = event.clientY;
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerUp={event => onUp(event.clientY)}
        >
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('sheet.up')}
            disabled={state.value === 'full'}
            onClick={() => move(1)}
          >
            ▴
          </button>
          <span class="ykx-grip" aria-hidden="true" />
          <button
            type="button"
            class="ykx-icon"
            aria-label={text('sheet.down')}
            disabled={state.value === 'peek'}
            onClick={() => move(-1)}
          >
            ▾
          </button>
        </div>
      )}
      <div class="ykx-sheet-body">
        <h2 class="ykx-unseen">{text(`mode.${store.mode.value}`)}</h2>
        {children}
      </div>
    </aside>
  );
}
