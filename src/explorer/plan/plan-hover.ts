import {UNREACHED} from '#core/units.ts';
import type {LonLat} from '#map/scene.ts';
import {NO_FACILITY, UNKNOWN_VERDICT} from '../answer-codes.ts';
import {categoryOf, isNoData} from '../city-info.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {cellAt} from '../scene.ts';
import type {Store} from '../store.ts';
import {facilityName, peopleWords, serviceInSentence, walkerName, walkMinutes} from '../words.ts';
import {nameOf} from './plan-facilities.ts';
import type {ShownPlan} from './plan-store.ts';

/** What there is to say of a place while planning: who lives there, how long they walk before and with the plan; null without an answer. */
export function planPlaceLines(store: Store, at: LonLat): string[] | null {
  const {text, props, plan} = store;
  const open = store.city.value;
  const shown = plan.shown.value;
  if (open === null || shown === null || shown.category !== store.category.value) return null;
  const {summary} = open.worker;
  const words = {text, lang: props.lang};
  const cell = cellAt(summary, at[0], at[1]);
  if (cell === null) return [text('hover.nobody'), ...(plan.tool.value === 'look' ? [text('hover.click')] : [])];
  const {tenths, tenthsBefore, verdict, facility} = shown.answer;
  const people = summary.people[cell]!;
  // of what no list speaks of nobody knows how far it is
  const far = text(isNoData(open.info, shown.category) ? 'card.unknown' : 'plan.hover.far');
  const minutes = (value: number) => (value === UNREACHED ? far : walkMinutes(words, value));
  const [before, after] = [minutes(tenthsBefore[cell]!), minutes(tenths[cell]!)];
  const said = {
    service: serviceInSentence(words, categoryOf(open.info, shown.category)),
    walker: walkerName(words, shown.walker),
    before,
    after,
  };
  const lines = [
    people < FEW_PEOPLE ? text('hover.peopleFew') : text('hover.people', {people: peopleWords(words, people)}),
    before === after ? text('plan.hover.same', said) : text('plan.hover.change', said),
  ];
  const nearest = facility[cell]!;
  const name = nearest === NO_FACILITY ? null : labelName(store, shown, nearest);
  if (name !== null) lines.push(text('hover.name', {name}));
  if (verdict[cell] === UNKNOWN_VERDICT) lines.push(text('hover.unknown'));
  return lines;
}

/** Name of the facility a label of the answer stands for; null when the numbers of facilities have changed since. */
function labelName(store: Store, {answer, lists}: ShownPlan, label: number): string | null {
  const {cards} = store.city.value!.worker.summary;
  if (lists !== store.own.lists.value) return null;
  const card = cards[label];
  if (card !== undefined) return facilityName({text: store.text, lang: store.props.lang}, card);
  const added = answer.added[label - cards.length];
  return added === undefined ? null : nameOf(store, added);
}
