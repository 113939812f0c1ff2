import {z} from 'zod';

/** Form of `search.json`. A reader refuses another major version. */
export const SEARCH_FORMAT = 'yikezhong-search/1';

const index = z.number().int().nonnegative();
/** −1 = none. */
const maybeIndex = z.number().int().min(-1);

/**
 * Named things as columns of equal length. Positions are steps from the entry before, in 1e-5 degrees (about a metre);
 * `zh` and `en` hold a name only where it differs from the one on the sign, by the number of the entry.
 */
const named = {
  name: z.array(z.string().min(1)),
  zh: z.record(z.string(), z.string()),
  en: z.record(z.string(), z.string()),
  lon: z.array(z.number().int()),
  lat: z.array(z.number().int()),
};

/** Where an entry lies: an area of the smallest kind that contains it, else a place nearby, −1 = none. */
const situated = {
  ...named,
  area: z.array(maybeIndex),
  near: z.array(maybeIndex),
  /** Numbers of the entries outside the boundary, ascending. */
  outside: z.array(index),
};

/** Form of search.json: what a visitor can find by name. */
export const searchFileSchema = z.strictObject({
  format: z.literal(SEARCH_FORMAT),
  city: z.string(),
  invented: z.boolean(),
  /** [west, south, east, north] of what is known, degrees: coordinates outside are answered as outside. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Readings of every Chinese character in the file, without tones, the usual one first, spaces between. */
  readings: z.record(z.string(), z.string()),
  /** Services and the everyday words for them. */
  categories: z.array(z.strictObject({key: z.string(), zh: z.array(z.string()), en: z.array(z.string())})),
  areas: z.strictObject({
    ...named,
    id: z.array(z.string()),
    kind: z.array(z.string()),
    /** Number of the area around it, −1 = none. */
    parent: z.array(maybeIndex),
  }),
  /** Neighbourhoods, villages, squares, and residential compounds (`estate`). */
  places: z.strictObject({...situated, kind: z.array(z.string())}),
  /** One entry for each name and connected stretch; long streets one for each area they pass. */
  streets: z.strictObject(situated),
  /** One entry for each named place, which may offer several services. */
  facilities: z.strictObject({
    ...situated,
    /** The facility's id is `<place>:<category>`. */
    place: z.array(z.string()),
    /** Numbers of its categories. */
    categories: z.array(z.array(index)),
  }),
});

/** What a visitor can find by name, as `search.json` holds it. */
export type SearchFile = z.infer<typeof searchFileSchema>;
export type SearchColumns = Pick<SearchFile['areas'], 'name' | 'zh' | 'en' | 'lon' | 'lat'>;
