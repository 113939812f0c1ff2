import {list} from '#i18n/format.ts';
import {categoryOf, timeStandard} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';
import {computeCircle, servicesOf, stopCircle} from './circle-actions.ts';

/** How far the life circle is, with a way to stop it and, when stopped, to go on. */
export function CircleRun({store}: {readonly store: Store}) {
  const {text} = store;
  if (store.category.value !== LIFE_CIRCLE) return null;
  const progress = store.circleProgress.value;
  if (progress !== null)
    return (
      <p class="ykx-circle-run">
        <progress value={progress.done} max={progress.total} aria-label={text('circle.running')} />
        <span>{text('circle.progress', {done: progress.done, total: progress.total})}</span>
        <button type="button" onClick={() => stopCircle(store)}>
          {text('circle.stop')}
        </button>
      </p>
    );
  if (!store.cityView.circleStopped.value) return null;
  return (
    <p class="ykx-circle-run">
      <span>{text('circle.stopped')}</span>
      <button type="button" onClick={() => void computeCircle(store)}>
        {text('circle.again')}
      </button>
    </p>
  );
}

/** Which services the life circle is made of here, and by whose rule. */
export function CircleBasis({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {info} = store.city.value!;
  const {basis, keys, leftOut} = servicesOf(store.city.value!);
  const name = (key: string) => serviceInSentence({text, lang: props.lang}, categoryOf(info, key));
  const timed = keys.map(key => text('circle.service', {name: name(key), n: timeStandard(info, key).minutes}));
  return (
    <details class="ykx-standard ykx-circle-basis">
      <summary>{text(`circle.basis.${basis}`, {n: keys.length})}</summary>
      <p class="ykx-quiet">{text('circle.each', {list: list(props.lang, timed)})}</p>
      {leftOut.length > 0 && (
        <p class="ykx-quiet">
          {text('circle.leftOut', {n: leftOut.length, list: list(props.lang, leftOut.map(name))})}
        </p>
      )}
    </details>
  );
}
