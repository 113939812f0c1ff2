import {z} from 'zod';

const text = z.string().min(1);

/** A document plan rows cite: plan, notice, standard, guide or study. */
export const planDocumentSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name_zh: text,
  name_en: text,
  /** Number as printed; null when there is none or it is unknown. */
  number: text.nullable(),
  /** Day, month or year it was issued; null when unknown. */
  issued: z
    .string()
    .regex(/^\d{4}(-\d\d){0,2}$/)
    .nullable(),
  /** Official page, only where one is known; never a copy of somebody else's. */
  url: z.url().nullable(),
  /** True when the document never names its province and we inferred it. */
  province_inferred: z.boolean(),
  note_zh: text.nullable(),
  note_en: text.nullable(),
});

/** data/catalogues/documents.json */
export const planDocumentsSchema = z.strictObject({
  licence: text,
  source: text,
  documents: z.array(planDocumentSchema).min(1),
});

export type PlanDocument = z.output<typeof planDocumentSchema>;

/**
 * A place where figures were seen. O: official or primary media; A: academic; M: a copy on somebody's site; W: weak. What is
 * cited is the document of a row; this says how far its figure was seen.
 */
export const lookUpSchema = z.strictObject({
  /** S0, S1, S4: the briefing material; F01 …: a look-up. */
  key: z.string().regex(/^(S[014]|F\d+[bc]?)$/),
  what_zh: text,
  what_en: text,
  grade: z.enum(['O', 'A', 'M', 'W']),
});

/** data/catalogues/look-ups.json */
export const lookUpsSchema = z.strictObject({
  licence: text,
  source: text,
  look_ups: z.array(lookUpSchema).min(1),
});

export type LookUp = z.output<typeof lookUpSchema>;
