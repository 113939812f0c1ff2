import {count, date, people, percentRange, significant} from '#i18n/format.ts';
import {type LandText, landText} from '#i18n/land.ts';
import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import {areaName, type City} from '../city.ts';
import {serviceWords} from '../words.ts';
import {asksWords, type Shown, shareWords, type Words} from './clause-view.ts';
import {isLandRow} from './land-rows.ts';
import type {ClauseRow} from './rows.ts';

/** One side of a comparison: a share with its range, and what it is a share of. */
export interface SurveySide {
  readonly share: Shown;
  readonly range: string;
  /** Hectares of land within reach and in all; empty for residents. */
  readonly amount: string;
  /** Of whom or of what it is not known; empty where all is known. */
  readonly unknown: string;
}

/** One clause, by residents and by residential land. */
export interface SurveyRow {
  readonly id: string;
  readonly service: string;
  readonly asks: string;
  readonly people: SurveySide;
  /** Null: no land is given, or none is asked about. */
  readonly land: SurveySide | null;
}

/** Clauses of the city or of a district. */
export interface SurveyBlock {
  readonly areaId: string;
  readonly name: string;
  readonly rows: readonly SurveyRow[];
}

/** Residents and residential land side by side: the city, its districts, and what is said of the land. */
export interface Survey {
  readonly hasLand: boolean;
  readonly city: SurveyBlock;
  readonly districts: readonly SurveyBlock[];
  /** Where the land comes from and how it was measured; why there is none. */
  readonly notes: readonly string[];
}

/** Hectares to three significant digits: land is measured to about a hundredth; below a tenth it says no more than that. */
export function hectares(squareMeters: number): string {
  const value = significant(squareMeters / 10_000, 3);
  if (value > 0 && value < 0.1) return '<0.1';
  return Number.isInteger(value) ? count(value) : `${value}`;
}

function sideOf(row: ClauseRow, amount: string, unknown: string, words: Words): SurveySide {
  const {shareLow, shareHigh} = row;
  const isPoint = shareLow === null || shareHigh === null || shareLow === shareHigh;
  return {
    share: {text: shareWords(row, words), value: row.share},
    range: isPoint ? '' : percentRange(shareLow, shareHigh),
    amount,
    unknown,
  };
}

function peopleSide(row: ClauseRow, l: LandText, words: Words): SurveySide {
  const unknown = row.unknown ?? 0;
  return sideOf(row, '', unknown > 0 ? l('land.peopleUnknown', {people: people(words.lang, unknown)}) : '', words);
}

function landSide(row: ClauseRow, l: LandText, words: Words): SurveySide {
  const {numerator, denominator, unknown} = row;
  const amount = l('land.hectares', {reached: hectares(numerator ?? 0), all: hectares(denominator ?? 0)});
  return sideOf(row, amount, unknown ? l('land.unknown', {hectares: hectares(unknown)}) : '', words);
}

/** What is said of the land: its source and date, how much there is, how it was cut. */
function landNotes({manifest}: City, lang: Lang, l: LandText): string[] {
  const {residentialLand: land, sources} = manifest;
  if (!land) return [l('land.noneWhy')];
  const source = sources.find(({kind}) => kind === 'land');
  const given = manifest.parameters.city['residentialLand'] as {readonly kind?: string} | undefined;
  const isOsm = given?.kind === 'osm';
  const all = hectares(land.squareMeters);
  const how = l('land.how', {
    source: isOsm ? l('land.osm') : ownLanguage(source?.source ?? '', lang),
    date: source?.date ? date(lang, source.date) : l('land.noDate'),
    all,
    side: land.sideMeters,
  });
  return [how, ...(isOsm ? [l('land.osmCaution', {all})] : []), l('land.judged')];
}

/** The clauses of `ids`, in that order, as they stand in one area. */
function blockOf(
  city: City,
  ids: readonly string[],
  ofArea: readonly ClauseRow[],
  named: Pick<SurveyBlock, 'areaId' | 'name'>,
  words: Words,
): SurveyBlock {
  const l = landText(words.lang);
  const byId = new Map(ofArea.map(row => [row.clauseId, row]));
  const rows = ids.flatMap((id): SurveyRow[] => {
    const row = byId.get(id);
    if (!row || row.category === null || row.denominator === null) return [];
    const land = byId.get(`${id}:land`);
    return [
      {
        id,
        service: serviceWords(city, row.category, words.lang),
        asks: asksWords(row, words),
        people: peopleSide(row, l, words),
        land: land ? landSide(land, l, words) : null,
      },
    ];
  });
  return {...named, rows};
}

/**
 * Residents and residential land side by side, for the clauses of `ids` that are counted: `rows` are those of the view in all
 * areas, land included.
 */
export function surveyOf(city: City, rows: readonly ClauseRow[], ids: readonly string[], words: Words): Survey {
  const {lang} = words;
  const {manifest} = city;
  const byArea = Map.groupBy(rows, row => `${row.areaKind}\n${row.areaId}`);
  const block = (kind: string, areaId: string, name: string) =>
    blockOf(city, ids, byArea.get(`${kind}\n${areaId}`) ?? [], {areaId, name}, words);
  const districts = city.areas.filter(({kind}) => kind === 'district');
  return {
    hasLand: rows.some(isLandRow),
    city: block('city', manifest.id, ''),
    districts: districts
      .map(area => block('district', area.areaId, areaName(area, lang)))
      .filter(one => one.rows.some(({land}) => land !== null)),
    notes: landNotes(city, lang, landText(lang)),
  };
}
