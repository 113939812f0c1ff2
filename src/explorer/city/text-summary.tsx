import {people as peopleSaid, percent} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import {facilitiesServing} from '../scene.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {facilityName, peopleWords, serviceInSentence} from '../words.ts';
import {findingWords} from './answer.tsx';
import {areaLead} from './chosen-counts.ts';
import {shownHad} from './circle-had.ts';
import {shownDots} from './city-scene.ts';
import {gapsStanding} from './gap-actions.ts';
import {gapsWords} from './gap-list.tsx';
import {type ExplorerGap, gapsByThreshold} from './gaps.ts';

const MOST = 12;

/** What the map shows, for people who do not see it: the finding, people left out, gaps with reasons, facilities by name. */
export function TextSummary({store}: {readonly store: Store}) {
  const {text} = store;
  const isCircle = store.category.value === LIFE_CIRCLE;
  if (store.city.value === null || (isCircle ? store.circle.value : store.surface.value) === null) return null;
  return (
    <details class="ykx-text">
      <summary>{text('text.title')}</summary>
      <p>{findingWords(store)}</p>
      <DotsInWords store={store} />
      {/* of what no list speaks of there is nothing to count */}
      {isCircle ? (
        <CircleInWords store={store} />
      ) : (
        !store.surface.value!.answer.noData && <ServiceInWords store={store} />
      )}
    </details>
  );
}

function DotsInWords({store}: {readonly store: Store}) {
  const shown = store.mode.value === 'city' ? shownDots(store) : null;
  if (shown === null) return null;
  const out = shown.dots.kinds.filter(kind => kind === 'out').length;
  return <p>{store.text('text.dots', {out, unsure: shown.dots.kinds.length - out, n: shown.perDot})}</p>;
}

function CircleInWords({store}: {readonly store: Store}) {
  const {text, props} = store;
  const {counts, peopleByLacks, services} = store.circle.value!.answer;
  const {peopleByHas, area} = shownHad(store)!;
  const words = {text, lang: props.lang};
  const share = (part: number) => percent(counts.people === 0 ? 0 : part / counts.people);
  const {info} = store.city.value!;
  return (
    <>
      <p>
        {areaLead(store, area)}
        {text('text.had')}
      </p>
      <ul>
        {[...peopleByHas]
          .map((people, had) => ({people, had}))
          .filter(({people}) => people > 0)
          .toReversed()
          .map(({people, had}) => (
            <li key={had}>{text('text.hadSome', {n: had, people: peopleSaid(props.lang, people / 1000)})}</li>
          ))}
      </ul>
      <p>{text('text.lacks')}</p>
      <ul>
        {[...peopleByLacks].map((people, lacks) =>
          people === 0 ? null : (
            <li key={lacks}>
              {text(lacks === 0 ? 'text.lacksNone' : 'text.lacksSome', {
                n: lacks,
                people: peopleSaid(props.lang, people / 1000),
              })}
            </li>
          ),
        )}
      </ul>
      <p>{text('text.services')}</p>
      <ul>
        {services.map(service => (
          <li key={service.category}>
            {text('text.service', {
              service: serviceInSentence(words, categoryOf(info, service.category)),
              has: share(service.counts.covered),
              lacks: share(service.counts.uncovered),
              unsure: share(service.counts.unknown),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function ServiceInWords({store}: {readonly store: Store}) {
  const {text, props} = store;
  const open = store.city.value!;
  const shown = store.surface.value!;
  const words = {text, lang: props.lang};
  const {summary} = open.worker;
  const service = serviceInSentence(words, categoryOf(open.info, shown.category));
  const standing = gapsStanding(store);
  const gaps = standing === 'some' ? store.shownGaps.value : [];
  const {others} = gapsByThreshold(store.gaps.value, categoryOf(open.info, shown.category), shown.minutes);
  const inside = facilitiesServing(open.info, summary, shown.category).filter(f => summary.facilities.inside[f] === 1);
  return (
    <>
      {standing !== null && (
        <p>{standing === 'some' ? text('text.gaps', {n: gaps.length}) : gapsWords(store, standing)}</p>
      )}
      <ol>
        {gaps.slice(0, MOST).map(gap => (
          <li key={gap.id}>
            {certaintyWords(store, gap)} · {peopleWords(words, gap.people * 1000)} ·{' '}
            {props.lang === 'zh' ? gap.explanationZh : gap.explanationEn}
          </li>
        ))}
      </ol>
      {gaps.length > MOST && <p>{text('text.more', {n: gaps.length - MOST})}</p>}
      {others.length > 0 && <p>{text('text.otherGaps', {n: others.length})}</p>}
      <p>{text(shown.answer.noData ? 'text.facilitiesNoData' : 'text.facilities', {n: inside.length, service})}</p>
      <ul>
        {inside.slice(0, MOST).map(f => (
          <li key={f}>{facilityName(words, summary.cards[f]!)}</li>
        ))}
      </ul>
      {inside.length > MOST && <p>{text('text.more', {n: inside.length - MOST})}</p>}
    </>
  );
}

function certaintyWords({text}: Store, {certainty}: ExplorerGap): string {
  if (certainty === 'robust') return text('text.gapRobust');
  return text(certainty === 'contested' ? 'text.gapContested' : 'text.gapUnverified');
}
