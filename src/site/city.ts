import {type Columns, columnsOfRows} from '#files/columns.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Category} from '#schema/category.ts';
import type {TableSpec} from '#schema/column.ts';
import {type EffectiveStandard, standardsFor} from '#schema/effective-standards.ts';
import type {Manifest} from '#schema/manifest.ts';
import {type Analysis, type AnalysisTable, analysisFrom} from './analysis/rows.ts';
import {CityTable} from './city-table.ts';
import {
  type AreaRow,
  areaRow,
  type CellRow,
  type CoverageRow,
  cellRow,
  coverageRow,
  type FacilityRow,
  facilityRow,
  type GapRow,
  gapRow,
  type NearestRow,
  nearestRow,
  type Row,
} from './rows.ts';
import type {CityVersions} from './versions/rows.ts';

export {areaSlug} from '#schema/area-slug.ts';

/** One finding of the build about odd but accepted input, as report.json has it. */
export interface BuildNote {
  readonly kind: string;
  readonly file: string;
  readonly zh: string;
  readonly en: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** Everything the pages say about one city. Cities are never mixed: no function of this folder takes two. */
export interface City {
  readonly manifest: Manifest;
  readonly dictionary: readonly TableSpec[];
  readonly notes: readonly BuildNote[];
  /** The catalogue published with the numbers, in its own order. */
  readonly categories: readonly Category[];
  /** Computable standards of the city's jurisdiction. */
  readonly standards: readonly EffectiveStandard[];
  readonly coverage: CityTable<CoverageRow>;
  readonly areas: readonly AreaRow[];
  readonly gaps: readonly GapRow[];
  readonly facilities: CityTable<FacilityRow>;
  readonly cells: CityTable<CellRow>;
  /** What is nearest in each area; empty without streets and in folders of earlier versions. */
  readonly nearest: CityTable<NearestRow>;
  /** What the page in depth is made of. */
  readonly analysis: Analysis;
  /** Earlier versions and what changed between them; null where none is kept. */
  readonly versions: CityVersions | null;
  /** Bytes of background.pmtiles; null without streets. */
  readonly background: Uint8Array | null;
}

/** What a city's folder holds, before it is looked at. */
export interface CityFiles {
  readonly manifest: Manifest;
  readonly dictionary: readonly TableSpec[];
  readonly notes: readonly BuildNote[];
  readonly tables: Readonly<Record<'areas' | 'gaps', readonly Row[]>> &
    Readonly<Record<'coverage' | 'facilities' | 'cells', Columns>> & {readonly nearest?: Columns};
  readonly analysis: Readonly<Partial<Record<AnalysisTable, readonly Row[]>>>;
  readonly versions?: CityVersions | null;
  readonly background: Uint8Array | null;
}

/** Makes a city of its files. Throws when a table lacks a column or holds a value of another type. */
export function cityFrom(files: CityFiles): City {
  const {manifest, dictionary, notes, tables, analysis, background} = files;
  const categories = [...(manifest.parameters.categories as unknown as Category[])].sort((a, b) => a.order - b.order);
  return {
    manifest,
    dictionary,
    notes,
    categories,
    standards: standardsFor({categories} as Parameters<typeof standardsFor>[0], manifest.jurisdiction),
    coverage: new CityTable(tables.coverage, coverageRow),
    areas: tables.areas.map(areaRow),
    gaps: tables.gaps.map(gapRow),
    facilities: new CityTable(tables.facilities, facilityRow),
    cells: new CityTable(tables.cells, cellRow),
    nearest: new CityTable(tables.nearest ?? columnsOfRows([]), nearestRow),
    analysis: analysisFrom(analysis),
    versions: files.versions ?? null,
    background,
  };
}

/** Name of the city in the language of the page. */
export function cityName(city: City, lang: Lang): string {
  return city.manifest.name[lang];
}

/** Category of a key. Throws when the catalogue does not have it: a table and its catalogue are published together. */
export function categoryOf(city: City, key: string): Category {
  const category = city.categories.find(candidate => candidate.key === key);
  if (!category) throw new Error(`${city.manifest.id}: category ${key} is not in the manifest's catalogue`);
  return category;
}

/** Name of a category in the language of the page. */
export function categoryName(city: City, key: string, lang: Lang): string {
  const category = categoryOf(city, key);
  return lang === 'zh' ? category.name_zh : category.name_en;
}

/** Name of an area in the language of the page; its id when it has none. */
export function areaName(area: AreaRow, lang: Lang): string {
  const named = lang === 'zh' ? (area.nameZh ?? area.name) : (area.nameEn ?? area.name ?? area.nameZh);
  return named ?? area.areaId;
}

/** Standard of an id, or null when the row was made with a cutoff of its own. */
export function standardOf(city: City, id: string | null): EffectiveStandard | null {
  return id === null ? null : (city.standards.find(standard => standard.id === id) ?? null);
}

/** True when numbers of the city may be judged: some required standard binds its jurisdiction. */
export function standardsApply(city: City): boolean {
  return city.standards.some(standard => standard.decides && standard.inScope);
}

/** True for a category nothing is known about: no source lists it. */
export function hasNoData(city: City, key: string): boolean {
  return city.manifest.noData.includes(key);
}

/** Oldest date among the sources of the city, or null when none has a date. */
export function oldestDate(city: City): string | null {
  const dates = city.manifest.sources.flatMap(source => (source.date === null ? [] : [source.date]));
  return dates.sort()[0] ?? null;
}
