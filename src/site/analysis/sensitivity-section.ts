import {type IntervalAxis, type IntervalRow, intervalPlot} from '#charts/interval-plot.ts';
import {people, peopleNumber, percent, percentWords} from '#i18n/format.ts';
import {inLang, type Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {headlineCoverage} from '../choice.ts';
import {type City, categoryName, standardOf, standardsApply} from '../city.ts';
import {amount, type Figure, type FigureColumn} from '../figure.ts';
import {serviceWords} from '../words.ts';
import type {SensitivityRow} from './rows.ts';
import {
  type AnalysisSection,
  points,
  type SectionNote,
  standardShort,
  standardWords,
  type TableView,
  tableFiles,
} from './section.ts';

/** A row that was computed. */
interface ComputedRow extends SensitivityRow {
  readonly category: string;
  readonly people: number;
  readonly covered: number;
  readonly difference: number;
}

const isComputed = (row: SensitivityRow): row is ComputedRow =>
  row.category !== null && row.people !== null && row.people > 0 && row.covered !== null && row.difference !== null;

const COLUMNS: readonly FigureColumn[] = [
  {key: 'assumption', zh: '改变的假设', en: 'Assumption', numeric: false},
  {key: 'setting', zh: '改成什么', en: 'Changed to', numeric: false},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'covered', zh: '到得了', en: 'In reach', numeric: true},
  {key: 'covered_difference', zh: '与基准之差（人）', en: 'Difference to base, people', numeric: true},
  {key: 'share_covered', zh: '占比', en: 'Share', numeric: true},
];

/** Services the table shows before it folds the others. */
const SHOWN = 8;

/** What the numbers would be with one assumption changed at a time. */
export function sensitivitySection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const rows = city.analysis.sensitivity;
  const computed = rows.filter(isComputed);
  const base = {id: 'sensitivity', title: t('an.sensitivity'), files: tableFiles(city, ['sensitivity'])};
  const notes = notComputed(rows, lang);
  const told = headlineRows(city, computed);
  if (told === null)
    return {...base, notes, finding: t('an.sensitivityNone'), definitions: [], figures: [], tables: []};
  return {
    ...base,
    notes,
    finding: finding(city, told, t, lang),
    definitions: [t('an.sensitivityDefinition')],
    figures: [{figure: sensitivityFigure(city, told, t, lang), parts: null}],
    tables: [allServices(city, computed, t, lang)],
  };
}

interface Told {
  readonly base: ComputedRow;
  readonly changed: readonly ComputedRow[];
}

/** Rows of the headline's standard; where it has none, of the standard that most people are in reach of. */
function headlineRows(city: City, rows: readonly ComputedRow[]): Told | null {
  const bases = rows.filter(row => row.assumption === 'base' && row.covered > 0);
  const headline = headlineCoverage(city)?.standardId;
  const base =
    bases.find(row => row.standardId === headline) ?? [...bases].sort((a, b) => b.covered - a.covered)[0] ?? null;
  if (base === null) return null;
  return {base, changed: rows.filter(row => row.standardId === base.standardId && row !== base)};
}

const isAnyoneKnown = (row: ComputedRow) => (row.unknown ?? 0) < row.people;
const share = (row: ComputedRow) => row.covered / row.people;
const settingWords = (row: SensitivityRow, lang: Lang) => inLang(lang, row.settingZh, row.settingEn) ?? row.setting;

function widest(rows: readonly ComputedRow[]): ComputedRow | null {
  return [...rows].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0] ?? null;
}

function finding(city: City, {base, changed}: Told, t: Translate, lang: Lang): string {
  const most = widest(changed);
  const parameters = {
    service: serviceWords(city, base.category, lang),
    threshold: standardWords(city, base.standardId, t, lang),
    base: percentWords(lang, share(base)),
    settings: changed.length,
  };
  if (!most || most.difference === 0) return t('an.sensitivitySame', parameters);
  const all = [base, ...changed].map(share);
  return t('an.sensitivityFinding', {
    ...parameters,
    low: percent(Math.min(...all)),
    high: percent(Math.max(...all)),
    setting: settingWords(most, lang),
    change: t(most.difference < 0 ? 'an.fewer' : 'an.more', {people: people(lang, Math.abs(most.difference))}),
  });
}

function sensitivityFigure(city: City, {base, changed}: Told, t: Translate, lang: Lang): Figure {
  const at = share(base);
  const rows = changed.map((row): IntervalRow => {
    const mid = share(row);
    return {
      label: settingWords(row, lang),
      marks: [{low: Math.min(at, mid), mid, high: Math.max(at, mid)}],
      value: row.difference === 0 ? `${percent(mid)} · ${t('an.unchanged')}` : `${percent(mid)} (${points(mid - at)})`,
    };
  });
  const axis = shareAxis([at, ...changed.map(share)]);
  const line = {at, label: t('an.baseLine', {share: percent(at)})};
  const title = t('an.sensitivityTitle', {
    service: serviceWords(city, base.category, lang),
    threshold: standardWords(city, base.standardId, t, lang),
  });
  const show = (value: number) => peopleNumber(lang, value);
  const signed = (value: number) => (value < 0 ? `−${show(-value)}` : value > 0 ? `+${show(value)}` : '0');
  return {
    name: 'sensitivity',
    page: 'analysis',
    categories: [base.category],
    title,
    subtitle: t('an.sensitivitySubtitle'),
    alt: finding(city, {base, changed}, t, lang),
    wide: intervalPlot(rows, {width: 760, line, series: [], axis}),
    narrow: intervalPlot(rows, {width: 358, line, series: [], axis}),
    columns: COLUMNS,
    rows: [base, ...changed].map(row => [
      {value: row.assumption, text: assumptionWords(row.assumption, t)},
      {value: row.setting, text: settingWords(row, lang)},
      amount(row.people, show, ''),
      amount(row.covered, show, ''),
      amount(row.difference, signed, ''),
      amount(share(row), percent, ''),
    ]),
  };
}

/** Steps an axis of shares may have. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.25];

/** An axis that shows small changes: from the smallest share to the largest, in whole steps, never beyond 0 or 100 %. */
export function shareAxis(shares: readonly number[]): IntervalAxis {
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const step = STEPS.find(candidate => most - least <= candidate * 3) ?? 0.25;
  const from = Math.max(0, Math.floor(least / step - 0.5));
  const to = Math.min(Math.round(1 / step), Math.ceil(most / step + 0.5));
  const ticks = Array.from({length: to - from + 1}, (_, index) => {
    const at = (from + index) * step;
    return {at, label: `${Math.round(at * 100)}%`};
  });
  return {from: from * step, to: to * step, ticks};
}

const assumptionWords = (key: string, t: Translate) => translateOr(t, `an.assumption.${key}`, key);

/** Every service at its default standard: share in base, and the change in percentage points under each setting. */
function allServices(city: City, rows: readonly ComputedRow[], t: Translate, lang: Lang): TableView {
  const settings = new Map(
    rows
      .filter(row => row.assumption !== 'base')
      .map(row => [`${row.assumption}:${row.setting}`, settingWords(row, lang)] as const),
  );
  const judged = (row: ComputedRow) => {
    const standard = standardOf(city, row.standardId);
    return standard?.default === true && (!standardsApply(city) || standard.decides || row.covered > 0);
  };
  const services = [...Map.groupBy(rows.filter(judged), row => row.standardId).values()].flatMap(same => {
    const base = same.find(row => row.assumption === 'base');
    return base ? [{base, same, most: Math.abs(widest(same)?.difference ?? 0) / base.people}] : [];
  });
  return {
    title: t('an.sensitivityTable'),
    note: '',
    columns: [
      {title: t('score.service'), numeric: false},
      {title: t('score.threshold'), numeric: false},
      {title: t('an.base'), numeric: true},
      ...[...settings.values()].map(title => ({title, numeric: true})),
    ],
    shown: SHOWN,
    rows: services
      .sort((a, b) => b.most - a.most || (a.base.category < b.base.category ? -1 : 1))
      .map(({base, same}) => [
        categoryName(city, base.category, lang),
        standardShort(city, base.standardId, t, lang),
        isAnyoneKnown(base) ? percent(share(base)) : t('score.unknown'),
        ...[...settings.keys()].map(key => {
          const row = same.find(candidate => `${candidate.assumption}:${candidate.setting}` === key);
          if (!row) return t('an.notMeant');
          return isAnyoneKnown(row) ? points(row.difference / row.people) : t('score.unknown');
        }),
      ]),
  };
}

/** Settings that could not be computed, with the reason. */
function notComputed(rows: readonly SensitivityRow[], lang: Lang): SectionNote[] {
  const colon = lang === 'zh' ? '：' : ': ';
  const end = lang === 'zh' ? '。' : '.';
  return rows.flatMap(row =>
    row.why === null
      ? []
      : [{text: settingWords(row, lang) + colon + ownLanguage(spaced(row.why), lang) + end, folded: ''}],
  );
}

/** Both halves of a reason stand apart by a dot with a space on each side. */
const spaced = (text: string) => text.replace(/\s*·\s*/, ' · ');
