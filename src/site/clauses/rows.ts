import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readColumns} from '#files/read-columns.ts';
import {readViews, type View} from '#schema/view.ts';
import {catalogueCategories} from '../categories.ts';
import {dataRoot} from '../cities.ts';
import type {City} from '../city.ts';
import {CityTable} from '../city-table.ts';
import type {Row} from '../rows.ts';

export type {View} from '#schema/view.ts';

export type Verdict = 'met' | 'not-met' | 'cannot-judge' | 'not-applicable';

/** One clause asked of one area, as published. People in persons; null: not known, or not counted. */
export interface ClauseRow {
  readonly areaId: string;
  readonly areaKind: string;
  readonly clauseId: string;
  readonly category: string | null;
  readonly document: string;
  readonly clause: string | null;
  readonly obligation: 'must' | 'as-needed' | 'reference' | 'own';
  readonly tier: string | null;
  readonly measure: string;
  readonly cutoff: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly denominatorKind: string;
  readonly unknown: number | null;
  readonly shareLow: number | null;
  readonly share: number | null;
  readonly shareHigh: number | null;
  readonly targetShare: number | null;
  readonly verdict: Verdict;
  readonly why: string | null;
  readonly whyZh: string | null;
  readonly whyEn: string | null;
  readonly status: string;
}

/** Reads one row of `clauses`. */
export function clauseRow(row: Row): ClauseRow {
  const value = <T>(name: string) => (row[name] ?? null) as T;
  return {
    areaId: value('area_id'),
    areaKind: value('area_kind'),
    clauseId: value('clause_id'),
    category: value('category'),
    document: value('document'),
    clause: value('clause'),
    obligation: value('obligation'),
    tier: value('tier'),
    measure: value('measure'),
    cutoff: value('cutoff'),
    numerator: value('numerator'),
    denominator: value('denominator'),
    denominatorKind: value('denominator_kind'),
    unknown: value('unknown'),
    shareLow: value('share_low'),
    share: value('share'),
    shareHigh: value('share_high'),
    targetShare: value('target_share'),
    verdict: value('verdict'),
    why: value('why'),
    whyZh: value('why_zh'),
    whyEn: value('why_en'),
    status: value('status'),
  };
}

const NOT_SHOWN = new Set(['area_type', 'numerator_low', 'numerator_high', 'unit', 'source', 'invented']);
const loaded = new Map<string, Promise<CityTable<ClauseRow>>>();

async function readClauses(dir: string, isThere: boolean): Promise<CityTable<ClauseRow>> {
  if (!isThere) return CityTable.of<ClauseRow>([], clauseRow);
  return new CityTable(await readColumns(dir, 'clauses', name => !NOT_SHOWN.has(name)), clauseRow);
}

/** The clauses of a built city, read once per build, by area without making others; none in folders of earlier versions. */
export function loadClauseTable({manifest}: City, root = dataRoot()): Promise<CityTable<ClauseRow>> {
  const dir = join(root, manifest.id);
  const known = loaded.get(dir);
  if (known) return known;
  const table = readClauses(dir, manifest.tables.clauses !== undefined);
  loaded.set(dir, table);
  return table;
}

let last: {readonly table: CityTable<ClauseRow>; readonly areaId: string; readonly rows: readonly ClauseRow[]} | null =
  null;

/** The clauses asked of one area. Those asked for last are kept: its pages in both languages follow one another. */
export function areaClauseRows(table: CityTable<ClauseRow>, areaId: string): readonly ClauseRow[] {
  if (last?.table !== table || last.areaId !== areaId) last = {table, areaId, rows: table.ofArea(areaId)};
  return last.rows;
}

/** The clauses asked of the city itself. */
export function cityClauses(table: CityTable<ClauseRow>): ClauseRow[] {
  return table.where({area_kind: 'city'});
}

/**
 * The clauses that the page of a view is made of: those of its services in the city, its districts and subdistricts, and in
 * communities, of which there may be ten thousand, those that decide.
 */
export function viewClauses(city: City, table: CityTable<ClauseRow>, view: View): ClauseRow[] {
  const keys = new Set(view.groups.flatMap(group => group.categories));
  const wide = ['city', 'district', 'subdistrict'].flatMap(kind => table.where({area_kind: kind, category: keys}));
  const deciding = city.standards.filter(({decides, category}) => decides && keys.has(category));
  const near = deciding.flatMap(({id}) => table.by('clause_id', id, {area_kind: 'community'}));
  return [...wide, ...near];
}

let views: readonly View[] | null = null;

/** The ready-made views of data/catalogues/views.json. Throws InputError. */
export function loadViews(root = process.cwd()): readonly View[] {
  if (views !== null) return views;
  const text = readFileSync(join(root, 'data', 'catalogues', 'views.json'), 'utf8');
  views = readViews(text, new Set(catalogueCategories(root).map(({key}) => key)));
  return views;
}
