import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import type {Store} from '../store.ts';
import {openOwnFile} from './own-actions.ts';

/** Where a file is chosen or dropped. */
export function OwnDropZone({store}: {readonly store: Store}) {
  const {text, own} = store;
  const over = useSignal(false);
  useEffect(keepDropsOffThePage, []);
  const read = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined && !own.busy.value) void openOwnFile(store, file);
  };
  return (
    <fieldset
      aria-label={text('own.choose')}
      class={`ykx-own-drop${over.value ? ' is-over' : ''}`}
      onDragEnter={() => (over.value = true)}
      onDragOver={() => (over.value = true)}
      onDragLeave={() => (over.value = false)}
      onDrop={event => {
        over.value = false;
        read(event.dataTransfer?.files);
      }}
    >
      <FileInput store={store} onFiles={read} />
      <p class="ykx-own-hint">{text('own.drop')}</p>
      <p class="ykx-quiet">{text('own.forms')}</p>
      {own.error.value !== null && own.draft.value === null && (
        <p class="ykx-error" role="alert">
          {own.error.value}
        </p>
      )}
    </fieldset>
  );
}

function FileInput({store, onFiles}: {readonly store: Store; readonly onFiles: (files: FileList | null) => void}) {
  const {text, own} = store;
  return (
    <label class="ykx-own-file">
      <span>{own.busy.value ? text('own.reading') : text('own.choose')}</span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.geojson,.json,text/csv,application/geo+json"
        disabled={own.busy.value}
        onChange={event => {
          onFiles(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** A file dropped beside the zone must not replace the page. */
function keepDropsOffThePage(): () => void {
  const stay = (event: DragEvent) => event.preventDefault();
  addEventListener('dragover', stay);
  addEventListener('drop', stay);
  return () => {
    removeEventListener('dragover', stay);
    removeEventListener('drop', stay);
  };
}
