import type {GapCause, GapCertainty} from './gaps.ts';

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
}

/** Modelled people are shown to two significant digits; under 10 to one. */
export function twoDigits(people: number): number {
  if (people < 10) return Math.round(people);
  let scale = 1;
  while (people / scale >= 100) scale *= 10;
  return Math.round(people / scale) * scale;
}

const grouped = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const minutes = (seconds: number) => grouped(Math.round(seconds / 60));
const metres = (value: number) => grouped(value < 100 ? value : Math.round(value / 10) * 10);

function limitZh({cutoffMinutes, cutoffMeters, straight}: GapFacts): string {
  if (cutoffMinutes !== null) return `步行 ${cutoffMinutes} 分钟内`;
  return straight ? `直线 ${grouped(cutoffMeters!)} 米内` : `步行 ${grouped(cutoffMeters!)} 米内`;
}

function limitEn({cutoffMinutes, cutoffMeters, straight}: GapFacts): string {
  // 8, 11, 18 and eighty-something begin with a vowel
  if (cutoffMinutes !== null)
    return `${/^(8|1[18]$)/.test(`${cutoffMinutes}`) ? 'an' : 'a'} ${cutoffMinutes}-minute walk`;
  return straight ? `${grouped(cutoffMeters!)} m in a straight line` : `a walk of ${grouped(cutoffMeters!)} m`;
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
    case 'steps-or-slope':
      return '如果没有台阶和坡度，本来可以按时走到。';
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
    case 'steps-or-slope':
      return 'Without stairs and slopes they would be in time.';
    case 'slow-walker':
      return 'An adult would be in time; a slower walker is not.';
    case 'distance':
      return 'The way is fairly direct; it is simply too far.';
    case null:
      return 'This row sums scattered places with under 10 people each.';
  }
}

function nearestZh({nearestName, nearestSeconds, nearestMeters}: GapFacts): string {
  if (nearestMeters === null && nearestSeconds === null) return '';
  const name = nearestName ? `最近的是${nearestName}，` : '最近的一处要';
  const time = nearestSeconds === null ? [] : [`步行约 ${minutes(nearestSeconds)} 分钟`];
  const length = nearestMeters === null ? [] : [`约 ${metres(nearestMeters)} 米`];
  return `以排在中间的一位居民计，${name}${[...time, ...length].join('、')}。`;
}

function nearestEn({nearestName, nearestSeconds, nearestMeters}: GapFacts): string {
  if (nearestMeters === null && nearestSeconds === null) return '';
  const time = nearestSeconds === null ? [] : [`about ${minutes(nearestSeconds)} minutes`];
  const length = nearestMeters === null ? [] : [`about ${metres(nearestMeters)} m`];
  const name = nearestName ? `, ${nearestName},` : '';
  return ` For the resident in the middle the nearest one${name} is ${[...time, ...length].join(', ')} away.`;
}

/** One or two plain Chinese sentences: how many people, what they cannot reach, the nearest one and the cause. */
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
  return `${unsure}${who} have no ${facts.categoryEn} within ${limitEn(facts)}.${nearestEn(facts)} ${causeEn(facts)}`;
}
