import type {PlanRowEntry} from './plan-row.ts';
import {AREA_UNITS, PLAN_UNITS, type PlanUnit} from './plan-units.ts';

/** What does not fit in a row: the field, what stands there and what should. */
export interface RowProblem {
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}

const HAN = /\p{Script=Han}/u;

/** Rules that tie fields of one row together. Returns the first one broken, or null. */
export function rowProblem(row: PlanRowEntry, categories: ReadonlySet<string>): RowProblem | null {
  return (
    wrongWords(row) ??
    wrongValue(row) ??
    wrongUnit(row) ??
    wrongThreshold(row) ??
    wrongYears(row) ??
    wrongLinks(row, categories)
  );
}

function wrong(field: string, found: unknown, expected: string): RowProblem {
  return {field, found: JSON.stringify(found), expected};
}

/** Both languages are there, and neither stands in the other's place. */
function wrongWords(row: PlanRowEntry): RowProblem | null {
  if (!HAN.test(row.name_zh)) return wrong('name_zh', row.name_zh, 'Chinese');
  for (const field of ['name_en', 'value_en', 'note_en'] as const) {
    if (HAN.test(row[field] ?? '')) return wrong(field, row[field], 'English without Chinese characters');
  }
  if ((row.note_zh === null) !== (row.note_en === null))
    return wrong('note_en', row.note_en, 'a note in both languages, or in none');
  if (typeof row.value === 'string' && HAN.test(row.value) && row.value_en === null)
    return wrong('value_en', null, `an English text of ${JSON.stringify(row.value)}`);
  return null;
}

function wrongValue(row: PlanRowEntry): RowProblem | null {
  const number = typeof row.value === 'number';
  if (number !== (row.comparator !== null))
    return wrong(
      'comparator',
      row.comparator,
      number ? 'a comparator, as the value is a number' : 'none, as the value is no number',
    );
  if ((row.comparator === 'between') !== (row.value_high !== null))
    return wrong(
      'value_high',
      row.value_high,
      row.comparator === 'between' ? 'the upper end of the range' : 'none without a range',
    );
  if (row.value_high !== null && !(Number(row.value) < row.value_high))
    return wrong('value_high', row.value_high, `more than ${row.value}`);
  if (number && row.value_en !== null) return wrong('value_en', row.value_en, 'none, as the value is a number');
  return null;
}

function wrongUnit(row: PlanRowEntry): RowProblem | null {
  if (row.unit !== null && !Object.hasOwn(PLAN_UNITS, row.unit)) return wrong('unit', row.unit, 'a key of PLAN_UNITS');
  if (typeof row.value === 'number' && row.unit === null)
    return wrong('unit', null, 'a unit, as the value is a number');
  const area = row.unit !== null && AREA_UNITS.includes(row.unit as PlanUnit);
  if (area !== (row.area_type !== null))
    return wrong(
      'area_type',
      row.area_type,
      area ? 'land or floor, as the unit is square metres' : 'none, as the unit is no area',
    );
  return null;
}

/** Minutes and metres are rows apart, and what a threshold says is the row's own value. */
function wrongThreshold(row: PlanRowEntry): RowProblem | null {
  if (row.minutes !== null && row.metres !== null)
    return wrong('metres', row.metres, 'none in a row with minutes: they are rows apart');
  if (row.minutes !== null && (row.unit !== 'minutes' || row.value !== row.minutes))
    return wrong('minutes', row.minutes, 'the value of the row, in minutes');
  if (row.metres !== null && (row.unit !== 'metres' || row.value !== row.metres))
    return wrong('metres', row.metres, 'the value of the row, in metres');
  return null;
}

function wrongYears(row: PlanRowEntry): RowProblem | null {
  if (row.target_value !== null && row.target_year === null)
    return wrong('target_year', null, 'the year of the target');
  if (row.target_year !== null && row.target_value === null) return wrong('target_value', null, 'the target');
  if (row.target_value !== null && row.target_value !== row.value)
    return wrong('target_value', row.target_value, `${JSON.stringify(row.value)}, the value of the row`);
  if (row.baseline_value !== null && row.baseline_year === null)
    return wrong('baseline_year', null, 'the year of the baseline');
  return null;
}

function wrongLinks(row: PlanRowEntry, categories: ReadonlySet<string>): RowProblem | null {
  const keys = [...(row.category_key === null ? [] : [row.category_key]), ...row.also_categories];
  const stranger = keys.find(key => !categories.has(key));
  if (stranger !== undefined) return wrong('category_key', stranger, 'a key of categories.json');
  if (new Set(keys).size < keys.length) return wrong('also_categories', row.also_categories, 'each service once');
  if ((row.logic === 'or') !== row.either.length > 0)
    return wrong(
      'either',
      row.either,
      row.logic === 'or' ? 'the rows of which one is enough' : 'none without logic "or"',
    );
  const seen = /S[014]:\d/.test(row.locator);
  if (row.status === 'seed' && !seen)
    return wrong('locator', row.locator, 'a line of the briefing material, as the row is seed');
  if (row.status === 'found' && !/F\d/.test(row.locator))
    return wrong('locator', row.locator, 'a look-up like F01, as the row is found');
  if (row.scope === 'general' && row.target_value !== null)
    return wrong('scope', row.scope, 'who is bound by the target');
  return null;
}
