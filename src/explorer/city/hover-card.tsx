import {UNREACHED} from '#core/units.ts';
import {shownText} from '#files/shown-text.ts';
import {list} from '#i18n/format.ts';
import {hoursWords} from '#i18n/week-hours.ts';
import type {LonLat} from '#map/scene.ts';
import {isInside} from '#worker/client.ts';
import {NO_FACILITY, UNKNOWN_VERDICT} from '../answer-codes.ts';
import {categoryOf} from '../city-info.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {planPlaceLines} from '../plan/plan-hover.ts';
import {doubtWords} from '../resident/facility-words.ts';
import {cellAt} from '../scene.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';
import {facilityName, peopleWords, serviceInSentence, walkerName, walkMinutes} from '../words.ts';

/** Where the pointer is and the facility under it, if any. */
export interface Hovered {
  readonly at: LonLat;
  readonly pixel: readonly [number, number];
  /** Width and height of the map. */
  readonly frame: readonly [number, number];
  readonly facility: number | null;
  /** Since when the pointer is there, milliseconds of the page's clock. */
  readonly since: number;
}

/** Room a card may take, width and height. */
const CARD_PIXELS = [290, 170] as const;

/** Pixels from the edge: after the pointer, or before it where there is no room after it. */
function beside(pointer: number, size: number, frame: number): number {
  return Math.round(pointer + 14 + size <= frame ? pointer + 14 : Math.max(0, pointer - 14 - size));
}

/** A place in words, beside the pointer. Everything is text: names come from outside. */
export function HoverCard({store, hovered}: {readonly store: Store; readonly hovered: Hovered}) {
  const [x, y] = hovered.pixel;
  const lines = hovered.facility === null ? placeLines(store, hovered.at) : facilityLines(store, hovered.facility);
  if (lines.length === 0) return null;
  return (
    <div
      class="ykx-hover"
      style={{
        transform: `translate(${beside(x, CARD_PIXELS[0], hovered.frame[0])}px, ${beside(y, CARD_PIXELS[1], hovered.frame[1])}px)`,
      }}
      aria-hidden="true"
    >
      {lines.map((line, index) => (
        <p key={line} class={index === 0 ? 'ykx-strong' : ''}>
          {line}
        </p>
      ))}
    </div>
  );
}

/** What there is to say of a place for the shown service: who lives here, how many minutes to what. */
export function placeLines(store: Store, at: LonLat): string[] {
  const {text, props} = store;
  if (store.category.value === LIFE_CIRCLE) return circleLines(store, at);
  const planned = store.mode.value === 'plan' ? planPlaceLines(store, at) : null;
  if (planned !== null) return planned;
  const open = store.city.value;
  const shown = store.surface.value;
  if (open === null || shown === null) return [];
  const {summary} = open.worker;
  const words = {text, lang: props.lang};
  const cell = cellAt(summary, at[0], at[1]);
  if (cell === null) return [text('hover.nobody'), tapHint(store)];
  const service = serviceInSentence(words, categoryOf(open.info, shown.category));
  const people = summary.people[cell]!;
  const lines = [
    people < FEW_PEOPLE ? text('hover.peopleFew') : text('hover.people', {people: peopleWords(words, people)}),
  ];
  const tenths = shown.answer.tenths[cell]!;
  const walker = walkerName(words, shown.walker);
  if (shown.answer.noData) return [...lines, text('hover.noData', {service})];
  const isTimed = shown.openAt !== null;
  if (tenths === UNREACHED) lines.push(text(isTimed ? 'hover.noPathOpen' : 'hover.noPath', {service}));
  else lines.push(text('hover.time', {service, walker, minutes: walkMinutes(words, tenths)}));
  const facility = shown.answer.facility[cell]!;
  if (facility !== NO_FACILITY) lines.push(text('hover.name', {name: facilityName(words, summary.cards[facility]!)}));
  if (shown.answer.verdict[cell] === UNKNOWN_VERDICT) lines.push(text(isTimed ? 'hover.unknownOpen' : 'hover.unknown'));
  const gap = store.shownGaps.value.find(one => isInside(one.polygons, at[0], at[1]));
  if (gap) lines.push(text('hover.gap', {text: props.lang === 'zh' ? gap.explanationZh : gap.explanationEn}));
  return lines;
}

/** What a tap does here: in the city as a whole it chooses an area, where there are areas. */
function tapHint({text, mode, cityView}: Store): string {
  const choosesArea = mode.value === 'city' && (cityView.areas.value?.length ?? 0) > 0;
  return text(choosesArea ? 'hover.clickArea' : 'hover.click');
}

/** What a place has of the life circle: how many services, how many are missing, how many not clear. */
function circleLines(store: Store, at: LonLat): string[] {
  const {text, props} = store;
  const open = store.city.value;
  const shown = store.circle.value;
  if (open === null || shown === null) return [];
  const {summary} = open.worker;
  const cell = cellAt(summary, at[0], at[1]);
  if (cell === null) return [text('hover.nobody'), tapHint(store)];
  const people = summary.people[cell]!;
  const words = {text, lang: props.lang};
  const {has, lacks, unknown, services, verdicts} = shown.answer;
  const named = (verdict: number) =>
    services
      .filter((_, index) => verdicts[index]![cell] === verdict)
      .map(({category}) => serviceInSentence(words, categoryOf(open.info, category)));
  const [lacking, unsure] = [named(1), named(2)];
  const lines = [
    people < FEW_PEOPLE ? text('hover.peopleFew') : text('hover.people', {people: peopleWords(words, people)}),
    text('hover.circleWalker', {walker: walkerName(words, shown.walker)}),
    text('hover.circle', {has: has[cell]!, lacks: lacks[cell]!, unsure: unknown[cell]!}),
  ];
  if (lacking.length > 0) lines.push(text('hover.circleLacks', {list: list(props.lang, lacking)}));
  if (unsure.length > 0) lines.push(text('hover.circleUnsure', {list: list(props.lang, unsure)}));
  return lines;
}

function facilityLines(store: Store, facility: number): string[] {
  const {text, props} = store;
  const open = store.city.value;
  if (open === null) return [];
  const {cards, facilities} = open.worker.summary;
  const card = cards[facility]!;
  const words = {text, lang: props.lang};
  const category = categoryOf(open.info, facilities.categories[facilities.category[facility]!]!);
  const lines = [facilityName(words, card), serviceInSentence(words, category)];
  if (card.address !== null) lines.push(shownText(card.address));
  if (card.week !== null) lines.push(hoursWords(words.lang, card.week));
  else if (card.openingHours !== null) lines.push(text('place.hoursRaw', {hours: shownText(card.openingHours)}));
  if (facilities.doubtful[facility] === 1) lines.push(text('hover.doubt', {reason: doubtWords(words, card) ?? '?'}));
  if (facilities.inside[facility] === 0) lines.push(text('hover.outside'));
  lines.push(shownText(card.asOf === null ? card.source : `${card.source} ${card.asOf}`));
  return lines;
}
