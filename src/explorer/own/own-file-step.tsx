import type {Store} from '../store.ts';
import {lookAgain} from './own-actions.ts';
import type {OwnDraft} from './own-store.ts';

interface Asked {
  readonly store: Store;
  readonly draft: OwnDraft;
}

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252'];

/** What the file is, and what was made of it: its sheet and its encoding may be chosen. */
export function OwnFileStep({store, draft}: Asked) {
  const {text} = store;
  const {preview, fileName} = draft;
  const header = preview.headerRow > 0 ? text('own.headerText', {line: preview.headerRow}) : text('own.headerNone');
  return (
    <section>
      <h3>{text('own.stepFile')}</h3>
      <p>
        <strong class="ykx-own-name">{fileName}</strong>{' '}
        {text('own.fileText', {form: text(`own.form.${preview.format}`), rows: preview.rowCount})}{' '}
        {preview.format === 'csv' && text('own.encodingText', {encoding: preview.encoding ?? ''})}{' '}
        {preview.format !== 'geojson' && header}
      </p>
      <div class="ykx-controls">
        {preview.sheets.length > 1 && <SheetSelect store={store} draft={draft} />}
        {preview.format === 'csv' && <EncodingSelect store={store} draft={draft} />}
      </div>
    </section>
  );
}

function SheetSelect({store, draft}: Asked) {
  const {sheet, sheets} = draft.preview;
  return (
    <label>
      {store.text('own.sheet')}
      <select
        name="own-sheet"
        value={sheet ?? ''}
        onChange={event => void lookAgain(store, draft, {sheet: event.currentTarget.value})}
      >
        {sheets.map(name => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function EncodingSelect({store, draft}: Asked) {
  const {text} = store;
  return (
    <label>
      {text('own.encoding')}
      <select
        name="own-encoding"
        value={draft.choices.encoding ?? ''}
        onChange={event => void lookAgain(store, draft, {encoding: event.currentTarget.value || null})}
      >
        <option value="">{text('own.encodingAuto')}</option>
        {ENCODINGS.map(encoding => (
          <option key={encoding}>{encoding}</option>
        ))}
      </select>
    </label>
  );
}
