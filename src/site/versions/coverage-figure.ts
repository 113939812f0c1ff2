import {type IntervalRow, intervalPlot} from '#charts/interval-plot.ts';
import {count, percent} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {versionWord} from '#i18n/versions.ts';
import {type City, categoryName} from '../city.ts';
import {amount, type Figure, type FigureCell, type FigureColumn, word} from '../figure.ts';
import {serviceWords, thresholdShort} from '../words.ts';
import {apart, cityRows, differenceWords, isSideKnown, isSlight, sidesDiffer} from './coverage-section.ts';
import type {CityVersions, CoverageChange, CoverageSide} from './rows.ts';
import {type Step, versionSteps} from './steps.ts';
import {earlierSources, versionDate, versionWords, type Words} from './version-words.ts';

/** Standards drawn at most; the table has all. */
const MOST_ROWS = 24;

const share = (side: string, zh: string, en: string): FigureColumn[] => [
  {key: `share_low_${side}`, zh: `${zh}占比（下限）`, en: `${en}, low`, numeric: true},
  {key: `share_${side}`, zh: `${zh}占比`, en, numeric: true},
  {key: `share_high_${side}`, zh: `${zh}占比（上限）`, en: `${en}, high`, numeric: true},
];

const COLUMNS: readonly FigureColumn[] = [
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'standard_id', zh: '标准', en: 'Standard', numeric: false},
  ...share('from', '前一版', 'Share, earlier'),
  ...share('to', '后一版', 'Share, later'),
  {key: 'difference', zh: '差别', en: 'Difference', numeric: false},
  {key: 'why', zh: '为什么说不准', en: 'Why it cannot be said', numeric: false},
];

/** Coverage in both versions, one figure for each step with anything to compare; none for a city without earlier versions. */
export function versionFigures(city: City, lang: Lang): Figure[] {
  const {versions} = city;
  if (versions === null) return [];
  const words = versionWords(lang);
  return versionSteps(city, versions).flatMap(step => stepFigure(city, versions, step, words) ?? []);
}

/** Name of the figure of a step. */
export function figureName({from, to}: Pick<Step, 'from' | 'to'>): string {
  return `coverage-${from}-${to}`;
}

function stepFigure(city: City, versions: CityVersions, step: Step, words: Words): Figure | null {
  const all = [...cityRows(city, versions, step, true), ...cityRows(city, versions, step, false)];
  const rows = all.filter(row => isSideKnown(row.from) && isSideKnown(row.to));
  const differing = rows.filter(sidesDiffer);
  if (differing.length === 0) return null;
  const {lang, v} = words;
  const [from, to] = [versionDate(words, step.from), versionDate(words, step.to)];
  const of = (difference: string) => rows.filter(row => row.difference === difference).length;
  const title = v('ver.figTitle', {
    from,
    to,
    count: count(rows.length),
    more: of('more'),
    less: of('less'),
    same: of('same'),
    cannot: of('cannot-say'),
  });
  const largest = [...differing].sort((a, b) => apart(b) - apart(a)).slice(0, MOST_ROWS);
  const drawn = differing.filter(row => largest.includes(row)).map(row => intervalRow(city, row, words));
  const [slight, undrawn] = [rows.filter(isSlight).length, rows.length - drawn.length];
  const space = lang === 'zh' ? '' : ' ';
  const plot = (width: number) => intervalPlot(drawn, {width, line: null, series: [from, to]});
  const categories = [...new Set(rows.map(({category}) => category))];
  return {
    name: figureName(step),
    page: 'changes',
    categories,
    title,
    subtitle: [
      v('ver.figSubtitle'),
      ...(slight > 0 ? [v('ver.figSlight', {count: slight})] : []),
      ...(undrawn > 0 ? [v(differing.length > MOST_ROWS ? 'ver.figRest' : 'ver.figSame', {count: undrawn})] : []),
    ].join(space),
    alt: title,
    wide: plot(760),
    narrow: plot(358),
    earlier: earlierSources(city, versions, step.from, categories),
    columns: COLUMNS,
    rows: rows.map(row => fields(city, row, lang, words)),
  };
}

function intervalRow(city: City, row: CoverageChange, {lang, t}: Words): IntervalRow {
  const said = versionWord(lang, `ver.mark.${row.difference}`, row.difference);
  return {
    label: `${serviceWords(city, row.category, lang)} ${thresholdShort(t, lang, row)}`,
    marks: [interval(row.from), interval(row.to)],
    value: `${percent(row.from.share ?? 0)} → ${percent(row.to.share ?? 0)} · ${said}`,
  };
}

function interval({low, share: mid, high}: CoverageSide) {
  return {low: low ?? mid ?? 0, mid: mid ?? 0, high: high ?? mid ?? 0};
}

function fields(city: City, row: CoverageChange, lang: Lang, words: Words): FigureCell[] {
  const shares = ({low, share: mid, high}: CoverageSide) => [low, mid, high].map(value => amount(value, percent, ''));
  return [
    word(row.category),
    word(categoryName(city, row.category, lang)),
    word(row.standardId ?? ''),
    ...shares(row.from),
    ...shares(row.to),
    {value: row.difference, text: versionWord(lang, `ver.difference.${row.difference}`, row.difference)},
    {value: row.why, text: row.why === null ? '' : differenceWords(row, words)},
  ];
}
