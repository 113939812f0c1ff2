import {useSignal} from '@preact/signals';
import {copyText} from '../copy-text.ts';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import {saveFile} from '../save-file.ts';
import type {Store} from '../store.ts';
import type {OwnList} from './own-store.ts';
import {rowText} from './row-text.ts';

/**
 * The rows not used and the doubts, to be put right in the list: as a file and as text. Windows of apps save no files, and
 * opened elsewhere the list would be gone: there the text is shown.
 */
export function OwnTakeAway({store, list}: {readonly store: Store; readonly list: OwnList}) {
  const {text, props} = store;
  const inApp = inAppBrowser(navigator.userAgent) !== null;
  const said = useSignal('');
  const shown = useSignal(false);
  const copy = async () => {
    const isDone = await copyText(rowText({text, lang: props.lang}, list, '\t'));
    shown.value = inApp || !isDone;
    said.value = text(isDone ? 'own.copied' : 'own.copyByHand');
  };
  return (
    <section class="ykx-own-away" data-in-app={inApp}>
      <div class="ykx-row">
        {!inApp && (
          <button type="button" onClick={() => download(store, list)}>
            {text('own.download')}
          </button>
        )}
        <button type="button" onClick={() => void copy()}>
          {text(inApp ? 'own.copyRows' : 'own.copy')}
        </button>
        <span role="status">{said.value}</span>
      </div>
      {inApp && <p class="ykx-quiet">{text('own.inApp')}</p>}
      {shown.value && (
        <textarea
          class="ykx-own-text"
          rows={6}
          readOnly
          aria-label={text('own.copyRows')}
          value={rowText({text, lang: props.lang}, list, '\t')}
          onFocus={event => event.currentTarget.select()}
        />
      )}
    </section>
  );
}

function download({text, props}: Store, list: OwnList): void {
  const csv = rowText({text, lang: props.lang}, list, ',');
  saveFile(
    new Blob([`\ufeff${csv}`], {type: 'text/csv;charset=utf-8'}),
    `${list.fileName.replace(/\.[^.]*$/, '')}-rows.csv`,
  );
}
