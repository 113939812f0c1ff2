import type {Signal} from '@preact/signals';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {isHadView} from './city-scene.ts';

/** Which of the layers the map shows. */
export function LayerSwitches({store}: {readonly store: Store}) {
  const {text, cityView} = store;
  const isCircle = store.category.value === LIFE_CIRCLE;
  const isHad = isHadView(store);
  return (
    <fieldset class="ykx-city-layers">
      <legend>{text('layers.title')}</legend>
      <Switch
        shown={cityView.showSurface}
        words={text(isHad ? 'layers.had' : isCircle ? 'layers.circle' : 'layers.surface')}
      />
      {!isHad && <Switch shown={cityView.showDots} words={text('layers.dots')} />}
      {!isCircle && <Switch shown={cityView.showGaps} words={text('layers.gaps')} />}
    </fieldset>
  );
}

function Switch({shown, words}: {readonly shown: Signal<boolean>; readonly words: string}) {
  return (
    <label>
      <input type="checkbox" checked={shown.value} onChange={event => (shown.value = event.currentTarget.checked)} />
      {words}
    </label>
  );
}
