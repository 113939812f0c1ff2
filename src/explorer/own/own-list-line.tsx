import {shownText} from '#files/shown-text.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';
import {dropList} from './own-actions.ts';
import type {OwnList} from './own-store.ts';

/** A list in use: what it is used for, how it was read, and the way to take it out. */
export function OwnListLine({store, list}: {readonly store: Store; readonly list: OwnList}) {
  const {text} = store;
  return (
    <li data-list={list.id} data-used={list.places.length} data-refused={list.refused.length}>
      <p>
        <strong>{text('own.listLine', {file: shownText(list.fileName), count: list.places.length})}</strong>
        <span class="ykx-quiet">{choiceWords(store, list)}</span>
      </p>
      <div class="ykx-row">
        <button type="button" onClick={() => (store.own.outcome.value = list.id)}>
          {text('own.showOutcome')}
        </button>
        <button
          type="button"
          aria-label={text('own.removeName', {file: shownText(list.fileName)})}
          disabled={store.own.busy.value}
          onClick={() => void dropList(store, list.id)}
        >
          {text('own.remove')}
        </button>
      </div>
    </li>
  );
}

function choiceWords(store: Store, {choices, complete}: OwnList): string {
  const {text, props} = store;
  if (choices.use === 'candidates') return text('own.listCandidates');
  const words = {text, lang: props.lang};
  const category =
    choices.category === null
      ? text('own.mixed')
      : serviceInSentence(words, categoryOf(store.city.value!.info, choices.category));
  const mode = text(choices.mode === 'add' ? 'own.modeAdd' : 'own.modeReplace');
  const line = text('own.listFacilities', {category, mode});
  if (!choices.complete) return line;
  return `${line} · ${text(complete ? 'own.completeShort' : 'own.completeLost')}`;
}
