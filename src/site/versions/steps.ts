import {CHANGE_KINDS, type ChangeKind} from '#schema/tables/changes.ts';
import type {City} from '../city.ts';
import type {ChangeRow, CityVersions} from './rows.ts';

/** A change with the areas its entry stands in. */
export interface PlacedChange extends ChangeRow {
  readonly areaIds: readonly string[];
}

/** Entries of one service at both ends of a step, and what lies between: from + registered − unregistered + other = to. */
export interface ServiceStep {
  readonly category: string;
  readonly from: number;
  readonly registered: number;
  readonly unregistered: number;
  /** Entries that came from or went to another service, or over the boundary; and what a boundary drawn anew brought or took. */
  readonly other: number;
  readonly to: number;
  readonly moved: number;
  readonly renamed: number;
  /** Changes of status or of details: address, telephone, hours. */
  readonly edited: number;
  /** Changes inside the boundary, in the order they are listed. */
  readonly rows: readonly PlacedChange[];
}

/** What changed between two neighbouring versions, inside the boundary. */
export interface Step {
  readonly from: string;
  readonly to: string;
  /** In the order of the catalogue. */
  readonly services: readonly ServiceStep[];
  /** All services together. */
  readonly total: Omit<ServiceStep, 'category' | 'rows'>;
  /** Changes inside the boundary, of all services. */
  readonly rows: readonly PlacedChange[];
  /** Changes of entries beyond the boundary, which serve the city but are not its own. */
  readonly beyond: number;
}

/** Steps between neighbouring versions, newest first. */
export function versionSteps(city: City, versions: CityVersions): Step[] {
  const dates = [...versions.kept.map(({version}) => version), versions.present];
  const inner = dates.slice(1).map((to, index) => stepBetween(city, versions, dates[index]!, to));
  return inner.reverse();
}

function stepBetween(city: City, versions: CityVersions, from: string, to: string): Step {
  const [older, newer] = [entriesAt(city, versions, from), entriesAt(city, versions, to)];
  const all = versions.changes.filter(row => row.fromVersion === from && row.toVersion === to);
  const rows = all
    .filter(row => row.inside)
    .map(row => ({...row, areaIds: (row.change === 'unregistered' ? older : newer).areaIds(row.facilityId)}))
    .sort(inOrder);
  const byService = Map.groupBy(rows, row => row.category);
  const services = servicesOf(city, older, rows)
    .map(key => serviceStep(key, byService.get(key) ?? [], older.count(key), newer.count(key)))
    .filter(one => one.from > 0 || one.to > 0 || one.rows.length > 0);
  return {from, to, services, total: totalOf(services), rows, beyond: all.length - rows.length};
}

/** Services in the order of the catalogue; behind them those that only an earlier catalogue had. */
function servicesOf(city: City, older: Entries, rows: readonly PlacedChange[]): string[] {
  const found = [...older.categories, ...rows.map(({category}) => category)].sort();
  return [...new Set([...city.categories.map(({key}) => key), ...found])];
}

function inOrder(a: PlacedChange, b: PlacedChange): number {
  const [rankA, rankB] = [CHANGE_KINDS.indexOf(a.change), CHANGE_KINDS.indexOf(b.change)];
  return rankA - rankB || (a.changeId < b.changeId ? -1 : 1);
}

function serviceStep(category: string, rows: readonly PlacedChange[], from: number, to: number): ServiceStep {
  // an entry renamed in two languages is one entry
  const of = (...kinds: ChangeKind[]) =>
    new Set(rows.filter(({change}) => kinds.includes(change)).map(({facilityId}) => facilityId)).size;
  const [registered, unregistered] = [of('registered'), of('unregistered')];
  return {
    category,
    from,
    registered,
    unregistered,
    other: to - from - registered + unregistered,
    to,
    moved: of('moved'),
    renamed: of('renamed'),
    edited: of('status', 'details'),
    rows,
  };
}

function totalOf(services: readonly ServiceStep[]): Step['total'] {
  const sum = (name: keyof Step['total']) => services.reduce((total, one) => total + one[name], 0);
  return {
    from: sum('from'),
    registered: sum('registered'),
    unregistered: sum('unregistered'),
    other: sum('other'),
    to: sum('to'),
    moved: sum('moved'),
    renamed: sum('renamed'),
    edited: sum('edited'),
  };
}

interface Entries {
  readonly categories: readonly string[];
  readonly count: (category: string) => number;
  readonly areaIds: (facilityId: string) => readonly string[];
}

/** Entries of a version: of a kept one as read from its folder, of the present one those of the city. */
function entriesAt(city: City, versions: CityVersions, version: string): Entries {
  const kept = versions.kept.find(one => one.version === version);
  if (kept)
    return {
      categories: [...kept.counts.keys()],
      count: key => kept.counts.get(key) ?? 0,
      areaIds: id => kept.areaIds.get(id) ?? [],
    };
  return presentEntries(city);
}

const known = new WeakMap<City, Entries>();

function presentEntries(city: City): Entries {
  const made = known.get(city);
  if (made) return made;
  const counts = new Map<string, number>();
  const areaIds = new Map<string, readonly string[]>();
  for (const one of city.facilities) {
    if (one.inside) counts.set(one.category, (counts.get(one.category) ?? 0) + 1);
    areaIds.set(one.facilityId, one.areaIds);
  }
  const entries: Entries = {
    categories: [...counts.keys()],
    count: key => counts.get(key) ?? 0,
    areaIds: id => areaIds.get(id) ?? [],
  };
  known.set(city, entries);
  return entries;
}

/** True when the service is as it was: no entry of it changed. */
export function isUnchanged({rows, other}: ServiceStep): boolean {
  return rows.length === 0 && other === 0;
}
