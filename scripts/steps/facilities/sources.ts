import {basename} from 'node:path';
import type {Catalogue} from '#schema/category.ts';
import type {City, CityFacilities} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import type {Area, Claim, Completeness} from '../model.ts';

/** True when a city's data are Chinese, so that Chinese name rules can find anything. */
export function isChinese(language: string): boolean {
  return /^(zh|yue|cmn)\b/.test(language);
}

/**
 * Keys of the sources of facilities, in the order of the city file: `osm`, else the file's name without ending in small
 * Latin letters and digits (`list` when nothing is left), numbered when repeated. They stand in facility ids and in the
 * manifest.
 */
export function facilitySourceKeys(city: Pick<City, 'facilities'>): string[] {
  const seen = new Map<string, number>();
  return city.facilities.map(source => {
    const stem = source.kind === 'osm' ? 'osm' : slug(source.file);
    const count = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, count);
    return count === 1 ? stem : `${stem}-${count}`;
  });
}

function slug(file: string): string {
  const stem = basename(file).replace(/\.[^.]*$/, '');
  const plain = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' || plain === 'osm' ? 'list' : plain;
}

/** How complete a source is for a category, as the city file says; `partial` where it says nothing. */
export function completenessOf(source: CityFacilities, category: string): Completeness {
  const stated = source.completeness;
  return typeof stated === 'string' ? stated : (stated[category] ?? 'partial');
}

/** Refuses categories a city file names that the catalogue does not have. */
export function checkCategories(city: City, catalogue: Catalogue): void {
  const known = new Set(catalogue.categories.map(category => category.key));
  city.facilities.forEach((source, index) => {
    const named = typeof source.completeness === 'string' ? [] : Object.keys(source.completeness);
    if (source.kind === 'table' && source.category !== undefined) named.push(source.category);
    const unknown = named.find(key => !known.has(key));
    if (unknown !== undefined)
      throw new InputError({
        file: city.id,
        where: `facilities.${index}`,
        found: `the category ${JSON.stringify(unknown)}`,
        expected: `a key of the catalogue: ${[...known].join(', ')}`,
      });
  });
}

/** What each source claims to know, per category it can hold. */
export function sourceClaims(
  city: City,
  areas: readonly Area[],
  categoriesOf: readonly ReadonlySet<string>[],
  mapDate: string | null,
): Claim[] {
  const keys = facilitySourceKeys(city);
  return city.facilities.flatMap((source, index) =>
    [...categoriesOf[index]!].sort().flatMap(category =>
      claimedAreas(city.id, source, areas, index).map(area => ({
        category,
        source: keys[index]!,
        completeness: completenessOf(source, category),
        area,
        asOf: source.kind === 'osm' ? mapDate : source.asOf,
        why: source.why ?? null,
      })),
    ),
  );
}

/** Area ids a source claims: `city`, or those of `<kind>:<code>` or plain codes. */
function claimedAreas(file: string, source: CityFacilities, areas: readonly Area[], index: number): string[] {
  if (source.kind === 'osm' || source.claims.area === undefined) return ['city'];
  return [source.claims.area].flat().map(wanted => {
    if (wanted === 'city') return 'city';
    const match = /^(district|subdistrict|community|life-circle-unit):(.+)$/.exec(wanted);
    const code = match?.[2] ?? wanted;
    const found = areas.find(
      area => (match === null || area.kind === match[1]) && (area.areaId === code || area.code12 === code),
    );
    if (found !== undefined) return found.areaId;
    throw new InputError({
      file,
      where: `facilities.${index}.claims.area`,
      found: `the area ${JSON.stringify(wanted)}`,
      expected: 'city, or an area of the city such as district:01',
    });
  });
}
