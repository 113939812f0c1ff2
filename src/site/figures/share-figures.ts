import {type IntervalRow, intervalPlot} from '#charts/interval-plot.ts';
import {peopleNumber, percentWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {groupName} from '#schema/group-name.ts';
import {headlineCoverage, rankedCoverage} from '../choice.ts';
import {areaName, type City, categoryName, categoryOf, standardOf, standardsApply} from '../city.ts';
import {amount, type Figure, type FigureCell, type FigureColumn, word} from '../figure.ts';
import {isKnown, type KnownCoverage} from '../rows.ts';
import {cityAreaId, defaultCoverage} from '../scorecard.ts';
import {
  coverageParameters,
  isAnyoneKnown,
  serviceWords,
  shareAndRange,
  shares,
  shareWords,
  thresholdShort,
  uncoveredWords,
} from '../words.ts';

/** A level of areas with fewer rows says little: the next finer one is drawn. */
const FEW_ROWS = 5;
/** Areas drawn at most; the table has all. */
const MOST_ROWS = 24;
const KINDS = ['district', 'subdistrict', 'community', 'life-circle-unit'];

const NUMBERS: readonly FigureColumn[] = [
  {key: 'people', zh: '人口', en: 'People', numeric: true},
  {key: 'covered_low', zh: '到得了（下限）', en: 'In reach, low', numeric: true},
  {key: 'covered', zh: '到得了（基准）', en: 'In reach', numeric: true},
  {key: 'covered_high', zh: '到得了（上限）', en: 'In reach, high', numeric: true},
  {key: 'uncovered', zh: '到不了', en: 'Out of reach', numeric: true},
  {key: 'unknown', zh: '不清楚', en: 'Not known', numeric: true},
  {key: 'share_covered', zh: '到得了的占比', en: 'Share in reach', numeric: true},
];

function numbers(row: KnownCoverage, t: Translate, lang: Lang): FigureCell[] {
  const show = (value: number) => peopleNumber(lang, value);
  return [
    amount(row.people, show, ''),
    amount(row.coveredLow, show, ''),
    amount(row.covered, show, ''),
    amount(row.coveredHigh, show, ''),
    {value: row.uncovered, text: uncoveredWords(row, lang)},
    amount(row.unknown, show, ''),
    {value: isAnyoneKnown(row) ? (shares(row)?.mid ?? null) : null, text: shareAndRange(row, t)},
  ];
}

/** Share in reach of the headline service by area, of the coarsest kind with enough areas. Null when there is none. */
export function areasFigure(city: City, t: Translate, lang: Lang): Figure | null {
  const headline = headlineCoverage(city);
  if (headline === null) return null;
  const rows = areaRows(city, headline);
  const kind = rows[0]?.areaKind;
  if (kind === undefined) return null;
  const names = new Map(city.areas.map(area => [area.areaId, areaName(area, lang)]));
  // areas of which nothing is known are no lowest ones: they stand last
  const known = rows.filter(isAnyoneKnown).sort((a, b) => a.covered / a.people - b.covered / b.people);
  const sorted = [...known, ...rows.filter(row => !isAnyoneKnown(row))];
  const drawn = new Set([...rows].sort((a, b) => b.people - a.people).slice(0, MOST_ROWS));
  const plotted = sorted
    .filter(row => drawn.has(row))
    .map(row => intervalRow(row, names.get(row.areaId) ?? row.areaId, t));
  const parameters = coverageParameters(city, t, lang, headline);
  const kindName = t(`kind.${kind}` as 'kind.district');
  const [worst, ...others] = known;
  // whoever is unknown may be in reach; an area of which nothing is known may be the lowest
  const most = (row: KnownCoverage) => (row.coveredHigh + row.unknown) / row.people;
  const isBelow = (row: KnownCoverage) =>
    known.length === rows.length && others.every(other => most(row) < other.coveredLow / other.people);
  const apart = worst !== undefined && isBelow(worst);
  const title = apart
    ? t('areasFig.title', {
        ...parameters,
        worst: names.get(worst.areaId) ?? '',
        share: percentWords(lang, worst.covered / worst.people),
      })
    : t('areasFig.titleEven', {...parameters, kind: kindName});
  const rest = rows.length > MOST_ROWS ? t('areasFig.rest', {count: MOST_ROWS}) : '';
  return {
    name: 'areas',
    page: '',
    categories: [headline.category],
    title,
    subtitle: `${t('areasFig.subtitle', {...parameters, kind: kindName})}${rest}`,
    alt: title,
    wide: intervalPlot(plotted, {width: 760, line: null, series: []}),
    narrow: intervalPlot(plotted, {width: 358, line: null, series: []}),
    columns: [
      {key: 'area_id', zh: '区域编号', en: 'Area id', numeric: false},
      {key: 'area', zh: '地方', en: 'Place', numeric: false},
      ...NUMBERS,
    ],
    rows: sorted.map(row => [word(row.areaId), word(names.get(row.areaId) ?? row.areaId), ...numbers(row, t, lang)]),
  };
}

function areaRows(city: City, headline: KnownCoverage): KnownCoverage[] {
  const same = city.coverage
    .where({category: headline.category, profile: 'adult', group: 'all'})
    .filter(row => row.standardId === headline.standardId)
    .filter(isKnown)
    .filter(row => row.people > 0);
  const levels = KINDS.map(kind => same.filter(row => row.areaKind === kind)).filter(rows => rows.length > 1);
  return levels.find(rows => rows.length >= FEW_ROWS) ?? levels[0] ?? [];
}

function intervalRow(row: KnownCoverage, label: string, t: Translate): IntervalRow {
  const share = isAnyoneKnown(row) ? shares(row) : null;
  return {label, marks: share === null ? [] : [share], value: shareAndRange(row, t)};
}

/** The same services for everyone at the adult pace and for people over 60 at theirs. Null when ages are not known. */
export function agesFigure(city: City, t: Translate, lang: Lang): Figure | null {
  const pairs = agePairs(city).slice(0, 8);
  if (pairs.length === 0) return null;
  const rows = pairs.map(({all, old}): IntervalRow => {
    const marks = [shares(all), shares(old)].flatMap(share => (share === null ? [] : [share]));
    const label = `${serviceWords(city, all.category, lang)} · ${thresholdShort(t, lang, all)}`;
    return {label, marks, value: [all, old].map(row => shareWords(row, t)).join(' / ')};
  });
  const series = [t('agesFig.all'), t('agesFig.old')];
  const widest = [...pairs].sort((a, b) => loss(b) - loss(a))[0];
  const title =
    widest && loss(widest) >= 0.01
      ? t('agesFig.title', {
          service: serviceWords(city, widest.all.category, lang),
          from: percentWords(lang, widest.all.covered / widest.all.people),
          to: percentWords(lang, widest.old.covered / widest.old.people),
        })
      : t('agesFig.titlePlain');
  return {
    name: 'ages',
    page: '',
    categories: pairs.map(({all}) => all.category),
    title,
    subtitle: t('agesFig.subtitle'),
    alt: title,
    wide: intervalPlot(rows, {width: 760, line: null, series}),
    narrow: intervalPlot(rows, {width: 358, line: null, series}),
    columns: [
      {key: 'category', zh: '类别', en: 'Category', numeric: false},
      {key: 'name', zh: '服务', en: 'Service', numeric: false},
      {key: 'group', zh: '人群', en: 'People counted', numeric: false},
      {key: 'profile', zh: '步行者', en: 'Walker', numeric: false},
      ...NUMBERS,
    ],
    rows: pairs.flatMap(({all, old}) =>
      [all, old].map(row => [
        word(row.category),
        word(categoryName(city, row.category, lang)),
        {value: row.group, text: groupName(row.group)[lang]},
        {value: row.profile, text: translateOr(t, `an.walker.${row.profile}`, row.profile)},
        ...numbers(row, t, lang),
      ]),
    ),
  };
}

interface AgePair {
  readonly all: KnownCoverage;
  readonly old: KnownCoverage;
}

const loss = ({all, old}: AgePair) => all.covered / all.people - old.covered / old.people;

/** Required or familiar services of the whole city with people over 60 known, widest difference first. */
export function agePairs(city: City): AgePair[] {
  const area = cityAreaId(city);
  const find = (category: string, standardId: string | null, profile: string, group: string) =>
    city.coverage
      .ofArea(area, {category, profile, group})
      .filter(isKnown)
      .find(row => row.standardId === standardId);
  const applies = standardsApply(city);
  const rows = [...rankedCoverage(city), ...defaultCoverage(city, area)];
  const pairs = rows.flatMap((all): AgePair[] => {
    const standard = standardOf(city, all.standardId);
    if (standard === null || all.measure !== 'seconds' || (applies && !standard.decides)) return [];
    if (!/^(all|age\d+plus)$/.test(categoryOf(city, all.category).group)) return [];
    const old = find(all.category, all.standardId, 'age60plus', 'age60plus');
    if (!old || old.people <= 0 || !isAnyoneKnown(old) || !isAnyoneKnown(all)) return [];
    return [{all, old}];
  });
  const seen = new Set<string>();
  const each = pairs.filter(({all}) => !seen.has(all.category) && seen.add(all.category));
  return each.slice(0, 14).sort((a, b) => loss(b) - loss(a));
}
