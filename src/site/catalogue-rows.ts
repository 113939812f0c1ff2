import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {catalogueSchema} from '#schema/category.ts';
import {type PlanCatalogue, type PlanTexts, readPlanCatalogue} from '#schema/plan-catalogue.ts';
import {type PlanMonitor, readPlanMonitor} from '#schema/plan-monitor.ts';
import {PLAN_KINDS, type PlanDomain, type PlanKind, type PlanRow} from '#schema/plan-row.ts';

/** The plan catalogues as pages use them. */
export interface CatalogueRows extends PlanCatalogue {
  readonly byDomain: ReadonlyMap<PlanDomain, readonly PlanRow[]>;
  readonly byKind: ReadonlyMap<PlanKind, readonly PlanRow[]>;
  /** Rows that name a service, as their own or beside others, by its key in categories.json. */
  readonly byCategory: ReadonlyMap<string, readonly PlanRow[]>;
  readonly monitor: PlanMonitor;
}

const read = new Map<string, CatalogueRows>();

/** Reads data/catalogues once per build. Throws InputError naming file, row, value and what was expected. */
export function catalogueRows(root = process.cwd()): CatalogueRows {
  const known = read.get(root);
  if (known) return known;
  const rows = readCatalogueRows(join(root, 'data', 'catalogues'));
  read.set(root, rows);
  return rows;
}

/** A row by its id. Throws when there is none, so that a page cannot cite what is not in the files. */
export function planRow(rows: CatalogueRows, id: string): PlanRow {
  const row = rows.byId.get(id);
  if (!row) throw new Error(`plan catalogues: row ${id} is not there`);
  return row;
}

function readCatalogueRows(folder: string): CatalogueRows {
  const textOf = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8');
  const names = [...PLAN_KINDS, 'documents', 'look-ups', 'to-verify'] as const;
  const texts = Object.fromEntries(names.map(name => [name, textOf(name)])) as PlanTexts;
  const {categories} = catalogueSchema.parse(JSON.parse(textOf('categories')));
  const keys = new Set(categories.map(({key}) => key));
  const catalogue = readPlanCatalogue(texts, keys);
  return {
    ...catalogue,
    byDomain: grouped(catalogue.rows, row => [row.domain]),
    byKind: grouped(catalogue.rows, row => [row.kind]),
    byCategory: grouped(catalogue.rows, row => [
      ...(row.category_key === null ? [] : [row.category_key]),
      ...row.also_categories,
    ]),
    monitor: readPlanMonitor(textOf('plan-monitor'), catalogue, keys),
  };
}

function grouped<K>(rows: readonly PlanRow[], keysOf: (row: PlanRow) => readonly K[]): Map<K, PlanRow[]> {
  const groups = new Map<K, PlanRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}
