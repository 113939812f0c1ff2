import {useEffect, useRef} from 'preact/hooks';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import {choose, confirmDraft, lookAgain} from './own-actions.ts';
import {OwnColumns} from './own-columns.tsx';
import {OwnCrsChoice} from './own-crs-choice.tsx';
import {OwnOutcome} from './own-outcome.tsx';
import type {OwnDraft} from './own-store.ts';

/** Asks about a file step by step, then shows what became of it. */
export function OwnDialog({store}: {readonly store: Store}) {
  const {own, text} = store;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    own.draft.value = null;
    own.outcome.value = null;
    own.error.value = null;
  };
  const draft = own.draft.value;
  const outcome = own.lists.value.find(list => list.id === own.outcome.value);
  const title = outcome
    ? text('own.outcomeTitle', {file: outcome.fileName, used: outcome.places.length})
    : text('own.dialog');
  useEffect(() => {
    dialog.current?.scrollTo(0, 0);
  }, [title]);
  return (
    <dialog class="ykx-own-dialog" ref={dialog} aria-label={title} onClose={close}>
      <header>
        <h2 class="ykx-title">{title}</h2>
        <button type="button" class="ykx-icon" aria-label={text('own.close')} onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      {outcome ? (
        <OwnOutcome store={store} list={outcome} onClose={() => dialog.current?.close()} />
      ) : (
        draft && <Questions store={store} draft={draft} onCancel={() => dialog.current?.close()} />
      )}
    </dialog>
  );
}

interface Asked {
  readonly store: Store;
  readonly draft: OwnDraft;
}

function Questions({store, draft, onCancel}: Asked & {readonly onCancel: () => void}) {
  const {text, own} = store;
  const missing = missingWords(store, draft);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (missing === null && !own.busy.value) void confirmDraft(store);
      }}
    >
      <FileStep store={store} draft={draft} />
      <OwnColumns store={store} draft={draft} />
      <OwnCrsChoice store={store} draft={draft} />
      <UseStep store={store} draft={draft} />
      {own.error.value !== null && (
        <p class="ykx-error" role="alert">
          {own.error.value}
        </p>
      )}
      <footer>
        {missing !== null && <p class="ykx-own-missing">{missing}</p>}
        <button type="submit" class="ykx-primary" disabled={missing !== null || own.busy.value}>
          {own.busy.value ? text('own.reading') : text('own.useIt')}
        </button>
        <button type="button" onClick={onCancel}>
          {text('own.cancel')}
        </button>
      </footer>
    </form>
  );
}

/** What is still to be said before the list can be used; null: nothing. */
function missingWords({text}: Store, {choices}: OwnDraft): string | null {
  const {columns, use, category} = choices;
  const isWhole = columns['lon_lat'] !== undefined || columns['lat_lon'] !== undefined;
  if (!isWhole && (columns['lon'] === undefined || columns['lat'] === undefined)) return text('own.need.place');
  if (use === 'facilities' && category === null && columns['category'] === undefined) return text('own.need.category');
  return null;
}

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252'];

function FileStep({store, draft}: Asked) {
  const {text} = store;
  const {preview, fileName, choices} = draft;
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
        {preview.sheets.length > 1 && (
          <label>
            {text('own.sheet')}
            <select
              value={preview.sheet ?? ''}
              onChange={event => void lookAgain(store, draft, {sheet: event.currentTarget.value})}
            >
              {preview.sheets.map(sheet => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          </label>
        )}
        {preview.format === 'csv' && (
          <label>
            {text('own.encoding')}
            <select
              value={choices.encoding ?? ''}
              onChange={event => void lookAgain(store, draft, {encoding: event.currentTarget.value || null})}
            >
              <option value="">{text('own.encodingAuto')}</option>
              {ENCODINGS.map(encoding => (
                <option key={encoding}>{encoding}</option>
              ))}
            </select>
          </label>
        )}
      </div>
    </section>
  );
}

function UseStep({store, draft}: Asked) {
  const {text} = store;
  const {choices} = draft;
  return (
    <section>
      <h3>{text('own.stepUse')}</h3>
      <fieldset class="ykx-own-choices">
        <legend class="ykx-unseen">{text('own.stepUse')}</legend>
        {(['facilities', 'candidates'] as const).map(use => (
          <label key={use}>
            <input type="radio" name="own-use" checked={choices.use === use} onChange={() => choose(store, {use})} />
            {text(`own.use.${use}`)}
          </label>
        ))}
      </fieldset>
      {choices.use === 'facilities' && <FacilityUse store={store} draft={draft} />}
    </section>
  );
}

function FacilityUse({store, draft}: Asked) {
  const {text} = store;
  const {choices} = draft;
  return (
    <>
      <div class="ykx-controls">
        <CategorySelect store={store} draft={draft} />
      </div>
      <fieldset class="ykx-own-choices">
        <legend class="ykx-unseen">{text('own.stepUse')}</legend>
        {(['add', 'replace'] as const).map(mode => (
          <label key={mode}>
            <input
              type="radio"
              name="own-mode"
              checked={choices.mode === mode}
              onChange={() => choose(store, {mode})}
            />
            {text(`own.mode.${mode}`)}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            name="own-complete"
            checked={choices.complete}
            onChange={event => choose(store, {complete: event.currentTarget.checked})}
          />
          <span>
            {text('own.complete')}
            <span class="ykx-quiet ykx-own-help">{text('own.completeHelp')}</span>
          </span>
        </label>
      </fieldset>
    </>
  );
}

function CategorySelect({store, draft}: Asked) {
  const {text, props} = store;
  const {info} = store.city.value!;
  const {choices} = draft;
  const column = choices.columns['category'];
  return (
    <label>
      {text('own.category')}
      <select
        name="own-category"
        value={choices.category ?? ''}
        onChange={event => choose(store, {category: event.currentTarget.value || null})}
      >
        <option value="">
          {column === undefined ? text('own.categoryAsk') : text('own.categoryColumn', {column})}
        </option>
        {info.categories.map(({key}) => (
          <option key={key} value={key}>
            {serviceName({text, lang: props.lang}, categoryOf(info, key))}
          </option>
        ))}
      </select>
    </label>
  );
}
