import type {Lang} from '#i18n/lang.ts';
import type {SearchText} from '#i18n/search.ts';
import type {SearchKey} from '#i18n/search.zh.ts';
import type {FoundName, FoundPlace} from '#search/find-places.ts';
import type {PageCity} from '#search/page-file.ts';
import {bothNames, type Hit} from '#search/site-results.ts';

/** Kinds of areas and neighbourhoods with words of their own; all others are neighbourhoods. */
const SUBKINDS: Readonly<Record<string, SearchKey>> = {
  district: 'kind.district',
  subdistrict: 'kind.subdistrict',
  community: 'kind.community',
  'life-circle-unit': 'kind.community',
  estate: 'kind.estate',
  square: 'kind.square',
  village: 'kind.village',
  hamlet: 'kind.village',
};

/** Services of a place named in its line. */
const MOST_SERVICES = 2;

/** What kind of thing a hit is, in a word. */
export function hitKind({kind, place}: Hit, city: PageCity | null, text: SearchText, lang: Lang): string {
  if (kind === 'facility' && place !== null && city !== null) {
    const names = place.categories.slice(0, MOST_SERVICES).flatMap(key => city.services[key]?.[lang] ?? []);
    if (names.length > 0) return names.join(lang === 'zh' ? '、' : ', ');
  }
  if (kind === 'area' || kind === 'place') return text(SUBKINDS[place?.subkind ?? ''] ?? 'kind.neighbourhood');
  return text(`kind.${kind}`);
}

/** Where it is: the page it stands on, or the areas around a place. Empty when there is nothing to say. */
export function hitWhere({place, part}: Hit, text: SearchText, lang: Lang): string {
  if (place === null) return part?.[lang] ?? '';
  return placeWhere(place, text, lang);
}

function placeWhere({within, near, outside}: FoundPlace, text: SearchText, lang: Lang): string {
  const name = (found: FoundName) => bothNames(found)[lang];
  // a Chinese address goes from the large to the small
  const around = lang === 'zh' ? within.map(name).reverse().join('') : within.map(name).join(', ');
  return [
    ...(around === '' ? [] : [around]),
    ...(near === null ? [] : [text('place.near', {name: name(near)})]),
    ...(outside ? [text('place.outside')] : []),
  ].join(lang === 'zh' ? '，' : ' · ');
}

/** The name on the sign where the page shows another one; null when they are the same. */
export function hitSign({place, name}: Hit, lang: Lang): string | null {
  return place === null || place.name === name[lang] ? null : place.name;
}
