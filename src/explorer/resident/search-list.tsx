import {useEffect} from 'preact/hooks';
import type {Store} from '../store.ts';
import {type SearchOption, searchStoreOf} from './search-store.ts';
import {foundName, kindWords, optionName, signName, whereWords} from './search-words.ts';

interface Props {
  readonly store: Store;
  readonly id: string;
  readonly shown: boolean;
  /** Line the keyboard is at, −1 = none. */
  readonly active: number;
  readonly onChoose: (option: SearchOption) => void;
}

/** What was found, or why nothing can be; how many are heard politely. */
export function SearchList({store, id, shown, active, onChoose}: Props) {
  const {text} = store;
  const search = searchStoreOf(store);
  const options = search.answer.value?.options ?? [];
  const message = shown ? messageOf(store) : null;
  useEffect(() => {
    if (shown && active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({block: 'nearest'});
  }, [shown, active]);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the field from losing the keyboard */}
      <div
        class="ykx-search-pop"
        role="presentation"
        hidden={!shown || (message === null && options.length === 0)}
        onMouseDown={event => event.preventDefault()}
      >
        {message !== null && <p class="ykx-search-message">{message}</p>}
        <div id={`${id}-list`} role="listbox" aria-label={text('search.results')}>
          {shown &&
            options.map((option, at) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, as in every combobox
              <div
                key={keyOf(option)}
                id={`${id}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                data-kind={option.kind === 'place' ? option.place.kind : option.kind}
                {...(option.kind === 'place' ? {'data-lon': option.place.lon, 'data-lat': option.place.lat} : {})}
                onClick={() => onChoose(option)}
              >
                <OptionWords store={store} option={option} />
              </div>
            ))}
        </div>
      </div>
      <p class="ykx-unseen" role="status">
        {shown ? heard(store) : ''}
      </p>
    </>
  );
}

function keyOf(option: SearchOption): string {
  if (option.kind === 'place') return option.place.key;
  if (option.kind === 'coordinates') return `${option.lon} ${option.lat}`;
  return option.kind === 'service' ? option.category : option.kind;
}

function OptionWords({store, option}: {readonly store: Store; readonly option: SearchOption}) {
  const {text, props} = store;
  if (option.kind === 'more') return <span class="ykx-search-more">{text('search.more', {n: option.count})}</span>;
  if (option.kind === 'place') {
    const sign = signName(props.lang, option.place);
    return (
      <>
        <span class="ykx-search-name">
          {foundName(props.lang, option.place)}
          {sign !== null && <span class="ykx-search-sign"> {sign}</span>}
        </span>
        <span class="ykx-search-kind">{kindWords(store, option.place)}</span>
        <span class="ykx-search-where">{whereWords(store, option.place)}</span>
      </>
    );
  }
  const isService = option.kind === 'service';
  return (
    <>
      <span class="ykx-search-name">{optionName(store, option)}</span>
      <span class="ykx-search-kind">{text(isService ? 'search.service' : 'search.coordinates')}</span>
      <span class="ykx-search-where">{text(isService ? 'search.serviceHint' : 'search.coordinatesHint')}</span>
    </>
  );
}

/** What stands instead of a list; null where the list says it all. */
function messageOf(store: Store): string | null {
  const {text, city} = store;
  const search = searchStoreOf(store);
  const answer = search.answer.value;
  if (answer?.outside) return text('search.elsewhere', {city: city.value!.info.manifest.name[store.props.lang]});
  if (answer === null) return search.phase.value === 'failed' ? null : text('search.loading');
  return answer.options.length === 0 ? text('search.none', {query: search.query.value.trim()}) : null;
}

function heard(store: Store): string {
  const answer = searchStoreOf(store).answer.value;
  if (answer === null || answer.options.length === 0) return messageOf(store) ?? '';
  return store.text('search.count', {n: answer.total});
}
