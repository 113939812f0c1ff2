import './resident-legend.css';
import {DARK, LIGHT} from '#charts/colors.ts';
import {PIN_EYE, PIN_PATH} from '#map/symbols.ts';
import {hoursSentence} from '../city/hours-words.ts';
import {MarkSteps, TimeSteps} from '../city/legend.tsx';
import {categoryOf} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';

/** What the map shows around a home, each sign beside its words; before a place is asked about, the colours of the whole city. */
export function ResidentLegend({store}: {readonly store: Store}) {
  const {text} = store;
  const isService = store.category.value !== LIFE_CIRCLE;
  return (
    <section class="ykx-resident-legend">
      <h3>{text('key.title')}</h3>
      <p class="ykx-legend">
        {store.point.value === null ? isService && <TimeSteps store={store} /> : <PlaceSteps store={store} />}
        {isService && <MarkSteps store={store} />}
      </p>
      <HoursNote store={store} />
    </section>
  );
}

/** Minutes of the outlines around a place: the longest is drawn thick. Null while none is drawn. */
function outlines({place}: Store): {readonly longest: number; readonly others: readonly number[]} | null {
  const reach = place.value?.reach;
  if (reach == null || reach === 'off' || reach.rings.length === 0) return null;
  const minutes = reach.rings.map(ring => ring.minutes);
  const longest = Math.max(...minutes);
  return {longest, others: minutes.filter(one => one !== longest)};
}

/** The same as one sentence, for a picture; the walk only where one is drawn. */
export function legendSentence(store: Store): string {
  const {text, props} = store;
  const drawn = outlines(store);
  const others = drawn?.others.join(props.lang === 'zh' ? '、' : ', ');
  const isService = store.city.value !== null && store.category.value !== LIFE_CIRCLE;
  const service = isService
    ? serviceInSentence({text, lang: props.lang}, categoryOf(store.city.value!.info, store.category.value))
    : null;
  const parts = [
    text('key.pinIs'),
    ...(drawn === null ? [] : [text('key.reach', {n: drawn.longest})]),
    ...(others ? [text('key.nearer', {list: others})] : []),
    ...(store.walk.value === null ? [] : [text('key.walkIs')]),
    ...(service === null ? [] : [text('key.marks', {service})]),
  ];
  return text('key.all', {parts: parts.join(props.lang === 'zh' ? '；' : '; ')});
}

/** The pin, the outlines around it and the walk, as far as they are drawn. */
function PlaceSteps({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {walk: color} = store.dark.value ? DARK : LIGHT;
  const drawn = outlines(store);
  return (
    <>
      <span class="ykx-step" data-key="pin">
        <svg class="ykx-key-pin" viewBox="-1 -1 2 2" aria-hidden="true">
          <path d={PIN_PATH} fill={color} />
          <path d={PIN_EYE} class="ykx-key-eye" />
        </svg>
        {text('key.pin')}
      </span>
      {drawn !== null && (
        <span class="ykx-step" data-key="reach">
          <i class="ykx-swatch is-reach" />
          {text('key.reach', {n: drawn.longest})}
        </span>
      )}
      {drawn !== null && drawn.others.length > 0 && (
        <span class="ykx-step" data-key="nearer">
          <i class="ykx-swatch is-nearer" />
          {text('key.nearer', {list: drawn.others.join(props.lang === 'zh' ? '、' : ', ')})}
        </span>
      )}
      {store.walk.value !== null && (
        <span class="ykx-step" data-key="walk">
          <svg class="ykx-key-walk" viewBox="0 0 24 12" aria-hidden="true">
            <path d="M1 9L8 4L15 8L23 3" stroke={color} />
          </svg>
          {text('key.walk')}
        </span>
      )}
    </>
  );
}

/** When the hours chosen for the whole city count here, and when they do not. */
function HoursNote({store}: {readonly store: Store}) {
  const {text, props} = store;
  const openAt = store.surface.value?.openAt ?? null;
  if (store.hours.value === 'any') return null;
  if (store.point.value !== null) return <p class="ykx-quiet">{text('key.hoursNotHere')}</p>;
  return openAt === null ? null : <p class="ykx-quiet">{hoursSentence({text, lang: props.lang}, openAt)}</p>;
}
