import {useSignal} from '@preact/signals';
import {currentLink} from './actions.ts';
import type {Store} from './store.ts';

/** Copies the address of what is shown. What failed is said, with the way that works. */
export function Share({store}: {readonly store: Store}) {
  const {text} = store;
  const said = useSignal<string | null>(null);
  const copy = async () => {
    const url = new URL(location.href);
    url.hash = currentLink(store);
    try {
      await navigator.clipboard.writeText(url.href);
      said.value = text('share.copied');
    } catch {
      history.replaceState(history.state, '', url);
      said.value = text('share.failed');
    }
  };
  return (
    <p class="ykx-row">
      <button type="button" onClick={copy}>
        {text('share.copy')}
      </button>
      <span role="status">{said.value}</span>
    </p>
  );
}
