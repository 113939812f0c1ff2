import {count, list, significant} from '#i18n/format.ts';
import type {RecordKey, RecordText} from '#i18n/records.ts';
import type {City} from '../city.ts';
import type {AreaRow} from '../rows.ts';
import {lowered} from '../words.ts';
import type {CityRecords} from './city-records.ts';
import {AREA_KINDS, type AreaKind, isCommunityOnly, type RecordRow} from './rows.ts';
import {aboutService, noData, periodWords, type Shown, shownRow, sourceWords, type Words} from './words.ts';

/** One figure of an area: what it is, its number or numbers by period, whose it is. */
export interface Figure {
  readonly kind: AreaKind;
  readonly metric: string;
  readonly name: string;
  /** By period, newest first; one without a period where there are none. */
  readonly entries: readonly (Shown & {readonly period: string})[];
  readonly notes: readonly string[];
  /** Says that there are earlier periods; '' when there are none. */
  readonly older: string;
  /** Source with its date; '' where there is no number to have one. */
  readonly source: string;
}

/** The figures on record of one area. */
export interface AreaFigures {
  readonly figures: readonly Figure[];
  /** What is known, in one sentence; '' when nothing is. */
  readonly sentence: string;
  /** Lists the city gives nowhere, in one line; '' when it gives all. */
  readonly notGiven: string;
  /** True where some number is known but not published. */
  readonly isAnySuppressed: boolean;
}

/** What each kind counts; the first is what it is about, others are parts of it. */
export const METRICS: Readonly<Record<AreaKind, readonly [string, ...string[]]>> = {
  households: ['households'],
  'floor-area': ['service_floor_area_sqm'],
  workers: ['workers', 'social_workers'],
  satisfaction: ['satisfied_share'],
  visits: ['visits'],
  meals: ['meals'],
  disability: ['people_disabled', 'people_disabled_severe'],
};

/** Periods shown: more are in the download. */
const MOST_PERIODS = 3;

/** The figures on record of an area, in the order of the kinds; kinds the city gives nowhere are only named. */
export function areaFigures(city: City, records: CityRecords, area: AreaRow, words: Words): AreaFigures {
  const rows = records.ofArea(area);
  const given = AREA_KINDS.filter(kind => records.kinds.has(kind));
  const figures = given.flatMap(kind => figuresOfKind(city, area, kind, rows, words));
  return {
    figures,
    sentence: sentence(figures, words),
    notGiven: notGivenWords(
      [...AREA_KINDS, 'ratings' as const].filter(kind => !records.kinds.has(kind)),
      words,
    ),
    isAnySuppressed: figures.some(({entries}) => entries.some(({state}) => state === 'small' || state === 'protected')),
  };
}

function figuresOfKind(
  city: City,
  area: AreaRow,
  kind: AreaKind,
  all: readonly RecordRow[],
  words: Words,
): readonly Figure[] {
  const [main, ...more] = METRICS[kind];
  const order = new Map(city.categories.map(({key}, at) => [key, at]));
  const rank = (category: string | null) => (category === null ? -1 : (order.get(category) ?? order.size));
  const found = [main, ...more].flatMap(metric => {
    const rows = all.filter(row => row.kind === kind && row.metric === metric);
    return [...Map.groupBy(rows, row => row.category)]
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([category, same]) => figure(city, area, {kind, metric, category, rows: same}, words));
  });
  return found.some(({metric}) => metric === main) ? found : [unknownFigure(area, kind, main, words), ...found];
}

interface Group {
  readonly kind: AreaKind;
  readonly metric: string;
  readonly category: string | null;
  readonly rows: readonly RecordRow[];
}

function figure(city: City, area: AreaRow, {kind, metric, category, rows}: Group, words: Words): Figure {
  const {lang, r} = words;
  const newest = [...rows].sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? 1 : -1));
  const shown = newest.slice(0, MOST_PERIODS);
  const name = figureName(kind, metric, words);
  const older = rows.length - shown.length;
  return {
    kind,
    metric,
    name: category === null ? name : r('rec.about', {name, service: aboutService(city, category, lang)}),
    entries: shown.map(row => ({
      ...shownRow(row, words),
      period: row.period === null ? '' : periodWords(lang, row.period),
    })),
    notes: notes(city, area, kind, metric, shown, words),
    older: older > 0 ? r('rec.older', {count: older}) : '',
    source: [...new Set(shown.map(row => sourceWords(row, words)))].join(lang === 'zh' ? '；' : '; '),
  };
}

/** What has to be said beside a number, so that it is not taken for another. */
function notes(
  city: City,
  area: AreaRow,
  kind: AreaKind,
  metric: string,
  rows: readonly RecordRow[],
  words: Words,
): string[] {
  const known = rows.find(row => row.value !== null);
  if (!known) return [];
  if (kind === 'satisfaction') return [words.r('rec.notOurMeasure')];
  if (known.joinedBy === 'sum') return [words.r('rec.sumOf')];
  return metric === 'workers' ? perTenThousand(city, area, known.value ?? 0, words) : [];
}

/** Workers per 10,000 residents of towns, two significant digits as the residents are modelled; villages have too few. */
function perTenThousand(city: City, area: AreaRow, workers: number, {r}: Words): string[] {
  if (area.areaType === 'rural' || area.people <= 0) return [];
  const share = significant((10_000 * workers) / area.people, 2);
  const {year} = city.manifest.population;
  return [
    year === null
      ? r('rec.perTenThousandUndated', {count: share})
      : r('rec.perTenThousand', {count: share, year: String(year)}),
  ];
}

function unknownFigure(area: AreaRow, kind: AreaKind, metric: string, words: Words): Figure {
  const {r} = words;
  const withoutSum = isCommunityOnly(kind) && !isCommunity(area);
  const shown = withoutSum ? {...noData(r), text: r('rec.noSum')} : noData(r);
  const name = figureName(kind, metric, words);
  return {kind, metric, name, entries: [{...shown, period: ''}], notes: [], older: '', source: ''};
}

const isCommunity = ({kind}: AreaRow) => kind === 'community';

function figureName(kind: AreaKind, metric: string, {r}: Words): string {
  return METRICS[kind][0] === metric ? r(`rec.kind.${kind}`) : r(`rec.metric.${metric}` as RecordKey);
}

function sentence(figures: readonly Figure[], {lang, r}: Words): string {
  const parts = (['households', 'workers', 'disability'] as const).flatMap(kind => {
    const found = figures.find(figure => figure.kind === kind && METRICS[kind][0] === figure.metric)?.entries[0];
    return found?.state === 'given' ? [partWords(kind, found.value ?? 0, r)] : [];
  });
  return parts.length === 0 ? '' : r('rec.sentence', {parts: list(lang, parts)});
}

function partWords(kind: 'households' | 'workers' | 'disability', value: number, r: RecordText): string {
  return r(`rec.part.${kind}`, {count: count(value)});
}

function notGivenWords(kinds: readonly (AreaKind | 'ratings')[], {lang, r}: Words): string {
  if (kinds.length === 0) return '';
  const names = kinds.map(kind => r(`rec.kind.${kind}`));
  return r('rec.notGiven', {kinds: list(lang, lang === 'en' ? names.map(lowered) : names)});
}
