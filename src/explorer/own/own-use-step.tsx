import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import {choose} from './own-actions.ts';
import type {OwnDraft} from './own-store.ts';

interface Asked {
  readonly store: Store;
  readonly draft: OwnDraft;
}

/** What the places are and what they are to be used for. */
export function OwnUseStep({store, draft}: Asked) {
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
