import {persons} from '#core/units.ts';
import type {ExplorerText} from '#i18n/explorer.ts';
import {peopleNumber, percent} from '#i18n/format.ts';
import {MINUTE_STEP} from '#tables/cross-queries.ts';
import type {Answer, Field} from '#tables/rows.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import type {Bar} from './bar-list.tsx';
import type {CrossStore} from './cross-store.ts';
import {sourceName} from './table-words.ts';
import type {TablesStore} from './tables-store.ts';

/** Minutes of a bar in words. */
export function stepWords(text: ExplorerText, step: number | 'beyond'): string {
  return step === 'beyond' ? text('cross.beyond') : text('cross.step', {from: step, to: step + MINUTE_STEP});
}

/** People by minutes of walking. */
export function minuteBars(store: TablesStore, cross: CrossStore, answer: Answer | null): Bar[] {
  return (answer?.rows ?? []).map(([step, people]) => {
    const key = step === null ? ('beyond' as const) : Number(step);
    return {
      key: String(key),
      label: stepWords(store.text, key),
      total: Number(people),
      part: null,
      words: peopleWords(store, people ?? null),
      chosen: cross.step.value === key,
    };
  });
}

/** People by area, and those in time. */
export function areaBars(store: TablesStore, cross: CrossStore, answer: Answer | null): Bar[] {
  return (answer?.rows ?? [])
    .filter(row => row[0] !== null)
    .slice(0, MOST_BARS)
    .map(([id, name, people, inTime]) => {
      const total = Number(people);
      const part = inTime === null ? null : Number(inTime);
      const few = total < persons(FEW_PEOPLE);
      const share = part === null || total === 0 || few ? '' : ` · ${percent(part / total)}`;
      return {
        key: String(id),
        label: String(name ?? id),
        total,
        part: few ? null : part,
        words: few ? store.text('cross.few') : `${peopleWords(store, people ?? null)}${share}`,
        chosen: cross.area.value === id,
      };
    });
}

/** Bars drawn of a long list. */
const MOST_BARS = 60;

/** Places by source. */
export function sourceBars(store: TablesStore, cross: CrossStore, answer: Answer | null): Bar[] {
  return (answer?.rows ?? []).map(([source, places, newest]) => ({
    key: String(source),
    label: sourceName({info: store.open.value!.info, lang: store.props.lang}, String(source)),
    total: Number(places),
    part: null,
    words: store.text('cross.placesOf', {n: Number(places), date: newest === null ? '?' : String(newest)}),
    chosen: cross.source.value === source,
  }));
}

function peopleWords({props, text}: TablesStore, people: Field): string {
  return text('cross.people', {people: peopleNumber(props.lang, Number(people ?? 0))});
}
