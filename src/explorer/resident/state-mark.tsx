import type {ExplorerKey, ExplorerText} from '#i18n/explorer.ts';
import type {ServiceState} from './answer-words.ts';

/** Words of the states. */
export const STATE_WORDS: Readonly<Record<ServiceState, ExplorerKey>> = {
  has: 'card.has',
  lacks: 'card.lacks',
  unknown: 'card.unknown',
  'no-data': 'card.noData',
};

/** A state as a shape and a word: told apart without colour, and by hearing. */
export function StateMark({text, state}: {readonly text: ExplorerText; readonly state: ServiceState}) {
  return (
    <span class={`ykx-state is-${state}`}>
      <StateShape state={state} />
      <span>{text(STATE_WORDS[state])}</span>
    </span>
  );
}

/** Disc with a tick, square with a cross, dashed ring with a question mark, dash. */
export function StateShape({state}: {readonly state: ServiceState}) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      {state === 'has' && (
        <>
          <circle cx="10" cy="10" r="9" class="ykx-state-ground" />
          <path d="M5.5 10.5l3 3 6-7" class="ykx-state-line" />
        </>
      )}
      {state === 'lacks' && (
        <>
          <rect x="1" y="1" width="18" height="18" class="ykx-state-ground" />
          <path d="M6 6l8 8M14 6l-8 8" class="ykx-state-line" />
        </>
      )}
      {state === 'unknown' && (
        <>
          <circle cx="10" cy="10" r="8.5" class="ykx-state-ring" />
          <path d="M7.4 7.8a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.8-1.1 1.6M10 14.2v.6" class="ykx-state-sign" />
        </>
      )}
      {state === 'no-data' && <path d="M4 10h12" class="ykx-state-sign" />}
    </svg>
  );
}
