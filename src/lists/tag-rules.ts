import type {Catalogue, OsmAlternative, TagRule} from '#schema/category.ts';
import {isShut, opensBy} from './opening-hours.ts';

type Tags = Readonly<Record<string, string>>;

/** What is known of a mapped element beside its tags. */
export interface TaggedPlace {
  readonly tags: Tags;
  /** Area of its polygon in square metres; null for a point or line. */
  readonly areaSqm: number | null;
  /** True when it lies in the grounds of a school. */
  readonly inSchool: boolean;
  /** True when it lies in leisure grounds that are private or for members. */
  readonly inPrivate: boolean;
}

/** A category an element belongs to, and why it may not. */
export interface Classified {
  readonly category: string;
  /** Key of `doubts` of the catalogue, or null. */
  readonly doubt: string | null;
}

/** Says which categories an element belongs to, in the order of the catalogue. */
export type Classifier = (place: TaggedPlace) => Classified[];

interface Alternative {
  readonly rule: OsmAlternative;
  readonly name: RegExp | null;
  readonly notName: RegExp | null;
}

/**
 * Prepares the OSM rules of a catalogue. `chinese`: whether the data are Chinese; name rules for Chinese and rules for
 * elsewhere are chosen by it. An element may belong to several categories, and to each by the first alternative that
 * holds without doubt, else by the first that holds at all.
 */
export function tagClassifier(catalogue: Catalogue, chinese: boolean): Classifier {
  const rules = catalogue.categories.map(category => ({
    key: category.key,
    not: category.osm.not,
    any: category.osm.any
      .filter(rule => rule.where === undefined || (rule.where === 'chinese') === chinese)
      .map(
        (rule): Alternative => ({
          rule,
          name: rule.name === undefined ? null : new RegExp(rule.name, 'iu'),
          notName: rule.not_name === undefined ? null : new RegExp(rule.not_name, 'iu'),
        }),
      ),
  }));
  const rulesOfKey = new Map<string, number[]>();
  rules.forEach(({any}, index) => {
    for (const key of new Set(any.map(({rule}) => Object.keys(rule.tags)[0]!)))
      rulesOfKey.set(key, [...(rulesOfKey.get(key) ?? []), index]);
  });
  return place => {
    if (catalogue.never.some(rule => hasAll(place.tags, rule))) return [];
    const names = namesOf(place.tags);
    const worthwhile = new Set(Object.keys(place.tags).flatMap(key => rulesOfKey.get(key) ?? []));
    const found: Classified[] = [];
    for (const index of [...worthwhile].sort((a, b) => a - b)) {
      const {key, not, any} = rules[index]!;
      const doubts = any.filter(alternative => matches(alternative, place, names)).map(a => doubtOf(a.rule, names));
      if (doubts.length === 0 || (not !== undefined && hasAny(place.tags, not))) continue;
      found.push({category: key, doubt: doubts.includes(null) ? null : doubts[0]!});
    }
    return found;
  };
}

/** Keys of the catalogue that OpenStreetMap data can fill, given their language. */
export function mappableCategories(catalogue: Catalogue, chinese: boolean): Set<string> {
  return new Set(
    catalogue.categories
      .filter(category => category.osm.any.length > 0 && (chinese || !category.name_rule_only))
      .map(category => category.key),
  );
}

/** True when every key of the rule is met. */
export function hasAll(tags: Tags, rule: TagRule): boolean {
  for (const key in rule) if (!meets(tags[key], rule[key]!)) return false;
  return true;
}

function hasAny(tags: Tags, rule: TagRule): boolean {
  for (const key in rule) if (meets(tags[key], rule[key]!)) return true;
  return false;
}

/** True when a tag value meets one of the wanted values: `*`, `<=3`, or a member of a list `a;b` or range `1-3`. */
function meets(value: string | undefined, wanted: readonly string[]): boolean {
  if (value === undefined) return false;
  if (wanted.includes('*') || wanted.includes(value)) return true;
  const members = value.split(/[;,]/).map(member => member.trim());
  return wanted.some(want => {
    if (want.startsWith('<='))
      return members.some(member => /^\d/.test(member) && Number(member) <= Number(want.slice(2)));
    return members.some(member => member === want || inRange(member, want));
  });
}

function inRange(range: string, want: string): boolean {
  const match = /^(\d{1,2})\s*-\s*(\d{1,2})$/.exec(range);
  return (
    match !== null && /^\d{1,2}$/.test(want) && Number(match[1]) <= Number(want) && Number(want) <= Number(match[2])
  );
}

function namesOf(tags: Tags): string[] {
  const names = [
    'name',
    'name:zh',
    'name:zh-Hans',
    'name:zh-Hant',
    'name:en',
    'official_name',
    'alt_name',
    'short_name',
  ];
  return names.flatMap(key => (tags[key] === undefined ? [] : [tags[key].normalize('NFKC')]));
}

function matches({rule, name, notName}: Alternative, place: TaggedPlace, names: readonly string[]): boolean {
  const {tags} = place;
  if (!hasAll(tags, rule.tags)) return false;
  if (rule.not !== undefined && hasAny(tags, rule.not)) return false;
  if (name !== null && !names.some(text => name.test(text))) return false;
  if (notName !== null && names.some(text => notName.test(text))) return false;
  if (rule.named === true && names.length === 0) return false;
  if ((rule.polygon === true || rule.min_area_sqm !== undefined) && place.areaSqm === null) return false;
  if (rule.min_area_sqm !== undefined && place.areaSqm! < rule.min_area_sqm) return false;
  if (rule.opens_by !== undefined && !opensBy(tags['opening_hours'] ?? '', rule.opens_by)) return false;
  if (rule.school_grounds === 'refuse-closed') return !(place.inSchool || place.inPrivate) || isOpenToAll(tags);
  if (rule.school_grounds === 'require-open') return place.inSchool && isOpenToAll(tags);
  return true;
}

/** Mapped as open to everyone: public access, or opening hours that are not merely `off`. */
function isOpenToAll(tags: Tags): boolean {
  const access = tags['access'];
  if (access !== undefined) return ['yes', 'public', 'permissive'].includes(access);
  return tags['opening_hours'] !== undefined && !isShut(tags['opening_hours']);
}

function doubtOf(rule: OsmAlternative, names: readonly string[]): string | null {
  return rule.doubt ?? (names.length === 0 ? (rule.doubt_unnamed ?? null) : null);
}
