import type {Catalogue} from './category.ts';
import {InputError} from './input-error.ts';
import {readList} from './plan-catalogue.ts';
import type {Standard} from './standard.ts';
import {type ToVerify, toVerifyFileSchema} from './to-verify.ts';

/** Reads to-verify.json on its own, for what does not need the plan rows. Throws InputError. */
export function readToVerify(json: string): readonly ToVerify[] {
  return readList(json, 'to-verify.json', toVerifyFileSchema, 'rows', 'row').rows;
}

/**
 * The category catalogue with the thresholds a person has compared with the printed text: a ticked row of to-verify.json
 * makes the recalled rows it names `found`, so that they can decide. Without ticks nothing changes. Throws InputError when a
 * row names no recalled threshold, or one with another figure.
 */
export function withVerified(catalogue: Catalogue, toVerify: readonly ToVerify[]): Catalogue {
  const rows = new Map(catalogue.categories.flatMap(({standards}) => standards.map(row => [row.id, row] as const)));
  const ticks = new Map<string, ToVerify>();
  for (const tick of toVerify) {
    for (const id of tick.standards) {
      checkFigure(tick, id, rows.get(id));
      if (tick.verified_by !== null && tick.verified_on !== null) ticks.set(id, tick);
    }
  }
  if (ticks.size === 0) return catalogue;
  const verified = (row: Standard): Standard => {
    const tick = ticks.get(row.id);
    if (!tick) return row;
    return {
      ...row,
      status: 'found',
      source: `${row.source}; ${tick.row} verified by ${tick.verified_by} on ${tick.verified_on}`,
    };
  };
  return {
    ...catalogue,
    categories: catalogue.categories.map(category => ({...category, standards: category.standards.map(verified)})),
  };
}

function checkFigure(tick: ToVerify, id: string, row: Standard | undefined): void {
  const refuse = (found: string, expected: string): InputError =>
    new InputError({file: 'to-verify.json', where: `row ${tick.row}, standards`, found, expected});
  if (row?.status !== 'recalled') throw refuse(id, 'the id of a recalled row of categories.json');
  const figure = figureOf(row, tick.unit);
  if (figure === null && FIGURES.some(key => row[key] !== null))
    throw refuse(
      `${id} with ${FIGURES.flatMap(key => (row[key] === null ? [] : [`${key} ${row[key]}`])).join(', ')}`,
      `a threshold in ${tick.unit}`,
    );
  if (figure !== null && figure !== tick.value) throw refuse(`${id} with ${figure}`, `${tick.value} ${tick.unit}`);
}

/** What a threshold can be a figure of. */
const FIGURES = ['metres', 'minutes', 'min_area_sqm'] as const;

/** The figure of a threshold in a unit of the plan rows; null when it has none of that unit. */
function figureOf(row: Standard, unit: string): number | null {
  if (unit === 'metres') return row.metres;
  if (unit === 'minutes') return row.minutes;
  if (unit === 'hectares') return row.min_area_sqm === null ? null : row.min_area_sqm / 10_000;
  return null;
}
