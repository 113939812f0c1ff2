import {useEffect, useRef} from 'preact/hooks';
import {shownText} from '#files/shown-text.ts';
import type {Store} from '../store.ts';
import {OwnOutcome} from './own-outcome.tsx';
import {OwnQuestions} from './own-questions.tsx';

/** Asks about a file step by step, then shows what became of it. */
export function OwnDialog({store}: {readonly store: Store}) {
  const {own, text} = store;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    own.draft.value = null;
    own.outcome.value = null;
    own.error.value = null;
  };
  const draft = own.draft.value;
  const outcome = own.lists.value.find(list => list.id === own.outcome.value);
  const title = outcome
    ? text('own.outcomeTitle', {file: shownText(outcome.fileName), used: outcome.places.length})
    : text('own.dialog');
  useEffect(() => {
    dialog.current?.scrollTo(0, 0);
  }, [title]);
  return (
    <dialog class="ykx-own-dialog" ref={dialog} aria-label={title} onClose={close}>
      <header>
        <h2 class="ykx-title">{title}</h2>
        <button type="button" class="ykx-icon" aria-label={text('own.close')} onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      {outcome ? (
        <OwnOutcome store={store} list={outcome} onClose={() => dialog.current?.close()} />
      ) : (
        draft && <OwnQuestions store={store} draft={draft} onCancel={() => dialog.current?.close()} />
      )}
    </dialog>
  );
}
