import {z} from 'zod';

const text = z.string().min(1);

/** One recalled figure that blocks a verdict, for a person with the printed text to tick. */
export const toVerifySchema = z.strictObject({
  /** Id of the plan row. */
  row: text,
  /** The figure we hold; it must be the row's own, so that a changed figure is not taken for a checked one. */
  value: z.union([z.number(), text]),
  value_high: z.number().nullable(),
  unit: text,
  /** What to look up: table, clause, line. */
  check_zh: text,
  check_en: text,
  /** Key of documents.json: where to look. */
  document: text,
  clause: text.nullable(),
  /** Rows of categories.json with the same figure that cannot decide before it is checked. */
  standards: z.array(text),
  /** Who compared it with the printed text. */
  verified_by: text.nullable(),
  verified_on: z.iso.date().nullable(),
});

/** data/catalogues/to-verify.json */
export const toVerifyFileSchema = z.strictObject({
  licence: text,
  source: text,
  rows: z.array(toVerifySchema),
});

export type ToVerify = z.output<typeof toVerifySchema>;
