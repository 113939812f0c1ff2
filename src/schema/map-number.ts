import {inScope} from './effective-standards.ts';

/**
 * How an approval number of a map (审图号) looks: who reviewed it, the year in brackets, a serial number, 号. National ones
 * begin with GS and may name the place of review (GS(2020)4619号, GS京(2022)1061号); those of provinces and cities begin with
 * the short name of the place and S (京S(2025)041号, 苏S(2018)060号, 浙杭S(2021)12号). Forms seen on published maps; the rule
 * that sets them (地图审核管理规定) was not seen in its official text.
 */
const ONE = /^(GS\p{Script=Han}?|\p{Script=Han}{1,3}S)\s?[(（〔[【](19|20)\d{2}[)）〕\]】]\s?\d{1,5}(-\d{1,4})?号$/u;

/** What was expected where no such number was found. */
export const MAP_NUMBER_FORM =
  'an approval number (审图号) such as GS(2024)1234号, GS京(2024)1234号 or 京S(2024)012号, several joined by 、';

/** True for one approval number, or several joined by 、. */
export function isMapNumber(text: string): boolean {
  return text.split('、').every(one => ONE.test(one.trim()));
}

/** True where a map needs such a number before it is published: jurisdiction CN and its provinces. */
export function needsMapNumber(jurisdiction: string): boolean {
  return inScope('CN', jurisdiction);
}
