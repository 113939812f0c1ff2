import Flatbush from 'flatbush';
import {GrowingColumn} from '../../io/osm-columns.ts';
import {MISSING_NODE, type OsmExtract, type Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import {isSensitive} from '../background/sensitive.ts';
import type {Polygons} from '../model.ts';
import {type RingBox, ringAreaContains, ringBoxes} from '../network/ring-area.ts';
import type {WalkingRules} from '../network/walking-rules.ts';
import {footVerdict} from '../network/way-access.ts';
import type {LinkRules} from './link-rules.ts';

/** What a line in the way of a link does to it; `street` and `foot` are walkable edges. */
export const OBSTACLE = {forbidden: 0, wall: 1, bridged: 2, road: 3, street: 4, foot: 5} as const;
export type Obstacle = (typeof OBSTACLE)[keyof typeof OBSTACLE];

type Box = readonly [west: number, south: number, east: number, north: number];

/** What links of a city may meet, from its extract. */
export interface LinkObstacles {
  /** Straight pieces, 1e-7 degrees, and what each is. */
  readonly lon1: Int32Array;
  readonly lat1: Int32Array;
  readonly lon2: Int32Array;
  readonly lat2: Int32Array;
  readonly obstacle: Uint8Array;
  /** True on ground no link may touch, and on water; degrees. */
  isForbidden(lon: number, lat: number): boolean;
  isWater(lon: number, lat: number): boolean;
  /** True on land whose owners must consent. */
  needsConsent(lon: number, lat: number): boolean;
}

/** Collects lines and areas while ways and relations are read. */
class Collector {
  readonly #extract: OsmExtract;
  readonly #box: Box;
  readonly lon1 = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly lat1 = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly lon2 = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly lat2 = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly obstacle: number[] = [];
  readonly forbidden: RingBox[] = [];
  readonly water: RingBox[] = [];
  readonly consent: RingBox[] = [];

  constructor(extract: OsmExtract, [west, south, east, north]: Box) {
    this.#extract = extract;
    this.#box = [west * 1e7, south * 1e7, east * 1e7, north * 1e7];
  }

  line(way: number, obstacle: Obstacle): void {
    const {wayFirstRef, wayRef, nodeLon, nodeLat} = this.#extract;
    const [west, south, east, north] = this.#box;
    for (let at = wayFirstRef[way]! + 1; at < wayFirstRef[way + 1]!; at++) {
      const [a, b] = [wayRef[at - 1]!, wayRef[at]!];
      if (a === MISSING_NODE || b === MISSING_NODE || a === b) continue;
      const [x1, y1, x2, y2] = [nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!];
      if (Math.max(x1, x2) < west || Math.min(x1, x2) > east) continue;
      if (Math.max(y1, y2) < south || Math.min(y1, y2) > north) continue;
      this.lon1.push(x1);
      this.lat1.push(y1);
      this.lon2.push(x2);
      this.lat2.push(y2);
      this.obstacle.push(obstacle);
    }
  }
}

/** What the tags of a way or area mean for links. */
interface Meaning {
  readonly line: Obstacle | null;
  /** True: only its area counts, a line of these tags does not. */
  readonly areaOnly: boolean;
  readonly area: 'forbidden' | 'water' | 'consent' | null;
}

const NOTHING: Meaning = {line: null, areaOnly: false, area: null};

function matches(byKey: Readonly<Record<string, readonly string[]>>, tags: Tags): boolean {
  for (const key in byKey) if (tags[key] !== undefined && byKey[key]!.includes(tags[key])) return true;
  return false;
}

function isElsewhere(tags: Tags): boolean {
  const set = (value: string | undefined) => value !== undefined && value !== 'no' && value !== '0';
  return set(tags['tunnel']) || set(tags['bridge']) || set(tags['layer']);
}

function meaningOf({obstacles, crossing, consentLanduse}: LinkRules, walking: WalkingRules, tags: Tags): Meaning {
  if (tags['building'] !== undefined && !obstacles.buildingsInNobodysWay.includes(tags['building']))
    return {line: OBSTACLE.forbidden, areaOnly: false, area: null};
  if (isSensitive(tags) || matches(obstacles.forbiddenAreas, tags))
    return {line: OBSTACLE.forbidden, areaOnly: true, area: 'forbidden'};
  if (isElsewhere(tags)) return NOTHING;
  if (matches(obstacles.forbiddenLines, tags)) return {line: OBSTACLE.forbidden, areaOnly: false, area: null};
  if (matches(obstacles.bridged, tags)) {
    const water = tags['natural'] !== undefined || tags['waterway'] !== undefined;
    return {line: OBSTACLE.bridged, areaOnly: false, area: water ? 'water' : null};
  }
  const consent = consentLanduse.includes(tags['landuse'] ?? '') ? 'consent' : null;
  if (tags['barrier'] !== undefined && obstacles.walls.includes(tags['barrier']))
    return {line: OBSTACLE.wall, areaOnly: false, area: consent};
  const kind = Object.hasOwn(walking.highways, tags['highway'] ?? '') ? walking.highways[tags['highway']!]!.kind : '';
  // streets nobody may walk along can still be crossed
  if (crossing.kinds.includes(kind) && footVerdict(walking, tags) !== 'open')
    return {line: OBSTACLE.road, areaOnly: false, area: null};
  return consent === null ? NOTHING : {line: null, areaOnly: true, area: consent};
}

function addArea(into: Collector, area: Meaning['area'], polygons: Polygons | null): void {
  if (area !== null) into[area].push(...ringBoxes(polygons));
}

function containsIn(areas: readonly RingBox[]): (lon: number, lat: number) => boolean {
  if (areas.length === 0) return () => false;
  const tree = new Flatbush(areas.length);
  for (const {west, south, east, north} of areas) tree.add(west, south, east, north);
  tree.finish();
  return (lon, lat) => tree.search(lon, lat, lon, lat).some(i => ringAreaContains(areas[i]!, lon, lat));
}

/** Everything of an extract inside a box that a new link may meet. Ways in `walkable` are part of the network already. */
export function linkObstacles(
  extract: OsmExtract,
  rules: LinkRules,
  walking: WalkingRules,
  walkable: ReadonlySet<number>,
  box: Box,
): LinkObstacles {
  const found = new Collector(extract, box);
  const lines = new Map<number, Obstacle>();
  for (let way = 0; way < extract.wayCount; way++) {
    const tags = extract.wayTags(way);
    const {line, areaOnly, area} = meaningOf(rules, walking, tags);
    if (line === null && area === null) continue;
    const polygon = areaOnly || area !== null ? polygonOfWay(extract, way) : null;
    addArea(found, area, polygon);
    if (line !== null && !walkable.has(way) && (!areaOnly || polygon !== null)) lines.set(way, line);
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] !== 'multipolygon') continue;
    const {line, area} = meaningOf(rules, walking, tags);
    if (line === null && area === null) continue;
    addArea(found, area, area === null ? null : polygonsOfRelation(extract, relation));
    if (line === null) continue;
    for (const member of extract.relationMembers(relation)) {
      const way = member.type === 'way' ? extract.wayIndex(member.ref) : -1;
      // of two meanings the stricter (smaller) counts
      if (way >= 0) lines.set(way, Math.min(line, lines.get(way) ?? line) as Obstacle);
    }
  }
  for (const [way, line] of [...lines].sort(([a], [b]) => a - b)) found.line(way, line);
  return {
    lon1: found.lon1.finish(),
    lat1: found.lat1.finish(),
    lon2: found.lon2.finish(),
    lat2: found.lat2.finish(),
    obstacle: Uint8Array.from(found.obstacle),
    isForbidden: containsIn(found.forbidden),
    isWater: containsIn(found.water),
    needsConsent: containsIn(found.consent),
  };
}
