import type {Store} from '../store.ts';
import {confirmDraft} from './own-actions.ts';
import {OwnColumns} from './own-columns.tsx';
import {OwnCrsChoice} from './own-crs-choice.tsx';
import {OwnFileStep} from './own-file-step.tsx';
import type {OwnDraft} from './own-store.ts';
import {OwnUseStep} from './own-use-step.tsx';

interface Asked {
  readonly store: Store;
  readonly draft: OwnDraft;
}

/** All that is asked about a file before it is used. */
export function OwnQuestions({store, draft, onCancel}: Asked & {readonly onCancel: () => void}) {
  const {text, own} = store;
  const missing = missingWords(store, draft);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (missing === null && !own.busy.value) void confirmDraft(store);
      }}
    >
      <OwnFileStep store={store} draft={draft} />
      <OwnColumns store={store} draft={draft} />
      <OwnCrsChoice store={store} draft={draft} />
      <OwnUseStep store={store} draft={draft} />
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
