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
