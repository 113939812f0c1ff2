import type {Lang} from './lang.ts';
import {recordsEn} from './records.en.ts';
import {type RecordKey, recordsZh} from './records.zh.ts';
import {fillMessage, type Parameters} from './translate.ts';

export type {RecordKey} from './records.zh.ts';

/** Looks a text about figures on record up and fills it in. */
export type RecordText = (key: RecordKey, parameters?: Parameters) => string;

/** The texts of one language. Throws when a text has a place that was not filled. */
export function recordText(lang: Lang): RecordText {
  const texts: Readonly<Record<RecordKey, string>> = lang === 'zh' ? recordsZh : recordsEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}
