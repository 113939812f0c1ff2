import {useRef} from 'preact/hooks';
import type {ReachAnswer} from '#worker/client.ts';
import type {ShownPlace, Store} from '../store.ts';
import {placeWords} from '../words.ts';
import {answerSentence, stateCounts} from './answer-words.ts';
import {clearPlace} from './locate.ts';
import {PinMover} from './pin-steps.tsx';
import {ReachTable} from './reach-table.tsx';
import {ResidentLegend} from './resident-legend.tsx';
import {ServiceList} from './service-list.tsx';
import {Share} from './share.tsx';
import {WalkerChoice} from './walker-choice.tsx';

/** The answer for one place: who walks, one sentence, every service in plain words, and below how far one gets. */
export function PlaceCard({store}: {readonly store: Store}) {
  const {text} = store;
  const {place, isBusy} = useWholeAnswer(store);
  return (
    <section class="ykx-card" aria-label={text('card.title')} aria-busy={isBusy}>
      <WalkerChoice store={store} />
      {place === null ? <p class="ykx-answer">{text('card.empty')}</p> : <Answer store={store} place={place} />}
      {place !== null && (
        <div>
          <PinMover store={store} />
          <p class="ykx-quiet">{placeWords({text, lang: store.props.lang}, place.lon, place.lat)}</p>
        </div>
      )}
      <ResidentLegend store={store} />
      <Share store={store}>
        {place !== null && (
          <button type="button" onClick={() => clearPlace(store)}>
            {text('card.clear')}
          </button>
        )}
      </Share>
    </section>
  );
}

/**
 * The place as it is shown: an answer appears as a whole, so the one before stays for the moment until the next is complete.
 * What takes longer is announced as being computed.
 */
function useWholeAnswer(store: Store): {readonly place: ShownPlace | null; readonly isBusy: boolean} {
  const whole = useRef<ShownPlace | null>(null);
  const place = store.place.value;
  const isWhole = place === null || place.reach === 'off' || (place.reach !== null && place.services !== null);
  if (isWhole) whole.current = place;
  else if (place.reach === null) whole.current = null;
  return {place: whole.current ?? place, isBusy: !isWhole};
}

/** Reach of the place asked about now: people are told together with its drawing, before the list of services is complete. */
function latestReach(store: Store): ReachAnswer | null {
  const reach = store.place.value?.reach ?? null;
  return reach === 'off' ? null : reach;
}

function Answer({store, place}: {readonly store: Store; readonly place: ShownPlace}) {
  const {text, props} = store;
  const {reach, services} = place;
  if (reach === 'off') return <p class="ykx-answer">{text('card.off')}</p>;
  if (reach === null || services === null) return <p class="ykx-answer">{text('card.computing')}</p>;
  const counts = stateCounts(services);
  return (
    <>
      <p
        class="ykx-answer"
        data-has={counts.has}
        data-lacks={counts.lacks}
        data-unknown={counts.unknown}
        data-walker={place.walker}
        data-at={`${place.lon},${place.lat}`}
      >
        {answerSentence({text, lang: props.lang}, place.walker, counts)}
      </p>
      <ServiceList store={store} services={services} />
      <p class="ykx-warning">{text('card.call')}</p>
      <ReachTable store={store} reach={latestReach(store) ?? reach} />
    </>
  );
}
