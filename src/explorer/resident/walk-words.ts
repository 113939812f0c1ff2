import {meters as metersWords} from '#i18n/format.ts';
import type {WalkAnswer} from '#worker/client.ts';
import {type Words, walkMinutes} from '../words.ts';

const TENTHS = 10;
const MINUTE = 60;

/** Seconds worth telling. Less is rounding or a kerb. */
const WORTH_SECONDS = 5;

/** A part of a walk: whole minutes from a minute and a half on, before that tens of seconds. */
export function partWords({text}: Words, tenths: number): string {
  const seconds = Math.abs(tenths) / TENTHS;
  if (seconds >= 1.5 * MINUTE) return text('walk.minutes', {n: Math.round(seconds / MINUTE)});
  return text('walk.seconds', {
    n: Math.max(5, seconds < 20 ? Math.round(seconds / 5) * 5 : Math.round(seconds / 10) * 10),
  });
}

/** What takes the time beside walking on the level: only what takes some. */
function partsOf(words: Words, {split}: WalkAnswer): string[] {
  const {text} = words;
  const isWorth = (tenths: number) => Math.abs(tenths) >= WORTH_SECONDS * TENTHS;
  const part = (tenths: number) => ({time: partWords(words, tenths)});
  return [
    ...(isWorth(split.climb) ? [text(split.climb > 0 ? 'walk.climb' : 'walk.descent', part(split.climb))] : []),
    ...(isWorth(split.steps) ? [text('walk.steps', part(split.steps))] : []),
    ...(isWorth(split.waiting) ? [text('walk.waiting', part(split.waiting))] : []),
    ...(isWorth(split.approach) ? [text('walk.approach', part(split.approach))] : []),
  ];
}

/** A walk in words: how long, how far, and what takes the time. */
export function walkWords(words: Words, walk: WalkAnswer): string {
  const {lang, text} = words;
  const total = Math.round(walk.meters + walk.approachMeters);
  const length = text('walk.length', {
    minutes: walkMinutes(words, walk.tenths),
    meters: metersWords(lang, total < 100 ? total : Math.round(total / 10) * 10),
  });
  const parts = partsOf(words, walk);
  if (parts.length === 0) return length + text('walk.level');
  return length + text('walk.parts', {parts: parts.join(lang === 'zh' ? '、' : ', ')});
}
