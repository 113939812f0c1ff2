import {type DayRange, dayRangeAt, TO} from './chinese-clock.ts';
import {plainSigns} from './chinese-numerals.ts';
import {hourRules, type Token} from './hour-rules.ts';

/**
 * Opening hours as Chinese lists write them (周一至周五 8:30-17:00；9：00～21：00 每天；上午9点到下午5点半，周一闭馆), turned into
 * OpenStreetMap notation.
 */
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY_SIGNS = '一二三四五六日';
const ANY_CHINESE = /\p{Script=Han}/u;

/** Words that say nothing about when. */
const FILLERS =
  /^(?:(?:对外)?(?:营业|开放|服务|办公|工作|上班|接待|门诊|就诊|开馆|开园|开门)(?:时间)?|时间|均?为|(?:中午|午间)不休息?|[\s:.、和及|/([\]]+)/;
/** When nobody is let in any more is before the end that counts. */
const LAST_ENTRY =
  /^\d{1,2}(?:[:.]\d{2}|[点时](?:半|\d{1,2}分?)?)\s*(?:以?后)?(?:停止|禁止|谢绝)(?:入场|入馆|入园|进馆|进园|进场|取号|售票|检票|领票)/;
const STOP = /^[;,。)\n]+/;
const DAY = '(?:每?(?:周|星期|礼拜))';
const DAY_RANGE = new RegExp(`^${DAY}([${DAY_SIGNS}])${TO}${DAY}?([${DAY_SIGNS}])`);
const DAY_LIST = new RegExp(`^${DAY}([${DAY_SIGNS}](?:\\s*[、,和及]?\\s*${DAY}?[${DAY_SIGNS}](?!${TO}))*)`);
const NAMED_DAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:每天|每日|天天|全年无休|全周|全年)/, 'Mo-Su'],
  [/^(?:工作日|平日)/, 'Mo-Fr'],
  [/^(?:双休日|周末|休息日)/, 'Sa-Su'],
  [/^(?:国家)?(?:法定|公众|公共)?(?:节假日|节日|假日|假期)/, 'PH'],
  [/^(?:春节|国庆节?|元旦|五一|劳动节|中秋节?|端午节?|清明节?|除夕)(?:假期|期间)?/, 'PH'],
  [/^(?:寒暑假|寒假|暑假)/, 'SH'],
];
const ALL_DAY = /^(?:7\s*[×x*]\s*24\s*(?:小时)?|全天候?|全日|昼夜|(?:24|二十四)\s*(?:小时|h))/i;
const OFF = /^(?:全天|整天)?(?:不(?:营业|开放|上班|接待|对外开放)|闭馆|闭园|关闭|关门|停业|除外|休息|公休|休)/;
const ON = /^(?:(?:照常|正常)(?:营业|开放|上班|接待|服务)?|不休息?|无休)/;
/** What is said of holidays only: nothing here knows when they are. */
const HOLIDAYS_EXCEPT = /(?:国家)?(?:法定)?(?:节假日|节日|假日)除外/;
const HOLIDAYS_MOVE = /[如若]?[遇逢](?:国家)?(?:法定)?(?:节假日|节日)(?:则|均)?(?:顺延|(?:正常|照常)(?:开放|营业))/;

/** True when a text has Chinese characters and so may be turned into OpenStreetMap notation by `chineseHours`. */
export function isChinese(text: string): boolean {
  return ANY_CHINESE.test(text);
}

/**
 * Opening hours in Chinese as OpenStreetMap writes them; null when some of the text is not understood (季节, 预约 …) or may be
 * read in two ways (上午9点到5点, 8:30-11:30，2:00-5:30).
 */
export function chineseHours(text: string): string | null {
  const plain = plainSigns(text).replace(HOLIDAYS_MOVE, ' ');
  const [ordinary, exceptHolidays] = [plain.replace(HOLIDAYS_EXCEPT, ' '), HOLIDAYS_EXCEPT.test(plain)];
  const tokens = tokensOf(ordinary);
  const rules = tokens === null ? null : hourRules(tokens);
  if (rules === null) return null;
  return (exceptHolidays ? [...rules, 'PH off'] : rules).join('; ');
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== '') {
    const [token, length] = tokenAt(rest);
    if (length === 0) return null;
    if (token) tokens.push(token);
    rest = rest.slice(length);
  }
  return tokens;
}

/** What a text begins with and how many characters that takes; 0 when it is not understood. */
function tokenAt(text: string): readonly [Token | null, number] {
  const days = daysAt(text);
  if (days) return days;
  for (const [pattern, token] of WORDS) {
    const found = pattern.exec(text);
    if (found) return [token, found[0].length];
  }
  const time = dayRangeAt(text);
  return time === null ? [null, FILLERS.exec(text)?.[0].length ?? 0] : [timeToken(time[0]), time[1]];
}

const WORDS: readonly (readonly [RegExp, Token | null])[] = [
  [STOP, {is: 'stop'}],
  [OFF, {is: 'off'}],
  [ON, {is: 'on'}],
  [ALL_DAY, {is: 'time', from: 0, to: 24 * 60}],
  [LAST_ENTRY, null],
];

const timeToken = ({from, to}: DayRange): Token => ({is: 'time', from, to});

function daysAt(text: string): [Token, number] | null {
  for (const [named, days] of NAMED_DAYS) {
    const found = named.exec(text);
    if (found) return [{is: 'days', days}, found[0].length];
  }
  const range = DAY_RANGE.exec(text);
  if (range) return [{is: 'days', days: `${weekday(range[1]!)}-${weekday(range[2]!)}`}, range[0].length];
  const list = DAY_LIST.exec(text);
  if (!list) return null;
  const days = [...list[1]!].filter(sign => DAY_SIGNS.includes(sign)).map(weekday);
  return [{is: 'days', days: days.join()}, list[0].length];
}

function weekday(sign: string): string {
  return WEEKDAYS[DAY_SIGNS.indexOf(sign)]!;
}
