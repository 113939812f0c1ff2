import type {ExplorerKey} from '#i18n/explorer.ts';
import type {ReachAnswer, ServiceAnswer} from '#worker/client.ts';
import {choosePlace} from '../actions.ts';
import {placeLines} from '../city/hover-card.tsx';
import {categoryOf, timeStandard} from '../city-info.ts';
import type {ShownPlace, Store} from '../store.ts';
import {
  facilityName,
  groupName,
  metersRounded,
  peopleWords,
  placeWords,
  serviceName,
  walkerName,
  walkMinutes,
} from '../words.ts';
import {Share} from './share.tsx';

/** The answer for one place: how far one walks, how many people, and every service in plain words. */
export function PlaceCard({store}: {readonly store: Store}) {
  const {text} = store;
  const words = {text, lang: store.props.lang};
  const place = store.place.value;
  if (place === null) {
    return (
      <section class="ykx-card">
        <h2 class="ykx-title">{text('card.title')}</h2>
        <p>{text('card.empty')}</p>
        <Share store={store} />
      </section>
    );
  }
  return (
    <section class="ykx-card">
      <h2 class="ykx-title">{text('card.title')}</h2>
      <p class="ykx-quiet">{placeWords(words, place.lon, place.lat)}</p>
      {place.reach === 'off' ? <p>{text('card.off')}</p> : <Known store={store} place={place} />}
      <p class="ykx-row">
        <button type="button" onClick={() => choosePlace(store, null)}>
          {text('card.clear')}
        </button>
      </p>
      <Share store={store} />
    </section>
  );
}

function Known({store, place}: {readonly store: Store; readonly place: ShownPlace}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {reach, services} = place;
  const here = placeLines(store, [place.lon, place.lat]).filter(line => line !== text('hover.click'));
  return (
    <>
      {here.map(line => (
        <p key={line}>{line}</p>
      ))}
      {reach === null || reach === 'off' ? (
        <p>{text('card.computing')}</p>
      ) : (
        <>
          <h3 class="ykx-subtitle">{text('card.reach')}</h3>
          <ReachTable store={store} reach={reach} />
          <p class="ykx-quiet">
            {text('card.note')} {text('card.approach', {meters: metersRounded(words, reach.snapMeters)})}
          </p>
        </>
      )}
      <h3 class="ykx-subtitle">{text('card.services', {walker: walkerName(words, place.walker)})}</h3>
      {services === null ? <p>{text('card.computing')}</p> : <ServiceLists store={store} services={services} />}
    </>
  );
}

/** Youngest first; groups without ages last. */
function byAge(a: string, b: string): number {
  const from = (key: string) => Number(/^age(\d+)/.exec(key)?.[1] ?? 999);
  return from(a) - from(b);
}

function ReachTable({store, reach}: {readonly store: Store; readonly reach: ReachAnswer}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const groups = Object.keys(reach.rings[0]?.groups ?? {}).sort(byAge);
  return (
    <table class="ykx-reach">
      <thead>
        <tr>
          <th scope="col">{text('card.minutes')}</th>
          <th scope="col">{text('card.people')}</th>
          {groups.map(key => (
            <th scope="col" key={key}>
              {groupName(words, key, true)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reach.rings.map(ring => (
          <tr key={ring.minutes} class={ring.minutes === store.minutes.value ? 'is-chosen' : ''}>
            <th scope="row">{ring.minutes}</th>
            <td>
              <data value={ring.people / 1000}>{peopleWords(words, ring.people)}</data>
            </td>
            {groups.map(key => (
              <td key={key}>
                <data value={(ring.groups[key] ?? 0) / 1000}>{peopleWords(words, ring.groups[key] ?? 0)}</data>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const LISTS: readonly {state: ServiceAnswer['state']; title: ExplorerKey; hint: ExplorerKey | null; open: boolean}[] = [
  {state: 'has', title: 'card.has', hint: 'card.hasHint', open: true},
  {state: 'lacks', title: 'card.lacks', hint: 'card.lacksHint', open: true},
  {state: 'unknown', title: 'card.unknown', hint: 'card.unknownHint', open: true},
  {state: 'no-data', title: 'card.noData', hint: null, open: false},
];

function ServiceLists({store, services}: {readonly store: Store; readonly services: readonly ServiceAnswer[]}) {
  const {text} = store;
  return (
    <>
      {LISTS.map(({state, title, hint, open}) => {
        const members = services.filter(service => service.state === state);
        if (members.length === 0) return null;
        return (
          <details class={`ykx-services is-${state}`} open={open} key={state}>
            <summary>
              {text(title, {n: members.length})}
              {hint !== null && <span class="ykx-quiet">{text(hint)}</span>}
            </summary>
            <ul>
              {members.map(service => (
                <ServiceRow store={store} service={service} key={service.category} />
              ))}
            </ul>
          </details>
        );
      })}
      <p class="ykx-quiet">{text('card.call')}</p>
    </>
  );
}

function ServiceRow({store, service}: {readonly store: Store; readonly service: ServiceAnswer}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {info, worker} = store.city.value!;
  const category = categoryOf(info, service.category);
  const chosen = service.category === store.category.value;
  const card = service.nearest === null ? null : worker.summary.cards[service.nearest.facility]!;
  const standard = timeStandard(info, service.category).minutes;
  return (
    <li>
      <button
        type="button"
        class="ykx-service"
        data-category={service.category}
        {...(service.nearest && card
          ? {'data-facility': card.facilityId, 'data-seconds': service.nearest.tenths / 10}
          : {})}
        aria-pressed={chosen}
        onClick={() => (store.category.value = service.category)}
      >
        <span class="ykx-name">{serviceName(words, category)}</span>
        {service.state !== 'no-data' && (
          <span class="ykx-time">
            {service.nearest === null
              ? text('card.far')
              : text('card.row', {minutes: walkMinutes(words, service.nearest.tenths), standard})}
          </span>
        )}
        {card !== null && service.state !== 'no-data' && <span class="ykx-quiet">{facilityName(words, card)}</span>}
      </button>
      {card?.phone && <a href={`tel:${card.phone.replace(/[^\d+]/g, '')}`}>{card.phone}</a>}
    </li>
  );
}
