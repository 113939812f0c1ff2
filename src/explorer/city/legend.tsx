import {timeScale} from '#charts/time-scale.ts';
import {markPath} from '#map/marks.ts';
import {categoryOf} from '../city-info.ts';
import {markShape} from '../scene.ts';
import type {Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';
import {stepColor} from './surface-colors.ts';

/** The legend as a sentence with swatches; only what is on the map is named. */
export function Legend({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {info} = store.city.value!;
  const shown = store.surface.value;
  const service = serviceInSentence({text, lang: props.lang}, categoryOf(info, store.category.value));
  const shape = markShape(info, store.category.value);
  const minutes = shown?.minutes ?? store.minutes.value;
  const unknown = (shown?.answer.counts.unknown ?? 0) > 0;
  const certainties = new Set(store.shownGaps.value.map(gap => gap.certainty));
  return (
    <p class="ykx-legend">
      {shown?.answer.noData !== true && (
        <>
          {text('legend.lead', {service})}{' '}
          {timeScale(minutes).map(step => (
            <span class="ykx-step" key={step.minutes}>
              <i class="ykx-swatch" style={{background: stepColor(step, store.dark.value)}} />
              {step.minutes === null ? text('legend.more') : text('legend.upTo', {n: step.minutes})}
            </span>
          ))}{' '}
          {text('legend.line', {n: minutes})}
        </>
      )}
      {unknown && (
        <span class="ykx-step">
          <i class="ykx-swatch is-unknown" />
          {text('legend.unknown')}
        </span>
      )}
      <span class="ykx-step">
        <Glyph path={markPath(shape)} hollow={false} />
        {text('legend.facility', {service})}
      </span>
      <span class="ykx-step">
        <Glyph path={markPath(shape)} hollow />
        {text('legend.facilityHollow')}
      </span>
      {certainties.has('robust') && <Swatch kind="is-robust" words={text('legend.gapRobust')} />}
      {certainties.has('contested') && <Swatch kind="is-contested" words={text('legend.gapContested')} />}
      {certainties.has('unverified') && <Swatch kind="is-unverified" words={text('legend.gapUnverified')} />}
      {store.place.value !== null && <Swatch kind="is-reach" words={text('legend.reach', {list: reachList(store)})} />}
    </p>
  );
}

function reachList(store: Store): string {
  const reach = store.place.value?.reach;
  if (reach === null || reach === undefined || reach === 'off') return '…';
  return reach.rings.map(ring => ring.minutes).join('/');
}

function Swatch({kind, words}: {readonly kind: string; readonly words: string}) {
  return (
    <span class="ykx-step">
      <i class={`ykx-swatch ${kind}`} />
      {words}
    </span>
  );
}

function Glyph({path, hollow}: {readonly path: string; readonly hollow: boolean}) {
  return (
    <svg class={`ykx-symbol${hollow ? ' is-hollow' : ''}`} viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
