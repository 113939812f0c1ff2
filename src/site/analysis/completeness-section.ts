import {barRows} from '#charts/bar-rows.ts';
import {LIGHT} from '#charts/colors.ts';
import {type ShareParts, shareBar} from '#charts/share-bar.ts';
import {inlineSvg} from '#charts/svg.ts';
import {people, peopleNumber, percent, percentRange} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {type City, categoryName, cityName, standardsApply} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {serviceWords} from '../words.ts';
import type {CompletenessRow} from './rows.ts';
import {
  type AnalysisSection,
  type PartsGroup,
  type PartsRow,
  shareAndPeople,
  shareAndRange,
  standardShort,
  standardWords,
  tableFiles,
} from './section.ts';

const COLUMNS: readonly FigureColumn[] = [
  {key: 'tier', zh: '圈层', en: 'Tier', numeric: false},
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'standard_id', zh: '标准', en: 'Standard', numeric: false},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'has_low', zh: '有（下限）', en: 'Have it, low', numeric: true},
  {key: 'has', zh: '有（基准）', en: 'Have it', numeric: true},
  {key: 'has_high', zh: '有（上限）', en: 'Have it, high', numeric: true},
  {key: 'lacks', zh: '缺', en: 'Lack it', numeric: true},
  {key: 'unknown', zh: '不清楚', en: 'Not known', numeric: true},
];

/** Who has all required services of each tier, who is known to lack one, of whom it is not known. */
export function completenessSection(city: City, t: Translate, lang: Lang): AnalysisSection {
  const rows = city.analysis.completeness;
  const base = {id: 'completeness', title: t('an.completeness'), notes: [], files: tableFiles(city, ['completeness'])};
  const total = rows.find(row => row.tier === 'all' && row.category === null);
  if (!total || total.people <= 0)
    return {...base, finding: t('an.completenessNone'), definitions: [], figures: [], tables: []};
  const figure = completenessFigure(city, rows, t, lang);
  return {
    ...base,
    finding: finding(city, total, t, lang),
    definitions: [t('an.completenessDefinition'), t('an.completenessNever')],
    figures: [
      {
        figure,
        parts: {
          heads: [t('verdict.has'), t('verdict.lacks'), t('verdict.unknown')],
          key: shareKey(t),
          groups: groups(city, rows, t, lang),
        },
      },
    ],
    tables: [],
  };
}

/** Swatches of bars that tell who has, lacks and may have something. */
export function shareKey(t: Translate) {
  return [
    {swatch: 'jade', words: t('verdict.has')},
    {swatch: 'brick', words: t('verdict.lacks')},
    {swatch: 'unknown', words: t('verdict.unknown')},
    {swatch: 'whisker', words: t('score.range')},
  ];
}

function finding(city: City, row: CompletenessRow, t: Translate, lang: Lang): string {
  const parameters = {
    name: cityName(city, lang),
    services: row.services,
    has: shareAndRange([row.hasLow, row.has, row.hasHigh], row.people, t, lang),
    lacks: shareAndPeople(row.lacks, row.people, t, lang),
    unknown: shareAndPeople(row.unknown, row.people, t, lang),
  };
  const sentence = t('an.completenessFinding', parameters);
  return standardsApply(city) ? sentence : t('an.example', {sentence});
}

const asParts = (row: CompletenessRow): ShareParts => ({
  people: row.people,
  covered: row.has,
  coveredLow: row.hasLow,
  coveredHigh: row.hasHigh,
  uncovered: row.lacks,
  unknown: row.unknown,
});

const tierWords = (tier: string, t: Translate) => translateOr(t, `an.tier.${tier}`, t('an.tier', {minutes: tier}));

function rowName(city: City, row: CompletenessRow, t: Translate, lang: Lang): string {
  return row.category === null ? t('an.allServices', {count: row.services}) : categoryName(city, row.category, lang);
}

function groups(city: City, rows: readonly CompletenessRow[], t: Translate, lang: Lang): PartsGroup[] {
  return tiers(rows).map(([tier, same]) => ({
    title: tierWords(tier, t),
    rows: wholeFirst(same).map(row => partsRow(city, row, t, lang)),
    shown: same.length,
  }));
}

/** Rows by tier: all tiers together first, then in the order of the table. */
function tiers(rows: readonly CompletenessRow[]): [string, CompletenessRow[]][] {
  const groups = [...Map.groupBy(rows, row => row.tier)];
  return [...groups.filter(([tier]) => tier === 'all'), ...groups.filter(([tier]) => tier !== 'all')];
}

/** The whole tier first, then its services, those that most people lack first. */
function wholeFirst(rows: readonly CompletenessRow[]): CompletenessRow[] {
  const whole = (row: CompletenessRow) => (row.category === null ? 1 : 0);
  return [...rows].sort((a, b) => whole(b) - whole(a) || b.lacks - a.lacks || b.has - a.has);
}

function partsRow(city: City, row: CompletenessRow, t: Translate, lang: Lang): PartsRow {
  const known = row.unknown < row.people;
  return {
    name: rowName(city, row, t, lang),
    note: standardShort(city, row.standardId, t, lang),
    bar: inlineSvg(shareBar(asParts(row), {width: 280, height: 16}), null, 'bar', true),
    main: known ? peopleNumber(lang, row.has) : '—',
    range: known ? shareText(row) : '',
    second: row.lacks <= 0 && row.unknown > 0 ? '—' : peopleNumber(lang, row.lacks),
    third: peopleNumber(lang, row.unknown),
  };
}

const shareText = ({has, hasLow, hasHigh, people: all}: CompletenessRow) =>
  hasLow < hasHigh ? `${percent(has / all)} (${percentRange(hasLow / all, hasHigh / all)})` : percent(has / all);

function completenessFigure(city: City, rows: readonly CompletenessRow[], t: Translate, lang: Lang): Figure {
  const title = figureTitle(city, rows, t, lang);
  const bars = tiers(rows).map(([tier, same]) => ({
    title: tierWords(tier, t),
    rows: wholeFirst(same).map(row => ({
      label: rowName(city, row, t, lang),
      note: standardShort(city, row.standardId, t, lang),
      bar: (size: {width: number; height: number}) => shareBar(asParts(row), size),
      value: row.unknown < row.people ? shareText(row) : t('verdict.unknown'),
    })),
  }));
  const show = (value: number) => peopleNumber(lang, value);
  return {
    name: 'completeness',
    page: 'analysis',
    categories: null,
    title,
    subtitle: t('an.completenessSubtitle'),
    alt: title,
    wide: barRows(
      bars,
      [
        [t('verdict.has'), LIGHT.jade],
        [t('verdict.lacks'), LIGHT.brickBand],
        [t('verdict.unknown'), 'url(#hatch-unknown)'],
      ],
      760,
    ),
    narrow: null,
    columns: COLUMNS,
    rows: rows.map(row => [
      {value: row.tier, text: tierWords(row.tier, t)},
      {value: row.category, text: row.category ?? ''},
      word(rowName(city, row, t, lang)),
      {value: row.standardId, text: row.standardId ?? ''},
      amount(row.people, show, ''),
      amount(row.hasLow, show, ''),
      amount(row.has, show, ''),
      amount(row.hasHigh, show, ''),
      amount(row.lacks, show, ''),
      amount(row.unknown, show, ''),
    ]),
  };
}

/** The service that most people are known to lack, or that nothing can be told. */
function figureTitle(city: City, rows: readonly CompletenessRow[], t: Translate, lang: Lang): string {
  const services = rows.filter(row => row.category !== null);
  const most = [...services].sort((a, b) => b.lacks - a.lacks)[0];
  if (most?.category && most.lacks > 0)
    return t('an.completenessTitle', {
      service: serviceWords(city, most.category, lang),
      people: people(lang, most.lacks),
      threshold: standardWords(city, most.standardId, t, lang),
    });
  const unsure = services.filter(row => row.unknown * 2 > row.people).length;
  return t('an.completenessTitleUnknown', {count: unsure, services: services.length});
}
