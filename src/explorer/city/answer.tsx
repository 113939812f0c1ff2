import {percent} from '#i18n/format.ts';
import {weekMoment} from '#i18n/week-hours.ts';
import {categoryOf} from '../city-info.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {ownNote} from '../own/own-note.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {coveredSentence, peopleWords, rangeWords, serviceInSentence, walkerName} from '../words.ts';
import {areaLead, chosenArea, countsFor} from './chosen-counts.ts';
import {hadByHalf, shownHad} from './circle-had.ts';
import {chooseArea} from './city-actions.ts';

/** The finding in one sentence, about the chosen area or the city; empty while it is being computed. */
export function findingWords(store: Store): string {
  if (store.category.value === LIFE_CIRCLE) return circleFinding(store);
  const {text, props} = store;
  const shown = store.surface.value;
  const city = store.city.value;
  if (shown === null || city === null) return '';
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(city.info, shown.category));
  if (shown.answer.noData) return text('answer.noData', {service});
  // an area is chosen in this mode only
  const {counts, area} =
    store.mode.value === 'city' ? countsFor(store, shown.answer) : {counts: shown.answer.counts, area: null};
  if (area !== null && counts.people < FEW_PEOPLE) return areaLead(store, area) + text('answer.few');
  const lead = areaLead(store, area) + momentLead(store, shown.openAt);
  if (counts.people > 0 && counts.unknown === counts.people)
    return lead + text('answer.allUnsure', {service, walker: walkerName(words, shown.walker), minutes: shown.minutes});
  const said = lead + coveredSentence(words, counts, service, shown.walker, shown.minutes);
  // what is not clear is no "no": said in the same breath
  const unsure = counts.people === 0 ? 0 : counts.unknown / counts.people;
  return unsure < 0.005 ? said : said + text('answer.alsoUnsure', {share: percent(unsure)});
}

function circleFinding(store: Store): string {
  const {text, props} = store;
  const shown = store.circle.value;
  if (shown === null) return '';
  const {counts, area} = countsFor(store, shown.answer);
  if (area !== null && counts.people < FEW_PEOPLE) return areaLead(store, area) + text('answer.few');
  const share = (part: number) => percent(counts.people === 0 ? 0 : part / counts.people);
  const half = hadByHalf(shownHad(store)!.peopleByHas) ?? 0;
  return (
    areaLead(store, area) +
    momentLead(store, shown.openAt) +
    text(half > 0 ? 'answer.circleHad' : 'answer.circle', {
      half,
      n: shown.answer.services.length,
      all: share(counts.all),
      lacking: share(counts.lacking),
      unsure: share(counts.unsure),
      walker: walkerName({text, lang: props.lang}, shown.walker),
    })
  );
}

function momentLead({text, props}: Store, openAt: number | null): string {
  return openAt === null ? '' : text('answer.moment', {moment: weekMoment(props.lang, openAt)});
}

/** The finding with its range, above the map. */
export function Finding({store}: {readonly store: Store}) {
  const {text, props} = store;
  const said = findingWords(store);
  if (said === '') {
    const isStopped = store.category.value === LIFE_CIRCLE && store.cityView.circleStopped.value;
    return <p class="ykx-finding">{isStopped ? text('circle.noAnswer') : text('answer.computing')}</p>;
  }
  const range = findingRange(store);
  const area = chosenArea(store);
  const own = ownNote(store);
  return (
    <p class="ykx-finding" data-area={area?.areaId}>
      <data value={findingPeople(store)}>{said}</data>
      {range !== null && <span class="ykx-quiet">{props.lang === 'zh' ? `（${range}）` : ` (${range})`}</span>}
      {own !== null && <span class="ykx-quiet">{props.lang === 'zh' ? `（${own}）` : ` (${own})`}</span>}
      {area !== null && (
        <button type="button" class="ykx-city-back" onClick={() => chooseArea(store, null)}>
          {text('answer.whole')}
        </button>
      )}
    </p>
  );
}

/** People in time (of the life circle: with all of it), in persons. */
function findingPeople(store: Store): number {
  if (store.category.value === LIFE_CIRCLE) return countsFor(store, store.circle.value!.answer).counts.all / 1000;
  return countsFor(store, store.surface.value!.answer).counts.covered / 1000;
}

function findingRange(store: Store): string | null {
  const {text, props} = store;
  // of the life circle the sentence itself says of how many it is not clear
  if (store.category.value === LIFE_CIRCLE) return null;
  const shown = store.surface.value!;
  const {counts} = countsFor(store, shown.answer);
  return shown.answer.noData || counts.people < FEW_PEOPLE ? null : rangeWords({text, lang: props.lang}, counts);
}

/** What stands behind the finding: how many places counted, who is out of reach, of whom nobody knows. */
export function Details({store}: {readonly store: Store}) {
  const {text, props} = store;
  const shown = store.surface.value;
  if (store.category.value === LIFE_CIRCLE || shown === null || shown.answer.noData) return null;
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(store.city.value!.info, shown.category));
  const {counts} = countsFor(store, shown.answer);
  const {facilityCount, unknownHours} = shown.answer;
  // places of unknown hours do not count, but they are listed
  const isTimed = shown.openAt !== null;
  const none = isTimed ? 'answer.noneOpen' : 'answer.none';
  return (
    <p class="ykx-quiet" data-facilities={facilityCount}>
      {facilityCount === 0 ? text(none, {service}) : text('answer.count', {n: facilityCount, service})}
      {unknownHours > 0 && text('hours.unknown', {n: unknownHours})}
      {counts.uncovered > 0 && text('answer.left', {people: peopleWords(words, counts.uncovered)})}
      {counts.uncovered + counts.unknown === 0 && text('answer.leftNone')}
      {counts.unknown > 0 &&
        text(isTimed ? 'answer.unknownOpen' : 'answer.unknown', {people: peopleWords(words, counts.unknown)})}
    </p>
  );
}
