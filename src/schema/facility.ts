import {z} from 'zod';

const textOrNull = z.string().min(1).nullable();
const degrees = (limit: number) => z.number().min(-limit).max(limit);

/** A facility after cleaning, as the build hands it to tables and files (one service point, WGS84). */
export const facilitySchema = z.strictObject({
  /** <source>:<id>:<category> */
  facilityId: z.string().regex(/^[a-z0-9-]+:.+:[a-z][a-z0-9_]*$/),
  placeId: z.string().regex(/^[a-z0-9-]+:.+$/),
  category: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** As on the sign; '' when it has none. Untrusted text without control or direction characters. */
  name: z.string(),
  nameLanguage: textOrNull,
  nameZh: textOrNull,
  nameEn: textOrNull,
  address: textOrNull,
  phone: textOrNull,
  lon: degrees(180),
  lat: degrees(90),
  inside: z.boolean(),
  status: z.enum(['open', 'building', 'planned', 'closed']),
  provider: z.enum(['public', 'market', 'mutual']).nullable(),
  capacity: z.number().nonnegative().nullable(),
  capacityUnit: textOrNull,
  floorAreaSqm: z.number().nonnegative().nullable(),
  openingHours: textOrNull,
  wheelchair: z.enum(['yes', 'limited', 'no']).nullable(),
  source: z.string().min(1),
  asOf: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/)
    .nullable(),
  /** Codes of villages and communities it says it serves beside its own. */
  servesCodes: z.array(z.string().min(1)).optional(),
  completeness: z.enum(['official', 'surveyed', 'assumed', 'partial', 'none']),
  doubtful: z.boolean(),
  /** Why it is doubtful, in Chinese and English; null when it is not. */
  doubtReason: textOrNull,
  /** At least one place where it is entered, degrees. */
  entries: z.array(z.tuple([degrees(180), degrees(90)])).min(1),
});

export type FacilityRecord = z.infer<typeof facilitySchema>;
