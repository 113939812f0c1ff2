import {useSignal} from '@preact/signals';
import {people as peopleSaid} from '#i18n/format.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {chooseGap} from './city-actions.ts';
import type {ExplorerGap} from './gaps.ts';

const FIRST_ROWS = 12;

/** The gaps drawn on the map, most people first; those nobody could verify apart. */
export function GapList({store}: {readonly store: Store}) {
  const {text} = store;
  const shown = store.surface.value;
  if (store.category.value === LIFE_CIRCLE || shown === null || shown.answer.noData) return null;
  const gaps = store.shownGaps.value;
  const sure = gaps.filter(gap => gap.certainty !== 'unverified');
  const unverified = gaps.filter(gap => gap.certainty === 'unverified');
  return (
    <details class="ykx-city-fold ykx-gaps">
      <summary>
        {gaps.length === 0
          ? text('gaps.titleNone')
          : text('gaps.title', {n: sure.length, unverified: unverified.length})}
      </summary>
      <p class="ykx-quiet">{text(gaps.length === 0 ? 'gaps.none' : 'gaps.hint')}</p>
      <Gaps store={store} gaps={sure} />
      {unverified.length > 0 && (
        <>
          <h3 class="ykx-subtitle">{text('gaps.unverified')}</h3>
          <p class="ykx-quiet">{text('gaps.unverifiedHint')}</p>
          <Gaps store={store} gaps={unverified} />
        </>
      )}
    </details>
  );
}

function Gaps({store, gaps}: {readonly store: Store; readonly gaps: readonly ExplorerGap[]}) {
  const {text, props} = store;
  const most = useSignal(FIRST_ROWS);
  if (gaps.length === 0) return null;
  return (
    <>
      <ul class="ykx-city-rows">
        {gaps.slice(0, most.value).map(gap => (
          <li key={gap.id}>
            <button
              type="button"
              class="ykx-city-row"
              data-gap={gap.id}
              data-people={gap.people}
              aria-pressed={store.cityView.gap.value === gap.id}
              onClick={() => chooseGap(store, gap)}
            >
              <strong>
                {peopleSaid(props.lang, gap.people)}
                {gap.certainty === 'contested' && <small> {text('text.gapContested')}</small>}
              </strong>
              <span>{props.lang === 'zh' ? gap.explanationZh : gap.explanationEn}</span>
            </button>
          </li>
        ))}
      </ul>
      {gaps.length > most.value && (
        <button type="button" onClick={() => (most.value += 3 * FIRST_ROWS)}>
          {text('list.more', {n: gaps.length - most.value})}
        </button>
      )}
    </>
  );
}
