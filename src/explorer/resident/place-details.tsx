import {DEGREE_SCALE} from '#core/units.ts';
import './place-details.css';
import {useSignal} from '@preact/signals';
import type {ComponentChildren} from 'preact';
import {phones} from '#files/phones.ts';
import {shownText} from '#files/shown-text.ts';
import {hoursWords} from '#i18n/week-hours.ts';
import type {FacilityCard} from '#worker/client.ts';
import {minuteOfWeek} from '../city/city-time.ts';
import {categoryOf, timeStandard} from '../city-info.ts';
import type {Store} from '../store.ts';
import {facilityName, serviceName, standardSentence, type Words} from '../words.ts';
import {
  capacityWords,
  completenessWords,
  doubtWords,
  serviceWords,
  sourceWords,
  wheelchairWords,
} from './facility-words.ts';
import {mapLinks} from './map-links.ts';
import {openNowWords} from './open-now.ts';
import {OtherPlaces} from './other-places.tsx';
import {isSchool} from './service-list.tsx';
import {facilityWithoutWay} from './walk-actions.ts';
import {walkWords} from './walk-words.ts';
import {WrongHere} from './wrong-here.tsx';

interface Props {
  readonly store: Store;
  readonly category: string;
  /** Index of the place; null: none is within reach. */
  readonly facility: number | null;
}

/** One place: the walk there, when it is open, how to ask, where the record is from. Everything from outside is plain text. */
export function PlaceDetails({store, category, facility}: Props) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {info, worker} = store.city.value!;
  const service = categoryOf(info, category);
  if (facility === null)
    return (
      <div class="ykx-place">
        <dl>
          <Fact name={text('place.who')}>{serviceWords(words, service)}</Fact>
          <Fact name={text('place.standard')}>{standardSentence(words, timeStandard(info, category), null)}</Fact>
        </dl>
      </div>
    );
  const card = worker.summary.cards[facility]!;
  const {lon, lat, inside} = worker.summary.facilities;
  const at = {lon: lon[facility]! / DEGREE_SCALE, lat: lat[facility]! / DEGREE_SCALE};
  const doubt = doubtWords(words, card);
  return (
    <div class="ykx-place" data-facility={card.facilityId}>
      <p class="ykx-strong">{facilityName(words, card)}</p>
      <Walk store={store} facility={facility} />
      <OtherPlaces store={store} category={category} facility={facility} />
      <dl>
        {doubt !== null && <Fact name={text('place.doubt')}>{doubt}</Fact>}
        <Hours words={words} card={card} timeZone={info.manifest.timeZone} />
        <Contact words={words} card={card} />
        <Origin store={store} card={card} />
        {inside[facility] === 0 && <Fact name={text('place.inside')}>{text('place.outside')}</Fact>}
        <Fact name={text('place.who')}>{serviceWords(words, service)}</Fact>
        <Fact name={text('place.standard')}>{standardSentence(words, timeStandard(info, category), null)}</Fact>
      </dl>
      <p class="ykx-warning">
        {text('card.call')}
        {isSchool({category}) && text('card.school')}
      </p>
      <OtherMaps store={store} at={at} label={serviceName(words, service)} />
      <WrongHere store={store} card={card} at={at} />
    </div>
  );
}

function Fact({name, children}: {readonly name: string; readonly children: ComponentChildren}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Walk({store, facility}: {readonly store: Store; readonly facility: number}) {
  const {text, props} = store;
  const walk = store.walk.value;
  if (facilityWithoutWay(store).value === facility) return <p class="ykx-walk">{text('walk.none')}</p>;
  if (walk === null || walk.facility !== facility) return <p class="ykx-walk">{text('walk.computing')}</p>;
  return (
    <p class="ykx-walk" data-seconds={walk.tenths / 10} data-meters={walk.meters}>
      {walkWords({text, lang: props.lang}, walk)}
    </p>
  );
}

function Contact({words, card}: {readonly words: Words; readonly card: FacilityCard}) {
  const {text} = words;
  const numbers = card.phone === null ? [] : phones(card.phone);
  return (
    <>
      {numbers.length > 0 && (
        <Fact name={text('place.phone')}>
          {numbers.map(({written, href}) =>
            href === null ? (
              <span key={written}>{written}</span>
            ) : (
              <a class="ykx-phone" href={href} key={written}>
                {written}
              </a>
            ),
          )}
        </Fact>
      )}
      {card.address !== null && <Fact name={text('place.address')}>{shownText(card.address)}</Fact>}
    </>
  );
}

function Hours({
  words,
  card,
  timeZone,
}: {
  readonly words: Words;
  readonly card: FacilityCard;
  readonly timeZone: string;
}) {
  const {text} = words;
  const {week, openingHours} = card;
  return (
    <>
      {week !== null && (
        <Fact name={text('place.now')}>{openNowWords(words, week, minuteOfWeek(timeZone, new Date()))}</Fact>
      )}
      <Fact name={text('place.hours')}>
        {week !== null && hoursWords(words.lang, week)}
        {week === null && text(card.phone === null ? 'place.hoursUnknown' : 'place.hoursAsk')}
        {week !== null && <span class="ykx-quiet ykx-line">{text('times.zone')}</span>}
        {openingHours !== null && week !== null && (
          <details class="ykx-raw">
            <summary>{text('place.hoursRawShow')}</summary>
            <p>{shownText(openingHours)}</p>
          </details>
        )}
        {openingHours !== null && week === null && (
          <span class="ykx-quiet ykx-line">{text('place.hoursRaw', {hours: shownText(openingHours)})}</span>
        )}
      </Fact>
    </>
  );
}

function Origin({store, card}: {readonly store: Store; readonly card: FacilityCard}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const wheelchair = wheelchairWords(words, card);
  const capacity = capacityWords(words, card);
  return (
    <>
      {wheelchair !== null && <Fact name={text('place.wheelchair')}>{wheelchair}</Fact>}
      {capacity !== null && <Fact name={text('place.capacity')}>{capacity}</Fact>}
      <Fact name={text('place.origin')}>{sourceWords(words, store.city.value!.info.manifest, card)}</Fact>
      <Fact name={text('place.complete')}>{completenessWords(words, card)}</Fact>
    </>
  );
}

interface MapsProps {
  readonly store: Store;
  readonly at: {readonly lon: number; readonly lat: number};
  readonly label: string;
}

function OtherMaps({store: {text}, at, label}: MapsProps) {
  const open = useSignal(false);
  return (
    <details class="ykx-maps" open={open.value} onToggle={event => (open.value = event.currentTarget.open)}>
      <summary>{text('maps.title')}</summary>
      <p class="ykx-quiet">{text('maps.leaves')}</p>
      <ul>
        {mapLinks(at.lon, at.lat, label).map(({app, href}) => (
          <li key={app}>
            <a href={href} rel="noopener noreferrer" {...(app === 'geo' ? {} : {target: '_blank'})}>
              {text(`maps.${app}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
