import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';

interface CopyProps {
  readonly store: Store;
  readonly content: string;
  readonly onClose: () => void;
}

/** The plan as text, to be copied by hand where the clipboard is shut. */
export function CopyArea({store: {text}, content, onClose}: CopyProps) {
  return (
    <div class="ykx-copy">
      <label>
        <span>{text('plan.export.select')}</span>
        <textarea rows={8} readOnly value={content} onFocus={event => event.currentTarget.select()} data-plan-text />
      </label>
      <button type="button" onClick={onClose}>
        {text('plan.shut')}
      </button>
    </div>
  );
}

/** A plan as text, to be pasted. */
export function PasteArea({store: {text}, onText}: {readonly store: Store; readonly onText: (text: string) => void}) {
  const typed = useSignal('');
  return (
    <form
      class="ykx-copy"
      onSubmit={event => {
        event.preventDefault();
        onText(typed.value);
      }}
    >
      <label>
        <span>{text('plan.import.pasteHere')}</span>
        <textarea
          rows={6}
          value={typed.value}
          onInput={event => (typed.value = event.currentTarget.value)}
          data-plan-paste
        />
      </label>
      <button type="submit" disabled={typed.value.trim() === ''}>
        {text('plan.import.use')}
      </button>
    </form>
  );
}
