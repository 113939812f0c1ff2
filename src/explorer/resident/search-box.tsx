import './search-box.css';
import {useSignal} from '@preact/signals';
import {useId, useRef} from 'preact/hooks';
import type {Store} from '../store.ts';
import {LocateButton} from './locate-button.tsx';
import {LocateNote} from './locate-check.tsx';
import {chooseOption, walkFromBefore} from './search-actions.ts';
import {SearchList} from './search-list.tsx';
import {answerQuery, loadSearch, type SearchOption, searchStoreOf} from './search-store.ts';
import {foundName} from './search-words.ts';

/** Finds a place by name, or by the visitor's own position: a combobox with a list below it (ARIA 1.2), all by keyboard. */
export function SearchBox({store}: {readonly store: Store}) {
  const {text} = store;
  const search = searchStoreOf(store);
  const id = useId();
  const active = useSignal(-1);
  const isOpen = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const options = search.answer.value?.options ?? [];
  const showsList = isOpen.value && search.query.value.trim() !== '';

  // after a failure the button asks again, not every letter
  const fetchOnce = () => {
    if (search.phase.value === 'idle') void loadSearch(store);
  };
  const type = (value: string) => {
    search.query.value = value;
    search.chosen.value = null;
    active.value = -1;
    isOpen.value = true;
    answerQuery(store);
    fetchOnce();
  };
  const choose = (option: SearchOption) => {
    if (!chooseOption(store, option)) return;
    isOpen.value = false;
    active.value = -1;
    // the keyboard on the screen of a phone would cover the answer
    if (matchMedia('(pointer: coarse)').matches) field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // a Chinese input method uses the same keys while it spells
    if (event.isComposing) return;
    const action = keyAction(event, {isOpen: showsList, count: options.length, active: active.value});
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'close') isOpen.value = false;
    else if (action === 'clear') type('');
    else if (action === 'open') isOpen.value = true;
    else if (action === 'choose') choose(options[Math.max(0, active.value)]!);
    else active.value = action;
  };

  return (
    <div class="ykx-search">
      <label class="ykx-unseen" for={`${id}-field`}>
        {text('search.label')}
      </label>
      <div class="ykx-search-row">
        <div class="ykx-search-field">
          <input
            ref={field}
            id={`${id}-field`}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-expanded={showsList}
            aria-controls={`${id}-list`}
            {...(showsList && active.value >= 0 ? {'aria-activedescendant': `${id}-${active.value}`} : {})}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            maxLength={100}
            placeholder={text('search.placeholder')}
            data-filled={search.query.value !== ''}
            value={search.query.value}
            onFocus={fetchOnce}
            onInput={event => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onClick={() => (isOpen.value = true)}
            onBlur={() => (isOpen.value = false)}
          />
          {search.query.value !== '' && (
            <button
              type="button"
              class="ykx-search-clear"
              aria-label={text('search.clear')}
              onClick={() => {
                type('');
                field.current?.focus();
              }}
            >
              ×
            </button>
          )}
          <SearchList store={store} id={id} shown={showsList} active={active.value} onChoose={choose} />
        </div>
        <LocateButton store={store} />
      </div>
      <Trouble store={store} />
      <Chosen store={store} />
      {store.point.value === null && <p class="ykx-search-stays">{text('locate.stays')}</p>}
      <LocateNote store={store} />
    </div>
  );
}

/** The list of names could not be had: what still works, and another try. */
function Trouble({store}: {readonly store: Store}) {
  const {text} = store;
  const search = searchStoreOf(store);
  if (search.phase.value !== 'failed') return null;
  return (
    <div class="ykx-search-trouble" role="alert" data-search="failed">
      <p>{text('search.failed', {message: search.problem.value})}</p>
      <button type="button" data-search="retry" onClick={() => void loadSearch(store)}>
        {text('search.retry')}
      </button>
    </div>
  );
}

/** A facility was found while a home was known: the walk from there is one click away. */
function Chosen({store}: {readonly store: Store}) {
  const {text, props} = store;
  const chosen = searchStoreOf(store).chosen.value;
  if (chosen === null || chosen.before === null || chosen.place.kind !== 'facility') return null;
  return (
    <p class="ykx-search-note">
      <button type="button" data-search="walk" onClick={() => walkFromBefore(store)}>
        {text('search.walk', {name: foundName(props.lang, chosen.place)})}
      </button>
    </p>
  );
}

interface ListState {
  readonly isOpen: boolean;
  readonly count: number;
  readonly active: number;
}

/** What a key does: the number of the line to go to, or one of four acts; null: what it does in any field. */
function keyAction(
  event: KeyboardEvent,
  {isOpen, count, active}: ListState,
): number | 'close' | 'clear' | 'open' | 'choose' | null {
  const step = (by: number) =>
    count === 0 ? null : isOpen ? (active + by + count + (active < 0 && by < 0 ? 1 : 0)) % count : 'open';
  switch (event.key) {
    case 'ArrowDown':
      return step(1);
    case 'ArrowUp':
      return step(-1);
    case 'Home':
    case 'End':
      return isOpen && active >= 0 ? (event.key === 'Home' ? 0 : count - 1) : null;
    case 'Enter':
      return isOpen && count > 0 ? 'choose' : null;
    case 'Escape':
      return isOpen ? 'close' : (event.currentTarget as HTMLInputElement).value === '' ? null : 'clear';
    default:
      return null;
  }
}
