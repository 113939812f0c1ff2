import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import {shownText} from '#files/shown-text.ts';
import {grouped} from '#i18n/format.ts';
import {hoursWords as hoursOfWeek, weekMoment} from '#i18n/week-hours.ts';
import {openAt} from '#worker/client.ts';
import {isNoData} from '../city-info.ts';
import {capacityWords, doubtWords, sourceWords} from '../resident/facility-words.ts';
import {facilitiesServing} from '../scene.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {facilityName} from '../words.ts';
import {chooseFacility, shownKind} from './city-actions.ts';
import {areaAt, areaName} from './city-areas.ts';
import {minuteOf} from './city-time.ts';
import {matchesText} from './facility-filter.ts';

const FIRST_ROWS = 50;

/** The places of the shown service: name, area, size, hours, source; a row and its symbol stand out together. */
export function FacilityList({store}: {readonly store: Store}) {
  const {text, props} = store;
  const open = store.city.value;
  const wanted = useSignal('');
  const most = useSignal(FIRST_ROWS);
  const fold = useRef<HTMLDetailsElement>(null);
  const chosen = store.cityView.facility.value;
  useEffect(() => {
    if (chosen === null || fold.current === null) return;
    fold.current.open = true;
    fold.current.querySelector('[aria-pressed="true"]')?.scrollIntoView({block: 'nearest'});
  }, [chosen]);
  if (open === null || store.category.value === LIFE_CIRCLE) return null;
  const {summary} = open.worker;
  const words = {text, lang: props.lang};
  const all = facilitiesServing(open.info, summary, store.category.value);
  const isNothing = all.length === 0 && isNoData(open.info, store.category.value);
  const found = all.filter(f => matchesText(wanted.value, facilityName(words, summary.cards[f]!), summary.cards[f]!));
  const first = found.slice(0, most.value);
  // the one chosen on the map is always to be seen
  const isApart = chosen !== null && all.includes(chosen) && !first.includes(chosen);
  const rows = isApart ? [chosen, ...first] : first;
  return (
    <details class="ykx-city-fold ykx-facilities" ref={fold}>
      <summary>{isNothing ? text('places.titleNoData') : text('places.title', {n: all.length})}</summary>
      {all.length > 8 && (
        <label class="ykx-city-field">
          <span>{text('places.filter')}</span>
          <input type="search" value={wanted.value} onInput={event => (wanted.value = event.currentTarget.value)} />
        </label>
      )}
      {rows.length === 0 && <p class="ykx-quiet">{text(isNothing ? 'places.noData' : 'places.none')}</p>}
      <ul class="ykx-city-rows">
        {rows.map(f => (
          <Place key={f} store={store} facility={f} />
        ))}
      </ul>
      {found.length > first.length && (
        <button type="button" onClick={() => (most.value += FIRST_ROWS)}>
          {text('list.more', {n: found.length - first.length})}
        </button>
      )}
    </details>
  );
}

function Place({store, facility}: {readonly store: Store; readonly facility: number}) {
  const {text, props} = store;
  const {cards, facilities} = store.city.value!.worker.summary;
  const {manifest} = store.city.value!.info;
  const words = {text, lang: props.lang};
  const card = cards[facility]!;
  const isHollow = facilities.doubtful[facility] === 1 || facilities.inside[facility] === 0;
  const isChosen = store.cityView.facility.value === facility;
  return (
    <li>
      <button
        type="button"
        class="ykx-city-row"
        data-facility={card.facilityId}
        aria-pressed={isChosen}
        onClick={() => chooseFacility(store, facility, true)}
      >
        <strong>{facilityName(words, card)}</strong>
        <span>{aboutLine(store, facility)}</span>
        {isHollow && (
          <span>
            {facilities.doubtful[facility] === 1 && text('hover.doubt', {reason: doubtWords(words, card) ?? '?'})}
            {facilities.inside[facility] === 0 && ` ${text('hover.outside')}`}
          </span>
        )}
        <small>{text('places.source', {source: sourceWords(words, manifest, card)})}</small>
      </button>
    </li>
  );
}

/** Area, size and hours of a place, each said only when it is known; hours always. */
function aboutLine(store: Store, facility: number): string {
  const {text, props} = store;
  const {cards, facilities} = store.city.value!.worker.summary;
  const card = cards[facility]!;
  const kind = shownKind(store);
  const [lon, lat] = [facilities.lon[facility]! / 1e7, facilities.lat[facility]! / 1e7];
  const area = kind === null ? null : areaAt(store.cityView.areas.value ?? [], kind, lon, lat);
  const parts = [
    area && areaName(props.lang, area),
    capacityWords({text, lang: props.lang}, card),
    card.floorAreaSqm === null ? null : text('places.floor', {n: grouped(card.floorAreaSqm)}),
    hoursWords(store, facility),
  ];
  return parts.filter(part => part !== null && part !== '').join(' · ');
}

/** Open or shut at the chosen time; at any time the hours of the week, as the source has them where they could not be read. */
function hoursWords(store: Store, facility: number): string {
  const {text, props} = store;
  const {openingHours, week} = store.city.value!.worker.summary.cards[facility]!;
  const hours = store.hours.value;
  const shown = store.surface.value;
  const moment =
    shown !== null && shown.hours === hours
      ? shown.openAt
      : minuteOf(hours, store.city.value!.info.manifest.timeZone, new Date());
  if (moment === null)
    return week !== null
      ? hoursOfWeek(props.lang, week)
      : openingHours === null
        ? text('places.hoursUnknown')
        : text('place.hoursRaw', {hours: shownText(openingHours)});
  const state = openAt(week, moment);
  if (state === 'unknown') return text('places.hoursUnknown');
  const at = weekMoment(props.lang, moment);
  return text(state === 'open' ? 'places.open' : 'places.shut', {moment: at});
}
