import Flatbush from 'flatbush';
import {similarNames} from '#lists/similar-names.ts';
import type {Completeness} from '../model.ts';
import {absorb, type Draft} from './draft.ts';
import {compareIds, metersBetween} from './join-duplicates.ts';

/** Two sources mean the same place when it has a similar name within so many metres … */
const SAME_PLACE_METERS = 100;
/** … or when one of them has no name and they are this near. */
const UNNAMED_METERS = 25;
/** Box searched around a place, degrees of latitude: a little over 100 m. */
const REACH_DEGREES = 0.001;

const RANK: Readonly<Record<Completeness, number>> = {official: 0, surveyed: 1, assumed: 2, partial: 3, none: 4};

/**
 * Joins the same facility of several sources: the better source (official, surveyed, assumed, partial, none) keeps its id,
 * place and status; the other's facts and mapped entrances fill what it lacks. Each facility takes at most one from each
 * other source, the nearest.
 */
export function joinSources(drafts: readonly Draft[]): Draft[] {
  return [...Map.groupBy(drafts, draft => draft.category).values()].flatMap(joinCategory);
}

function joinCategory(drafts: readonly Draft[]): Draft[] {
  if (new Set(drafts.map(draft => draft.source)).size < 2) return [...drafts];
  const ranked = drafts.toSorted(
    (a, b) =>
      RANK[a.completeness] - RANK[b.completeness] || compareSources(a, b) || compareIds(a.facilityId, b.facilityId),
  );
  const tree = new Flatbush(ranked.length);
  for (const {lon, lat} of ranked) tree.add(lon, lat, lon, lat);
  tree.finish();
  const taken = new Set<number>();
  return ranked.flatMap((draft, index) => {
    if (taken.has(index)) return [];
    const wide = REACH_DEGREES / Math.max(0.1, Math.cos((draft.lat * Math.PI) / 180));
    const near = tree
      .search(draft.lon - wide, draft.lat - REACH_DEGREES, draft.lon + wide, draft.lat + REACH_DEGREES)
      .filter(other => other > index && !taken.has(other) && isSamePlace(draft, ranked[other]!))
      .sort((a, b) => gap(draft, ranked[a]!) - gap(draft, ranked[b]!) || a - b);
    let joined = draft;
    const sources = new Set([draft.source]);
    for (const other of near) {
      const candidate = ranked[other]!;
      if (sources.has(candidate.source)) continue;
      sources.add(candidate.source);
      taken.add(other);
      joined = absorb(joined, candidate);
    }
    return [joined];
  });
}

/** A list before the map at equal completeness. */
function compareSources(a: Draft, b: Draft): number {
  return Number(a.source === 'osm') - Number(b.source === 'osm') || compareIds(a.source, b.source);
}

function gap(a: Draft, b: Draft): number {
  return metersBetween([a.lon, a.lat], [b.lon, b.lat]);
}

function isSamePlace(a: Draft, b: Draft): boolean {
  if (a.source === b.source) return false;
  const meters = gap(a, b);
  if (a.name === '' || b.name === '') return meters <= UNNAMED_METERS;
  if (meters > SAME_PLACE_METERS) return false;
  return names(a).some(left => names(b).some(right => similarNames(left, right)));
}

function names(draft: Draft): string[] {
  return [draft.name, draft.nameZh, draft.nameEn].filter(name => name !== null);
}
