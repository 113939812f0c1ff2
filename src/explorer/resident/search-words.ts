import {shownText} from '#files/shown-text.ts';
import {meters} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {FoundName, FoundPlace} from '#search/find-places.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import type {SearchOption} from './search-store.ts';

/** A name in the page's language, else as on the sign. */
export function foundName(lang: Lang, {name, zh, en}: FoundName): string {
  return shownText((lang === 'zh' ? zh : en) ?? name);
}

/** The name on the sign where the page's language has another one; null otherwise. */
export function signName(lang: Lang, found: FoundName): string | null {
  const sign = shownText(found.name);
  return foundName(lang, found) === sign ? null : sign;
}

/** What stands in the field once a line was chosen. */
export function optionName(store: Store, option: Exclude<SearchOption, {kind: 'more'}>): string {
  const {text, props, city} = store;
  if (option.kind === 'place') return foundName(props.lang, option.place);
  if (option.kind === 'coordinates') return `${option.lat.toFixed(5)}, ${option.lon.toFixed(5)}`;
  return serviceName({text, lang: props.lang}, categoryOf(city.value!.info, option.category));
}

/** What kind of thing it is, in a word. */
export function kindWords(store: Store, place: FoundPlace): string {
  const {text, props, city} = store;
  if (place.kind === 'street') return text('search.street');
  if (place.kind === 'facility')
    return place.categories
      .slice(0, 2)
      .map(key => serviceName({text, lang: props.lang}, categoryOf(city.value!.info, key)))
      .join(props.lang === 'zh' ? '、' : ', ');
  if (place.subkind === 'district') return text('search.district');
  if (place.subkind === 'subdistrict') return text('search.subdistrict');
  if (place.subkind === 'community' || place.subkind === 'life-circle-unit') return text('search.community');
  if (place.subkind === 'estate') return text('search.estate');
  if (place.subkind === 'square') return text('search.square');
  if (place.subkind === 'village' || place.subkind === 'hamlet') return text('search.village');
  return text('search.neighbourhood');
}

/** Where it lies: the areas around it or a neighbourhood nearby, outside the city, and how far from the middle of the map. */
export function whereWords(store: Store, place: FoundPlace): string {
  const {text, props} = store;
  const {lang} = props;
  const name = (found: FoundName) => foundName(lang, found);
  // a Chinese address goes from the large to the small
  const within = lang === 'zh' ? place.within.map(name).reverse().join('') : place.within.map(name).join(', ');
  const parts = [
    ...(within === '' ? [] : [within]),
    ...(place.near === null ? [] : [text('search.near', {name: name(place.near)})]),
    ...(place.outside ? [text('search.outside')] : []),
    text('search.distance', {distance: distanceWords(lang, place.meters)}),
  ];
  return parts.join(lang === 'zh' ? '，' : ' · ');
}

/** Metres to ten, kilometres to a tenth from one on. */
export function distanceWords(lang: Lang, value: number): string {
  if (value < 1000) return meters(lang, Math.round(value / 10) * 10);
  const kilometers = (value / 1000).toFixed(1);
  return lang === 'zh' ? `${kilometers}千米` : `${kilometers} km`;
}
