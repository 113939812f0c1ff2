import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {InputError} from '#schema/input-error.ts';
import {type Walker, walkersSchema} from '#schema/walker.ts';

const FILE = fileURLToPath(new URL('../data/catalogues/profiles.json', import.meta.url));

/** Reads and checks the walkers. Throws InputError naming the first key that does not fit, or a key that occurs twice. */
export function loadWalkers(path: string = FILE): readonly Walker[] {
  const parsed = walkersSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const where = issue.path.join('.');
    throw new InputError({file: 'profiles.json', where, found: issue.message, expected: 'the schema of walkers'});
  }
  const keys = parsed.data.profiles.map(walker => walker.key);
  const repeated = keys.find((key, i) => keys.indexOf(key) !== i);
  if (repeated) throw new InputError({file: 'profiles.json', found: `${repeated} twice`, expected: 'each key once'});
  return parsed.data.profiles;
}
