import './own.css';
import {useSignal, useSignalEffect} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';
import {dropList, forgetLostLists, openOwnFile} from './own-actions.ts';
import {OwnDialog} from './own-dialog.tsx';
import type {OwnList} from './own-store.ts';

/** Where a visitor's own list is dropped, asked about and put to use. */
export function OwnPanel({store}: {readonly store: Store}) {
  const {text, own} = store;
  const lists = own.lists.value;
  useSignalEffect(() => {
    void store.city.value;
    forgetLostLists(store);
  });
  return (
    <details class="ykx-own" data-lists={lists.length}>
      <summary>{lists.length === 0 ? text('own.title') : text('own.titleInUse', {count: lists.length})}</summary>
      {lists.length > 0 && (
        <ul class="ykx-own-lists" aria-label={text('own.inUse')}>
          {lists.map(list => (
            <ListLine key={list.id} store={store} list={list} />
          ))}
        </ul>
      )}
      <p>{text('own.why')}</p>
      <DropZone store={store} />
      <p class="ykx-quiet">{text('own.privacy')}</p>
      {own.draft.value !== null || own.outcome.value !== null ? <OwnDialog store={store} /> : null}
    </details>
  );
}

function DropZone({store}: {readonly store: Store}) {
  const {text, own} = store;
  const over = useSignal(false);
  const read = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined && !own.busy.value) void openOwnFile(store, file);
  };
  useEffect(() => {
    // a file dropped beside the zone must not replace the page
    const stay = (event: DragEvent) => event.preventDefault();
    addEventListener('dragover', stay);
    addEventListener('drop', stay);
    return () => {
      removeEventListener('dragover', stay);
      removeEventListener('drop', stay);
    };
  }, []);
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
      <label class="ykx-own-file">
        <span>{own.busy.value ? text('own.reading') : text('own.choose')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.geojson,.json,text/csv,application/geo+json"
          disabled={own.busy.value}
          onChange={event => {
            read(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
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

function ListLine({store, list}: {readonly store: Store; readonly list: OwnList}) {
  const {text} = store;
  return (
    <li data-list={list.id} data-used={list.places.length} data-refused={list.refused.length}>
      <p>
        <strong>{text('own.listLine', {file: list.fileName, count: list.places.length})}</strong>
        <span class="ykx-quiet">{choiceWords(store, list)}</span>
      </p>
      <div class="ykx-row">
        <button type="button" onClick={() => (store.own.outcome.value = list.id)}>
          {text('own.showOutcome')}
        </button>
        <button
          type="button"
          aria-label={text('own.removeName', {file: list.fileName})}
          disabled={store.own.busy.value}
          onClick={() => void dropList(store, list.id)}
        >
          {text('own.remove')}
        </button>
      </div>
    </li>
  );
}

function choiceWords(store: Store, {choices}: OwnList): string {
  const {text, props} = store;
  if (choices.use === 'candidates') return text('own.listCandidates');
  const words = {text, lang: props.lang};
  const category =
    choices.category === null
      ? text('own.mixed')
      : serviceInSentence(words, categoryOf(store.city.value!.info, choices.category));
  const mode = text(choices.mode === 'add' ? 'own.modeAdd' : 'own.modeReplace');
  const line = text('own.listFacilities', {category, mode});
  return choices.complete ? `${line} · ${text('own.completeShort')}` : line;
}
