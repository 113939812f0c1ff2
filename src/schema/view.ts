import {z} from 'zod';
import {InputError} from './input-error.ts';
import {readList} from './plan-catalogue.ts';
import {STATUSES} from './standard.ts';

const text = z.string().min(1);

/** Services of a view under a heading. */
const viewGroupSchema = z.strictObject({name_zh: text, name_en: text, categories: z.array(text).min(1)});

/** One ready-made view: the clauses of some services together, under the name plans and offices give them. */
export const viewSchema = z.strictObject({
  /** Part of the address of its page. */
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name_zh: text,
  name_en: text,
  /** One plain sentence: what it is. */
  what_zh: text,
  what_en: text,
  /** Where the name and what belongs to it come from. */
  source_zh: text,
  source_en: text,
  /** How well that is known. */
  status: z.enum(STATUSES),
  /** Places of the project's list of figures. */
  locator: text,
  /** What is weak about it; null: nothing to add. */
  caution_zh: text.nullable(),
  caution_en: text.nullable(),
  /** `hours`: also what is open at night. `survey`: people and residential land side by side. */
  shows: z.enum(['clauses', 'hours', 'survey']),
  groups: z.array(viewGroupSchema).min(1),
});

export const viewsSchema = z.strictObject({licence: text, source: text, views: z.array(viewSchema).min(1)});

export type View = z.infer<typeof viewSchema>;

/** Reads data/catalogues/views.json. Throws InputError when it has another form, a key twice, or an unknown service. */
export function readViews(json: string, categories: ReadonlySet<string>): readonly View[] {
  const file = 'views.json';
  const {views} = readList(json, file, viewsSchema, 'views', 'key');
  const keys = new Set<string>();
  for (const view of views) {
    if (keys.has(view.key))
      throw new InputError({file, where: 'views', found: `${view.key} twice`, expected: 'each once'});
    keys.add(view.key);
    const unknown = view.groups.flatMap(group => group.categories).find(key => !categories.has(key));
    if (unknown !== undefined)
      throw new InputError({file, where: view.key, found: unknown, expected: 'a service of categories.json'});
  }
  return views;
}
