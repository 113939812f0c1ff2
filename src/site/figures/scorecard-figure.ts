import {scorecardChart} from '#charts/scorecard-chart.ts';
import {people as peopleWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type City, cityName, standardsApply} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {type Scorecard, type ScoreRow, scorecard} from '../scorecard.ts';
import {lowered, uncoveredWords} from '../words.ts';

const COLUMNS: readonly FigureColumn[] = [
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'standard_id', zh: '标准', en: 'Standard', numeric: false},
  {key: 'cutoff_seconds', zh: '时间限值（秒）', en: 'Cutoff, seconds', numeric: true},
  {key: 'cutoff_meters', zh: '距离限值（米）', en: 'Cutoff, metres', numeric: true},
  {key: 'obligation', zh: '性质', en: 'Standing', numeric: false},
  {key: 'completeness', zh: '名单完整性', en: 'List', numeric: false},
  {key: 'people', zh: '人口', en: 'People', numeric: true},
  {key: 'covered_low', zh: '到得了（下限）', en: 'In reach, low', numeric: true},
  {key: 'covered', zh: '到得了（基准）', en: 'In reach', numeric: true},
  {key: 'covered_high', zh: '到得了（上限）', en: 'In reach, high', numeric: true},
  {key: 'uncovered', zh: '到不了', en: 'Out of reach', numeric: true},
  {key: 'unknown', zh: '不清楚', en: 'Not known', numeric: true},
];

/** The scorecard of a city or area as a figure. The page shows it as a table with bars; the drawing is for the files. */
export function scorecardFigure(city: City, areaId: string, t: Translate, lang: Lang): Figure | null {
  const card = scorecard(city, areaId, t, lang);
  if (card.groups.length === 0) return null;
  const words = {
    covered: t('score.covered'),
    uncovered: t('score.uncovered'),
    unknown: t('score.unknown'),
    range: t('score.range'),
  };
  const groups = card.groups.map(group => ({
    title: group.title,
    bars: group.rows.map(row => ({
      label: row.name,
      threshold: row.threshold,
      parts: row.coverage,
      value: row.rangeText === '' ? row.shareText : `${row.shareText} (${row.rangeText})`,
    })),
  }));
  const title = scorecardTitle(city, card, t, lang);
  return {
    name: 'scorecard',
    page: '',
    categories: null,
    title,
    subtitle: t('score.subtitle'),
    alt: title,
    wide: scorecardChart(groups, words, 760),
    narrow: null,
    columns: COLUMNS,
    rows: card.groups.flatMap(group => group.rows.map(row => fields(row, lang))),
  };
}

/** The title is a finding where required services can be told apart, else it says what is shown. */
function scorecardTitle(city: City, card: Scorecard, t: Translate, lang: Lang): string {
  const must = standardsApply(city) ? (card.groups.find(group => group.key === 'must')?.rows ?? []) : [];
  const worst = [...must].sort((a, b) => b.coverage.uncovered - a.coverage.uncovered)[0];
  const best = must.filter(row => row.category !== worst?.category).sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
  const name = cityName(city, lang);
  if (!best || !worst || worst.coverage.uncovered <= 0) return t('score.titlePlain', {city: name});
  return t('score.title', {city: name, best: shortName(best, lang), worst: shortName(worst, lang)});
}

/** Name of a service as it stands inside the title. */
function shortName(row: ScoreRow, lang: Lang): string {
  const name = row.name.replace(/[(（][^)）]*[)）]/g, '');
  return lang === 'en' ? lowered(name) : name;
}

function fields(row: ScoreRow, lang: Lang) {
  const show = (value: number) => peopleWords(lang, value);
  const {coverage} = row;
  return [
    word(row.category),
    word(row.name),
    word(coverage.standardId ?? ''),
    amount(coverage.cutoffSeconds, String, ''),
    amount(coverage.cutoffMeters, String, ''),
    word(row.obligation),
    word(row.completeness),
    amount(coverage.people, show, ''),
    amount(coverage.coveredLow, show, ''),
    amount(coverage.covered, show, ''),
    amount(coverage.coveredHigh, show, ''),
    {value: coverage.uncovered, text: uncoveredWords(coverage, lang)},
    amount(coverage.unknown, show, ''),
  ];
}
