import type {Catalogue, Category} from './category.ts';
import type {Standard} from './standard.ts';

/** Documents (second part of a standard's id) that each catalogue of a city file's `catalogues` stands for. */
const DOCUMENTS = {
  'plan-14fyp': ['plan', 'plan56', 'fitness2021', 'village'],
  gb50180: ['gb50180', 'gb50180b'],
  'mofcom-2021': ['mofcom'],
  'tdt1063-2021': ['tdt1063'],
  local: ['bj', 'fj', 'hn', 'sh2016', 'sh2024'],
} as const satisfies Record<string, readonly string[]>;

export type CatalogueKey = keyof typeof DOCUMENTS;

/** Catalogues a city file can name; without `catalogues` all of them are used. `local`: rules of provinces and cities. */
export const CATALOGUE_KEYS = Object.keys(DOCUMENTS) as readonly CatalogueKey[];

/** Catalogue a standard comes from; null for our own reference values, which belong to none. */
export function catalogueOf(standard: Pick<Standard, 'id'>): CatalogueKey | null {
  const document = standard.id.split('-')[1]!;
  return CATALOGUE_KEYS.find(key => (DOCUMENTS[key] as readonly string[]).includes(document)) ?? null;
}

/**
 * The catalogue with only the thresholds of the chosen documents and our own. A category that loses its default takes the
 * first threshold left, in minutes if there is one; one that would lose all keeps its default as our own reference value.
 */
export function chooseCatalogues(catalogue: Catalogue, keys: readonly CatalogueKey[] | undefined): Catalogue {
  if (keys === undefined) return catalogue;
  const chosen = new Set<CatalogueKey | null>([null, ...keys]);
  return {
    ...catalogue,
    categories: catalogue.categories.map(category => ({...category, standards: standardsOf(category, chosen)})),
  };
}

function standardsOf({standards}: Category, chosen: ReadonlySet<CatalogueKey | null>): Standard[] {
  const left = standards.filter(row => chosen.has(catalogueOf(row)));
  if (left.some(row => row.default)) return left;
  // a default must hold wherever the city lies: no rule of one province, nothing that is only recalled
  const everywhere = left.filter(row => !row.scope.includes('-') && row.status !== 'recalled');
  const computable = everywhere.filter(row => row.measure !== 'presence' && row.min_area_sqm === null);
  const next = computable.find(row => row.measure === 'seconds') ?? computable[0];
  if (next) return left.map(row => (row === next ? {...row, default: true} : row));
  const former = standards.find(row => row.default)!;
  return [{...former, obligation: 'own', scope: '*'}, ...left];
}
