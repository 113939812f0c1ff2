import type {GapCause, GapCertainty} from './gaps.ts';
import type {TimeSplit} from './time-split.ts';

/** What is said about a gap. Names are data and are put in as they are. */
export interface GapFacts {
  readonly categoryZh: string;
  readonly categoryEn: string;
  /** Persons. */
  readonly people: number;
  /** Persons aged 60 and over; null = ages unknown. */
  readonly peopleAge60plus: number | null;
  readonly cutoffMinutes: number | null;
  readonly cutoffMeters: number | null;
  /** True when the cutoff is a straight line. */
  readonly straight: boolean;
  readonly certainty: GapCertainty;
  /** Null for the summed row of small places. */
  readonly cause: GapCause | null;
  readonly nearestName: string | null;
  readonly nearestSeconds: number | null;
  readonly nearestMeters: number | null;
  readonly straightMeters: number | null;
  readonly detourRatio: number | null;
  /** Where the time to the nearest one goes, tenths of a second; null without a walk. */
  readonly split: TimeSplit | null;
  /** Main streets of that walk, in walking order. */
  readonly streets: readonly string[];
  /** False: no street anyone may walk lies within 250 m of the median person. */
  readonly joined: boolean;
}

type Limit = Pick<GapFacts, 'cutoffMinutes' | 'cutoffMeters' | 'straight'>;

/** Modelled people are shown to two significant digits; under 10 to one. */
export function twoDigits(people: number): number {
  if (people < 10) return Math.round(people);
  let scale = 1;
  while (people / scale >= 100) scale *= 10;
  return Math.round(people / scale) * scale;
}

/** A number with a comma between thousands. */
export const grouped = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
/** Whole minutes; with a decimal, rounded up, where whole ones would seem to be within the limit. */
function minutes(seconds: number, limit: number | null): string {
  const whole = Math.round(seconds / 60);
  return limit !== null && whole <= limit && seconds > 60 * limit
    ? (Math.ceil(seconds / 6) / 10).toFixed(1)
    : grouped(whole);
}

/** The name of a service inside an English sentence: small first letter unless it is an abbreviation. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
}

/** Metres; to the next whole one where rounding to tens would seem to be within the limit. */
function lengthWords(meters: number, limit: number | null): string {
  const shown = metres(meters);
  return limit !== null && meters > limit && Math.round(meters / 10) * 10 <= limit ? grouped(Math.ceil(meters)) : shown;
}

/** Metres as they are told: whole, from 100 on in tens. */
export const metres = (value: number) => grouped(value < 100 ? value : Math.round(value / 10) * 10);

/** The limit in words, Chinese: 步行 15 分钟内. */
export function limitZh({cutoffMinutes, cutoffMeters, straight}: Limit): string {
  if (cutoffMinutes !== null) return `步行 ${cutoffMinutes} 分钟内`;
  return straight ? `直线 ${grouped(cutoffMeters!)} 米内` : `步行 ${grouped(cutoffMeters!)} 米内`;
}

/** The limit in words: a 15-minute walk. */
export function limitEn({cutoffMinutes, cutoffMeters, straight}: Limit): string {
  // 8, 11, 18 and eighty-something begin with a vowel
  if (cutoffMinutes !== null)
    return `${/^(8|1[18]$)/.test(`${cutoffMinutes}`) ? 'an' : 'a'} ${cutoffMinutes}-minute walk`;
  return straight ? `${grouped(cutoffMeters!)} m in a straight line` : `a walk of ${grouped(cutoffMeters!)} m`;
}

/** Seconds that stairs and slopes add to the walk when they are too few to show in its whole minutes; null otherwise. */
function fewExtraSeconds({split}: GapFacts): number | null {
  if (split === null) return null;
  const {climb, steps} = splitMinutes(split);
  const seconds = Math.round((split.climb + split.steps) / 10);
  return climb === 0 && steps === 0 && seconds > 0 ? seconds : null;
}

function causeZh(facts: GapFacts): string {
  const {cause, straightMeters, detourRatio} = facts;
  switch (cause) {
    case 'no-facility':
      return `附近没有${facts.categoryZh}：直线距离两倍限值以内一处也没有。`;
    case 'no-path':
      return '直线距离不远，但已知路网中没有可以走到的路。';
    case 'barrier':
      return `直线只有约 ${metres(straightMeters!)} 米，却要绕行（步行距离是直线的 ${detourRatio!.toFixed(1)} 倍）：中间有阻隔。`;
    case 'steps-or-slope': {
      const extra = fewExtraSeconds(facts);
      return `如果没有台阶和坡度${extra === null ? '' : `（共多花约 ${extra} 秒）`}，本来可以按时走到。`;
    }
    case 'slow-walker':
      return '成年人能按时走到，走得慢的人不能。';
    case 'distance':
      return '路不算绕，只是太远。';
    case null:
      return '这些是各不足 10 人的零散地点的合计。';
  }
}

function causeEn(facts: GapFacts): string {
  const {cause, straightMeters, detourRatio} = facts;
  switch (cause) {
    case 'no-facility':
      return 'There is none nearby: not one within twice the limit in a straight line.';
    case 'no-path':
      return 'One is not far in a straight line, but the known streets offer no way to it.';
    case 'barrier':
      return `It is only about ${metres(straightMeters!)} m in a straight line, but the walk is ${detourRatio!.toFixed(1)} times as long: something is in the way.`;
    case 'steps-or-slope': {
      const extra = fewExtraSeconds(facts);
      return `Without stairs and slopes${extra === null ? '' : ` (about ${extra} s)`} they would be in time.`;
    }
    case 'slow-walker':
      return 'An adult would be in time; a slower walker is not.';
    case 'distance':
      return 'The way is fairly direct; it is simply too far.';
    case null:
      return 'This row sums scattered places with under 10 people each.';
  }
}

/** Parts of a walk in the order they are told. */
const PARTS = ['approach', 'level', 'climb', 'steps', 'waiting'] as const;

/** Whole minutes of each part that add up to the whole minutes of all of them (largest remainder). */
export function splitMinutes(split: TimeSplit): Readonly<Record<(typeof PARTS)[number], number>> {
  const total = Math.round(PARTS.reduce((sum, part) => sum + split[part], 0) / 600);
  const whole = {approach: 0, level: 0, climb: 0, steps: 0, waiting: 0};
  for (const part of PARTS) whole[part] = Math.floor(split[part] / 600);
  const rest = (part: (typeof PARTS)[number]) => split[part] / 600 - Math.floor(split[part] / 600);
  const order = [...PARTS].sort((a, b) => rest(b) - rest(a) || PARTS.indexOf(a) - PARTS.indexOf(b));
  const missing = total - PARTS.reduce((sum, part) => sum + whole[part], 0);
  for (const part of order.slice(0, missing)) whole[part]++;
  return whole;
}

function splitZh({split, streets}: GapFacts): string {
  const along = streets.length > 0 ? `主要走${streets.join('、')}` : '';
  if (split === null) return along === '' ? '' : `${along}。`;
  const {approach, level, climb, steps, waiting} = splitMinutes(split);
  const parts = [
    ...(approach > 0 ? [`家门和设施入口到路边约 ${approach} 分钟`] : []),
    ...(level > 0 ? [`走平路约 ${level} 分钟`] : []),
    ...(climb > 0 ? [`爬坡多花约 ${climb} 分钟`] : climb < 0 ? [`下坡省下约 ${-climb} 分钟`] : []),
    ...(steps > 0 ? [`上下台阶多花约 ${steps} 分钟`] : []),
    ...(waiting > 0 ? [`等红绿灯约 ${waiting} 分钟`] : []),
  ];
  // one part is the whole walk, which has been told
  const told = parts.length > 1 ? `其中${parts.join('，')}` : '';
  return told === '' && along === '' ? '' : `${[told, along].filter(part => part !== '').join('；')}。`;
}

function splitEn({split, streets}: GapFacts): string {
  const along = streets.length > 0 ? `mostly along ${streets.join(', ')}` : '';
  if (split === null) return along === '' ? '' : ` The walk is ${along}.`;
  const {approach, level, climb, steps, waiting} = splitMinutes(split);
  const parts = [
    ...(level > 0 ? [`about ${level} min on the level`] : []),
    ...(approach > 0 ? [`${approach} min between doors and streets`] : []),
    ...(climb > 0 ? [`${climb} min more for climbing`] : climb < 0 ? [`${-climb} min less downhill`] : []),
    ...(steps > 0 ? [`${steps} min more on stairs`] : []),
    ...(waiting > 0 ? [`${waiting} min waiting at signals`] : []),
  ];
  const told = parts.length > 1 ? parts.join(', ') : '';
  if (told === '') return along === '' ? '' : ` The walk is ${along}.`;
  return ` That is ${told}${along === '' ? '' : `; ${along}`}.`;
}

function nearestZh(facts: GapFacts): string {
  const {nearestName, nearestSeconds, nearestMeters, straightMeters, joined} = facts;
  if (nearestMeters === null && nearestSeconds === null) {
    const place =
      straightMeters === null
        ? ''
        : `直线最近的${nearestName ? `是${nearestName}，` : '一处'}约 ${metres(straightMeters)} 米。`;
    return `${place}${joined ? '' : '排在中间的一位居民住处 250 米内没有已知的步行道路。'}`;
  }
  const name = nearestName ? `最近的是${nearestName}，` : '最近的一处要';
  const time = nearestSeconds === null ? [] : [`步行约 ${minutes(nearestSeconds, facts.cutoffMinutes)} 分钟`];
  const length = nearestMeters === null ? [] : [`约 ${lengthWords(nearestMeters, facts.cutoffMeters)} 米`];
  return `以排在中间的一位居民计，${name}${[...time, ...length].join('、')}。${splitZh(facts)}`;
}

function nearestEn(facts: GapFacts): string {
  const {nearestName, nearestSeconds, nearestMeters, straightMeters, joined} = facts;
  const name = nearestName ? `, ${nearestName},` : '';
  if (nearestMeters === null && nearestSeconds === null) {
    const place =
      straightMeters === null
        ? ''
        : ` The nearest one in a straight line${name} is about ${metres(straightMeters)} m away.`;
    return `${place}${joined ? '' : ' No known walkable street lies within 250 m of the resident in the middle.'}`;
  }
  const time = nearestSeconds === null ? [] : [`about ${minutes(nearestSeconds, facts.cutoffMinutes)} minutes`];
  const length = nearestMeters === null ? [] : [`about ${lengthWords(nearestMeters, facts.cutoffMeters)} m`];
  return ` For the resident in the middle the nearest one${name} is ${[...time, ...length].join(', ')} away.${splitEn(facts)}`;
}

/** A few plain Chinese sentences: how many people, what they cannot reach, the nearest one, where the time goes, the cause. */
export function explainGapZh(facts: GapFacts): string {
  const older =
    facts.peopleAge60plus === null ? '' : `（其中 60 岁及以上约 ${grouped(twoDigits(facts.peopleAge60plus))} 人）`;
  const unsure = facts.certainty === 'unverified' ? '已知数据中未找到，可能有而未登记：' : '';
  const who = `约 ${grouped(twoDigits(facts.people))} 人${older}`;
  return `${unsure}${who}在${limitZh(facts)}到不了${facts.categoryZh}。${nearestZh(facts)}${causeZh(facts)}`;
}

/** The same in English. */
export function explainGapEn(facts: GapFacts): string {
  const older =
    facts.peopleAge60plus === null
      ? ''
      : ` (about ${grouped(twoDigits(facts.peopleAge60plus))} of them aged 60 and over)`;
  const unsure = facts.certainty === 'unverified' ? 'Not found in the known data, may exist unrecorded: ' : '';
  const who = `${unsure ? 'about' : 'About'} ${grouped(twoDigits(facts.people))} people${older}`;
  return `${unsure}${who} have no ${inSentence(facts.categoryEn)} within ${limitEn(facts)}.${nearestEn(facts)} ${causeEn(facts)}`;
}
