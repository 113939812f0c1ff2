import {z} from 'zod';

/** Where a standard's threshold is laid down: walking circle in minutes, residential block, community, village or county. */
export const TIERS = ['5', '10', '15', 'block', 'community', 'village', 'county'] as const;

/**
 * `must` (▲ in the Chinese standard), `as-needed` (△), `reference` (guideline or target of some office), `own` (our
 * proposal, no standard behind it).
 */
export const OBLIGATIONS = ['must', 'as-needed', 'reference', 'own'] as const;

/**
 * How well a number is known: `seed` stands verbatim in the brief's material, `found` was seen in a search result,
 * `recalled` is from memory and unverified (shown with 待核, decides nothing), `derived` is arithmetic or our own choice.
 */
export const STATUSES = ['found', 'seed', 'recalled', 'derived'] as const;

/** What is compared with the threshold. `presence`: one in the area of the tier, no distance. */
export const MEASURES = ['seconds', 'path_meters', 'straight_meters', 'presence'] as const;

/** One published (or our own) threshold for one category. Minutes and metres are separate rows, never derived. */
export const standardSchema = z.strictObject({
  /** Unique in the catalogue: <category>-<document>-<threshold>. */
  id: z.string().regex(/^[a-z0-9_]+(-[a-z0-9_]+)+$/),
  tier: z.enum(TIERS),
  measure: z.enum(MEASURES),
  /** Walking minutes, or null when the row is in metres or asks presence only. */
  minutes: z.number().int().positive().nullable(),
  /** Metres, or null when the row is in minutes or asks presence only. */
  metres: z.number().int().positive().nullable(),
  obligation: z.enum(OBLIGATIONS),
  applies_to: z.array(z.enum(['existing', 'new-estates', 'urban', 'rural'])).min(1),
  /** Jurisdiction the row binds: ISO 3166 code (CN, CN-FJ …) or * for our own rows. */
  scope: z.string().regex(/^(\*|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/),
  doc_zh: z.string().min(1),
  doc_en: z.string().min(1),
  /** Clause or annex of the document, or null when unknown. */
  clause: z.string().min(1).nullable(),
  status: z.enum(STATUSES),
  /** Section of the project's list of figures, with the keys of where it was seen (data/catalogues/README.md). */
  source: z.string().min(1),
  /** Size in square metres the row asks of the facility itself, or null. Rows with a size are information only. */
  min_area_sqm: z.number().positive().nullable(),
  /** Share of residents or places the row names, 0 to 1; absent: it names none and asks for all. */
  target_share: z.number().positive().max(1).optional(),
  /** `average`: a target for a nation or province as a whole, by which no place is judged. Absent: `each`. */
  judges: z.enum(['each', 'average']).optional(),
  note_zh: z.string().min(1).nullable(),
  note_en: z.string().min(1).nullable(),
  /** True for exactly one row of a category: the one published first. */
  default: z.boolean(),
});

/** One threshold for one category. */
export type Standard = z.infer<typeof standardSchema>;
export type Tier = (typeof TIERS)[number];
export type Obligation = (typeof OBLIGATIONS)[number];
export type StandardStatus = (typeof STATUSES)[number];
export type Measure = (typeof MEASURES)[number];
