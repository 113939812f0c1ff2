import {type ReadonlySignal, useSignal} from '@preact/signals';
import {addressOf} from './address.ts';
import {copyText} from './copy-text.ts';
import type {Store} from './store.ts';

/** Copies the address of what is shown; `said`: what came of it. */
export function useCopyLink(store: Store): {
  readonly copy: () => Promise<void>;
  readonly said: ReadonlySignal<string | null>;
} {
  const said = useSignal<string | null>(null);
  const copy = async () => {
    const address = addressOf(store);
    const isCopied = await copyText(address);
    // it can still be taken from the address bar
    if (!isCopied) history.replaceState(history.state, '', address);
    said.value = store.text(isCopied ? 'share.copied' : 'share.failed');
  };
  return {copy, said};
}
