import {z} from 'zod';
import {CATALOGUE_KEYS} from './catalogues.ts';
import {versionKeys} from './city-earlier.ts';
import {count, date, encoding, file, keys, MOST_PEOPLE, number, positive, text} from './city-keys.ts';
import {recordSource, splitRecords} from './city-records.ts';
import {InputError} from './input-error.ts';
import {parseJson, withoutComments} from './json-text.ts';
import {isMapNumber, MAP_NUMBER_FORM} from './map-number.ts';
import {ESTATE_AREA_COLUMNS} from './norm.ts';
import {residentialLand} from './residential-land.ts';
import {simpleHours} from './simple-hours.ts';

/** Names of pages and folders of the site: no city may be called so. */
export const PAGE_NAMES: readonly string[] = [
  'en',
  'plan',
  'methods',
  'about',
  'data',
  'embed',
  'search',
  'accessibility',
  'engine',
];

/** Key of an age group: `age60plus` (60 and older) or `age0to14` (0 to 14, both included). */
export const GROUP_KEY = /^age(\d{1,3})(?:plus|to(\d{1,3}))$/;

export const AREA_KINDS = ['district', 'subdistrict', 'community', 'life-circle-unit'] as const;
/** What may order people from worst to best off; deprivation the other way round. */
export const RANK_MEASURES = ['income', 'rent', 'deprivation'] as const;
export const COMPLETENESS = ['official', 'surveyed', 'assumed', 'partial', 'none'] as const;

const osmId = z.int('the whole number of an OpenStreetMap relation').positive('a relation id above 0');
const adminLevel = z.int('a whole number from 1 to 12').min(1, 'from 1 to 12').max(12, 'from 1 to 12');
const completeness = z.enum(COMPLETENESS, `one of ${COMPLETENESS.join(', ')}`);

const groupKey = z
  .string()
  .refine(isGroupKey, 'a group key such as age60plus or age0to14 (lower age first, at most 130)');

const bbox = z
  .tuple([number, number, number, number], '[west, south, east, north] in degrees')
  .superRefine(([west, south, east, north], context) => {
    const refuse = (message: string) => context.addIssue({code: 'custom', message});
    const outside = (value: number, limit: number) => !(value >= -limit && value <= limit);
    if (outside(west, 180) || outside(east, 180)) refuse('west and east from -180 to 180 degrees');
    else if (outside(south, 90) || outside(north, 90))
      refuse('south and north from -90 to 90 degrees; the order is [west, south, east, north]');
    else if (west >= east) refuse('west smaller than east; the order is [west, south, east, north]');
    else if (south >= north) refuse('south smaller than north; the order is [west, south, east, north]');
  });

const boundary = keys({
  bbox: bbox.optional(),
  file: file.optional(),
  osmRelation: osmId.optional(),
  osmAdminLevel: adminLevel.optional(),
  name: text.optional(),
  asOf: date.optional(),
  source: text.optional(),
}).transform((value, context): CityBoundary => {
  const forms = [value.bbox, value.file, value.osmRelation, value.osmAdminLevel].filter(form => form !== undefined);
  const wanted = 'exactly one of {"bbox"}, {"file", "asOf", "source"}, {"osmRelation"}, {"osmAdminLevel", "name"}';
  const isDated = (value.asOf ?? value.source) !== undefined && value.file === undefined;
  if (forms.length !== 1 || isDated || (value.osmAdminLevel === undefined) !== (value.name === undefined)) {
    context.addIssue({code: 'custom', message: wanted});
    return z.NEVER;
  }
  return value as CityBoundary;
});

/** Common keys of every population. */
const counted = {
  year: z.int('a year').min(1900, 'a year from 1900').max(2100, 'a year up to 2100').nullable().default(null),
  source: z.string('text').default(''),
  confidential: z.boolean('true or false').default(false),
};

/** `columns` of a table of people: our names, and people_<group> for each age group. */
function peopleColumns(known: readonly string[], required: readonly (readonly string[])[]) {
  return z.record(z.string(), text, 'an object: our column name → theirs').superRefine((columns, context) => {
    for (const name of Object.keys(columns)) {
      const isGroup = name.startsWith('people_') && isGroupKey(name.slice('people_'.length));
      if (!known.includes(name) && !isGroup)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `only ${known.join(', ')} or people_<group> such as people_age60plus`,
        });
    }
    if (!required.some(names => names.every(name => columns[name] !== undefined)))
      context.addIssue({code: 'custom', message: required.map(names => names.join(' + ')).join(', or ')});
  });
}

/** Column of the population table by which people are ordered for the Palma ratio and the concentration index. */
const rankBy = keys({
  measure: z.enum(RANK_MEASURES, `one of ${RANK_MEASURES.join(', ')}`),
  column: text,
}).optional();

const groupFiles = z.record(groupKey, file, 'an object: group → file').default({});
const groupCounts = z.record(groupKey, count, 'an object: group → number of people').default({});

const population = z.discriminatedUnion(
  'kind',
  [
    keys({kind: z.literal('raster'), file, groups: groupFiles, ...counted}),
    keys({
      kind: z.literal('table'),
      file,
      columns: peopleColumns(
        ['lon', 'lat', 'h3', 'id', 'people'],
        [
          ['lon', 'lat', 'people'],
          ['h3', 'people'],
        ],
      ),
      cellMeters: positive.max(10_000, 'at most 10000 metres').optional(),
      encoding: encoding.optional(),
      rankBy,
      ...counted,
    }).superRefine((value, context) => {
      if (value.confidential && value.rankBy)
        context.addIssue({
          code: 'custom',
          path: ['rankBy'],
          message:
            'no rankBy for confidential people by point or cell: it would be published as finely; use kind areas',
        });
    }),
    keys({
      kind: z.literal('areas'),
      file,
      columns: peopleColumns(['code', 'people'], [['code', 'people']]),
      encoding: encoding.optional(),
      rankBy,
      ...counted,
    }),
    keys({
      kind: z.literal('buildings'),
      total: positive.max(MOST_PEOPLE, 'at most 10000000000 people'),
      groups: groupCounts,
      ...counted,
    }).superRefine((value, context) => {
      for (const [group, people] of Object.entries(value.groups))
        if (people > value.total)
          context.addIssue({code: 'custom', path: ['groups', group], message: `at most the total, ${value.total}`});
    }),
  ],
  {error: () => 'one of raster, table, areas, buildings'},
);

/** Our names of the columns an areas file may have. */
export const AREA_COLUMNS = [
  'code12',
  'code',
  'area_type',
  'name',
  'name_zh',
  'name_en',
  'households',
  'service_floor_area_sqm',
  'workers',
] as const;

const areas = keys({
  kind: z.enum(AREA_KINDS, `one of ${AREA_KINDS.join(', ')}`),
  osmAdminLevel: adminLevel.optional(),
  file: file.optional(),
  columns: z
    .partialRecord(z.enum(AREA_COLUMNS), text, {
      error: issue =>
        issue.code === 'invalid_type' ? 'an object: our name → theirs' : `only ${AREA_COLUMNS.join(', ')}`,
    })
    .optional(),
  asOf: date.optional(),
  source: text.optional(),
}).transform((value, context): CityAreas => {
  const fromOsm = value.osmAdminLevel !== undefined;
  const ofFile = value.columns ?? value.asOf ?? value.source;
  if (fromOsm === (value.file !== undefined) || (fromOsm && ofFile !== undefined)) {
    context.addIssue({code: 'custom', message: 'either "osmAdminLevel" or "file" (with "columns", "asOf", "source")'});
    return z.NEVER;
  }
  return value as CityAreas;
});

/** Coordinate systems a facility list may be in; `auto` lets the reader judge. */
export const LIST_CRS = ['wgs84', 'gcj02', 'bd09', 'cgcs2000', 'auto'] as const;
const listCrs = z
  .string('a coordinate system')
  .refine(
    value => (LIST_CRS as readonly string[]).includes(value) || /^epsg:\d{4,6}$/.test(value),
    `one of ${LIST_CRS.join(', ')} or epsg:<number>`,
  );

const completenessOf = z.union([completeness, z.record(z.string(), completeness)], {
  error: () => `one of ${COMPLETENESS.join(', ')}, or an object: category → one of them`,
});

/** Keys of a facility list. */
const listKeys = {
  file,
  category: text.optional(),
  crs: listCrs.optional(),
  encoding: encoding.optional(),
  sheet: text.optional(),
  columns: z.record(z.string(), text, 'an object: our column name → theirs').default({}),
  completeness: completenessOf.default('partial'),
  why: text.optional(),
  claims: keys({area: z.union([text, z.array(text).min(1)], 'an area such as city or district:01').optional()})
    .default({})
    .describe('where the list claims to be complete'),
  asOf: date.nullable().default(null),
  source: z.string('text').default(''),
  licence: z.string('text').nullable().default(null),
};

/** Who vouches for a source says why. */
function refuseUnvouched(value: object, context: z.core.$RefinementCtx): void {
  const {completeness: stated = [], why} = value as {completeness?: string | object; why?: string};
  const levels: unknown[] = typeof stated === 'string' ? [stated] : Object.values(stated);
  if (levels.includes('assumed') && why === undefined)
    context.addIssue({
      code: 'custom',
      path: ['why'],
      message: 'the reason why completeness is assumed: the publisher vouches for it',
    });
}

const facilities = z
  .discriminatedUnion(
    'kind',
    [
      keys({kind: z.literal('osm'), completeness: completenessOf.default({}), why: text.optional()}),
      keys({kind: z.literal('table'), ...listKeys}),
    ],
    {error: () => 'one of osm, table'},
  )
  .superRefine(refuseUnvouched);

/** Our names of the columns a list of new estates may have. */
export const ESTATE_COLUMNS = [
  'id',
  'project',
  'year',
  'area_id',
  'households',
  'people',
  ...ESTATE_AREA_COLUMNS,
] as readonly string[];

const estates = keys({
  file,
  columns: z
    .record(z.string(), text, 'an object: our column name → theirs')
    .default({})
    .superRefine((columns, context) => {
      for (const name of Object.keys(columns))
        if (!ESTATE_COLUMNS.includes(name))
          context.addIssue({code: 'custom', path: [name], message: `only ${ESTATE_COLUMNS.join(', ')}`});
    }),
  encoding: encoding.optional(),
  asOf: date.nullable().default(null),
  source: z.string('text').default(''),
});

const optionalText = text.nullable().default(null);
const publish = keys({
  mapApproval: text.refine(isMapNumber, MAP_NUMBER_FORM).nullable().default(null),
  icp: optionalText,
  contact: keys({
    name: text.optional(),
    organisation: text.optional(),
    phone: text.optional(),
    email: text.optional(),
    address: text.optional(),
    address_zh: text.optional(),
    address_en: text.optional(),
    /** When somebody answers, as `Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00`. */
    hours: text
      .refine(
        value => simpleHours(value, {overnight: false}) !== null,
        'office hours such as Mo-Fr 09:00-17:00; Sa 09:00-12:00',
      )
      .optional(),
    url: text.optional(),
  }).default({}),
});

/** The city file (design 3.1): what to build, from which sources, under which licences. Unknown keys are errors. */
export const citySchema = keys({
  id: z
    .string('text')
    .regex(/^[a-z][a-z0-9-]*$/, 'a lower-case letter, then lower-case letters, digits and hyphens')
    .refine(id => !PAGE_NAMES.includes(id), `a name that is no page of the site (${PAGE_NAMES.join(', ')})`),
  name: keys({zh: text, en: text}),
  language: z.string('text').regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as zh or es'),
  timeZone: z.string('text').refine(isTimeZone, 'a time zone such as Asia/Shanghai'),
  jurisdiction: z.string('text').regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'a country code such as CN or ES'),
  invented: z.boolean('true or false').default(false),
  streets: keys({file, snapshot: date.optional()}).optional(),
  boundary,
  bufferMeters: number.min(0, 'from 0 to 50000').max(50_000, 'from 0 to 50000').default(2500),
  population,
  /** A second source of the same people, to show how much depends on the first. */
  populationAlternative: population.optional(),
  areas: z.array(areas, 'a list').default([]),
  facilities: z.array(facilities, 'a list'),
  elevation: keys({file}).optional(),
  estates: estates.optional(),
  /** Optional tables: what registers and surveys say of areas and facilities. */
  records: z.array(recordSource(listKeys).superRefine(refuseUnvouched), 'a list').default([]),
  /** Outlines of residential land, counted beside the residents. */
  residentialLand: residentialLand.optional(),
  catalogues: z
    .array(z.enum(CATALOGUE_KEYS, `one of ${CATALOGUE_KEYS.join(', ')}`), 'a list of catalogue keys')
    .optional(),
  publish: publish.default({mapApproval: null, icp: null, contact: {}}),
  ...versionKeys,
  licences: z.array(keys({covers: text, id: text, attribution: text, url: text.optional()}), 'a list'),
}).transform(({records, ...city}) => {
  const {tables, lists} = splitRecords(records);
  return {...city, facilities: [...city.facilities, ...lists], records: tables};
});

/** Who made a file, and of which day it is. */
interface NamedSource {
  readonly asOf?: string;
  readonly source?: string;
}

/** How the edge of the city is given. */
export type CityBoundary =
  | {readonly bbox: readonly [west: number, south: number, east: number, north: number]}
  | ({readonly file: string} & NamedSource)
  | {readonly osmRelation: number}
  | {readonly osmAdminLevel: number; readonly name: string};

/** Where districts, communities … come from. */
export type CityAreas =
  | {readonly kind: (typeof AREA_KINDS)[number]; readonly osmAdminLevel: number}
  | ({
      readonly kind: (typeof AREA_KINDS)[number];
      readonly file: string;
      /** Our name → theirs. Absent: the file uses our names. */
      readonly columns?: Readonly<Partial<Record<(typeof AREA_COLUMNS)[number], string>>>;
    } & NamedSource);

/** A city file that was checked, with the documented defaults filled in. Paths stay relative to the file. */
export type City = z.output<typeof citySchema>;
export type CityPopulation = City['population'];
export type CityFacilities = City['facilities'][number];

/** Checks the text of a city file (JSON; comments are allowed). `file` is its name for messages. Throws InputError: key path, found, expected. */
export function parseCity(text: string, file: string): City {
  const value = parseJson(withoutComments(text), file);
  const result = citySchema.safeParse(value, {reportInput: true});
  if (result.success) return result.data;
  const issue = result.error.issues[0] as z.core.$ZodIssue;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const problem = {found: describe(valueAt(value, path)), expected: issue.message};
  throw new InputError({file, where: path.length === 0 ? 'top level' : path.map(String).join('.'), ...problem});
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path)
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
  return at;
}

/** A short picture of a value for a message. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}

/** True for a group key whose ages are in order and possible. */
export function isGroupKey(key: string): boolean {
  const match = GROUP_KEY.exec(key);
  if (match === null) return false;
  const low = Number(match[1]);
  const high = match[2] === undefined ? low : Number(match[2]);
  return low <= high && high <= 130;
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', {timeZone: value});
    return true;
  } catch {
    return false;
  }
}
