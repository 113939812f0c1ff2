import {useSignal} from '@preact/signals';
import type {ComponentChildren} from 'preact';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import type {Store} from '../store.ts';
import {copyText} from './copy-text.ts';
import {pictureOfMap} from './picture.ts';
import {PictureButton} from './picture-button.tsx';
import {placePicture} from './place-picture.ts';
import {printPlace, usePlacePrint} from './place-print.tsx';
import {addressOf} from './wrong-here.tsx';

/** Copies the address of the answer, saves it as a picture, prints it. What failed is said, with the way that works. */
export function Share({store, children}: {readonly store: Store; readonly children?: ComponentChildren}) {
  const {text} = store;
  const said = useSignal<string | null>(null);
  const hasAnswer = store.place.value?.services != null;
  usePlacePrint(store);
  const copy = async () => {
    const address = addressOf(store);
    if (await copyText(address)) said.value = text('share.copied');
    else {
      history.replaceState(history.state, '', address);
      said.value = text('share.failed');
    }
  };
  const make = async () => {
    const map = store.capture.value === null ? null : await store.capture.value();
    return pictureOfMap(store, map, addressOf(store), placePicture(store));
  };
  const inApp = inAppBrowser(navigator.userAgent) !== null;
  return (
    <div class="ykx-row ykx-share">
      <button type="button" onClick={copy}>
        {text(inApp ? 'share.copyInApp' : 'share.copy')}
      </button>
      <PictureButton store={store} make={make} fileName={`yikezhong-${store.props.cityId}.png`} disabled={!hasAnswer} />
      {!inApp && (
        <button type="button" onClick={() => void printPlace(store)} disabled={!hasAnswer}>
          {text('share.print')}
        </button>
      )}
      {children}
      <span role="status">{said.value}</span>
    </div>
  );
}
