import {countingFacilities, pickSnaps, pointsOf} from '#core/facility-selection.ts';
import type {FixKind} from '#core/fix-words.ts';
import {type CostsBefore, costsBefore, gainedPlaces, newSource} from '#core/gained-places.ts';
import type {Gap} from '#core/gaps.ts';
import {LINK_FLAG, LINK_KINDS} from '#core/link-file.ts';
import {snapOf} from '#core/places.ts';
import {placeIndex} from '#core/reached-places.ts';
import {bestLinks, bestSite, type Gain, type GapPeople, siteCandidates, smallestFix} from '#core/smallest-fix.ts';
import {placesAround} from '#core/straight-lines.ts';
import {DEGREE_SCALE, NO_EDGE} from '#core/units.ts';
import {servingCategories} from '../city-model.ts';
import {loadLinkRules} from '../links/link-rules.ts';
import {type GapCase, measuredNetwork} from './gap-case.ts';

/** The smallest fix of one gap. People are thousandths. */
export interface GapFix {
  readonly kind: FixKind;
  /** Degrees: the ends of the link, or the site and null. */
  readonly from: readonly [lon: number, lat: number];
  readonly to: readonly [lon: number, lat: number] | null;
  /** Length of the link. */
  readonly meters: number | null;
  readonly needsConsent: boolean;
  readonly people: number;
  readonly peopleTotal: number;
}

/** Gaps that rest on complete data are worth a fix; cells of all others belong to none. */
function gapPeople({model}: GapCase, gaps: readonly Gap[]): GapPeople {
  const {cellCount, people, lon, lat} = model.demand;
  const gapOf = new Int32Array(cellCount).fill(-1);
  gaps.forEach((gap, i) => {
    for (const c of gap.cells) gapOf[c] = i;
  });
  return {gapOf, gapCount: gaps.length, people, lon, lat};
}

function beforeAnything(of: GapCase): CostsBefore | null {
  const {model, networks, times} = of;
  const network = measuredNetwork(of);
  if (!network || !networks) return null;
  const serving = servingCategories(model.categories, times.category);
  const counting = countingFacilities(model.facilities, serving, true);
  const {points} = pointsOf(model.facilities, counting, network.costs);
  const places = placeIndex(network.graph.edgeCount, snapOf(model.demand, network.costs));
  return costsBefore(network, points, places, networks.scratch);
}

/** Cells of a gap and next to it, ascending. */
function cellsAround({cells}: GapCase, gap: Gap): Uint32Array {
  const around = new Set(gap.cells);
  for (const c of gap.cells)
    for (let n = cells.firstNeighbour[c]!; n < cells.firstNeighbour[c + 1]!; n++) around.add(cells.neighbour[n]!);
  return Uint32Array.from(around).sort();
}

/** Cells a facility in a cell would bring within a straight line. */
function gainedStraight({model, times, cutoff}: GapCase): (cell: number) => Uint32Array {
  const {lon, lat} = model.demand;
  const before = times.straightDecimeters.base;
  const around = placesAround(model.plane, model.demand);
  return cell => around(lon[cell]!, lat[cell]!, cutoff).place.filter(c => before[c]! > cutoff);
}

/** Who a facility in a cell, entered as the people of the cell join the streets, would bring in time. */
function gainAt(of: GapCase, before: CostsBefore | null): (cell: number) => Uint32Array {
  if (!before) return gainedStraight(of);
  const {places} = before.places;
  return cell => gainedPlaces(before, newSource(before, pickSnaps(places, [cell])), of.cutoff);
}

function linkFix({links}: GapCase, {at, served, total}: Gain): GapFix {
  const candidates = links!;
  const degrees = (lon: Int32Array, lat: Int32Array) => [lon[at]! / DEGREE_SCALE, lat[at]! / DEGREE_SCALE] as const;
  return {
    kind: `link-${LINK_KINDS[candidates.kind[at]!]!}`,
    from: degrees(candidates.fromLon, candidates.fromLat),
    to: degrees(candidates.toLon, candidates.toLat),
    meters: candidates.links.centimeters[at]! / 100,
    needsConsent: (candidates.flags[at]! & LINK_FLAG.needsConsent) !== 0,
    people: served,
    peopleTotal: total,
  };
}

function siteFix({model}: GapCase, {at, served, total}: Gain): GapFix {
  const {lon, lat} = model.demand;
  return {
    kind: 'site',
    from: [lon[at]! / DEGREE_SCALE, lat[at]! / DEGREE_SCALE],
    to: null,
    meters: null,
    needsConsent: false,
    people: served,
    peopleTotal: total,
  };
}

/**
 * The smallest fix of each gap (all of them on complete data): the link whose opening alone brings at least half of its people
 * in time, else one new facility in or beside it. Null where nothing helps anyone. Gains equal a full run with the fix added.
 */
export function gapFixes(of: GapCase, gaps: readonly Gap[]): readonly (GapFix | null)[] {
  if (gaps.length === 0) return [];
  const {model, links, cutoff, cutoffMeters} = of;
  const rules = loadLinkRules().fix;
  const before = beforeAnything(of);
  if (!before && of.threshold.measure !== 'straight_meters') return gaps.map(() => null);
  const people = gapPeople(of, gaps);
  const byLink = before && links ? bestLinks(before, links, cutoff, people) : [];
  const gainedAt = gainAt(of, before);
  return gaps.map((gap, i) => {
    const site = () => {
      const joined = cellsAround(of, gap).filter(c => !before || before.places.places.edge[c] !== NO_EDGE);
      const candidates = siteCandidates(model.plane, people, i, joined, cutoffMeters, rules.siteCandidatesAtMost);
      return bestSite(people, i, candidates, gainedAt);
    };
    const fix = smallestFix(gap.people, byLink[i] ?? {simple: null, bridge: null}, site, rules.linkServesAtLeast);
    if (!fix) return null;
    return fix.by === 'link' ? linkFix(of, fix.gain) : siteFix(of, fix.gain);
  });
}
