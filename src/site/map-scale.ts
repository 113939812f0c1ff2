import {grouped, minutes as minutesWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type KnownCoverage, numberOrNull, type Row} from './rows.ts';

/** How the people of a map are coloured: three steps up to the threshold, two beyond it, and the rest. */
export interface MapScale {
  /** Column of `cells` that holds the value. */
  readonly column: string;
  readonly unit: 'minutes' | 'metres';
  /** Upper ends of the first five steps, in the unit; the third is the threshold. */
  readonly steps: readonly [number, number, number, number, number];
  /** Value of a cell in the unit; null: no path, or no data. */
  value(row: Row): number | null;
}

const MINUTES: Readonly<Record<number, MapScale['steps']>> = {
  5: [2, 3, 5, 8, 10],
  8: [3, 5, 8, 12, 16],
  10: [3, 6, 10, 15, 20],
  15: [5, 10, 15, 20, 30],
};

/** Column of `cells` with the walk (or straight line) to the nearest facility, in the measure of a threshold. */
export function valueColumn({measure, category}: Pick<KnownCoverage, 'measure' | 'category'>): string {
  const prefix = measure === 'seconds' ? 'seconds' : measure === 'path_meters' ? 'meters' : 'straight_meters';
  return `${prefix}_${category}`;
}

/** The scale of one threshold, so that the turn of the colours is where the standard is. */
export function mapScale(row: KnownCoverage): MapScale {
  const metres = row.measure !== 'seconds';
  const limit = metres ? (row.cutoffMeters ?? 0) : (row.cutoffSeconds ?? 0) / 60;
  const column = valueColumn(row);
  const steps = (metres ? null : MINUTES[limit]) ?? [limit * 0.4, limit * 0.7, limit, limit * 1.5, limit * 2];
  return {
    column,
    unit: metres ? 'metres' : 'minutes',
    steps: steps as MapScale['steps'],
    value: cell => {
      const value = cell[column] === undefined ? null : numberOrNull(cell, column);
      return value === null || metres ? value : value / 60;
    },
  };
}

/** Words for the steps of a scale, in order, the last for what is beyond all: ≤ 5 … > 30 分钟. */
export function stepWords(scale: MapScale, lang: Lang): string[] {
  const show = (value: number) => (scale.unit === 'metres' ? grouped(value) : String(value));
  const last = scale.steps[4];
  const unit =
    scale.unit === 'metres' ? (lang === 'zh' ? '米' : ' m') : minutesWords(lang, last * 60).replace(/^[\d.]+/, '');
  return [...scale.steps.map(step => `≤ ${show(step)}`), `> ${show(last)}${unit}`];
}
