import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type AccessibilityText, accessibilityText} from '#i18n/accessibility.ts';
import {date} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Checklist, type CheckState, checklistSchema} from '#schema/checklist.ts';

/** The lists, the one everything else is compared with first. */
const KEYS = ['wcag22', 'gbt37668', 'elder-websites'] as const;
const FOLDER = 'data/accessibility';

/** One requirement as the page shows it. */
export interface CheckView {
  readonly number: string;
  readonly name: string;
  readonly level: string;
  readonly stateKey: CheckState;
  readonly state: string;
  readonly how: string;
  readonly tests: Checklist['rows'][number]['tests'];
  /** What was seen by somebody, and when; '' when nobody looked. */
  readonly looked: string;
}

/** One list of requirements as the page shows it. */
export interface ChecklistView {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly source: string | null;
  readonly counts: string;
  readonly rows: readonly CheckView[];
}

/** Text of a list's file, as it is offered for download. Throws when there is none of that name. */
export function checklistText(key: string): string {
  return readFileSync(join(process.cwd(), FOLDER, `${key}.json`), 'utf8');
}

/** Names of the lists, for their files. */
export function checklistKeys(): readonly string[] {
  return KEYS;
}

/** Every list, checked. Throws what is wrong with its form. */
export function checklists(): Checklist[] {
  return KEYS.map(key => checklistSchema.parse(JSON.parse(checklistText(key))));
}

/** How many requirements came to what. */
export function stateCounts(list: Checklist): {all: number; met: number; partly: number; na: number; open: number} {
  const of = (state: CheckState) => list.rows.filter(row => row.state === state).length;
  return {
    all: list.rows.length,
    met: of('met'),
    partly: of('partly'),
    na: of('not-applicable'),
    open: of('to-verify'),
  };
}

/** The lists in a language. */
export function checklistViews(lang: Lang): ChecklistView[] {
  const t = accessibilityText(lang);
  return checklists().map(list => ({
    key: list.key,
    title: list.title[lang],
    note: list.note[lang],
    source: list.source,
    counts: countWords(stateCounts(list), t),
    rows: list.rows.map(row => checkView(row, t, lang)),
  }));
}

function countWords(counts: ReturnType<typeof stateCounts>, t: AccessibilityText): string {
  return t(counts.open === counts.all ? 'acc.countsOpen' : 'acc.counts', counts);
}

function checkView(row: Checklist['rows'][number], t: AccessibilityText, lang: Lang): CheckView {
  return {
    number: row.number ?? (row.sameAs.length > 0 ? `WCAG ${row.sameAs.join(lang === 'zh' ? '、' : ', ')}` : '—'),
    name: row.name[lang],
    level: row.level ?? '—',
    stateKey: row.state,
    state: t(`acc.state.${row.state}`),
    how: row.how[lang],
    tests: row.tests,
    looked: row.looked === null ? '' : t('acc.hand', {date: date(lang, row.looked.on), saw: row.looked.saw[lang]}),
  };
}

/** The page's sentence about the first list, and when it was gone through. */
export function statement(lang: Lang): {readonly summary: string; readonly date: string} {
  const t = accessibilityText(lang);
  const [wcag] = checklists();
  if (wcag === undefined) throw new Error(`${FOLDER}: no list`);
  return {
    summary: t('acc.summary', stateCounts(wcag)),
    date: t('acc.date', {date: date(lang, wcag.reviewed)}),
  };
}
