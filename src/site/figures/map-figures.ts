import {cityMap, type MapOutline, type MapPeople} from '#charts/city-map.ts';
import {TIME_BANDS} from '#charts/colors.ts';
import {type Bounds, boundsOf, mapFrame} from '#charts/map-frame.ts';
import {minutes, peopleNumber, percent} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {mappedCoverage} from '../choice.ts';
import {areaName, type City, categoryName} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {rankedGaps} from '../gap-list.ts';
import {type GapRow, type KnownCoverage, numberOrNull} from '../rows.ts';
import {coverageParameters, shares} from '../words.ts';

const COLUMNS: readonly FigureColumn[] = [
  {key: 'minutes_from', zh: '从（分钟，不含）', en: 'From, minutes', numeric: true},
  {key: 'minutes_to', zh: '到（分钟，含）', en: 'To, minutes', numeric: true},
  {key: 'band', zh: '步行时间', en: 'Walking time', numeric: false},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'share', zh: '占比', en: 'Share', numeric: true},
];

/** People by walking time to the nearest facility of a category; `null` bounds: no path or no data. Sums to all people. */
export function timeBands(city: City, category: string): {from: number | null; to: number | null; people: number}[] {
  const bands = [0, ...TIME_BANDS].map((from, index) => ({from, to: TIME_BANDS[index] ?? null, people: 0}));
  const none = {from: null, to: null, people: 0};
  for (const cell of city.cells) {
    const seconds = secondsOf(cell.row, category);
    const band = seconds === null ? none : bands.find(({to}) => to === null || seconds <= to * 60);
    if (band) band.people += cell.people;
  }
  return [...bands, none];
}

function secondsOf(row: Readonly<Record<string, unknown>>, category: string): number | null {
  const column = `seconds_${category}`;
  return row[column] === undefined ? null : numberOrNull(row, column);
}

/** Static maps of walking time, one for each of the most telling services. */
export function timeMapFigures(city: City, t: Translate, lang: Lang): Figure[] {
  return mappedCoverage(city).map(row => timeMapFigure(city, row, t, lang));
}

function timeMapFigure(city: City, row: KnownCoverage, t: Translate, lang: Lang): Figure {
  const parameters = coverageParameters(city, t, lang, row);
  const limit = minutes(lang, row.cutoffSeconds ?? 0);
  const title = t('mapFig.title', {...parameters, share: percent(shares(row)?.mid ?? 0), minutes: limit});
  const people = city.cells.map(
    (cell): MapPeople => ({
      lon: cell.lon,
      lat: cell.lat,
      people: cell.people,
      seconds: secondsOf(cell.row, row.category),
    }),
  );
  const frame = mapFrame(cityBounds(city), 760, 620);
  const facilities = city.facilities
    .filter(place => place.category === row.category && place.status === 'open')
    .map(place => [place.lon, place.lat] as const);
  const bands = timeBands(city, row.category);
  const total = bands.reduce((sum, band) => sum + band.people, 0);
  return {
    name: `map-${row.category.replaceAll('_', '-')}`,
    page: '',
    title,
    subtitle: t('mapFig.subtitle', {service: categoryName(city, row.category, lang)}),
    alt: title,
    wide: cityMap(frame, {outlines: outlines(city, lang), people, facilities, gaps: []}),
    narrow: null,
    columns: COLUMNS,
    rows: bands.map(({from, to, people: count}) => [
      amount(from, String, ''),
      amount(to, String, ''),
      word(bandWords(from, to, t)),
      amount(count, value => peopleNumber(lang, value), ''),
      amount(total > 0 ? count / total : null, percent, ''),
    ]),
  };
}

/** Words of a time band. */
export function bandWords(from: number | null, to: number | null, t: Translate): string {
  if (from === null) return t('mapFig.noPath');
  if (to === null) return t('mapFig.over', {from});
  return from === 0 ? t('mapFig.under', {to}) : t('mapFig.upTo', {from, to});
}

/** Bounds of the people of a city, with a little air; those of the boundary when nobody is counted. */
export function cityBounds(city: City): Bounds {
  const [west, south, east, north] = boundsOf(
    city.cells.map(cell => [cell.lon, cell.lat] as const),
    city.manifest.boundary.bbox,
  );
  const air = 0.02;
  const [width, height] = [(east - west) * air, (north - south) * air];
  return [west - width, south - height, east + width, north + height];
}

/** Outlines of the coarsest kind of area; labelled when there are few. */
export function outlines(city: City, lang: Lang): MapOutline[] {
  const kind = ['district', 'subdistrict', 'community'].find(
    candidate => city.areas.filter(area => area.kind === candidate).length > 0,
  );
  const areas = city.areas.filter(area => area.kind === kind);
  return areas.map(area => ({polygons: area.polygon, label: areas.length <= 12 ? areaName(area, lang) : ''}));
}

/** All ranked gaps on one map. Null when there are none. */
export function gapsFigure(city: City, t: Translate, lang: Lang): Figure | null {
  const gaps = rankedGaps(city).filter(gap => gap.polygon !== null);
  if (gaps.length === 0) return null;
  const frame = mapFrame(cityBounds(city), 760, 620);
  const title = t('gaps.mapTitle', {count: gaps.length});
  return {
    name: 'gaps',
    page: 'gaps',
    title,
    subtitle: t('gaps.mapSubtitle'),
    alt: title,
    wide: cityMap(frame, {
      outlines: outlines(city, lang),
      people: city.cells.map(cell => ({lon: cell.lon, lat: cell.lat, people: cell.people, seconds: null})),
      facilities: [],
      gaps: gaps.map(gap => ({
        polygons: gap.polygon ?? [],
        contested: gap.certainty === 'contested',
        label: gaps.length <= 60 ? String(gap.rank ?? '') : '',
      })),
    }),
    narrow: null,
    columns: GAP_COLUMNS,
    rows: gaps.map(gap => gapFields(city, gap, t, lang)),
  };
}

const GAP_COLUMNS: readonly FigureColumn[] = [
  {key: 'rank', zh: '名次', en: 'Rank', numeric: true},
  {key: 'gap_id', zh: '缺口编号', en: 'Gap id', numeric: false},
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'people_age60plus', zh: '60岁及以上', en: 'Aged 60 and over', numeric: true},
  {key: 'people_robust', zh: '最宽假设下仍到不了', en: 'Out of reach under the widest assumptions', numeric: true},
  {key: 'certainty', zh: '确定性', en: 'Certainty', numeric: false},
  {key: 'cause', zh: '原因', en: 'Cause', numeric: false},
];

function gapFields(city: City, gap: GapRow, t: Translate, lang: Lang) {
  const show = (value: number) => peopleNumber(lang, value);
  return [
    amount(gap.rank, String, ''),
    word(gap.gapId),
    word(gap.category),
    word(categoryName(city, gap.category, lang)),
    amount(gap.people, show, ''),
    amount(gap.people60, show, t('score.unknown')),
    amount(gap.peopleRobust, show, ''),
    {value: gap.certainty, text: t(`certainty.${gap.certainty}` as 'certainty.robust')},
    {value: gap.cause, text: gap.cause === null ? '' : t(`cause.${gap.cause}` as 'cause.barrier')},
  ];
}

/** Short words of a step of the time scale: ≤ 5 …; `null` is the last step, beyond all. */
export function mapKeyWords(to: number | null, t: Translate): string {
  return to === null ? t('mapFig.over', {from: TIME_BANDS[TIME_BANDS.length - 1] ?? 0}) : `≤ ${to}`;
}
