import {z} from 'zod';

const text = z.string().min(1);

/** One way of walking, of data/catalogues/profiles.json: a `Profile` of the core with its names and where its numbers come from. */
export const walkerSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name_zh: text,
  name_en: text,
  /** Whom it stands for: `all` or an age group whose people walk like this. */
  group: z.string().regex(/^(all|age\d+plus|age\d+to\d+)$/),
  metersPerSecond: z.number().min(0.3).max(10),
  stepsSecondsPerMeter: z.number().min(0).max(10),
  waitSeconds: z.number().min(0).max(300),
  slope: z.enum(['ignore', 'tobler', 'never-faster']),
  usesSteps: z.boolean(),
  family: z.enum(['any', 'stepFree']),
  /** `own`: our assumption, no standard behind it. */
  status: z.enum(['own', 'found', 'seed']),
  source_zh: text,
  source_en: text,
});

export const walkersSchema = z.strictObject({
  note_zh: text,
  note_en: text,
  profiles: z.array(walkerSchema).min(1),
});

export type Walker = z.infer<typeof walkerSchema>;
