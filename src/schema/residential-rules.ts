import {z} from 'zod';

const reasons = {
  why_zh: z.string().min(1),
  why_en: z.string().min(1),
  /** own: our judgement; documented: as the source describes it. */
  status: z.enum(['own', 'documented']),
};

/** Which mapped buildings people are taken to live in, and on how many storeys where the map does not say. */
export const residentialRulesSchema = z.strictObject({
  $comment: z.string().optional(),
  source: z.string().min(1),
  /** Ground areas below this are sheds, not dwellings. */
  least_square_meters: z.number().positive(),
  /** Height of a storey, metres, to read storeys from `height`. */
  storey_meters: z.number().positive(),
  most_storeys: z.int().positive(),
  /** Values of `building` that are dwellings. Any other value is none. */
  buildings: z.array(
    z.strictObject({
      building: z.string().min(1),
      /** Storeys where neither building:levels nor height is mapped. */
      storeys: z.number().positive(),
      /** Other storeys by country code. */
      storeys_in: z.record(z.string().regex(/^[A-Z]{2}$/), z.number().positive()).optional(),
      /** Share of the floor area that is dwellings, 0 to 1. */
      residential_share: z.number().positive().max(1),
      /** True: a use in `other_uses` or ground in `other_grounds` makes it no dwelling. */
      unspecific: z.boolean().default(false),
      ...reasons,
    }),
  ),
  /** Keys (or key=value) that say an unspecific building is used for something else. */
  other_uses: z.array(z.strictObject({tag: z.string().min(1), ...reasons})),
  /** key=value of mapped ground on which an unspecific building is taken for something else. */
  other_grounds: z.array(z.strictObject({tag: z.string().regex(/^[^=]+=[^=]+$/), ...reasons})),
});

export type ResidentialRules = z.output<typeof residentialRulesSchema>;
