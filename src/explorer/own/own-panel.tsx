import './own.css';
import type {Store} from '../store.ts';
import {OwnDialog} from './own-dialog.tsx';
import {OwnDropZone} from './own-drop-zone.tsx';
import {OwnListLine} from './own-list-line.tsx';

/** Where a visitor's own list is dropped, asked about and put to use. */
export function OwnPanel({store}: {readonly store: Store}) {
  const {text, own} = store;
  const lists = own.lists.value;
  return (
    <details class="ykx-own" data-lists={lists.length}>
      <summary>{lists.length === 0 ? text('own.title') : text('own.titleInUse', {count: lists.length})}</summary>
      {lists.length > 0 && (
        <ul class="ykx-own-lists" aria-label={text('own.inUse')}>
          {lists.map(list => (
            <OwnListLine key={list.id} store={store} list={list} />
          ))}
        </ul>
      )}
      <p>{text('own.why')}</p>
      <OwnDropZone store={store} />
      <p class="ykx-quiet">{text('own.privacy')}</p>
      {own.draft.value !== null || own.outcome.value !== null ? <OwnDialog store={store} /> : null}
    </details>
  );
}
