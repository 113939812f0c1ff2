import {type GapFacts, grouped, inSentence, limitEn, limitZh, metres, twoDigits} from './gap-words.ts';
import type {LinkKind} from './link-file.ts';

/** What a gap's smallest fix would be. */
export type FixKind = `link-${LinkKind}` | 'site';

/** What is said about the smallest fix of a gap. */
export interface FixFacts
  extends Pick<GapFacts, 'categoryZh' | 'categoryEn' | 'cutoffMinutes' | 'cutoffMeters' | 'straight'> {
  /** Null = none was found. */
  readonly kind: FixKind | null;
  /** Length of the link; null for a site. */
  readonly meters: number | null;
  readonly needsConsent: boolean;
  /** Persons of the gap, those of them newly in time, and everyone newly in time. */
  readonly peopleInGap: number;
  readonly people: number;
  readonly peopleTotal: number;
  /** False: nothing is known of walls and buildings, so links were not tried. */
  readonly linksKnown: boolean;
}

const SCENARIO_ZH = '情景测算 · 候选位置：未考虑用地、产权、造价。';
const SCENARIO_EN = 'Scenario, candidate location: land, ownership and cost are not considered.';

const peopleZh = (people: number) => (people < 1 ? '不到 1 人' : `约 ${grouped(twoDigits(people))} 人`);

function peopleEn(people: number): string {
  const shown = twoDigits(people);
  return people < 1 ? 'fewer than one person' : `about ${grouped(shown)} ${shown === 1 ? 'person' : 'people'}`;
}

/** A gate in a street is a point: there is no length to tell. */
const lengthZh = (meters: number, what = '') => (meters < 1 ? '' : `（${what}约 ${metres(meters)} 米）`);
const lengthEn = (meters: number) => (meters < 1 ? '' : ` of about ${metres(meters)} m`);

function actionZh({kind, meters, categoryZh}: FixFacts): string {
  switch (kind) {
    case 'link-gate':
      return `打开一处围墙或门${lengthZh(meters ?? 0, '通道')}`;
    case 'link-crossing':
      return `增设一处过街通道${lengthZh(meters ?? 0)}`;
    case 'link-path':
      return `打通一段小路${lengthZh(meters ?? 0)}`;
    case 'link-bridge':
      return `架一座人行桥或挖一条地下通道${lengthZh(meters ?? 0, '连上下')}`;
    default:
      return `在标出的位置新设一处${categoryZh}`;
  }
}

function actionEn({kind, meters, categoryEn}: FixFacts): string {
  const length = lengthEn(meters ?? 0);
  switch (kind) {
    case 'link-gate':
      return length === '' ? 'opening a gate' : `opening a wall or gate (a passage${length})`;
    case 'link-crossing':
      return `a new crossing${length}`;
    case 'link-path':
      return `a short path${length}`;
    case 'link-bridge':
      return `a footbridge or underpass${length}, ramps included,`;
    default:
      return `a new one at the marked spot (${inSentence(categoryEn)})`;
  }
}

/** Who of the gap: everyone, or so many of so many. */
function whoZh({people, peopleInGap}: FixFacts): string {
  if (people === peopleInGap) return '这里的居民都';
  return `这里约 ${grouped(twoDigits(peopleInGap))} 人中有${peopleZh(people)}`;
}

function whoEn({people, peopleInGap}: FixFacts): string {
  if (people === peopleInGap) return 'everyone here';
  return `${peopleEn(people)} of the ${grouped(twoDigits(peopleInGap))} here`;
}

const NO_LINKS_ZH = '街道资料不含围墙和建筑，未测算新通道。';
const NO_LINKS_EN = 'The street data show no walls or buildings, so no new link was tried.';

/** What would help most with least, in Chinese, always marked as a scenario. */
export function explainFixZh(facts: FixFacts): string {
  const {kind, people, peopleTotal, needsConsent, linksKnown} = facts;
  const links = linksKnown ? '' : NO_LINKS_ZH;
  if (kind === null)
    return `没有找到能让这里的居民按时到达的小改动；住处离已知的步行道路远，新设一处也要先有路。${links}`;
  const all = twoDigits(peopleTotal) > twoDigits(people) ? `，全市共${peopleZh(peopleTotal)}` : '';
  const consent = needsConsent ? '需业主同意。' : '';
  return `最小的改善：${actionZh(facts)}，${whoZh(facts)}能在${limitZh(facts)}到达${all}。${consent}${links}${SCENARIO_ZH}`;
}

/** The same in English. */
export function explainFixEn(facts: FixFacts): string {
  const {kind, people, peopleTotal, needsConsent, linksKnown} = facts;
  const links = linksKnown ? '' : ` ${NO_LINKS_EN}`;
  if (kind === null)
    return `No small change was found that would bring these people in time; they live far from any known walkable street, so a new one would need a street first.${links}`;
  const all = twoDigits(peopleTotal) > twoDigits(people) ? ` (${peopleEn(peopleTotal)} in the whole city)` : '';
  const consent = needsConsent ? ' Needs the consent of the owners.' : '';
  const gain = `would bring ${whoEn(facts)}${all} within ${limitEn(facts)}`;
  return `Smallest fix: ${actionEn(facts)} ${gain}.${consent}${links} ${SCENARIO_EN}`;
}

/** Said of a gap that rests on incomplete data. */
export const UNVERIFIED_FIX = {
  zh: '资料可能不全，核实之前不测算改善办法。',
  en: 'The data may be incomplete: no fix is computed before someone has looked.',
} as const;
