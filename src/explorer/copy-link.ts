import {type ReadonlySignal, useSignal} from '@preact/signals';
import {sharedAddress} from './address.ts';
import {copyText} from './copy-text.ts';
import type {Store} from './store.ts';

/** Copies the address of what is shown, which says where home is only in resident mode; `said`: what came of it. */
export function useCopyLink(store: Store): {
  readonly copy: () => Promise<void>;
  readonly said: ReadonlySignal<string | null>;
} {
  const said = useSignal<string | null>(null);
  const copy = async () => {
    said.value = store.text((await copyLink(store)) ? 'share.copied' : 'share.failed');
  };
  return {copy, said};
}

/** Copies the address; false when it could not be, and is to be taken from the address bar. */
export async function copyLink(store: Store): Promise<boolean> {
  const address = sharedAddress(store);
  const isCopied = await copyText(address);
  if (!isCopied) history.replaceState(history.state, '', address);
  return isCopied;
}
