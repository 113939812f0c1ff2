import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Category, catalogueSchema} from '#schema/category.ts';

const read = new Map<string, readonly Category[]>();

/** Services of data/catalogues/categories.json in the catalogue's order, read and checked once per build. */
export function catalogueCategories(root = process.cwd()): readonly Category[] {
  const known = read.get(root);
  if (known) return known;
  const text = readFileSync(join(root, 'data', 'catalogues', 'categories.json'), 'utf8');
  const categories = catalogueSchema.parse(JSON.parse(text)).categories.sort((a, b) => a.order - b.order);
  read.set(root, categories);
  return categories;
}
