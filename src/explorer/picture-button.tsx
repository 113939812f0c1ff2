import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import {inAppBrowser} from './frame/in-app-browser.ts';
import {saveFile} from './save-file.ts';
import type {Store} from './store.ts';

interface Props {
  readonly store: Store;
  /** Makes the file; null: there is nothing to show. */
  readonly make: () => Promise<Blob | null>;
  readonly fileName: string;
  readonly disabled: boolean;
}

/** Saves a picture; in the window of an app, where files cannot be saved, shows it to be pressed long. */
export function PictureButton({store, make, fileName, disabled}: Props) {
  const {text} = store;
  const said = useSignal<string | null>(null);
  const shown = useSignal<string | null>(null);
  const save = async () => {
    said.value = text('share.pictureMaking');
    try {
      const picture = await make();
      if (picture !== null && inAppBrowser(navigator.userAgent) === null) saveFile(picture, fileName);
      else if (picture !== null) shown.value = await dataUrl(picture);
      said.value = null;
    } catch (error) {
      said.value = text('share.pictureFailed', {message: error instanceof Error ? error.message : String(error)});
    }
  };
  return (
    <>
      <button type="button" onClick={save} disabled={disabled}>
        {text('share.picture')}
      </button>
      {said.value !== null && <span role="status">{said.value}</span>}
      {shown.value !== null && (
        <PictureDialog store={store} address={shown.value} onClose={() => (shown.value = null)} />
      )}
    </>
  );
}

interface DialogProps {
  readonly store: Store;
  readonly address: string;
  readonly onClose: () => void;
}

function PictureDialog({store: {text}, address, onClose}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ykx-picture" ref={dialog} onClose={onClose}>
      <p class="ykx-row">
        <span class="ykx-strong">{text('share.press')}</span>
        <button type="button" onClick={() => dialog.current?.close()}>
          {text('share.close')}
        </button>
      </p>
      <img src={address} alt={text('share.press')} />
    </dialog>
  );
}

/** The picture inside its own address: windows of apps save no other kind by a long press. */
function dataUrl(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('no picture'));
    reader.readAsDataURL(picture);
  });
}
