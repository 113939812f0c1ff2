import {cityMap} from '#charts/city-map.ts';
import type {Drawing} from '#charts/svg.ts';
import {peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import type {Translate} from '#i18n/translate.ts';
import {type City, categoryName} from '../city.ts';
import {amount, type Figure, type FigureColumn, word} from '../figure.ts';
import {outlines} from '../figures/map-figures.ts';
import {cityFrame, cityNames, citySheet, type MapSize, mapPeople, spacing} from '../figures/map-sizes.ts';
import {serviceWords} from '../words.ts';
import {standardWords} from './section.ts';
import type {SitePlan} from './siting-section.ts';

const COLUMNS: readonly FigureColumn[] = [
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'rank', zh: '次序', en: 'Order', numeric: true},
  {key: 'lon', zh: '经度', en: 'Longitude', numeric: true},
  {key: 'lat', zh: '纬度', en: 'Latitude', numeric: true},
  {key: 'people_gained', zh: '新增覆盖', en: 'People gained', numeric: true},
  {key: 'people_gained_total', zh: '至此合计', en: 'Gained up to here', numeric: true},
  {key: 'note', zh: '说明', en: 'Note', numeric: false},
];

/** A plan on the map: the gaps of its service, and its numbered places. */
export function sitesFigure(city: City, plan: SitePlan, t: Translate, lang: Lang): Figure {
  const title = t('an.sitesTitle', {
    service: serviceWords(city, plan.category, lang),
    threshold: standardWords(city, plan.standardId, t, lang),
    size: plan.size,
  });
  const show = (value: number) => peopleNumber(lang, value);
  return {
    name: 'sites',
    page: 'analysis',
    categories: [plan.category],
    title,
    subtitle: t('an.sitesSubtitle'),
    alt: title,
    wide: sitesMap(city, plan, 'wide', lang),
    narrow: sitesMap(city, plan, 'narrow', lang),
    ground: 'people',
    columns: COLUMNS,
    rows: plan.sites.map(site => [
      word(site.category),
      word(categoryName(city, site.category, lang)),
      amount(site.rank, String, ''),
      amount(site.lon, value => value.toFixed(5), ''),
      amount(site.lat, value => value.toFixed(5), ''),
      amount(site.gained, show, ''),
      amount(site.gainedTotal, show, ''),
      word(t('an.sitesLabel')),
    ]),
  };
}

function sitesMap(city: City, plan: SitePlan, size: MapSize, lang: Lang): Drawing {
  const gaps = city.gaps.filter(gap => gap.standardId === plan.standardId && gap.polygon !== null && gap.rank !== null);
  return cityMap(cityFrame(city, size), {
    sheet: citySheet(city),
    ground: null,
    mark: mapMark(city.manifest.publish, lang),
    names: cityNames(city, size, lang),
    outlines: outlines(city, lang).map(({polygons}) => ({polygons, label: ''})),
    people: mapPeople(city, () => null),
    steps: [],
    facilities: [],
    gaps: gaps.map(gap => ({polygons: gap.polygon ?? [], contested: gap.certainty === 'contested', label: ''})),
    sites: plan.sites.map(site => ({place: [site.lon, site.lat] as const, label: String(site.rank)})),
    spacingMeters: spacing(city),
  });
}
