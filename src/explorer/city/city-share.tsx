import {useSignal} from '@preact/signals';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import {copyText} from '../resident/copy-text.ts';
import {pictureOfMap} from '../resident/picture.ts';
import {PictureButton} from '../resident/picture-button.tsx';
import {addressOf} from '../resident/wrong-here.tsx';
import type {Store} from '../store.ts';
import {findingWords} from './answer.tsx';

/** Copies the address of what is shown, or saves the map with its finding as a picture. */
export function CityShare({store}: {readonly store: Store}) {
  const {text} = store;
  const said = useSignal<string | null>(null);
  const copy = async () => {
    const address = addressOf(store);
    const copied = await copyText(address);
    if (!copied) history.replaceState(history.state, '', address);
    said.value = text(copied ? 'share.copied' : 'share.failed');
  };
  const make = async () => {
    const map = store.capture.value === null ? null : await store.capture.value();
    return pictureOfMap(store, map, addressOf(store));
  };
  return (
    <div class="ykx-row ykx-share">
      <button type="button" onClick={copy}>
        {text(inAppBrowser(navigator.userAgent) === null ? 'share.copy' : 'share.copyInApp')}
      </button>
      <PictureButton
        store={store}
        make={make}
        fileName={`yikezhong-${store.props.cityId}-${store.category.value}.png`}
        disabled={findingWords(store) === ''}
      />
      <span role="status">{said.value}</span>
    </div>
  );
}
