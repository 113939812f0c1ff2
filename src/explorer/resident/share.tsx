import type {ComponentChildren} from 'preact';
import {useCopyLink} from '../copy-link.ts';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import {mapNow, pictureOfMap} from '../picture.ts';
import {PictureButton} from '../picture-button.tsx';
import type {Store} from '../store.ts';
import {placePicture} from './place-picture.ts';
import {printPlace, usePlacePrint} from './place-print.tsx';

/** Copies the address of the answer, saves it as a picture, prints it. What failed is said, with the way that works. */
export function Share({store, children}: {readonly store: Store; readonly children?: ComponentChildren}) {
  const {text} = store;
  const {copy, said} = useCopyLink(store);
  const hasAnswer = store.place.value?.services != null;
  usePlacePrint(store);
  const inApp = inAppBrowser(navigator.userAgent) !== null;
  return (
    <>
      <div class="ykx-row ykx-share">
        <button type="button" onClick={copy}>
          {text(inApp ? 'share.copyInApp' : 'share.copy')}
        </button>
        <PictureButton
          store={store}
          make={() => pictureOfMap(store, () => mapNow(store), placePicture(store))}
          fileName={`yikezhong-${store.props.cityId}.png`}
          disabled={!hasAnswer}
        />
        {!inApp && (
          <button type="button" onClick={() => void printPlace(store)} disabled={!hasAnswer}>
            {text('share.print')}
          </button>
        )}
        {children}
        <span role="status">{said.value}</span>
      </div>
      {hasAnswer && <p class="ykx-quiet ykx-hint">{text('share.home')}</p>}
    </>
  );
}
