import {cityMap, type MapOutline} from '#charts/city-map.ts';
import type {Drawing} from '#charts/svg.ts';
import {meters, minutes, peopleNumber, percent} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import type {Translate} from '#i18n/translate.ts';
import {mappedCoverage} from '../choice.ts';
import {areaName, type City} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {type MapScale, mapScale, stepWords} from '../map-scale.ts';
import type {KnownCoverage} from '../rows.ts';
import {coverageParameters} from '../words.ts';
import {cityFrame, cityNames, citySheet, type MapSize, mapPeople, spacing} from './map-sizes.ts';

/** A map with the words of its key. */
export interface MapFigure extends Figure {
  readonly key: readonly string[];
}

/** People by steps of a scale; the last with `null` bounds: no path or no data. Sums to all people. */
export function peopleBySteps(
  city: City,
  scale: MapScale,
): {readonly from: number | null; readonly to: number | null; people: number}[] {
  const bands = [0, ...scale.steps].map((from, index) => ({from, to: scale.steps[index] ?? null, people: 0}));
  const none = {from: null, to: null, people: 0};
  for (const cell of city.cells) {
    const value = scale.value(cell.row);
    const band = value === null ? none : bands.find(({to}) => to === null || value <= to);
    if (band) band.people += cell.people;
  }
  return [...bands, none];
}

/** Static maps of the walk to the nearest, one for each of the most telling services. */
export function walkMapFigures(city: City, t: Translate, lang: Lang): MapFigure[] {
  return mappedCoverage(city).map(row => walkMapFigure(city, row, t, lang));
}

function walkMapFigure(city: City, row: KnownCoverage, t: Translate, lang: Lang): MapFigure {
  const scale = mapScale(row);
  const parameters = coverageParameters(city, t, lang, row);
  const limit = scale.unit === 'metres' ? meters(lang, row.cutoffMeters ?? 0) : minutes(lang, row.cutoffSeconds ?? 0);
  const title = t('mapFig.title', {...parameters, limit});
  const bands = peopleBySteps(city, scale);
  const total = bands.reduce((sum, band) => sum + band.people, 0);
  const words = [...stepWords(scale, lang), t('mapFig.noPath')];
  return {
    name: `map-${row.category.replaceAll('_', '-')}`,
    page: '',
    categories: [row.category],
    title,
    subtitle: t(scale.unit === 'metres' ? 'mapFig.subtitleMeters' : 'mapFig.subtitle', parameters),
    alt: title,
    wide: walkMap(city, row, scale, 'wide', lang),
    narrow: walkMap(city, row, scale, 'narrow', lang),
    ground: 'land',
    key: words,
    columns: columns(scale),
    rows: bands.map(({from, to, people: count}, index) => [
      amount(from, String, ''),
      amount(to, String, ''),
      word(words[index] ?? ''),
      amount(count, value => peopleNumber(lang, value), ''),
      amount(total > 0 ? count / total : null, percent, ''),
    ]),
  };
}

function walkMap(city: City, row: KnownCoverage, scale: MapScale, size: MapSize, lang: Lang): Drawing {
  const facilities = city.facilities
    .by('category', row.category, {status: 'open'})
    .map(place => [place.lon, place.lat] as const);
  return cityMap(cityFrame(city, size), {
    sheet: citySheet(city),
    ground: null,
    mark: mapMark(city.manifest.publish, lang),
    names: cityNames(city, size, lang),
    outlines: outlines(city, lang),
    people: mapPeople(city, scale.value),
    steps: scale.steps,
    facilities,
    gaps: [],
    spacingMeters: spacing(city),
  });
}

function columns(scale: MapScale): FigureColumn[] {
  const [zh, en] = scale.unit === 'metres' ? ['米', 'metres'] : ['分钟', 'minutes'];
  return [
    {
      key: `${scale.unit === 'metres' ? 'meters' : 'minutes'}_from`,
      zh: `从（${zh}，不含）`,
      en: `From, ${en}`,
      numeric: true,
    },
    {
      key: `${scale.unit === 'metres' ? 'meters' : 'minutes'}_to`,
      zh: `到（${zh}，含）`,
      en: `To, ${en}`,
      numeric: true,
    },
    {key: 'step', zh: '档', en: 'Step', numeric: false},
    {key: 'people', zh: '居民', en: 'People', numeric: true},
    {key: 'share', zh: '占比', en: 'Share', numeric: true},
  ];
}

/** Outlines of the coarsest kind of area; labelled when there are few. */
export function outlines(city: City, lang: Lang): MapOutline[] {
  const kind = ['district', 'subdistrict', 'community'].find(
    candidate => city.areas.filter(area => area.kind === candidate).length > 0,
  );
  const areas = city.areas.filter(area => area.kind === kind);
  return areas.map(area => ({polygons: area.polygon, label: areas.length <= 12 ? areaName(area, lang) : ''}));
}
