import {hadScale} from '#charts/had-scale.ts';
import {LACK_STEPS} from '#charts/lack-scale.ts';
import {timeScale} from '#charts/time-scale.ts';
import {grouped} from '#i18n/format.ts';
import {markPath} from '#map/marks.ts';
import {categoryOf} from '../city-info.ts';
import {facilitiesServing, markShape} from '../scene.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';
import {cityPicture, drawnClasses, isHadView, shownDots, surfacePicture} from './city-scene.ts';
import {stepWords} from './had-table.tsx';
import {stepColor} from './surface-colors.ts';

/** The legend as a sentence with swatches; only what is on the map is named. */
export function Legend({store}: {readonly store: Store}) {
  const isCircle = store.category.value === LIFE_CIRCLE;
  // the switches and all that depends on them belong to the whole city; other modes show the surface and the gaps
  const isCity = store.mode.value === 'city';
  const {showSurface, showGaps} = store.cityView;
  return (
    <p class="ykx-legend">
      {(!isCity || showSurface.value) &&
        (isHadView(store) ? (
          <HadSteps store={store} />
        ) : isCircle ? (
          <CircleSteps store={store} />
        ) : (
          <TimeSteps store={store} />
        ))}
      {isCity && <DotSteps store={store} />}
      {!isCircle && <MarkSteps store={store} />}
      {!isCircle && (!isCity || showGaps.value) && <GapSteps store={store} />}
      {store.place.value !== null && (
        <Swatch kind="is-reach" words={store.text('legend.reach', {list: reachList(store)})} />
      )}
    </p>
  );
}

/** The colours of the minutes to a service. */
export function TimeSteps({store}: {readonly store: Store}) {
  const {text, props} = store;
  const shown = store.surface.value;
  const service = serviceInSentence({text, lang: props.lang}, categoryOf(store.city.value!.info, store.category.value));
  const minutes = shown?.minutes ?? store.minutes.value;
  const picture = surfacePicture(store);
  const drawn = picture && drawnClasses(picture);
  const steps = timeScale(minutes).filter((_, index) => drawn === null || drawn.has(index + 1));
  return (
    <>
      {shown?.answer.noData !== true && steps.length > 0 && (
        <>
          {text('legend.lead', {service})}{' '}
          {steps.map(step => (
            <span class="ykx-step" key={step.minutes}>
              <i class="ykx-swatch" style={{background: stepColor(step, store.dark.value)}} />
              {step.minutes === null ? text('legend.more') : text('legend.upTo', {n: step.minutes})}
            </span>
          ))}{' '}
          {steps.some(step => !step.within) && text('legend.line', {n: minutes})}{' '}
        </>
      )}
      {(shown?.answer.counts.unknown ?? 0) > 0 && <Swatch kind="is-unknown" words={text('legend.unknown')} />}
    </>
  );
}

function HadSteps({store}: {readonly store: Store}) {
  const {text} = store;
  const shown = store.circle.value;
  if (shown === null) return null;
  const picture = cityPicture(store);
  const drawn = picture && drawnClasses(picture);
  const services = shown.answer.services.length;
  return (
    <>
      {text('legend.had', {n: services})}{' '}
      {hadScale(services)
        .filter((_, index) => drawn === null || drawn.has(index))
        .map(step => (
          <span class="ykx-step" key={step.from}>
            <i class="ykx-swatch" style={{background: store.dark.value ? step.dark : step.light}} />
            {stepWords(text, step)}
          </span>
        ))}{' '}
      {text('legend.hadMore')}
    </>
  );
}

function CircleSteps({store}: {readonly store: Store}) {
  const {text} = store;
  const shown = store.circle.value;
  if (shown === null) return null;
  const picture = cityPicture(store);
  const drawn = picture && drawnClasses(picture);
  return (
    <>
      {text('legend.circle', {n: shown.answer.services.length})}{' '}
      {LACK_STEPS.filter((_, index) => drawn === null || drawn.has(index + 1)).map(step => (
        <span class="ykx-step" key={step.from}>
          <i class="ykx-swatch" style={{background: store.dark.value ? step.dark : step.light}} />
          {step.from === 0
            ? text('legend.lackNone')
            : text(step.to === null ? 'legend.lackMore' : 'legend.lack', {n: step.from})}
        </span>
      ))}{' '}
      {shown.answer.counts.unsure > 0 && <Swatch kind="is-unknown" words={text('legend.circleUnsure')} />}
    </>
  );
}

function DotSteps({store}: {readonly store: Store}) {
  const {text} = store;
  const shown = shownDots(store);
  if (shown === null) return null;
  const isCircle = store.category.value === LIFE_CIRCLE;
  const kinds = new Set(shown.dots.kinds);
  return (
    <>
      {kinds.has('out') && <Swatch kind="is-dot" words={text(isCircle ? 'legend.dotLacking' : 'legend.dotOut')} />}
      {kinds.has('unsure') && <Swatch kind="is-ring" words={text('legend.dotUnsure')} />}
      <span data-per-dot={shown.perDot} data-dots={shown.dots.kinds.length}>
        {text('legend.perDot', {n: grouped(shown.perDot)})}
      </span>{' '}
    </>
  );
}

/** The symbols of a service. */
export function MarkSteps({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {info, worker} = store.city.value!;
  const service = serviceInSentence({text, lang: props.lang}, categoryOf(info, store.category.value));
  const path = markPath(markShape(info, store.category.value));
  const {inside, doubtful} = worker.summary.facilities;
  const drawn = facilitiesServing(info, worker.summary, store.category.value);
  const isHollow = (f: number) => doubtful[f] === 1 || inside[f] === 0;
  return (
    <>
      {drawn.some(f => !isHollow(f)) && (
        <span class="ykx-step">
          <Glyph path={path} hollow={false} />
          {text('legend.facility', {service})}
        </span>
      )}
      {drawn.some(isHollow) && (
        <span class="ykx-step">
          <Glyph path={path} hollow />
          {text('legend.facilityHollow')}
        </span>
      )}
    </>
  );
}

function GapSteps({store}: {readonly store: Store}) {
  const {text} = store;
  const certainties = new Set(store.shownGaps.value.map(gap => gap.certainty));
  return (
    <>
      {certainties.has('robust') && <Swatch kind="is-robust" words={text('legend.gapRobust')} />}
      {certainties.has('contested') && <Swatch kind="is-contested" words={text('legend.gapContested')} />}
      {certainties.has('unverified') && <Swatch kind="is-unverified" words={text('legend.gapUnverified')} />}
    </>
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
