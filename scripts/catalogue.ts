import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {type Catalogue, catalogueSchema} from '#schema/category.ts';
import {InputError} from '#schema/input-error.ts';
import {readToVerify, withVerified} from '#schema/verified-standards.ts';

export {defaultStandards, type EffectiveStandard, standardsFor} from '#schema/effective-standards.ts';

const CATALOGUE_FILE = fileURLToPath(new URL('../data/catalogues/categories.json', import.meta.url));
const TO_VERIFY_FILE = fileURLToPath(new URL('../data/catalogues/to-verify.json', import.meta.url));

/**
 * Reads and checks the category catalogue; recalled thresholds that a person has ticked in to-verify.json are `found`.
 * Throws InputError naming the first key that does not fit.
 */
export function loadCatalogue(path: string = CATALOGUE_FILE): Catalogue {
  const catalogue = parseCatalogue(readFileSync(path, 'utf8'), 'categories.json');
  return withVerified(catalogue, readToVerify(readFileSync(TO_VERIFY_FILE, 'utf8')));
}

/** Checks the text of a catalogue. `file` is named in messages. */
export function parseCatalogue(text: string, file: string): Catalogue {
  const parsed = catalogueSchema.safeParse(readJson(text, file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new InputError({file, where: issue.path.join('.'), found: issue.message, expected: 'the catalogue schema'});
  }
  refuseRepeats(parsed.data, file);
  return parsed.data;
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError({file, found: String(error), expected: 'JSON'});
  }
}

/** Keys, standard ids and regular expressions must be usable before anything is classified. */
function refuseRepeats(catalogue: Catalogue, file: string): void {
  const keys = new Set<string>();
  const ids = new Set<string>();
  for (const category of catalogue.categories) {
    if (keys.has(category.key)) throw repeated(file, 'category', category.key);
    keys.add(category.key);
    for (const row of category.standards) {
      if (ids.has(row.id)) throw repeated(file, `categories.${category.key}.standards`, row.id);
      ids.add(row.id);
    }
    const defaults = category.standards.filter(row => row.default).length;
    if (defaults !== 1) {
      const where = `categories.${category.key}.standards`;
      throw new InputError({file, where, found: `${defaults} default rows`, expected: 'exactly one default row'});
    }
  }
}

function repeated(file: string, where: string, key: string): InputError {
  return new InputError({file, where, found: `${key} twice`, expected: 'each key once'});
}
