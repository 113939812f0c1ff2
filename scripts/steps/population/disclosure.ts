import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {PEOPLE_SCALE} from '#core/units.ts';
import {polygonIndex, polygonsBbox} from '../../geometry/polygon-index.ts';
import type {Area} from '../model.ts';
import {shareGroups} from './share-groups.ts';

/** Fewest people of an age group that an area may show by itself. */
export const LEAST_PEOPLE = 10;

/**
 * Age groups of confidential counts: every cell carries the shares of its area instead of its own counts, and areas with
 * fewer than 10 people of any group (none included) are first merged with a neighbour, until no set of areas shows fewer.
 * People and the totals of each set by group stay exact. `areaOfCell`: [k] index into `areas`, −1 = in none.
 */
export function areaShares(
  people: Uint32Array,
  groups: ReadonlyMap<string, Uint32Array>,
  areaOfCell: Int32Array,
  areas: readonly Area[],
): Map<string, Uint32Array> {
  const sets = mergedSets(sumsByArea(groups, areaOfCell, areas.length), areas);
  const cellsOfSet = new Map<number, number[]>();
  areaOfCell.forEach((area, cell) => {
    // people in no area form a set of their own, joined to the first where it is too small
    const set = sets[area === -1 ? areas.length : area]!;
    const cells = cellsOfSet.get(set);
    if (cells === undefined) cellsOfSet.set(set, [cell]);
    else cells.push(cell);
  });
  const result = new Map([...groups.keys()].map(key => [key, new Uint32Array(people.length)]));
  for (const cells of cellsOfSet.values()) {
    const weights = Float64Array.from(cells, cell => people[cell]!);
    const shares = [...groups].map(([key, column]) => ({
      key,
      weights,
      total: cells.reduce((sum, cell) => sum + column[cell]!, 0),
    }));
    const shared = shareGroups(
      cells.map(cell => people[cell]!),
      shares,
    );
    for (const [key, parts] of shared)
      cells.forEach((cell, i) => {
        result.get(key)![cell] = parts[i]!;
      });
  }
  return result;
}

/** [areas + 1] people of each group; the last is those in no area. */
function sumsByArea(groups: ReadonlyMap<string, Uint32Array>, areaOfCell: Int32Array, areaCount: number): number[][] {
  return [...groups.values()].map(column => {
    const sums = new Array<number>(areaCount + 1).fill(0);
    areaOfCell.forEach((area, cell) => {
      sums[area === -1 ? areaCount : area]! += column[cell]!;
    });
    return sums;
  });
}

/**
 * Set of each area (named by the smallest index in it), merging those too small to show with their nearest neighbour until
 * none is left or all are one. `sums`: for each group [areas + 1] thousandths, the last those in no area.
 */
export function mergedSets(sums: readonly number[][], areas: readonly Area[]): number[] {
  const count = areas.length + 1;
  const sets = Array.from({length: count}, (_, area) => area);
  const isSmall = (set: number) =>
    sums.some(column => {
      const total = column.reduce((sum, value, area) => (sets[area] === set ? sum + value : sum), 0);
      return total < LEAST_PEOPLE * PEOPLE_SCALE;
    });
  // nobody outside all areas: there is no such set to hide
  if (sums.every(column => column[areas.length] === 0) && areas.length > 0) sets[areas.length] = 0;
  for (let set = 0; set < count; ) {
    const alone = sets.every(other => other === sets[0]);
    if (sets[set] !== set || alone || !isSmall(set)) {
      set++;
      continue;
    }
    const partner = nearestSet(set, sets, areas);
    const merged = Math.min(set, partner);
    for (let area = 0; area < count; area++) if (sets[area] === set || sets[area] === partner) sets[area] = merged;
    set = merged;
  }
  return sets;
}

/** The set with the nearest outline; the smaller index where several touch. */
function nearestSet(set: number, sets: readonly number[], areas: readonly Area[]): number {
  const own = areas.filter((_, area) => sets[area] === set).flatMap(area => [...area.polygons]);
  const fallback = sets.find(other => other !== set)!;
  if (own.length === 0) return fallback;
  const index = polygonIndex(own);
  const candidates = areas
    .map((area, i) => ({area, set: sets[i]!, gap: boxGap(index.bbox, polygonsBbox(area.polygons))}))
    .filter(candidate => candidate.set !== set)
    .sort((a, b) => a.gap - b.gap || a.set - b.set);
  let best = {set: fallback, meters: Infinity};
  for (const {area, set: other, gap} of candidates) {
    if (gap > best.meters) break;
    for (const rings of area.polygons)
      for (const [lon, lat] of rings[0]!) {
        const meters = index.edgeMeters(lon, lat);
        if (meters < best.meters || (meters === best.meters && other < best.set)) best = {set: other, meters};
      }
  }
  return best.set;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Metres between two boxes in degrees, never more than between anything in them; 0 where they overlap. */
function boxGap(a: Box, b: Box): number {
  const plane = planeAt((a[1] + a[3]) / 2);
  const degreesLon = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const degreesLat = Math.max(0, a[1] - b[3], b[1] - a[3]);
  return 0.98 * Math.max(degreesLon * metersPerDegreeLon(plane, plane.lat0), degreesLat * plane.metersPerDegreeLat);
}
