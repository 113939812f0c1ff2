import {date} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translator} from '#i18n/translate.ts';
import {type VersionText, versionText} from '#i18n/versions.ts';
import type {City} from '../city.ts';
import {serviceWords, sourceLine, sourceTitle} from '../words.ts';
import type {CityVersions, KeptVersion} from './rows.ts';

/** The language of a page with its texts. */
export interface Words {
  readonly lang: Lang;
  readonly t: Translate;
  readonly v: VersionText;
}

/** The texts of one language. */
export function versionWords(lang: Lang): Words {
  return {lang, t: translator(lang), v: versionText(lang)};
}

/** The city with the manifest of an earlier version, for what is said of its sources, licences and lists. */
export function cityAt(city: City, {manifest}: Pick<KeptVersion, 'manifest'>): City {
  return {...city, manifest};
}

/** The city as of a version: an earlier one, else the present. */
export function cityOf(city: City, versions: CityVersions, version: string): City {
  const kept = versions.kept.find(one => one.version === version);
  return kept ? cityAt(city, kept) : city;
}

/** Name of a service in a sentence; of one that the catalogue no longer has, as an earlier version called it. */
export function serviceName(city: City, key: string, lang: Lang): string {
  if (city.categories.some(one => one.key === key)) return serviceWords(city, key, lang);
  const known = city.versions?.kept.flatMap(({manifest}) => manifest.parameters.categories) ?? [];
  const earlier = known.find(one => one.key === key);
  if (earlier === undefined) return key;
  return lang === 'zh' ? earlier.name_zh : earlier.name_en;
}

/** Date of a version as it stands in a sentence. */
export function versionDate({lang}: Words, version: string): string {
  return date(lang, version);
}

/** Sources of the version before a step, in both languages: they stand beside those of the present one. */
export function earlierSources(
  city: City,
  versions: CityVersions,
  from: string,
  categories: readonly string[] | null,
): Readonly<Record<Lang, string>> {
  const earlier = cityOf(city, versions, from);
  return {zh: sourceLine(earlier, 'zh', categories), en: sourceLine(earlier, 'en', categories)};
}

/** Names of the sources of a version by key, as its manifest has them; the key itself where it has none. */
export function sourceNames(city: City, lang: Lang): (key: string | null) => string {
  // an invented map is nobody's OpenStreetMap: it has the name of its maker, like any other source
  const names = new Map<string, string>(city.manifest.invented ? [] : [['osm', 'OpenStreetMap']]);
  for (const source of city.manifest.sources) {
    const title = sourceTitle(city, source, lang);
    if (title !== null && !names.has(source.key)) names.set(source.key, title);
  }
  return key => (key === null ? '' : (names.get(key) ?? key));
}
