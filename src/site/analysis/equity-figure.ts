import {type IntervalAxis, type IntervalRow, intervalPlot} from '#charts/interval-plot.ts';
import {peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {compareGroups, groupName} from '#schema/group-name.ts';
import type {City} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {serviceWords} from '../words.ts';
import {type Difference, placeName} from './equity-section.ts';
import {points, pointsRange, standardWords} from './section.ts';

const COLUMNS: readonly FigureColumn[] = [
  {key: 'standard_id', zh: '标准', en: 'Standard', numeric: false},
  {key: 'name', zh: '谁', en: 'Who', numeric: false},
  {key: 'area_id', zh: '区域', en: 'Area', numeric: false},
  {key: 'group', zh: '人群', en: 'People counted', numeric: false},
  {key: 'profile', zh: '步行者', en: 'Walker', numeric: false},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'people_unknown', zh: '其中不清楚', en: 'Of these not known', numeric: true},
  {key: 'difference_low', zh: '占比之差（下限）', en: 'Difference of shares, low', numeric: true},
  {key: 'difference', zh: '占比之差', en: 'Difference of shares', numeric: true},
  {key: 'difference_high', zh: '占比之差（上限）', en: 'Difference of shares, high', numeric: true},
  {key: 'comparison', zh: '结论', en: 'What may be said', numeric: false},
];

/** Rows drawn at most; the table has all. */
const MOST_ROWS = 24;

/** Differences of shares with their ranges around a line at nought. Null without any. */
export function differenceFigure(
  city: City,
  name: 'ages-apart' | 'places-apart',
  differences: readonly Difference[],
  t: Translate,
  lang: Lang,
): Figure | null {
  const [first] = differences;
  if (!first) return null;
  const label = (row: Difference) =>
    name === 'ages-apart' ? groupName(row.group)[lang] : placeName(city, row, t, lang);
  const sorted = [...differences].sort((a, b) =>
    name === 'ages-apart' ? compareGroups(a.group, b.group) : a.value - b.value,
  );
  const most = new Set([...differences].sort((a, b) => b.people - a.people).slice(0, MOST_ROWS));
  const drawn = sorted.filter(row => most.has(row));
  const rest = differences.length > MOST_ROWS ? t('areasFig.rest', {count: MOST_ROWS}) : '';
  const rows = drawn.map((row): IntervalRow => {
    const words = comparisonWords(row.comparison, t);
    return {
      label: label(row),
      marks: [{low: row.low, mid: row.value, high: row.high}],
      value: row.comparison === 'cannot-rank' ? words : `${points(row.value)} · ${words}`,
    };
  });
  const parameters = {
    service: serviceWords(city, first.category, lang),
    threshold: standardWords(city, first.standardId, t, lang),
  };
  const clear = differences.filter(row => row.comparison === 'lower' || row.comparison === 'higher').length;
  const title = t(clear > 0 ? `an.${name}` : `an.${name}-none`, {...parameters, clear, count: differences.length});
  const axis = differenceAxis(drawn);
  const show = (value: number) => peopleNumber(lang, value);
  return {
    name,
    page: 'analysis',
    categories: [first.category],
    title,
    subtitle: t(`an.${name}-subtitle`, parameters) + rest,
    alt: title,
    wide: intervalPlot(rows, {width: 760, line: null, series: [], axis}),
    narrow: intervalPlot(rows, {width: 358, line: null, series: [], axis}),
    columns: COLUMNS,
    rows: sorted.map(row => [
      {value: row.standardId, text: row.standardId ?? ''},
      word(label(row)),
      word(row.areaId),
      {value: row.group, text: groupName(row.group)[lang]},
      {value: row.profile, text: translateOr(t, `an.walker.${row.profile}`, row.profile)},
      amount(row.people, show, ''),
      amount(row.peopleUnknown, show, ''),
      amount(row.low, points, ''),
      {value: row.value, text: `${points(row.value)} (${pointsRange(row.low, row.high)})`},
      amount(row.high, points, ''),
      {value: row.comparison, text: comparisonWords(row.comparison, t)},
    ]),
  };
}

/** What may be said of a difference, in words. */
export function comparisonWords(comparison: string | null, t: Translate): string {
  return comparison === null ? '' : translateOr(t, `an.comparison.${comparison}`, comparison);
}

const STEPS = [0.05, 0.1, 0.25, 0.5];

/** An axis around nought that holds every range, with ticks in percentage points. */
function differenceAxis(rows: readonly Difference[]): IntervalAxis {
  const far = Math.max(0.05, ...rows.flatMap(row => [Math.abs(row.low), Math.abs(row.value), Math.abs(row.high)]));
  const step = STEPS.find(candidate => far <= candidate * 3) ?? 0.5;
  const lowest = Math.floor(Math.min(0, ...rows.map(row => Math.min(row.low, row.value))) / step);
  const highest = Math.ceil(Math.max(0, ...rows.map(row => Math.max(row.high, row.value))) / step);
  const [from, to] = lowest === highest ? [-1, 1] : [lowest, highest];
  const ticks = Array.from({length: to - from + 1}, (_, index) => {
    const at = (from + index) * step;
    const whole = Math.round(at * 100);
    return {at, label: whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : '0'};
  });
  return {from: from * step, to: to * step, ticks};
}
