import {people} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {groupName} from '#schema/group-name.ts';
import {headlineCoverage} from '../choice.ts';
import {type City, standardOf} from '../city.ts';
import {serviceWords} from '../words.ts';
import {differenceFigure} from './equity-figure.ts';
import {indexTable, lackTable} from './equity-tables.ts';
import type {EquityRow} from './rows.ts';
import {type AnalysisSection, points, standardWords, tableFiles} from './section.ts';

/** A difference of two shares with a value. */
export interface Difference extends EquityRow {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

const isDifference = (row: EquityRow): row is Difference =>
  row.index === 'share_difference' && row.value !== null && row.low !== null && row.high !== null;

/** Who is farther away: ages, districts, town and country; and how unevenly choice is spread. */
export function equitySection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const rows = city.analysis.equity;
  const base = {id: 'equity', title: t('an.equity'), files: tableFiles(city, ['equity'])};
  if (rows.length === 0)
    return {...base, notes: [], finding: t('an.equityNone'), definitions: [], figures: [], tables: []};
  const differences = rows.filter(isDifference);
  const ages = ageDifferences(city, differences);
  const places = placeDifferences(city, differences);
  const figures = [
    differenceFigure(city, 'ages-apart', ages, t, lang),
    differenceFigure(city, 'places-apart', places, t, lang),
  ].filter(figure => figure !== null);
  return {
    ...base,
    finding: finding(city, ages, places, t, lang),
    definitions: [t('an.equityDefinition')],
    figures: figures.map(figure => ({figure, parts: null})),
    tables: [lackTable(city, t, lang), indexTable(city, t, lang)].filter(table => table.rows.length > 0),
    notes: [{text: rankNote(rows, t), folded: ''}],
  };
}

/** Age groups at their own pace against everyone at the adult pace, whole city, at the standard that says most. */
export function ageDifferences(city: City, rows: readonly Difference[]): Difference[] {
  return mostTelling(
    city,
    rows.filter(row => row.areaKind === 'city' && row.comparedWith === 'all' && row.measure === 'seconds'),
  );
}

const PLACES = ['district', 'subdistrict', 'area_type'];

/** Districts and kinds of area against the whole city, everyone at the adult pace, at the standard that says most. */
export function placeDifferences(city: City, rows: readonly Difference[]): Difference[] {
  const against = rows.filter(row => row.comparedWith !== 'all' && row.profile === 'adult' && row.group === 'all');
  const districts = against.some(row => row.areaKind === 'district');
  const kinds = districts ? ['district', 'area_type'] : PLACES;
  return mostTelling(
    city,
    against.filter(row => kinds.includes(row.areaKind)),
  );
}

/** Rows of the headline's standard if they can be compared at all; else of the required standard with most that can. */
function mostTelling(city: City, rows: readonly Difference[]): Difference[] {
  const headline = headlineCoverage(city)?.standardId ?? null;
  const told = (same: readonly Difference[]) =>
    same.filter(row => row.comparison === 'lower' || row.comparison === 'higher').length;
  const groups = [...Map.groupBy(rows, row => row.standardId).values()];
  const own = groups.find(same => same[0]?.standardId === headline);
  if (own && told(own) > 0) return own;
  const deciding = groups.filter(same => standardOf(city, same[0]?.standardId ?? null)?.decides === true);
  const [best] = [...deciding, ...groups].sort((a, b) => told(b) - told(a));
  return best && told(best) > 0 ? best : (own ?? groups[0] ?? []);
}

function finding(
  city: City,
  ages: readonly Difference[],
  places: readonly Difference[],
  t: Translate,
  lang: Lang,
): string {
  if (ages.length === 0 && places.length === 0) return t('an.equityNoGroups');
  const lowest = (rows: readonly Difference[]) =>
    [...rows].filter(row => row.comparison === 'lower').sort((a, b) => a.value - b.value)[0];
  const [age, place] = [lowest(ages), lowest(places)];
  const join = lang === 'zh' ? '' : ' ';
  const sentences = [
    age ? t('an.equityAge', {...differenceParameters(city, age, t, lang), group: groupName(age.group)[lang]}) : null,
    place
      ? t('an.equityPlace', {...differenceParameters(city, place, t, lang), place: placeName(city, place, t, lang)})
      : null,
  ].filter(sentence => sentence !== null);
  return sentences.length > 0 ? sentences.join(join) : t('an.equityCannot');
}

function differenceParameters(city: City, row: Difference, t: Translate, lang: Lang): Record<string, string> {
  return {
    service: serviceWords(city, row.category, lang),
    threshold: standardWords(city, row.standardId, t, lang),
    points: points(Math.abs(row.value)).replace('+', ''),
    range: absolute(row),
    people: people(lang, row.people),
  };
}

/** Range of how much lower a share is, in percentage points, least first. */
function absolute({low, high}: Difference): string {
  const [least, most] = [Math.abs(high), Math.abs(low)].map(value => points(value).replace('+', ''));
  return least === most ? `${least}` : `${least}–${most}`;
}

/** Name of what a difference is about: a place, or urban, fringe, rural. */
export function placeName(city: City, row: EquityRow, t: Translate, lang: Lang): string {
  if (row.areaKind === 'area_type') return t(`areaType.${row.areaId}` as 'areaType.urban');
  const area = city.areas.find(candidate => candidate.areaId === row.areaId);
  const named = area && (lang === 'zh' ? (area.nameZh ?? area.name) : (area.nameEn ?? area.name ?? area.nameZh));
  return named ?? row.areaId;
}

/** Palma and concentration index, or why there are none. */
function rankNote(rows: readonly EquityRow[], t: Translate): string {
  const ranked = rows.find(row => row.rankBy !== null);
  return ranked ? t('an.ranked', {by: t(`an.rank.${ranked.rankBy}` as 'an.rank.income')}) : t('an.notRanked');
}
