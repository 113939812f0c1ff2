import './search-box.css';
import {useSignal} from '@preact/signals';
import type {RefObject} from 'preact';
import {useId, useRef} from 'preact/hooks';
import type {Store} from '../store.ts';
import {LocateButton} from './locate-button.tsx';
import {LocateNote} from './locate-check.tsx';
import {chooseOption, walkFromBefore} from './search-actions.ts';
import {SearchList} from './search-list.tsx';
import {answerQuery, loadSearch, type SearchOption, searchStoreOf} from './search-store.ts';
import {foundName} from './search-words.ts';

/** Longest text that is looked for, characters: a name with its address, or coordinates. */
const MAX_QUERY = 100;

/** Finds a place by name, or by the visitor's own position. */
export function SearchBox({store}: {readonly store: Store}) {
  const {text} = store;
  return (
    <div class="ykx-search">
      <div class="ykx-search-row">
        <SearchField store={store} />
        <LocateButton store={store} />
      </div>
      <Trouble store={store} />
      <Chosen store={store} />
      {store.point.value === null && <p class="ykx-search-stays">{text('locate.stays')}</p>}
      <LocateNote store={store} />
    </div>
  );
}

/** The field and the list below it: a combobox (ARIA 1.2), all by keyboard. */
function SearchField({store}: {readonly store: Store}) {
  const {text} = store;
  const {query} = searchStoreOf(store);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const {isShown, active, act} = useCombobox(store, field);
  return (
    <div class="ykx-search-field">
      <label class="ykx-unseen" for={`${id}-field`}>
        {text('search.label')}
      </label>
      <input
        ref={field}
        id={`${id}-field`}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        {...(isShown && active >= 0 ? {'aria-activedescendant': `${id}-${active}`} : {})}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={MAX_QUERY}
        placeholder={text('search.placeholder')}
        data-filled={query.value !== ''}
        value={query.value}
        onFocus={act.focus}
        onInput={event => act.type(event.currentTarget.value)}
        onKeyDown={act.key}
        onClick={act.open}
        onBlur={act.close}
      />
      {query.value !== '' && (
        <button type="button" class="ykx-search-clear" aria-label={text('search.clear')} onClick={act.clear}>
          ×
        </button>
      )}
      <SearchList store={store} id={id} shown={isShown} active={active} onChoose={act.choose} />
    </div>
  );
}

/** Whether the list is there, which line of it the keyboard is at (−1 = none), and what the visitor can do. */
function useCombobox(store: Store, field: RefObject<HTMLInputElement>) {
  const search = searchStoreOf(store);
  const active = useSignal(-1);
  const isOpen = useSignal(false);
  const options = search.answer.value?.options ?? [];
  const isShown = isOpen.value && search.query.value.trim() !== '';
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
  const key = (event: KeyboardEvent) => {
    // a Chinese input method uses the same keys while it spells
    if (event.isComposing) return;
    const action = keyAction(event, {isOpen: isShown, count: options.length, active: active.value});
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'close') isOpen.value = false;
    else if (action === 'clear') type('');
    else if (action === 'open') isOpen.value = true;
    else if (action === 'choose') choose(options[Math.max(0, active.value)]!);
    else active.value = action;
  };
  const clear = () => {
    type('');
    field.current?.focus();
  };
  const open = () => {
    isOpen.value = true;
  };
  const close = () => {
    isOpen.value = false;
  };
  return {isShown, active: active.value, act: {focus: fetchOnce, type, choose, key, clear, open, close}};
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
