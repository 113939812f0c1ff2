import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';
import {type RowMention, rowMention} from './promise-view.ts';
import {dueWords, planNumber, rowValueWords, targetWords} from './value-words.ts';

/** Something people get wrong, with the rows it is about. */
export interface Trap {
  readonly name: string;
  readonly wrong: string;
  readonly right: string;
  readonly rows: readonly string[];
}

/** What each trap is about: places of its sentence and the rows that fill them. */
const TRAPS = {
  'urban-rural': {urban: 'N1', rural: 'N2'},
  'large-cities': {meals: 'SD057'},
  either: {indoor: 'SD031', outdoor: 'SD032'},
  'land-floor': {land: 'SD030', floor: 'SD031'},
  'all-ages': {places: 'PS-NURSERY'},
  'urban-residents': {workers: 'N7'},
  satisfaction: {share: 'MC-SATISFACTION', survey: 'SD126'},
  minutes: {metres: 'TIER-15-M', minutes: 'TIER-15-MIN'},
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The traps in the words of the page; every figure comes from its row. */
export function traps(rows: CatalogueRows, t: Translate, lang: Lang): Trap[] {
  return (Object.keys(TRAPS) as (keyof typeof TRAPS)[]).map(name => {
    const places: Readonly<Record<string, string>> = TRAPS[name];
    const words = Object.fromEntries(
      Object.entries(places).flatMap(([place, id]) => {
        const row = planRow(rows, id);
        const bare = row.value_high ?? row.value;
        return [
          [place, row.target_value === null ? rowValueWords(row, lang) : targetWords(row, lang)],
          [`${place}Number`, typeof bare === 'number' ? planNumber(bare, lang) : ''],
        ];
      }),
    );
    const [first = ''] = Object.values(places);
    const parameters = {...words, due: dueWords(planRow(rows, first), t)};
    return {
      name,
      wrong: t(`plan.trap.${name}.wrong`, parameters),
      right: t(`plan.trap.${name}.right`, parameters),
      rows: Object.values(places),
    };
  });
}

/** Two rows that say different things about the same, each with its document. Both are kept. */
export interface Conflict {
  readonly both: readonly [RowMention, RowMention];
  readonly note: string | null;
}

/** Every pair of rows that contradict one another, once. */
export function conflicts(rows: CatalogueRows, t: Translate, lang: Lang): Conflict[] {
  return rows.rows.flatMap((row, index) =>
    row.conflicts
      .map(id => planRow(rows, id))
      .filter(other => rows.rows.indexOf(other) > index)
      .map(other => ({
        both: [rowMention(row, t, lang), rowMention(other, t, lang)] as const,
        note: lang === 'zh' ? (row.note_zh ?? other.note_zh) : (row.note_en ?? other.note_en),
      })),
  );
}
