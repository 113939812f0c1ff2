const DIGITS = '零一二三四五六七八九';
const NUMERAL = '[零〇一二两三四五六七八九十]';
/** Hours in characters (八点, 二十一时); one behind 周 or another character may be a day and is left. */
const HOURS = new RegExp(`(?<![周期拜零〇一二两三四五六七八九十])(${NUMERAL}{1,3})(?=点|时(?![间段候]))`, 'g');
const MINUTES = new RegExp(`(?<=[点时])(${NUMERAL}{2,3})(?=分|[^零〇一二两三四五六七八九十]|$)`, 'g');
const MORNING_NIGHT = new RegExp(`([早朝])(${NUMERAL}{1,3})(晚)(${NUMERAL}{1,3})(?![点时])`, 'g');
/** Characters of the traditional script in what is said of hours, each with its simplified form. */
const SIMPLIFIED = new Map(
  [...'時时點点週周禮礼間间營营業业開开閉闭館馆園园關关門门節节兩两晝昼無无雙双對对務务辦办診诊國国慶庆眾众後后']
    .map((one, at, all) => [one, all[at + 1]!] as const)
    .filter((_, at) => at % 2 === 0),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu');
const DAY_SIGNS = '一二三四五六日';

/** One form for signs that mean the same: full-width, dashes, Sunday, numbers of days, hours in characters. */
export function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(TRADITIONAL, one => SIMPLIFIED.get(one)!)
    .replace(/[–—―−‐‑〜～]/g, '-')
    .replace(/[∶︰꞉]/g, ':')
    .replace(/(周|星期|礼拜)\s*天(?!天)/g, '$1日')
    .replace(
      /(周|星期|礼拜)\s*([1-7])(\s*[-~至到]+\s*)(周|星期|礼拜)?\s*([1-7])(?![\d:.点时])/g,
      (_, word: string, first: string, to: string, __, last: string) => word + sign(first) + to + sign(last),
    )
    .replace(/(周|星期|礼拜)\s*([1-7])(?![\d:.点时])/g, (_, word: string, day: string) => word + sign(day))
    .replace(/(?<=点)一刻/g, '15分')
    .replace(/(?<=点)三刻/g, '45分')
    .replace(HOURS, digits)
    .replace(MINUTES, digits)
    .replace(MORNING_NIGHT, (_, early: string, from: string, late: string, to: string) => {
      return early + digits(from) + late + digits(to);
    })
    .trim();
}

const sign = (day: string) => DAY_SIGNS[Number(day) - 1]!;

/** 十二 → 12, 零五 → 5; the characters themselves when they are no number below a hundred. */
function digits(characters: string): string {
  const plain = characters.replace(/〇/g, '零').replace(/两/g, '二');
  const match = /^(?:零?([一二三四五六七八九])|零|([二三四五六七八九])?十([一二三四五六七八九])?)$/.exec(plain);
  if (match === null) return characters;
  if (plain === '零') return '0';
  if (match[1] !== undefined) return String(DIGITS.indexOf(match[1]));
  const tens = match[2] === undefined ? 1 : DIGITS.indexOf(match[2]);
  return String(tens * 10 + (match[3] === undefined ? 0 : DIGITS.indexOf(match[3])));
}
