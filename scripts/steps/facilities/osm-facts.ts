import {cleanText, textOrNull} from '#lists/clean-text.ts';
import {amountOfText} from '#lists/list-words.ts';
import {isShut} from '#lists/opening-hours.ts';
import type {Tags} from '../../io/osm-extract.ts';
import type {Facility, FacilityStatus} from '../model.ts';

/** Prefixes of tags that say a feature is not in use (yet), and the status they mean. */
const LIFECYCLE: Readonly<Record<string, FacilityStatus>> = {
  disused: 'closed',
  abandoned: 'closed',
  construction: 'building',
  proposed: 'planned',
  planned: 'planned',
};

/** Tags as they would be in use, and the status the element says it has. */
export interface Lifecycle {
  readonly tags: Tags;
  readonly status: FacilityStatus;
}

/**
 * The readings of an element: as it stands, and once per lifecycle prefix (`disused:amenity=school` reads as
 * `amenity=school`, closed). Demolished and removed features are not read.
 */
export function readings(tags: Tags): Lifecycle[] {
  const found: Lifecycle[] = [{tags, status: plainStatus(tags)}];
  for (const prefix in LIFECYCLE) {
    const own = Object.keys(tags).filter(key => key.startsWith(`${prefix}:`));
    if (own.length === 0) continue;
    const stripped = Object.fromEntries(own.map(key => [key.slice(prefix.length + 1), tags[key]!]));
    const shared = Object.fromEntries(
      Object.entries(tags).filter(([key]) => !KINDS.has(key) && !key.startsWith(`${prefix}:`)),
    );
    found.push({tags: {...shared, ...stripped}, status: LIFECYCLE[prefix]!});
  }
  return found;
}

/** True when any tag has a lifecycle prefix. */
export function hasLifecycle(tags: Tags): boolean {
  return Object.keys(tags).some(key => key.includes(':') && Object.hasOwn(LIFECYCLE, key.slice(0, key.indexOf(':'))));
}

/** Keys that say what a thing is now; a disused school that is now an office is no open school. */
const KINDS = new Set([
  'amenity',
  'shop',
  'leisure',
  'office',
  'healthcare',
  'craft',
  'tourism',
  'landuse',
  'railway',
  'highway',
]);

function plainStatus(tags: Tags): FacilityStatus {
  if (tags['disused'] === 'yes' || tags['abandoned'] === 'yes') return 'closed';
  if (tags['opening_hours'] !== undefined && isShut(tags['opening_hours'])) return 'closed';
  if (tags['building'] === 'construction' || tags['construction'] === 'yes') return 'building';
  if (tags['proposed'] === 'yes' || tags['planned'] === 'yes') return 'planned';
  return 'open';
}

const HAN = /\p{Script=Han}/u;

/** Facts of a facility that OpenStreetMap tags hold, as text; null where the map is silent. */
export function osmFacts(tags: Tags, language: string) {
  const text = (...keys: string[]): string | null => {
    for (const key of keys) {
      const value = textOrNull(tags[key]);
      if (value !== null) return value;
    }
    return null;
  };
  const name = cleanText(tags['name'] ?? '');
  const nameLanguage = name === '' ? null : languageOfName(tags, language);
  return {
    name,
    nameLanguage,
    nameZh: text('name:zh', 'name:zh-Hans', 'name:zh-Hant') ?? (nameLanguage?.startsWith('zh') === true ? name : null),
    nameEn: text('name:en') ?? (nameLanguage === 'en' ? name : null),
    address: addressOf(text),
    phone: text('phone', 'contact:phone', 'contact:mobile'),
    provider: PROVIDERS[tags['operator:type'] ?? ''] ?? null,
    capacity: amountOfText(text('capacity', 'capacity:persons', 'beds', 'capacity:beds')),
    capacityUnit: capacityUnit(tags),
    floorAreaSqm: null,
    openingHours: text('opening_hours'),
    wheelchair: WHEELCHAIR[tags['wheelchair'] ?? ''] ?? null,
  } satisfies Partial<Facility>;
}

const PROVIDERS: Readonly<Record<string, Facility['provider']>> = {
  government: 'public',
  public: 'public',
  private: 'market',
  business: 'market',
  private_for_profit: 'market',
  private_non_profit: 'mutual',
  ngo: 'mutual',
  community: 'mutual',
  charitable: 'mutual',
  cooperative: 'mutual',
  religious: 'mutual',
};

const WHEELCHAIR: Readonly<Record<string, Facility['wheelchair']>> = {
  yes: 'yes',
  designated: 'yes',
  limited: 'limited',
  no: 'no',
};

/** Places whose mapped capacity counts vehicles. */
const FOR_VEHICLES = new Set(['parking', 'charging_station', 'bicycle_parking', 'motorcycle_parking']);

function capacityUnit(tags: Tags): string | null {
  if (tags['capacity'] !== undefined && FOR_VEHICLES.has(tags['amenity'] ?? '')) return 'vehicles';
  if (tags['capacity'] !== undefined || tags['capacity:persons'] !== undefined) return 'persons';
  return tags['beds'] !== undefined || tags['capacity:beds'] !== undefined ? 'beds' : null;
}

/** The language tag whose name:<tag> repeats the name, the city's first; else by script; else the city's language. */
function languageOfName(tags: Tags, language: string): string {
  const name = tags['name'];
  if (tags[`name:${language}`] === name) return language;
  const same = Object.keys(tags)
    .filter(key => /^name:[a-z]{2,3}(-[A-Za-z]+)?$/.test(key) && tags[key] === name)
    .sort();
  if (same[0] !== undefined) return same[0].slice('name:'.length);
  const cjk = ['zh', 'ja', 'ko', 'yue'].some(tag => language.startsWith(tag));
  return HAN.test(name ?? '') && !cjk ? 'zh' : language;
}

function addressOf(text: (...keys: string[]) => string | null): string | null {
  const full = text('addr:full');
  if (full !== null) return full;
  const street = text('addr:street', 'addr:place');
  const number = text('addr:housenumber');
  const [city, district] = [text('addr:city'), text('addr:district')];
  if (street === null) return null;
  if (HAN.test(street)) return [city, district, street, number].filter(part => part !== null).join('');
  return [[street, number].filter(part => part !== null).join(' '), city].filter(part => part !== null).join(', ');
}
