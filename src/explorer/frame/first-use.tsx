import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';

const KEY = 'yike-intro';

/** Three sentences for who opens the map for the first time. Never in the way of anything, and gone for good once read. */
export function FirstUse({store}: {readonly store: Store}) {
  const {text} = store;
  const read = useSignal(wasRead());
  // a link to a place was made by someone who knows; without a map its notice is what counts
  if (read.value || store.point.value !== null || !store.drawable.value) return null;
  return (
    <section class="ykx-first" aria-label={text('first.title')}>
      <h2 class="ykx-strong">{text('first.title')}</h2>
      <ol>
        <li>{text('first.where')}</li>
        <li>{text('first.who')}</li>
        <li>{text('first.answer')}</li>
      </ol>
      <button
        type="button"
        class="ykx-primary"
        onClick={() => {
          read.value = true;
          remember();
        }}
      >
        {text('first.done')}
      </button>
    </section>
  );
}

function wasRead(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // storage is closed to us: the sentences come back with the next visit
  }
}
