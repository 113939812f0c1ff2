import {useSignal} from '@preact/signals';
import {currentLink} from '../actions.ts';
import type {Store} from '../store.ts';
import {pictureOfMap} from './picture.ts';

/** Copies the address of what is shown, or saves it as a picture. What failed is said, with the way that works. */
export function Share({store}: {readonly store: Store}) {
  const {text} = store;
  const said = useSignal<string | null>(null);
  const copy = async () => {
    const address = addressOf(store);
    try {
      await navigator.clipboard.writeText(address);
      said.value = text('share.copied');
    } catch {
      history.replaceState(history.state, '', address);
      said.value = text('share.failed');
    }
  };
  const save = async () => {
    if (store.capture.value === null) return;
    try {
      const picture = await pictureOfMap(store, await store.capture.value(), addressOf(store));
      if (picture !== null) download(picture, `yikezhong-${store.props.cityId}-${store.category.value}.png`);
    } catch (error) {
      said.value = text('share.pictureFailed', {message: error instanceof Error ? error.message : String(error)});
    }
  };
  return (
    <p class="ykx-row">
      <button type="button" onClick={copy}>
        {text('share.copy')}
      </button>
      <button type="button" onClick={save} disabled={store.capture.value === null || store.surface.value === null}>
        {text('share.picture')}
      </button>
      <span role="status">{said.value}</span>
    </p>
  );
}

function addressOf(store: Store): string {
  const url = new URL(location.href);
  url.hash = currentLink(store);
  return url.href;
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
