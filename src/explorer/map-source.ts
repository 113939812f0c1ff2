import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {Manifest} from '#schema/manifest.ts';

/** What decides whose map it is. */
export type MapOwner = Pick<Manifest, 'invented' | 'licences'>;

/** Whose the places of the map are: an invented map is nobody's OpenStreetMap, it has the name of its maker. */
export function mapSource({invented, licences}: MapOwner, lang: Lang): string {
  if (!invented) return 'OpenStreetMap';
  const maker = licences.find(({covers}) => /streets|facilities/.test(covers)) ?? licences[0];
  return maker === undefined ? '' : ownLanguage(maker.attribution, lang);
}
