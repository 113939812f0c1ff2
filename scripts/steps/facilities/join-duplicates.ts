import Flatbush from 'flatbush';
import {distanceMeters, planeAt} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {nameKey, similarNames} from '#lists/similar-names.ts';
import type {Catalogue} from '#schema/category.ts';
import {polygonIndex, polygonsBbox} from '../../geometry/polygon-index.ts';
import {absorb, type Draft} from './draft.ts';

/** Places of one category with the same name this near to each other are one. */
const SAME_PLACE_METERS = 50;
/** With the same address too, lists place one thing this far apart. */
const SAME_ADDRESS_METERS = 300;

/**
 * Joins what is one real thing mapped twice, within each category and status: an element inside a polygon with a similar
 * name or none (node and building, way and relation), and elements of the same name (on the
 * sign or in English) within 50 m, or 300 m at the same address. The largest polygon
 * keeps its id, then the smaller id. Categories with `join_metres` also take in unnamed elements that near.
 */
export function joinDuplicates(drafts: readonly Draft[], catalogue: Catalogue): Draft[] {
  const reach = new Map(catalogue.categories.map(category => [category.key, category.join_metres ?? 0]));
  const groups = Map.groupBy(drafts, draft => `${draft.category} ${draft.status}`);
  return [...groups.values()].flatMap(group => {
    const named = joinSameName(joinContained(group), draft => draft.name);
    const translated = joinSameName(named, draft => draft.nameEn ?? '');
    return joinUnnamed(translated, reach.get(group[0]!.category) ?? 0);
  });
}

function areaSqm(draft: Draft): number {
  return draft.shapes[0]?.areaSqm ?? 0;
}

/** Larger polygons first, then by id. */
function byRank(a: Draft, b: Draft): number {
  return areaSqm(b) - areaSqm(a) || compareIds(a.facilityId, b.facilityId);
}

/** Order of ids: plain code units, the same in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function joinContained(group: readonly Draft[]): Draft[] {
  const ranked = group.toSorted(byRank);
  const polygons = ranked.filter(draft => areaSqm(draft) > 0);
  if (polygons.length === 0 || ranked.length === 1) return ranked;
  const indexes = polygons.map(draft => polygonIndex(draft.shapes[0]!.polygons!));
  const tree = new Flatbush(polygons.length);
  for (const {bbox} of indexes) tree.add(...bbox);
  tree.finish();
  /** Polygons so far, with what they absorbed; null once absorbed themselves. */
  const current: (Draft | null)[] = [...polygons];
  const free: Draft[] = [];
  // from the smallest to the largest, so that what lies in a polygon goes up with it
  for (let i = ranked.length - 1; i >= 0; i--) {
    const draft = i < polygons.length ? current[i]! : ranked[i]!;
    const around = tree
      .search(draft.lon, draft.lat, draft.lon, draft.lat)
      .filter(at => at < i && current[at] !== null && indexes[at]!.contains(draft.lon, draft.lat))
      .filter(at => mayBeSame(current[at]!, draft))
      .sort((a, b) => b - a);
    const at = around.find(index => sameKey(current[index]!, draft)) ?? around[0];
    if (at === undefined) {
      if (i >= polygons.length) free.push(draft);
      continue;
    }
    current[at] = absorb(current[at]!, draft);
    if (i < polygons.length) current[i] = null;
  }
  return [...current.filter(draft => draft !== null), ...free];
}

function mayBeSame(a: Draft, b: Draft): boolean {
  return a.name === '' || b.name === '' || similarNames(a.name, b.name);
}

function sameKey(a: Draft, b: Draft): boolean {
  return nameKey(a.name) === nameKey(b.name);
}

function joinSameName(group: readonly Draft[], nameOf: (draft: Draft) => string): Draft[] {
  const named = Map.groupBy(group, draft => nameKey(nameOf(draft)));
  return [...named].flatMap(([key, drafts]) => (key === '' ? drafts : joinNear(drafts)));
}

function joinNear(drafts: readonly Draft[]): Draft[] {
  const kept: {draft: Draft; box: Box}[] = [];
  for (const draft of drafts.toSorted(byRank)) {
    const box = boxOf(draft);
    const same = kept.find(
      other =>
        boxesNear(other.box, box) &&
        gapMeters(other.draft, draft) <= (sameAddress(other.draft, draft) ? SAME_ADDRESS_METERS : SAME_PLACE_METERS),
    );
    if (same === undefined) kept.push({draft, box});
    else same.draft = absorb(same.draft, draft);
  }
  return kept.map(({draft}) => draft);
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf({lon, lat, shapes}: Draft): Box {
  const boxes = shapes.flatMap(shape => (shape.polygons === null ? [] : [polygonsBbox(shape.polygons)]));
  return boxes.reduce<Box>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    [lon, lat, lon, lat],
  );
}

/** False when boxes are farther apart than any two pieces of one thing; a cheap test before corners are measured. */
function boxesNear(a: Box, b: Box): boolean {
  const latGap = Math.max(a[1] - b[3], b[1] - a[3]);
  const lonGap = Math.max(a[0] - b[2], b[0] - a[2]);
  const reach = SAME_ADDRESS_METERS / 100_000;
  return latGap <= reach && lonGap * Math.max(0.1, Math.cos((a[1] * Math.PI) / 180)) <= reach;
}

function sameAddress(a: Draft, b: Draft): boolean {
  return a.address !== null && b.address !== null && nameKey(a.address) === nameKey(b.address);
}

/** Joins unnamed drafts to the nearest kept one within reach, metres; those without doubt and with a name are kept first. */
function joinUnnamed(drafts: readonly Draft[], reach: number): Draft[] {
  if (reach === 0 || drafts.length < 2) return [...drafts];
  const ranked = drafts.toSorted(
    (a, b) => Number(a.name === '') - Number(b.name === '') || a.doubts.length - b.doubts.length || byRank(a, b),
  );
  const tree = new Flatbush(ranked.length);
  for (const {lon, lat} of ranked) tree.add(lon, lat, lon, lat);
  tree.finish();
  const kept: (Draft | null)[] = ranked.map(() => null);
  const reachLat = reach / 100_000;
  ranked.forEach((draft, index) => {
    const reachLon = reachLat / Math.max(0.1, Math.cos((draft.lat * Math.PI) / 180));
    const near = (other: number) => metersBetween([draft.lon, draft.lat], [kept[other]!.lon, kept[other]!.lat]);
    const [nearest] =
      draft.name !== ''
        ? []
        : tree
            .search(draft.lon - reachLon, draft.lat - reachLat, draft.lon + reachLon, draft.lat + reachLat)
            .filter(other => other < index && kept[other] !== null && near(other) <= reach)
            .sort((a, b) => near(a) - near(b) || a - b);
    if (nearest === undefined) kept[index] = draft;
    else kept[nearest] = absorb(kept[nearest]!, draft);
  });
  return kept.filter(draft => draft !== null);
}

/** Metres between the nearest corners of two drafts. */
function gapMeters(a: Draft, b: Draft): number {
  let nearest = Infinity;
  for (const from of corners(a)) for (const to of corners(b)) nearest = Math.min(nearest, metersBetween(from, to));
  return nearest;
}

function corners(draft: Draft): (readonly [number, number])[] {
  const rings = draft.shapes.flatMap(shape => (shape.polygons ?? []).map(polygon => polygon[0]!));
  const points = rings.flat();
  const step = Math.max(1, Math.floor(points.length / 40));
  return [[draft.lon, draft.lat], ...points.filter((_, index) => index % step === 0)];
}

/** Metres between two places in degrees. */
export function metersBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const scaled = [a[0], a[1], b[0], b[1]].map(degrees => degrees * DEGREE_SCALE) as [number, number, number, number];
  return distanceMeters(planeAt((a[1] + b[1]) / 2), ...scaled);
}
