import {z} from 'zod';
import {standardSchema} from './standard.ts';

const text = z.string().min(1);
const tagValues = z.array(text).min(1);

/**
 * Tags an element must have: every key with one of its values. `*` = any value. A value `<=3` compares numbers. Lists in
 * the data (`a;b`) and ranges of numbers (`1-3`) match when any of their members does.
 */
const tagRule = z.record(text, tagValues);

/** One way an OpenStreetMap element can be a category. All conditions hold together; alternatives are tried in order. */
export const osmAlternativeSchema = z.strictObject({
  tags: tagRule,
  /** Tags of which none may hold. */
  not: tagRule.optional(),
  /** Regular expression (flags iu) one of the element's names must match. */
  name: text.optional(),
  /** Regular expression (flags iu) none of the element's names may match. */
  not_name: text.optional(),
  /** True: the element must have a name. */
  named: z.boolean().optional(),
  /** True: only a polygon (closed way or multipolygon) can be it. */
  polygon: z.boolean().optional(),
  /** Smallest area of the polygon, square metres. */
  min_area_sqm: z.number().positive().optional(),
  /** Opening hours must be mapped and begin at or before this time on some day (HH:MM). */
  opens_by: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  /** `chinese`: only in Chinese data (the city's language is zh…); `elsewhere`: only outside it. Absent: everywhere. */
  where: z.enum(['chinese', 'elsewhere']).optional(),
  /** `refuse-closed`: inside a school or a private club only what is mapped as open. `require-open`: only what is open inside a school. */
  school_grounds: z.enum(['refuse-closed', 'require-open']).optional(),
  /** Key of `doubts`: why an element found in this way may not be what it says. */
  doubt: text.optional(),
  /** Key of `doubts` that holds when the element has no name. */
  doubt_unnamed: text.optional(),
});

/** A kind of community service. */
export const categorySchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name_zh: text,
  name_en: text,
  /** One plain sentence: what a resident finds there. */
  description_zh: text,
  description_en: text,
  domain: z.enum(['public', 'daily', 'safety', 'support']),
  /** Whom it serves: all, age60plus, age80plus, age0to2, age3to5, age6to14, age16to59, disabled, women. */
  group: z.string().regex(/^(all|age\d+plus|age\d+to\d+|disabled|women)$/),
  /** Further groups it is meant for. */
  also_groups: z.array(z.string().regex(/^(all|age\d+plus|age\d+to\d+|disabled|women)$/)),
  /** One character for lists and maps. */
  glyph: text,
  /** Position in lists, from 1. */
  order: z.number().int().positive(),
  /** True when the OSM rule is nothing but Chinese name rules (or there is none): no data outside Chinese data. */
  name_rule_only: z.boolean(),
  /** Categories whose need this one also meets (a health centre serves as a health station). */
  replaces: z.array(text),
  osm: z.strictObject({
    any: z.array(osmAlternativeSchema),
    /** Tags that rule an element out whatever alternative it matched. */
    not: tagRule.optional(),
  }),
  /** Mapped access points that belong to the nearest facility of this category within so many metres (station entrances). */
  entrances: z.strictObject({tags: tagRule, within_metres: z.number().positive()}).optional(),
  /** Unnamed elements this near to another of the category are pieces of it (containers standing together, a stop and its platform). */
  join_metres: z.number().positive().optional(),
  /** What the rule leaves out or takes in on purpose, for the methods page. */
  rule_note_zh: text.nullable(),
  rule_note_en: text.nullable(),
  standards: z.array(standardSchema).min(1),
});

const label = z.strictObject({key: text, name_zh: text, name_en: text});

/** The category catalogue, data/catalogues/categories.json. */
export const catalogueSchema = z.strictObject({
  licence: text,
  source: text,
  domains: z.array(label),
  groups: z.array(label),
  /** Reasons for doubt, by key, for people. */
  doubts: z.array(label),
  /** Tags of elements that are never published (military, prison, fuel, power, water supply). */
  never: z.array(tagRule),
  categories: z.array(categorySchema).min(1),
});

export type TagRule = z.infer<typeof tagRule>;
export type OsmAlternative = z.infer<typeof osmAlternativeSchema>;
export type Category = z.infer<typeof categorySchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;
