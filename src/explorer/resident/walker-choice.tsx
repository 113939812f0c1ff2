import type {Store} from '../store.ts';
import {whoWords} from './answer-words.ts';

/** Who walks: big buttons of which one is chosen; all answers follow at once. */
export function WalkerChoice({store}: {readonly store: Store}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  return (
    <>
      <fieldset class="ykx-who">
        <legend class="ykx-unseen">{text('who.choose')}</legend>
        {store.city.value!.info.profiles.map(({key}) => (
          <label key={key}>
            <input
              type="radio"
              name="ykx-who"
              value={key}
              checked={store.walker.value === key}
              onChange={() => (store.walker.value = key)}
            />
            <span>{whoWords(words, key)}</span>
          </label>
        ))}
      </fieldset>
      {store.walker.value === 'child' && <p class="ykx-quiet ykx-hint">{text('who.childIs')}</p>}
    </>
  );
}
