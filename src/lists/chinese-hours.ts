/**
 * Opening hours as Chinese lists write them (周一至周五 8:30-17:00；9：00～21：00 每天；上午9点到下午5点半，周一闭馆), turned into
 * OpenStreetMap notation.
 */
type Token =
  | {readonly is: 'days'; readonly days: string}
  | {readonly is: 'time'; readonly from: number; readonly to: number}
  | {readonly is: 'off'};

/** One rule under way: on these days (none = every day) these times, or shut. */
interface Rule {
  days: string[];
  times: string[];
  off: boolean;
}

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY_SIGNS = '一二三四五六日';
const ANY_CHINESE = /\p{Script=Han}/u;

/** Words that say nothing about when. */
const FILLERS =
  /^(?:(?:对外)?(?:营业|开放|服务|办公|工作|上班|接待|门诊|就诊)(?:时间)?|时间|均?为|[\s:;,.、。和及|/()[\]]+)/;
const CLOCK = String.raw`(凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜间)?\s*(\d{1,2})\s*(?:[:.]\s*(\d{2})|[点时]\s*(?:(\d{1,2})\s*分?|(半)|整)?)`;
const TO = String.raw`\s*(?:-|~|至|到)+\s*`;
const TIME = new RegExp(`^${CLOCK}${TO}(?:次日|第二天|翌日)?\\s*${CLOCK}`);
const DAY = '(?:周|星期|礼拜)';
const DAY_RANGE = new RegExp(`^${DAY}([${DAY_SIGNS}])${TO}${DAY}?([${DAY_SIGNS}])`);
const DAY_LIST = new RegExp(`^${DAY}([${DAY_SIGNS}](?:\\s*[、,和及]?\\s*${DAY}?[${DAY_SIGNS}](?!${TO}))*)`);
const NAMED_DAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:每天|每日|天天|全年无休|全周|全年)/, 'Mo-Su'],
  [/^(?:工作日|平日)/, 'Mo-Fr'],
  [/^(?:双休日|周末|休息日)/, 'Sa-Su'],
  [/^(?:法定)?(?:节假日|节日|假日|假期)/, 'PH'],
  [/^(?:寒暑假|寒假|暑假)/, 'SH'],
];
const ALL_DAY = /^(?:全天候?|全日|昼夜|(?:24|二十四)\s*小时)/;
const OFF = /^(?:不(?:营业|开放|上班|接待)|闭馆|闭园|关闭|关门|停业|除外|休息|公休|休)/;

/** True when a text has Chinese characters and so may be turned into OpenStreetMap notation by `chineseHours`. */
export function isChinese(text: string): boolean {
  return ANY_CHINESE.test(text);
}

/** Opening hours in Chinese as OpenStreetMap writes them; null when some of the text is not understood (季节, 预约 …). */
export function chineseHours(text: string): string | null {
  const tokens = tokensOf(plainSigns(text));
  if (tokens === null) return null;
  const rules = rulesOf(tokens).map(ruleText);
  if (rules.length === 0 || rules.includes('')) return null;
  return rules.join('; ');
}

/** One form for signs that mean the same: full-width, dashes, Sunday, numbers of days. */
function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[–—―−‐‑〜～]/g, '-')
    .replace(/(周|星期|礼拜)\s*天(?!天)/g, '$1日')
    .replace(/(周|星期|礼拜)\s*([1-7])/g, (_, word: string, day: string) => word + DAY_SIGNS[Number(day) - 1])
    .trim();
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
function tokenAt(text: string): [Token | null, number] {
  const off = OFF.exec(text);
  if (off) return [{is: 'off'}, off[0].length];
  const days = daysAt(text);
  if (days) return days;
  const allDay = ALL_DAY.exec(text);
  if (allDay) return [{is: 'time', from: 0, to: 24 * 60}, allDay[0].length];
  const time = TIME.exec(text);
  if (time) return timeToken(time);
  const filler = FILLERS.exec(text);
  return [null, filler?.[0].length ?? 0];
}

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

function timeToken(match: RegExpExecArray): [Token | null, number] {
  const from = minuteOf(match.slice(1, 6), null);
  const to = minuteOf(match.slice(6, 11), match[1] ?? null);
  if (from === null || to === null) return [null, 0];
  return [{is: 'time', from, to}, match[0].length];
}

/** Minute of the day; the end of a range has the half of the day of its start unless it says another. */
function minuteOf(parts: readonly (string | undefined)[], before: string | null): number | null {
  const [period, hourText, colonMinutes, wordMinutes, half] = parts;
  const hour = Number(hourText);
  const minutes = half ? 30 : Number(colonMinutes ?? wordMinutes ?? 0);
  const isLate = /下午|傍晚|晚/.test(period ?? before ?? '') || (/中午/.test(period ?? '') && hour < 11);
  const clock = isLate && hour < 12 ? hour + 12 : hour;
  return clock > 24 || minutes > 59 || (clock === 24 && minutes > 0) ? null : clock * 60 + minutes;
}

/** Days before their times, or all of them after; days that come last belong to the times before them. */
function rulesOf(tokens: readonly Token[]): Rule[] {
  const isTurned = tokens[0]?.is === 'time' && tokens.at(-1)?.is === 'days' && tokens.every(({is}) => is !== 'off');
  return isTurned ? daysFirst(tokens.toReversed()).toReversed() : daysFirst(tokens);
}

function daysFirst(tokens: readonly Token[]): Rule[] {
  const rules: Rule[] = [];
  const daysFollowed = (at: number) => tokens.slice(at).some(token => token.is !== 'days');
  let rule: Rule | null = null;
  tokens.forEach((token, at) => {
    const isFull: boolean = rule !== null && (rule.off || rule.times.length > 0);
    if (rule === null || (token.is === 'days' && isFull && (rule.days.length > 0 || daysFollowed(at)))) {
      rule = {days: [], times: [], off: false};
      rules.push(rule);
    }
    if (token.is === 'days') rule.days.push(token.days);
    else if (token.is === 'off') rule.off = true;
    else rule.times.push(`${clockText(token.from)}-${clockText(token.to)}`);
  });
  return rules;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** '' for a rule that says neither times nor that it is shut, or both. */
function ruleText({days, times, off}: Rule): string {
  if (off === times.length > 0) return '';
  return [days.join(), off ? 'off' : times.join()].filter(part => part !== '').join(' ');
}
