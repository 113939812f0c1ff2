import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type PlanCatalogue, type PlanTexts, readPlanCatalogue} from '#schema/plan-catalogue.ts';
import {type PlanMonitor, readPlanMonitor} from '#schema/plan-monitor.ts';
import {PLAN_KINDS, type PlanRow} from '#schema/plan-row.ts';
import {catalogueCategories} from './categories.ts';

/** The plan catalogues as pages use them. */
export interface CatalogueRows extends PlanCatalogue {
  readonly monitor: PlanMonitor;
}

const read = new Map<string, CatalogueRows>();

/** Reads data/catalogues once per build. Throws InputError naming file, row, value and what was expected. */
export function catalogueRows(root = process.cwd()): CatalogueRows {
  const known = read.get(root);
  if (known) return known;
  const rows = readCatalogueRows(root);
  read.set(root, rows);
  return rows;
}

/** A row by its id. Throws when there is none, so that a page cannot cite what is not in the files. */
export function planRow(rows: CatalogueRows, id: string): PlanRow {
  const row = rows.byId.get(id);
  if (!row) throw new Error(`plan catalogues: row ${id} is not there`);
  return row;
}

function readCatalogueRows(root: string): CatalogueRows {
  const textOf = (name: string): string => readFileSync(join(root, 'data', 'catalogues', `${name}.json`), 'utf8');
  const names = [...PLAN_KINDS, 'documents', 'look-ups', 'to-verify'] as const;
  const texts = Object.fromEntries(names.map(name => [name, textOf(name)])) as PlanTexts;
  const keys = new Set(catalogueCategories(root).map(({key}) => key));
  const catalogue = readPlanCatalogue(texts, keys);
  return {...catalogue, monitor: readPlanMonitor(textOf('plan-monitor'), catalogue, keys)};
}
