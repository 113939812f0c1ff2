import {z} from 'zod';
import {agesOf} from './group-name.ts';

const text = z.string().min(1);

/** One way of walking, of data/catalogues/profiles.json: a `Profile` of the core with its names and where its numbers come from. */
export const walkerSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name_zh: text,
  name_en: text,
  /** Whom it stands for: `all` (nobody in particular), or an age group; all groups within these ages walk like this. */
  group: z.string().regex(/^(all|age\d+plus|age\d+to\d+)$/),
  metersPerSecond: z.number().min(0.3).max(10),
  /** Pushing a bicycle where it may not be ridden; absent for those who walk. */
  pushMetersPerSecond: z.number().min(0.3).max(10).optional(),
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

/**
 * The walker of each age group, by key: of those who stand for ages the group lies wholly within, the one who stands for the
 * fewest. `age65plus` walks like `age60plus`, `age3to5` like a child; groups between childhood and old age have none.
 */
export function walkersOfGroups(
  walkers: readonly Pick<Walker, 'key' | 'group'>[],
  groups: Iterable<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const aged = walkers.filter(({group}) => group !== 'all').map(({key, group}) => ({key, ages: agesOf(group)}));
  for (const group of groups) {
    const [first, last] = agesOf(group);
    const containing = aged.filter(({ages}) => ages[0] <= first && last <= ages[1]);
    const [narrowest] = containing.sort((a, b) => b.ages[0] - a.ages[0] || a.ages[1] - b.ages[1]);
    if (narrowest) found.set(group, narrowest.key);
  }
  return found;
}
