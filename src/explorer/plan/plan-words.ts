import {PEOPLE_SCALE} from '#core/units.ts';
import {peopleNumber, peopleRange} from '#i18n/format.ts';
import type {PlanCounts, PlanEdit} from '#worker/client.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {coveredSentence, serviceInSentence, type Words, walkerName} from '../words.ts';
import {nameOf} from './plan-facilities.ts';
import {isCurrent} from './plan-question.ts';
import type {ShownPlan} from './plan-store.ts';

/** People in thousandths inside a sentence: 1,200; under ten is not counted out. */
export function peopleInSentence({lang, text}: Words, thousandths: number): string {
  const people = thousandths / PEOPLE_SCALE;
  return people > 0 && people < 10 ? text('plan.fewPeople') : peopleNumber(lang, people);
}

/** A difference in people with its sign: +1,200, −90, 0. */
export function signedPeople(words: Words, thousandths: number): string {
  if (thousandths === 0) return '0';
  const people = peopleNumber(words.lang, Math.abs(thousandths) / PEOPLE_SCALE);
  if (people.startsWith('<')) return words.text('plan.fewPeople');
  return (thousandths < 0 ? '−' : '+') + people;
}

/** People gained or lost in a table: +1,200, −90; under ten has no sign, for it is not counted out. */
export function gainedOrLost({lang}: Words, sign: '+' | '−', thousandths: number): string {
  const people = peopleNumber(lang, thousandths / PEOPLE_SCALE);
  return /^[1-9]/.test(people) ? sign + people : people;
}

type Net = Pick<PlanCounts, 'gained' | 'lost' | 'netLow' | 'netHigh'>;

/**
 * The range of the difference under all assumptions, low first: 900–1,500; with signs as soon as one end is below 0. Slower
 * walkers may gain more than faster ones, so that neither end need be the low or the high case.
 */
export function rangeOfDifference(words: Words, {gained, lost, netLow, netHigh}: Net): string {
  const all = [netLow, gained - lost, netHigh];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  if (least >= 0) {
    const [from, to] = [least / PEOPLE_SCALE, most / PEOPLE_SCALE];
    const range = peopleRange(words.lang, from, to);
    return range.includes('–') ? range : words.text('plan.range.same', {n: range});
  }
  const [from, to] = [signedPeople(words, least), signedPeople(words, most)];
  return from === to ? words.text('plan.range.same', {n: from}) : words.text('plan.range.signed', {from, to});
}

/** What the plan changes, in one sentence: gained and lost apart, with the range. */
export function changeSentence(words: Words, counts: PlanCounts, service: string): string {
  const {gained, lost, netLow, netHigh} = counts;
  const {text} = words;
  const range = rangeOfDifference(words, counts);
  if (gained === 0 && lost === 0 && netLow === 0 && netHigh === 0) return text('plan.sentence.nothing', {service});
  const parts = {service, gained: peopleInSentence(words, gained), lost: peopleInSentence(words, lost), range};
  if (lost === 0) return text('plan.sentence.gained', parts);
  if (gained === 0) return text('plan.sentence.lost', parts);
  return text('plan.sentence.both', {...parts, net: signedPeople(words, gained - lost)});
}

/** The finding of a shown plan: without edits what is, with edits what they change. */
export function sentenceOf(store: Store, shown: ShownPlan): string {
  const words = {text: store.text, lang: store.props.lang};
  const open = store.city.value!;
  const service = serviceInSentence(words, categoryOf(open.info, shown.category));
  const {all} = shown.answer;
  if (shown.edits.length === 0) {
    const {before} = all;
    if (before.people > 0 && before.unknown === before.people && before.covered === 0)
      return store.text('answer.noData', {service});
    return coveredSentence(words, before, service, shown.walker, shown.minutes);
  }
  return changeSentence(words, all, service);
}

/** The sentence above the map while planning; empty while there is no answer to what is chosen now. */
export function planHeadline(store: Store): string {
  const shown = store.plan.shown.value;
  return shown !== null && store.city.value !== null && isCurrent(store, shown) ? sentenceOf(store, shown) : '';
}

/** What is heard while planning: what was just done to the plans, and what it changes. Empty while there is no answer yet. */
export function planHeard(store: Store): string {
  const {told, history, failed} = store.plan;
  const headline = planHeadline(store);
  const words = told.value?.document === history.value.now ? told.value.words : '';
  if (headline === '') return failed.value === null ? '' : words;
  return words === '' ? headline : `${words}${store.props.lang === 'zh' ? '' : ' '}${headline}`;
}

/** Who walks how long: 成年人，步行10分钟内. */
export function conditionShort(store: Store, {walker, minutes}: Pick<ShownPlan, 'walker' | 'minutes'>): string {
  const words = {text: store.text, lang: store.props.lang};
  return store.text('plan.conditionShort', {walker: walkerName(words, walker), minutes});
}

/** Under which choices the numbers hold. */
export function conditionWords(store: Store, {walker, minutes}: Pick<ShownPlan, 'walker' | 'minutes'>): string {
  const words = {text: store.text, lang: store.props.lang};
  return store.text('plan.condition', {walker: walkerName(words, walker), minutes});
}

/** An edit in words. */
export function editWords(store: Store, edit: PlanEdit): string {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  if (edit.kind === 'add') {
    const service = serviceInSentence(words, categoryOf(store.city.value!.info, edit.category));
    const named = edit.name === '' ? '' : text('plan.edit.named', {name: edit.name});
    const sized = edit.capacity === null ? '' : text('plan.edit.sized', {n: edit.capacity});
    return text('plan.edit.add', {service}) + named + sized;
  }
  if (edit.kind === 'link')
    return edit.meters === null ? text('plan.edit.link') : text('plan.edit.linkMeters', {n: Math.round(edit.meters)});
  const name = nameOf(store, edit.facility);
  if (edit.kind === 'move') return text('plan.edit.move', {name});
  return edit.kind === 'close' ? text('plan.edit.close', {name}) : text('plan.edit.resize', {name, n: edit.capacity});
}

/** What the next click does. */
export function nextWords(store: Store): string {
  const {text, props, plan} = store;
  const service = serviceInSentence({text, lang: props.lang}, categoryOf(store.city.value!.info, store.category.value));
  const picked = plan.picked.value;
  const tool = plan.tool.value;
  if (tool === 'move')
    return picked?.kind === 'facility'
      ? text('plan.next.moveTo', {name: nameOf(store, picked.facility)})
      : text('plan.next.move', {service});
  if (tool === 'resize')
    return picked?.kind === 'facility'
      ? text('plan.next.resizeTo', {name: nameOf(store, picked.facility)})
      : text('plan.next.resize', {service});
  if (tool === 'link') return text(picked?.kind === 'from' ? 'plan.next.linkTo' : 'plan.next.link');
  return text(`plan.next.${tool}`, {service});
}
