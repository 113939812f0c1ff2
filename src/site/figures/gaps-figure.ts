import {cityMap} from '#charts/city-map.ts';
import type {Drawing} from '#charts/svg.ts';
import {peopleNumber} from '#i18n/format.ts';
import {inLang, type Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {type City, categoryName} from '../city.ts';
import {amount, type Figure, type FigureCell, type FigureColumn, word} from '../figure.ts';
import {rankedGapGroups} from '../gap-list.ts';
import type {GapRow} from '../rows.ts';
import {serviceWords} from '../words.ts';
import {outlines} from './map-figures.ts';
import {cityFrame, cityNames, citySheet, type MapSize, mapPeople, spacing} from './map-sizes.ts';

/** Ranks written on the map at most: more would cover one another. */
const MOST_NUMBERS = 20;

const COLUMNS: readonly FigureColumn[] = [
  {key: 'rank', zh: '名次', en: 'Rank', numeric: true},
  {key: 'gap_id', zh: '缺口编号', en: 'Gap id', numeric: false},
  {key: 'category', zh: '类别', en: 'Category', numeric: false},
  {key: 'name', zh: '服务', en: 'Service', numeric: false},
  {key: 'people', zh: '居民', en: 'People', numeric: true},
  {key: 'people_age60plus', zh: '60岁及以上', en: 'Aged 60 and over', numeric: true},
  {key: 'people_robust', zh: '最宽假设下仍到不了', en: 'Out of reach under the widest assumptions', numeric: true},
  {key: 'certainty', zh: '确定性', en: 'Certainty', numeric: false},
  {key: 'cause', zh: '原因', en: 'Cause', numeric: false},
  {key: 'fix', zh: '最小的改善', en: 'Smallest fix', numeric: false},
  {key: 'fix_people', zh: '此处因此达标', en: 'People of the gap newly in time', numeric: true},
  {key: 'fix_people_total', zh: '全市因此达标', en: 'All people newly in time', numeric: true},
];

/** The ranked gaps of each standard on a map of their own: ranks are only compared within one standard. */
export function gapFigures(city: City, t: Translate, lang: Lang): Figure[] {
  return rankedGapGroups(city).map(({name, gaps}) => gapsFigure(city, name, gaps, t, lang));
}

function gapsFigure(city: City, name: string, gaps: readonly GapRow[], t: Translate, lang: Lang): Figure {
  const category = gaps[0]?.category ?? '';
  const title = t('gaps.whereOf', {service: serviceWords(city, category, lang), count: gaps.length});
  const mapped = gaps.filter(gap => gap.polygon !== null);
  return {
    name: `gaps-${name}`,
    page: 'gaps',
    categories: [category],
    title,
    subtitle: t('gaps.mapSubtitle'),
    alt: title,
    wide: gapsMap(city, mapped, 'wide', lang),
    narrow: gapsMap(city, mapped, 'narrow', lang),
    ground: 'people',
    columns: COLUMNS,
    rows: gaps.map(gap => fields(city, gap, t, lang)),
  };
}

function gapsMap(city: City, gaps: readonly GapRow[], size: MapSize, lang: Lang): Drawing {
  const numbered = (gap: GapRow) => (gap.rank !== null && gap.rank <= MOST_NUMBERS ? String(gap.rank) : '');
  return cityMap(cityFrame(city, size), {
    sheet: citySheet(city),
    ground: null,
    mark: mapMark(city.manifest.publish, lang),
    names: cityNames(city, size, lang),
    outlines: outlines(city, lang).map(({polygons}) => ({polygons, label: ''})),
    people: mapPeople(city, () => null),
    steps: [],
    facilities: [],
    gaps: [...gaps]
      .reverse()
      .map(gap => ({polygons: gap.polygon ?? [], contested: gap.certainty === 'contested', label: numbered(gap)})),
    spacingMeters: spacing(city),
  });
}

function fields(city: City, gap: GapRow, t: Translate, lang: Lang): FigureCell[] {
  const show = (value: number) => peopleNumber(lang, value);
  return [
    amount(gap.rank, String, ''),
    word(gap.gapId),
    word(gap.category),
    word(categoryName(city, gap.category, lang)),
    amount(gap.people, show, ''),
    amount(gap.people60, show, t('score.unknown')),
    amount(gap.peopleRobust, show, ''),
    {value: gap.certainty, text: translateOr(t, `certainty.${gap.certainty}`, gap.certainty)},
    {value: gap.cause, text: gap.cause === null ? '' : translateOr(t, `cause.${gap.cause}`, gap.cause)},
    {value: inLang(lang, gap.fixZh, gap.fixEn), text: inLang(lang, gap.fixZh, gap.fixEn) ?? ''},
    amount(gap.fix?.people ?? null, show, ''),
    amount(gap.fix?.peopleTotal ?? null, show, ''),
  ];
}
