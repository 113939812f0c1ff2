import './place-print.css';
import {useEffect} from 'preact/hooks';
import {shownText} from '#files/shown-text.ts';
import {date} from '#i18n/format.ts';
import type {ServiceAnswer} from '#worker/client.ts';
import {sharedAddress} from '../address.ts';
import {categoryOf} from '../city-info.ts';
import {mapMarkLines} from '../frame/map-mark.ts';
import {ribbonText, sourcesOf} from '../frame/map-words.ts';
import {showPrint} from '../frame/print-root.ts';
import type {OpenCity, ShownPlace, Store} from '../store.ts';
import {facilityName, placeWords, serviceName, walkMinutes} from '../words.ts';
import {answerSentence, stateCounts, whoInSentence} from './answer-words.ts';
import {byLifeDomain, type LifeDomain} from './life-domains.ts';
import {legendSentence} from './resident-legend.tsx';
import {StateMark} from './state-mark.tsx';

/** How to take the page away that stands ready for the print under way. */
const ready = new WeakMap<Store, () => void>();

/** Prints what is known of the place, with the map as it is. */
export async function printPlace(store: Store): Promise<void> {
  const page = pageNow(store);
  if (page === null) return;
  let map: string | null = null;
  try {
    map = (await store.capture.value?.())?.toDataURL('image/png') ?? null;
  } catch (error) {
    // the words are printed all the same
    store.trouble.value = store.text('share.pictureFailed', {message: error instanceof Error ? error.message : '?'});
  }
  await prepare(store, page, map);
  print();
}

/** Puts the page beside the site's own; done when its picture can be printed. */
async function prepare(store: Store, page: PageNow, map: string | null): Promise<void> {
  ready.get(store)?.();
  const {root, remove} = showPrint(<PlacePage store={store} page={page} map={map} />);
  ready.set(store, remove);
  await Promise.all([...root.querySelectorAll('img')].map(image => image.decode()));
}

function putAway(store: Store): void {
  ready.get(store)?.();
  ready.delete(store);
}

/** Prints the page of the place also when the browser's own menu is used; then without the map. */
export function usePlacePrint(store: Store): void {
  useEffect(() => {
    const before = () => {
      const page = pageNow(store);
      if (!ready.has(store) && page !== null) void prepare(store, page, null);
    };
    const after = () => putAway(store);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      putAway(store);
    };
  }, [store]);
}

/** All that the page says: taken before the map is asked for, so that map and words are of one moment. */
interface PageNow {
  readonly open: OpenCity;
  readonly place: ShownPlace;
  readonly legend: string;
  readonly address: string;
}

/** Null while nothing is known of a place. */
export function pageNow(store: Store): PageNow | null {
  const [open, place] = [store.city.value, store.place.value];
  if (open === null || place === null || place.services === null) return null;
  return {open, place, legend: legendSentence(store), address: sharedAddress(store)};
}

interface PageProps {
  readonly store: Store;
  readonly page: PageNow;
  readonly map: string | null;
}

/** One answer on paper: place, walker, sentence, every service, sources and dates. */
export function PlacePage({store, page, map}: PageProps) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {open, place, legend, address} = page;
  const ribbon = ribbonText(store, open);
  const services = place.services ?? [];
  const groups = byLifeDomain(services, ({category}) => categoryOf(open.info, category));
  return (
    <article class="ykx-page">
      {ribbon !== null && <p class="ykx-page-ribbon">{ribbon}</p>}
      <h1>{text('print.title', {city: open.info.manifest.name[props.lang]})}</h1>
      <p class="ykx-page-answer">{answerSentence(words, place.walker, stateCounts(services))}</p>
      <p>{placeWords(words, place.lon, place.lat)}</p>
      {map !== null && <img src={map} alt="" />}
      {map !== null && <p class="ykx-page-key">{legend}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{text('print.state')}</th>
            <th scope="col">{text('print.service')}</th>
            <th scope="col">{text('print.time')}</th>
            <th scope="col">{text('print.nearest')}</th>
            <th scope="col">{text('print.phone')}</th>
          </tr>
        </thead>
        {groups.map(({domain, items}) => (
          <PageGroup store={store} open={open} domain={domain} services={items} key={domain} />
        ))}
      </table>
      <p>
        {text('card.unknownHint')} {text('card.noDataHint')}
      </p>
      <p class="ykx-strong">
        {text('card.call')} {text('card.school')}
      </p>
      <p class="ykx-page-foot">
        {text('print.notOfficial', {walker: whoInSentence(words, place.walker)})}{' '}
        {mapMarkLines(store, open).map(line => `${line} `)}
        {text('map.source', {sources: sourcesOf(open, props.lang)})}{' '}
        {text('print.printed', {date: date(props.lang, today(open.info.manifest.timeZone))})}{' '}
        {text('print.page', {page: address})}
      </p>
    </article>
  );
}

interface GroupProps {
  readonly store: Store;
  readonly open: OpenCity;
  readonly domain: LifeDomain;
  readonly services: readonly ServiceAnswer[];
}

function PageGroup({store, open, domain, services}: GroupProps) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {info, worker} = open;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={5}>
          {text(`domain.${domain}`)}
        </th>
      </tr>
      {services.map(({category, state, nearest}) => {
        const card = nearest === null ? null : worker.summary.cards[nearest.facility]!;
        const isTold = card !== null && state !== 'no-data';
        return (
          <tr key={category}>
            <td>
              <StateMark text={text} state={state} />
            </td>
            <td>{serviceName(words, categoryOf(info, category))}</td>
            <td>{isTold && nearest ? walkMinutes(words, nearest.tenths) : '—'}</td>
            <td>{isTold ? facilityName(words, card) : ''}</td>
            <td>
              {isTold
                ? [card.phone, card.address].flatMap(part => (part === null ? [] : [shownText(part)])).join(' · ')
                : ''}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** The day in the city, YYYY-MM-DD. */
function today(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'});
  const of = new Map(parts.formatToParts(new Date()).map(({type, value}) => [type, value]));
  return `${of.get('year')}-${of.get('month')}-${of.get('day')}`;
}
