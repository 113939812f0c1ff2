import {z} from 'zod';
import {date, encoding, file, keys, text} from './city-keys.ts';

/** Optional tables about areas and facilities (city file key `records`). */
export const RECORD_KINDS = [
  'households',
  'floor-area',
  'workers',
  'satisfaction',
  'visits',
  'meals',
  'disability',
  'ratings',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Optional tables that are ordinary facility lists, and the category of their places. */
export const POINT_RECORDS = {'self-service': 'self_service', 'meal-points': 'elder_meal'} as const;
const POINT_KINDS = Object.keys(POINT_RECORDS) as (keyof typeof POINT_RECORDS)[];

/** Our names of the columns of each kind. */
export const RECORD_COLUMNS: Readonly<Record<RecordKind, readonly string[]>> = {
  households: ['code', 'households'],
  'floor-area': ['code', 'service_floor_area_sqm'],
  workers: ['code', 'workers', 'social_workers'],
  satisfaction: ['code', 'satisfied_share', 'satisfied', 'respondents', 'category'],
  visits: ['code', 'visits', 'period', 'category'],
  meals: ['code', 'meals', 'period'],
  disability: ['code', 'people_disabled', 'people_disabled_severe'],
  ratings: ['facility_id', 'name', 'category', 'rating', 'rating_max', 'ratings_count'],
};

/** Kinds that are published by community only: anything finer would show who goes where, or who lives with a disability. */
export const COMMUNITY_ONLY: readonly RecordKind[] = ['visits', 'meals', 'disability'];

/** Columns of ours that place a row more finely than by community. */
const FINER_THAN_COMMUNITY = /^(?:id|facility_id|place_id|name.*|address|phone|lon|lat|lon_lat|lat_lon)$/;

const recordTable = keys({
  kind: z.enum(RECORD_KINDS),
  file,
  columns: z.record(z.string(), text, 'an object: our column name → theirs').default({}),
  /** The category of every row. */
  category: text.optional(),
  /** Who counted. */
  source: text,
  asOf: date,
  licence: text.nullable().default(null),
  encoding: encoding.optional(),
  sheet: text.optional(),
  /** True: households and workers, too, are hidden where they are few. */
  confidential: z.boolean('true or false').default(false),
}).superRefine(({kind, columns, category}, context) => {
  const known = RECORD_COLUMNS[kind];
  const refuse = (path: string[], message: string) => context.addIssue({code: 'custom', path, message});
  for (const name of Object.keys(columns)) {
    if (known.includes(name)) continue;
    const isFiner = COMMUNITY_ONLY.includes(kind) && FINER_THAN_COMMUNITY.test(name);
    const why = `; ${kind} are taken by community only: by place they would show who comes or lives there`;
    refuse(['columns', name], `only ${known.join(', ')}${isFiner ? why : ''}`);
  }
  if (category !== undefined && !known.includes('category')) refuse(['category'], `no category for ${kind}`);
  if (category !== undefined && columns['category'] !== undefined)
    refuse(['category'], 'either a category for the whole file or a column of categories');
});

/** One optional table. `listKeys`: keys of a facility list, for the kinds that are one. */
export function recordSource<Shape extends z.ZodRawShape>(listKeys: Shape) {
  const {category: _fixed, ...others} = listKeys;
  return z.discriminatedUnion(
    'kind',
    [recordTable, keys({kind: z.enum(POINT_KINDS), ...(others as Omit<Shape, 'category'>)})],
    {error: () => `one of ${[...RECORD_KINDS, ...POINT_KINDS].join(', ')}`},
  );
}

/** An optional table by area or facility, as the city file names it. */
export type RecordSource = z.output<typeof recordTable>;

/** An optional table that is a facility list. */
interface PointSource {
  readonly kind: keyof typeof POINT_RECORDS;
}

/** Divides the optional tables into tables, and facility lists of the category they stand for. */
export function splitRecords<Point extends PointSource>(records: readonly (RecordSource | Point)[]) {
  const isTable = (record: RecordSource | Point): record is RecordSource =>
    (RECORD_KINDS as readonly string[]).includes(record.kind);
  const points = records.filter((record): record is Point => !isTable(record));
  return {
    tables: records.filter(isTable),
    lists: points.map(({kind, ...rest}) => ({
      ...(rest as Omit<Point, 'kind'>),
      kind: 'table' as const,
      category: POINT_RECORDS[kind] as string,
    })),
  };
}
