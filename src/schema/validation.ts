import {z} from 'zod';

const text = z.string().min(1);
const difference = z.number().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What one comparison with answers of others came to. */
export const oracleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title_zh: text,
  title_en: text,
  /** Who gave the other answer. */
  against_zh: text,
  against_en: text,
  /** Unit of the differences; `share` is relative to the other answer. */
  unit: z.enum(['metres', 'seconds', 'share', 'people']),
  /** Answers compared. */
  n: z.number().int().min(1),
  /** Absolute differences. */
  median: difference,
  p95: difference,
  worst: difference,
  /** Answers that differ by no more than `limit`. */
  within: z.strictObject({limit: difference, n: z.number().int().min(0)}),
  /** What explains the rest; empty when nothing is left to explain. */
  note_zh: z.string(),
  note_en: z.string(),
  /** SHA-256 of the files compared with, one after the other. */
  input_sha256: hash,
});

/** data/validation.json: how our answers differ from those of others, and for which core that was measured. */
export const validationSchema = z.strictObject({core_sha256: hash, oracles: z.array(oracleSchema).min(1)});

export type OracleResult = z.infer<typeof oracleSchema>;
export type Validation = z.infer<typeof validationSchema>;
