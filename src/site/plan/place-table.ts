import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {needsCheck, type PlanRow} from '#schema/plan-row.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';
import {placeOf} from './scope-names.ts';
import {baselineWords, rowValueWords, targetWords} from './value-words.ts';

/** What one place says of one indicator: a target, or where it stood before. */
export interface PlaceFigure {
  readonly row: string;
  readonly value: string;
  readonly role: string;
  readonly recalled: boolean;
}

/** A place that wrote figures down, and in which documents. */
export interface Place {
  readonly name: string;
  /** True when its document never names it. */
  readonly inferred: boolean;
  readonly documents: readonly string[];
}

/**
 * The indicators by place: the nation first, then places in the order of the catalogue. Neither sorted by value nor ranked.
 * Each row has a list of figures for every place, empty where none was seen.
 */
export interface PlaceTable {
  readonly places: readonly Place[];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly cells: readonly (readonly PlaceFigure[])[];
  }[];
}

const keyOf = (row: PlanRow) => `${row.scope} ${row.province_inferred}`;

/** Figures of the indicators in the nation and in the places whose plans were seen. */
export function placeTable(rows: CatalogueRows, t: Translate, lang: Lang): PlaceTable {
  const indicators = rows.monitor.entries
    .filter(({section}) => section === 'indicators')
    .map(entry => ({entry, figures: [entry.row, ...entry.provinces].map(id => planRow(rows, id))}));
  const all = indicators.flatMap(({figures}) => figures);
  const keys = [...new Set(all.map(keyOf))];
  return {
    places: keys.map(key => {
      const ofPlace = all.filter(row => keyOf(row) === key);
      return {
        name: placeOf(ofPlace[0]!, lang),
        inferred: ofPlace[0]!.province_inferred,
        documents: [...new Set(ofPlace.map(row => (lang === 'zh' ? row.doc_zh : row.doc_en)))],
      };
    }),
    rows: indicators.map(({entry, figures}) => ({
      id: entry.id,
      name: lang === 'zh' ? entry.name_zh : entry.name_en,
      cells: keys.map(key => figures.filter(row => keyOf(row) === key).map(row => placeFigure(row, t, lang))),
    })),
  };
}

function placeFigure(row: PlanRow, t: Translate, lang: Lang): PlaceFigure {
  const shared = {row: row.id, recalled: needsCheck(row)};
  if (row.target_value !== null)
    return {
      ...shared,
      value: targetWords(row, lang),
      role: t('plan.places.role.target', {year: row.target_year ?? ''}),
    };
  const before = baselineWords(row, lang);
  if (before === null) return {...shared, value: rowValueWords(row, lang), role: ''};
  return {...shared, value: before, role: t('plan.places.role.before', {year: row.baseline_year ?? ''})};
}
