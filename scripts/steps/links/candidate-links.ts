import {lengthCosts} from '#core/edge-costs.ts';
import {oneSnap} from '#core/facility-selection.ts';
import type {EdgeShape, Graph} from '#core/graph.ts';
import {type CandidateLinks, LINK_KINDS} from '#core/link-file.ts';
import {costAtPosition, seedsAt, sourceChains} from '#core/place-times.ts';
import type {Plane} from '#core/plane.ts';
import {walkNetwork} from '#core/search.ts';
import {placesAround} from '#core/straight-lines.ts';
import {searchScratch, travelTimes} from '#core/travel-times.ts';
import {DEGREE_SCALE, FRACTION_SCALE} from '#core/units.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import type {WalkingRules} from '../network/walking-rules.ts';
import {closedBarriers, closedWayLinks, type DrawnLink} from './closed-ways.ts';
import {judgeLink, surroundings} from './link-kind.ts';
import {linkObstacles} from './link-obstacles.ts';
import type {LinkRules} from './link-rules.ts';
import {isNear, pruneLinks} from './prune-links.ts';
import {
  feetNear,
  isLinkable,
  positionOn,
  type StreetPieces,
  type StreetPosition,
  streetPieces,
} from './street-pieces.ts';

/** What candidate links are made from. */
export interface LinkSources {
  readonly extract: OsmExtract;
  readonly graph: Graph;
  readonly shape: EdgeShape;
  /** Ways of the extract that are part of the network. */
  readonly ways: ReadonlySet<number>;
  readonly walking: WalkingRules;
  readonly rules: LinkRules;
  /** Box around everything of interest, degrees. */
  readonly box: readonly [west: number, south: number, east: number, north: number];
  /** True where links are wanted; degrees. */
  keeps(lon: number, lat: number): boolean;
}

/** Nodes where a link may start, dead ends first, each as a position at an end of one of its edges. */
function* nodePositions({graph}: StreetPieces): Generator<{node: number; position: StreetPosition}> {
  const {nodeCount, firstArc, arcEdge, nodeLon, nodeLat} = graph;
  for (const wantsDeadEnds of [true, false])
    for (let node = 0; node < nodeCount; node++) {
      const [from, to] = [firstArc[node]!, firstArc[node + 1]!];
      if ((to - from === 1) !== wantsDeadEnds) continue;
      const arc = arcEdge.subarray(from, to).find(one => isLinkable(graph, one >>> 1));
      if (arc === undefined) continue;
      const fraction = arc & 1 ? FRACTION_SCALE : 0;
      yield {node, position: {edge: arc >>> 1, fraction, lon: nodeLon[node]!, lat: nodeLat[node]!}};
    }
}

/** Positions along longer edges, evenly spaced. */
function* innerPositions(pieces: StreetPieces, everyMeters: number): Generator<StreetPosition> {
  const {graph} = pieces;
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (!isLinkable(graph, edge)) continue;
    const parts = Math.ceil(graph.edgeLength[edge]! / 100 / everyMeters);
    for (let i = 1; i < parts; i++) yield positionOn(pieces, edge, i / parts);
  }
}

/** Tells whether one of some links leads from about here to about there, either way round. */
function leadsAlready(plane: Plane, ways: readonly DrawnLink[], spotMeters: number) {
  const ends = ways.flatMap(({from, to}) => [from, to]);
  const endsAround = placesAround(plane, {
    lon: Int32Array.from(ends, end => end.lon),
    lat: Int32Array.from(ends, end => end.lat),
  });
  return (from: StreetPosition, to: StreetPosition): boolean =>
    // ends 2w and 2w + 1 belong to way w
    endsAround(from.lon, from.lat, Math.ceil(10 * spotMeters) + 1).place.some(
      end => isNear(plane, ends[end]!, from, spotMeters) && isNear(plane, ends[end ^ 1]!, to, spotMeters),
    );
}

/** Searches today's walk from a position, decimetres, as far as it could matter. */
function todaysWalks({graph}: StreetPieces, rules: LinkRules) {
  const network = walkNetwork(graph, lengthCosts(graph), 'from-origins');
  const scratch = searchScratch(network.search);
  const {atLeast, savedMetersAtLeast} = rules.detour;
  const limit = Math.ceil(10 * Math.max(atLeast * rules.longestMeters, rules.longestMeters + savedMetersAtLeast));
  return {
    scratch,
    /** True when walking from the position searched last to another is enough of a detour for a link so long. */
    from: (position: StreetPosition) => {
      const origin = oneSnap(position.edge, position.fraction, 0);
      const nodeCost = travelTimes(network.search, seedsAt(network, origin), limit, scratch);
      const chains = sourceChains(origin);
      return (to: StreetPosition, meters: number) => {
        const walk = costAtPosition(network, nodeCost, chains, to.edge, to.fraction);
        return walk >= 10 * Math.max(atLeast * meters, meters + savedMetersAtLeast);
      };
    },
  };
}

/** Every link that could be a small fix, before the like ones are thinned out. */
function drawnLinks(sources: LinkSources, pieces: StreetPieces): DrawnLink[] {
  const {extract, walking, rules, keeps, graph} = sources;
  const obstacles = linkObstacles(extract, rules, walking, sources.ways, sources.box);
  const around = surroundings(pieces, obstacles, closedBarriers(extract, walking), rules);
  const walks = todaysWalks(pieces, rules);
  const closedWays = closedWayLinks(extract, walking, sources.ways, around).filter(link => {
    const wanted = keeps(link.from.lon / DEGREE_SCALE, link.from.lat / DEGREE_SCALE);
    return wanted && walks.from(link.from)(link.to, link.centimeters / 100);
  });
  const links: DrawnLink[] = [...closedWays];
  // where a closed way leads from here to there, nothing new is needed beside it
  const isClosedWay = leadsAlready(graph.plane, closedWays, rules.positions.sameSpotMeters);
  const start = (from: StreetPosition) => {
    const isDetour = walks.from(from);
    const found: StreetPosition[] = [];
    for (const foot of feetNear(pieces, from.lon, from.lat, rules.longestMeters)) {
      if (!isDetour(foot, foot.meters)) continue;
      // a shorter link from here ends nearby
      if (found.some(other => isNear(graph.plane, other, foot, rules.neighbourhoodMeters.path))) continue;
      const judged = judgeLink(around, from, foot);
      if (!judged || isClosedWay(from, foot)) continue;
      links.push({from, to: foot, ...judged});
      if (judged.kind !== 'bridge') found.push(foot);
    }
  };
  const taken = new Uint8Array(graph.nodeCount);
  const near = 10 * rules.positions.sameSpotMeters;
  for (const {node, position} of nodePositions(pieces)) {
    if (taken[node] || !keeps(position.lon / DEGREE_SCALE, position.lat / DEGREE_SCALE)) continue;
    start(position);
    const {cost, touched, touchedCount} = walks.scratch;
    for (let i = 0; i < touchedCount; i++) if (cost[touched[i]!]! <= near) taken[touched[i]!] = 1;
  }
  for (const position of innerPositions(pieces, rules.positions.everyMeters))
    if (keeps(position.lon / DEGREE_SCALE, position.lat / DEGREE_SCALE)) start(position);
  return links;
}

/**
 * Every small fix of a network that its extract lets through: opened gates, crossings, paths and bridges of up to 150 m
 * between positions that are a detour apart today. Shortest first among like ones nearby; the order of rows follows the network.
 */
export function candidateLinks(sources: LinkSources): CandidateLinks {
  const pieces = streetPieces(sources.graph, sources.shape, sources.rules);
  const kept = pruneLinks(sources.graph.plane, drawnLinks(sources, pieces), sources.rules);
  return {
    links: {
      fromEdge: Uint32Array.from(kept, ({from}) => from.edge),
      fromFraction: Uint16Array.from(kept, ({from}) => from.fraction),
      toEdge: Uint32Array.from(kept, ({to}) => to.edge),
      toFraction: Uint16Array.from(kept, ({to}) => to.fraction),
      centimeters: Uint32Array.from(kept, ({centimeters}) => centimeters),
    },
    kind: Uint8Array.from(kept, ({kind}) => LINK_KINDS.indexOf(kind)),
    flags: Uint8Array.from(kept, ({flags}) => flags),
    fromLon: Int32Array.from(kept, ({from}) => from.lon),
    fromLat: Int32Array.from(kept, ({from}) => from.lat),
    toLon: Int32Array.from(kept, ({to}) => to.lon),
    toLat: Int32Array.from(kept, ({to}) => to.lat),
  };
}
