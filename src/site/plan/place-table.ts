import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {needsCheck, type PlanRow} from '#schema/plan-row.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';
import {placeOf} from './scope-names.ts';
import {baselineWords, rowValueWords, targetWords} from './value-words.ts';

/** What one place says of one indicator: a target or where it stood before. */
export interface PlaceFigure {
  readonly row: string;
  readonly words: string;
  readonly recalled: boolean;
}

/** One place with its figures for each indicator, in the order of the indicators. */
export interface PlaceRow {
  readonly place: string;
  readonly inferred: boolean;
  readonly documents: readonly string[];
  readonly cells: readonly (readonly PlaceFigure[])[];
}

/** The seven indicators by place: the nation first, then places as the catalogue names them. Not sorted by value: no ranking. */
export interface PlaceTable {
  readonly columns: readonly {readonly id: string; readonly name: string}[];
  readonly rows: readonly PlaceRow[];
}

/** Figures of the indicators in the nation and in the places whose plans were seen. */
export function placeTable(rows: CatalogueRows, t: Translate, lang: Lang): PlaceTable {
  const indicators = rows.monitor.entries.filter(({section}) => section === 'indicators');
  const local = indicators.map(({row, provinces}) => [row, ...provinces].map(id => planRow(rows, id)));
  const keyOf = (row: PlanRow) => `${row.scope} ${row.province_inferred}`;
  const places = new Map<string, PlanRow[]>();
  for (const row of local.flat()) places.set(keyOf(row), [...(places.get(keyOf(row)) ?? []), row]);
  return {
    columns: indicators.map(({id, name_zh, name_en}) => ({id, name: lang === 'zh' ? name_zh : name_en})),
    rows: [...places].map(([key, ofPlace]) => ({
      place: placeOf(ofPlace[0]!, lang),
      inferred: ofPlace[0]!.province_inferred,
      documents: [...new Set(ofPlace.map(row => (lang === 'zh' ? row.doc_zh : row.doc_en)))],
      cells: local.map(ofIndicator =>
        ofIndicator.filter(row => keyOf(row) === key).map(row => placeFigure(row, t, lang)),
      ),
    })),
  };
}

function placeFigure(row: PlanRow, t: Translate, lang: Lang): PlaceFigure {
  const before = baselineWords(row, lang);
  const words =
    row.target_value !== null
      ? t('plan.places.target', {value: targetWords(row, lang), year: row.target_year ?? ''})
      : before !== null
        ? t('plan.places.before', {value: before, year: row.baseline_year ?? ''})
        : rowValueWords(row, lang);
  return {row: row.id, words, recalled: needsCheck(row)};
}
