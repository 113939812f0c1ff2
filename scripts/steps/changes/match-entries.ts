import Flatbush from 'flatbush';
import type {Row} from '#files/table.ts';
import {compareIds, metersBetween} from '../facilities/join-duplicates.ts';

/** An entry that was mapped anew under another id stands within so many metres of where it was. */
export const REMAPPED_METERS = 30;
/** Box searched around a place, degrees of latitude: a little over 30 m. */
const REACH_DEGREES = 0.0003;

/** An entry of the older register and the one that is it in the newer. */
export interface EntryPair {
  readonly from: Row;
  readonly to: Row;
  /** `id`: the same facility_id; `category`: the same place in another category; `place`: same category, name and place. */
  readonly by: 'id' | 'category' | 'place';
}

/** Which entries of two registers are the same, and which stand in one of them only; each list sorted by facility_id. */
export interface MatchedEntries {
  readonly pairs: readonly EntryPair[];
  readonly onlyFrom: readonly Row[];
  readonly onlyTo: readonly Row[];
}

const text = (row: Row, name: string) => (row[name] ?? '') as string;
const byId = (a: Row, b: Row) => compareIds(text(a, 'facility_id'), text(b, 'facility_id'));

/**
 * Finds which entries of two registers are the same: first by facility_id, then by category, name and place (what was mapped
 * anew), then by place_id (what is now of another category). Every entry is matched at most once.
 */
export function matchEntries(from: readonly Row[], to: readonly Row[]): MatchedEntries {
  const pairs: EntryPair[] = [];
  let rest = {from: from.toSorted(byId), to: to.toSorted(byId)};
  for (const match of [sameId, samePlace, sameThing]) {
    const found = match(rest.from, rest.to);
    pairs.push(...found);
    const [olds, news] = [new Set(found.map(pair => pair.from)), new Set(found.map(pair => pair.to))];
    rest = {from: rest.from.filter(row => !olds.has(row)), to: rest.to.filter(row => !news.has(row))};
  }
  pairs.sort((a, b) => byId(a.to, b.to));
  return {pairs, onlyFrom: rest.from, onlyTo: rest.to};
}

function sameId(from: readonly Row[], to: readonly Row[]): EntryPair[] {
  const newer = new Map(to.map(row => [row['facility_id'], row]));
  return from.flatMap(row => {
    const found = newer.get(row['facility_id'] ?? null);
    return found === undefined ? [] : [{from: row, to: found, by: 'id' as const}];
  });
}

/** Same category, same name or both unnamed, and near: the nearest pairs first, of equals those with the smaller ids. */
function samePlace(from: readonly Row[], to: readonly Row[]): EntryPair[] {
  if (to.length === 0) return [];
  const tree = new Flatbush(to.length);
  for (const row of to) tree.add(...position(row), ...position(row));
  tree.finish();
  const candidates = from.flatMap((row, f) =>
    near(tree, row).flatMap(t => {
      const other = to[t] as Row;
      const meters = metersBetween(position(row), position(other));
      return isAlike(row, other) && meters <= REMAPPED_METERS ? [{f, t, meters}] : [];
    }),
  );
  const taken = {from: new Set<number>(), to: new Set<number>()};
  return candidates
    .sort((a, b) => a.meters - b.meters || a.f - b.f || a.t - b.t)
    .flatMap(({f, t}) => {
      if (taken.from.has(f) || taken.to.has(t)) return [];
      taken.from.add(f);
      taken.to.add(t);
      return [{from: from[f] as Row, to: to[t] as Row, by: 'place' as const}];
    });
}

/** Position of an entry, [lon, lat] in degrees. */
export function position(row: Row): [number, number] {
  return [row['lon'] as number, row['lat'] as number];
}

function near(tree: Flatbush, row: Row): number[] {
  const [lon, lat] = position(row);
  const wide = REACH_DEGREES / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  return tree.search(lon - wide, lat - REACH_DEGREES, lon + wide, lat + REACH_DEGREES);
}

function isAlike(a: Row, b: Row): boolean {
  return a['category'] === b['category'] && text(a, 'name') === text(b, 'name');
}

/** What a place has lost and gained in categories, paired in the order of their keys. */
function sameThing(from: readonly Row[], to: readonly Row[]): EntryPair[] {
  const newer = Map.groupBy(to, row => text(row, 'place_id'));
  return [...Map.groupBy(from, row => text(row, 'place_id'))].flatMap(([place, rows]) => {
    const gained = newer.get(place) ?? [];
    return rows.slice(0, gained.length).map((row, i) => ({from: row, to: gained[i] as Row, by: 'category' as const}));
  });
}
