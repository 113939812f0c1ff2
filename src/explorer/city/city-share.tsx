import {useCopyLink} from '../copy-link.ts';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import {mapNow, pictureOfMap} from '../picture.ts';
import {PictureButton} from '../picture-button.tsx';
import type {Store} from '../store.ts';
import {findingWords} from './answer.tsx';

/** Copies the address of what is shown, or saves the map with its finding as a picture. */
export function CityShare({store}: {readonly store: Store}) {
  const {text} = store;
  const {copy, said} = useCopyLink(store);
  return (
    <div class="ykx-row ykx-share">
      <button type="button" onClick={copy}>
        {text(inAppBrowser(navigator.userAgent) === null ? 'share.copy' : 'share.copyInApp')}
      </button>
      <PictureButton
        store={store}
        make={() => pictureOfMap(store, () => mapNow(store))}
        fileName={`yikezhong-${store.props.cityId}-${store.category.value}.png`}
        disabled={findingWords(store) === ''}
      />
      <span role="status">{said.value}</span>
    </div>
  );
}
