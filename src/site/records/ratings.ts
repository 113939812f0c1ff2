import {count} from '#i18n/format.ts';
import {ratingMaximum} from '#schema/tables/records.ts';
import type {City} from '../city.ts';
import type {CityRecords} from './city-records.ts';
import type {RecordRow} from './rows.ts';
import {type State, sourceWords, type Words} from './words.ts';

/** The rating of one facility, as it stands beside its name. */
export interface Rating {
  readonly state: State;
  /** The mean with how many gave it, or why there is none. */
  readonly text: string;
  /** The published mean; null in every state but given. */
  readonly mean: number | null;
  readonly count: number | null;
  /** 虚构的评分 where the city is invented, else ''. */
  readonly label: string;
  readonly source: string;
}

/** What the city has on record of a facility; null where it gives no ratings at all. */
export function ratingOf(city: City, records: CityRecords, facilityId: string, words: Words): Rating | null {
  if (!records.kinds.has('ratings')) return null;
  const {r} = words;
  const row = records.ratingOf(facilityId);
  const label = city.manifest.invented ? r('rec.ratingsInvented') : '';
  const none = {mean: null, count: null};
  if (row === null) return {...none, state: 'no-data', text: r('rec.ratingNone'), label: '', source: ''};
  const source = sourceWords(row, words);
  if (row.value === null)
    return {
      ...none,
      state: row.suppressed === 'complementary' ? 'protected' : 'small',
      text: r('rec.ratingSmall'),
      label,
      source,
    };
  return {
    state: 'given',
    text: ratingWords(row, row.value, words),
    mean: row.value,
    count: row.denominator,
    label,
    source,
  };
}

function ratingWords(row: RecordRow, mean: number, {r}: Words): string {
  const max = ratingMaximum(row.unit ?? '');
  const parameters = {mean: meanWords(mean, max), count: count(row.denominator ?? 0)};
  return max === null ? r('rec.ratingShortNoMax', parameters) : r('rec.ratingShort', {...parameters, max: String(max)});
}

/** A mean to two decimals; what is not the best possible is never written as it. */
export function meanWords(mean: number, max: number | null): string {
  const rounded = Math.round(mean * 100) / 100;
  return String(max !== null && mean < max && rounded >= max ? Math.floor(mean * 100) / 100 : rounded);
}
