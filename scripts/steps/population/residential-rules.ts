import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {InputError} from '#schema/input-error.ts';
import {parseJson} from '#schema/json-text.ts';
import {type ResidentialRules, residentialRulesSchema} from '#schema/residential-rules.ts';
import type {Tags} from '../../io/osm-extract.ts';

const FILE = 'residential-rules.json';

/** Reads data/catalogues/residential-rules.json. */
export function loadResidentialRules(): ResidentialRules {
  const path = fileURLToPath(new URL(`../../../data/catalogues/${FILE}`, import.meta.url));
  const result = residentialRulesSchema.safeParse(parseJson(readFileSync(path, 'utf8'), FILE));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InputError({
    file: FILE,
    where: issue?.path.map(String).join('.') ?? 'top level',
    found: 'a value that does not fit',
    expected: issue?.message ?? 'the schema of residential rules',
  });
}

/** How much of a building is lived in. */
export interface Dwelling {
  /** Storeys times the share that is dwellings: × ground area = square metres of dwellings. */
  readonly storeys: number;
  /** True when the ground it stands on may still say that nobody lives there. */
  readonly unspecific: boolean;
}

/** Reads the tags of a building. Null when nobody is taken to live in it. */
export function dwellingOf(tags: Tags, rules: ResidentialRules, country: string): Dwelling | null {
  if (tags['building'] === undefined) return null;
  const values = tags['building'].split(';').map(value => value.trim());
  const rule = rules.buildings.find(one => values.includes(one.building));
  if (rule === undefined) return null;
  if (rule.unspecific && rules.other_uses.some(({tag}) => hasTag(tags, tag))) return null;
  const storeys = mappedStoreys(tags, rules) ?? rule.storeys_in?.[country] ?? rule.storeys;
  return {storeys: storeys * rule.residential_share, unspecific: rule.unspecific};
}

/** True when tags hold `key` or `key=value`; a key that says no does not count. */
function hasTag(tags: Tags, tag: string): boolean {
  const [key, value] = tag.split('=') as [string, string | undefined];
  const found = tags[key];
  return value === undefined ? found !== undefined && found !== 'no' : found === value;
}

/** Storeys from building:levels, else from height; null where neither is a usable number. */
function mappedStoreys(tags: Tags, rules: ResidentialRules): number | null {
  const levels = leadingNumber(tags['building:levels']);
  const storeys = levels ?? (leadingNumber(tags['height']) ?? 0) / rules.storey_meters;
  if (!(storeys >= 0.5)) return null;
  return Math.min(rules.most_storeys, Math.max(1, Math.round(storeys)));
}

function leadingNumber(text: string | undefined): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)/.exec(text ?? '');
  return match === null ? null : Number(match[1]);
}
