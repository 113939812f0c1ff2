import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {InputError} from '#schema/input-error.ts';
import {type Norm, normsSchema} from '#schema/norm.ts';

const FILE = fileURLToPath(new URL('../data/catalogues/norms.json', import.meta.url));

/** Reads and checks the norms per household and person. Throws InputError naming the first key that does not fit or occurs twice. */
export function loadNorms(path: string = FILE): readonly Norm[] {
  const file = 'norms.json';
  const parsed = normsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new InputError({file, where: issue.path.join('.'), found: issue.message, expected: 'the schema of norms'});
  }
  const keys = parsed.data.norms.map(norm => norm.key);
  const repeated = keys.find((key, i) => keys.indexOf(key) !== i);
  if (repeated) throw new InputError({file, found: `${repeated} twice`, expected: 'each key once'});
  return parsed.data.norms;
}
