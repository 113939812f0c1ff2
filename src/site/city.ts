import type {Lang} from '#i18n/lang.ts';
import type {Category} from '#schema/category.ts';
import {type EffectiveStandard, standardsFor} from '#schema/effective-standards.ts';
import type {AreaRow, CellRow, CoverageRow, FacilityRow, GapRow} from './rows.ts';

/** A source of the city's data: what it gives, since when, under which licence. */
export interface Source {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null when the source has no date. */
  readonly date: string | null;
  readonly licence: string | null;
  readonly attribution: string | null;
}

/** A published file. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of a table; null for what is no table. */
  readonly rows: number | null;
  readonly licence: string | null;
  /** Table whose columns it has; null for what is no table. */
  readonly table: string | null;
}

/** What a source claims about a category. */
export interface ClaimRow {
  readonly category: string;
  readonly source: string;
  readonly completeness: string;
  readonly area: string;
  readonly asOf: string | null;
  readonly why: string | null;
}

/** One finding of the build about odd but accepted input. */
export interface BuildNote {
  readonly file: string;
  readonly where: string;
  readonly message: string;
  readonly count: number;
}

/** Everything a page says about one city. Cities are never mixed: no function of this folder takes two. */
export interface City {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
  readonly invented: boolean;
  readonly jurisdiction: string;
  readonly mapApproval: string | null;
  readonly contact: Readonly<Record<string, string>>;
  readonly version: string;
  readonly people: number;
  readonly ageGroups: readonly string[];
  readonly populationYear: number | null;
  readonly populationSource: string;
  readonly confidential: boolean;
  readonly streetsDate: string | null;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly sources: readonly Source[];
  readonly claims: readonly ClaimRow[];
  readonly noData: readonly string[];
  readonly files: readonly PublishedFile[];
  readonly notes: readonly BuildNote[];
  readonly statistics: readonly (readonly [name: string, value: number])[];
  readonly categories: readonly Category[];
  readonly standards: readonly EffectiveStandard[];
  readonly coverage: readonly CoverageRow[];
  readonly areas: readonly AreaRow[];
  readonly gaps: readonly GapRow[];
  readonly facilities: readonly FacilityRow[];
  readonly cells: readonly CellRow[];
}

/** Computable standards of the city's jurisdiction. */
export function cityStandards(categories: readonly Category[], jurisdiction: string): EffectiveStandard[] {
  return standardsFor({categories} as Parameters<typeof standardsFor>[0], jurisdiction);
}

/** Category of a key. Throws when the catalogue does not have it: a table and its catalogue are published together. */
export function categoryOf(city: City, key: string): Category {
  const category = city.categories.find(candidate => candidate.key === key);
  if (!category) throw new Error(`${city.id}: category ${key} is not in the manifest's catalogue`);
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

/** Address part of an area: its id with every sign that is awkward in paths replaced. */
export function areaSlug(areaId: string): string {
  return areaId.replace(/[^A-Za-z0-9_-]+/g, '-');
}

/** Standard of an id, or null when the row was made with a cutoff of its own. */
export function standardOf(city: City, id: string | null): EffectiveStandard | null {
  return id === null ? null : (city.standards.find(standard => standard.id === id) ?? null);
}

/** True when numbers of the city may be judged against Chinese standards. */
export function standardsApply(city: City): boolean {
  return city.standards.some(standard => standard.decides && standard.inScope);
}

/** Oldest date among the sources of the city, or null when none has a date. */
export function oldestDate(city: City): string | null {
  const dates = city.sources.flatMap(source => (source.date === null ? [] : [source.date]));
  return dates.sort()[0] ?? null;
}
