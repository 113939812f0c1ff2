import {useSignal} from '@preact/signals';
import {people as peopleSaid} from '#i18n/format.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {chooseGap} from './city-actions.ts';
import {type GapsStanding, gapsStanding, loadGaps} from './gap-actions.ts';
import type {ExplorerGap} from './gaps.ts';

const FIRST_ROWS = 12;

/** The gaps drawn on the map, most people first; those nobody could verify apart. Why there are none, where there are none. */
export function GapList({store}: {readonly store: Store}) {
  const {text} = store;
  const standing = gapsStanding(store);
  if (store.category.value === LIFE_CIRCLE || standing === null) return null;
  const gaps = standing === 'some' ? store.shownGaps.value : [];
  const sure = gaps.filter(gap => gap.certainty !== 'unverified');
  const unverified = gaps.filter(gap => gap.certainty === 'unverified');
  return (
    <details class="ykx-city-fold ykx-gaps" data-gaps={standing} aria-busy={standing === 'loading'}>
      <summary>
        {standing === 'some'
          ? text('gaps.title', {n: sure.length, unverified: unverified.length})
          : text(`gaps.title.${standing}`)}
      </summary>
      <p class="ykx-quiet" role={standing === 'failed' ? 'alert' : undefined}>
        {gapsWords(store, standing)}
      </p>
      {standing === 'failed' && (
        <button type="button" onClick={() => void loadGaps(store)}>
          {text('error.retry')}
        </button>
      )}
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

/** What is said of gaps that are not listed, or above those that are. */
export function gapsWords({text, cityView}: Store, standing: GapsStanding): string {
  return text(`gaps.${standing}`, {message: cityView.gapsRun.value?.message ?? ''});
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
