import {peopleNumber, percent} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {compareGroups} from '#schema/group-name.ts';
import type {City} from '../city.ts';
import {type AreaRow, isKnown} from '../rows.ts';
import {groupWords, serviceWords, thresholdShort, uncoveredWords} from '../words.ts';
import {areaIndex} from './area-index.ts';

/** People of one age group of an area. */
export interface AgeRow {
  readonly group: string;
  readonly name: string;
  readonly people: string;
  readonly share: number;
  readonly shareText: string;
}

/** Who cannot reach one service, walker by walker. */
export interface LeftOutRow {
  readonly category: string;
  readonly name: string;
  readonly threshold: string;
  /** One cell a walker; persons are null where ages are not known. */
  readonly cells: readonly {readonly text: string; readonly people: number | null}[];
}

/** The table of those left out, with a heading for each walker. */
export interface LeftOut {
  readonly columns: readonly string[];
  readonly rows: readonly LeftOutRow[];
}

/** Services shown in the table of those left out: it has to fit on paper. */
const MOST_ROWS = 6;

/** People by age, young first; groups overlap (80 and over are among 60 and over). Empty where ages are not known. */
export function ageRows(area: AreaRow, lang: Lang): AgeRow[] {
  if (area.people <= 0) return [];
  return [...area.groups]
    .sort(([a], [b]) => compareGroups(a, b))
    .map(([group, people]) => ({
      group,
      name: groupWords(lang, group),
      people: peopleNumber(lang, people),
      share: people / area.people,
      shareText: percent(people / area.people),
    }));
}

/**
 * Known to be out of reach of required services at the default standard: everyone at the adult's pace, everyone at their own
 * pace, and each age group at its pace where that is published. Services that leave out the most first.
 */
export function leftOut(city: City, area: AreaRow, t: Translate, lang: Lang): LeftOut {
  const index = areaIndex(city);
  const judged = new Set(index.judged.map(standard => standard.id));
  const rows = index.coverage.get(area.areaId).filter(row => judged.has(row.standardId ?? ''));
  const groups = [...new Set(rows.map(row => row.group))].filter(group => group !== 'all').sort(compareGroups);
  const walkers = [
    {profile: 'adult', group: 'all', name: t('ar.left.adult')},
    {profile: 'own', group: 'all', name: t('ar.left.own')},
    ...groups.map(group => ({profile: null, group, name: groupWords(lang, group)})),
  ].filter(({profile, group}) => rows.some(row => row.group === group && (profile ?? row.profile) === row.profile));
  const most = (standardId: string | null) =>
    Math.max(0, ...rows.filter(row => row.standardId === standardId).map(row => row.uncovered ?? 0));
  const shown = rows
    .filter(row => row.profile === 'adult' && row.group === 'all' && most(row.standardId) > 0)
    .sort((a, b) => most(b.standardId) - most(a.standardId))
    .slice(0, MOST_ROWS);
  return {
    columns: walkers.map(walker => walker.name),
    rows: shown.map(row => ({
      category: row.category,
      name: serviceWords(city, row.category, lang),
      threshold: thresholdShort(t, lang, row),
      cells: walkers.map(({profile, group}) => {
        const cell = rows.find(
          other =>
            other.standardId === row.standardId &&
            other.group === group &&
            (profile ?? other.profile) === other.profile,
        );
        const known = cell !== undefined && isKnown(cell);
        return known
          ? {text: uncoveredWords(cell, lang), people: cell.uncovered}
          : {text: t('score.unknown'), people: null};
      }),
    })),
  };
}

/** Floor area of community service facilities per 100 households. */
export interface FloorArea {
  readonly words: string;
  readonly verdict: string;
  readonly why: string;
  readonly source: string;
}

/** The published indicator in words; null when the area has none. */
export function floorArea(city: City, area: AreaRow, t: Translate, lang: Lang): FloorArea | null {
  const row = areaIndex(city).floorArea.get(area.areaId);
  if (!row) return null;
  return {
    words:
      row.value === null
        ? t('ar.floor.none')
        : t('ar.floor.value', {
            value: String(Math.round(row.value * 10) / 10),
            target: row.target === null ? '—' : String(row.target),
          }),
    verdict:
      row.value === null
        ? ''
        : t(
            row.verdict === 'met'
              ? 'ar.floor.met'
              : row.verdict === 'not-met'
                ? 'ar.floor.notMet'
                : 'ar.floor.unjudged',
          ),
    why: (lang === 'zh' ? row.whyZh : row.whyEn) ?? '',
    source: sourceHalf(row.source, lang),
  };
}

function sourceHalf(source: string, lang: Lang): string {
  const [zh = source, en = zh] = source.split(' · ');
  return lang === 'zh' ? zh : en;
}
