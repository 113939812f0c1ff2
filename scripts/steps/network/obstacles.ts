import type {ObstacleLines} from '#core/snap.ts';
import {GrowingColumn} from '../../io/osm-columns.ts';
import {MISSING_NODE, type OsmExtract, type Tags} from '../../io/osm-extract.ts';
import type {WalkingRules} from './walking-rules.ts';

const KEYS = ['barrier', 'railway', 'waterway', 'natural', 'highway'] as const;

/** Walls, fences, rails, water and motorways of an extract, as far as they are wanted. Tunnels, bridges and other layers are left out. */
export function obstacleLines(
  extract: OsmExtract,
  rules: WalkingRules,
  walkable: ReadonlySet<number>,
  keeps: (lon: number, lat: number) => boolean,
): ObstacleLines {
  const column = () => new GrowingColumn<Int32Array>(new Int32Array(0));
  const lines = {lon1: column(), lat1: column(), lon2: column(), lat2: column()};
  for (const way of obstacleWays(extract, rules)) {
    if (walkable.has(way)) continue;
    for (let at = extract.wayFirstRef[way]! + 1; at < extract.wayFirstRef[way + 1]!; at++) {
      const [a, b] = [extract.wayRef[at - 1]!, extract.wayRef[at]!];
      if (a === MISSING_NODE || b === MISSING_NODE || a === b) continue;
      if (!keeps(extract.nodeLon[a]! / 1e7, extract.nodeLat[a]! / 1e7)) continue;
      lines.lon1.push(extract.nodeLon[a]!);
      lines.lat1.push(extract.nodeLat[a]!);
      lines.lon2.push(extract.nodeLon[b]!);
      lines.lat2.push(extract.nodeLat[b]!);
    }
  }
  return {
    lon1: lines.lon1.finish(),
    lat1: lines.lat1.finish(),
    lon2: lines.lon2.finish(),
    lat2: lines.lat2.finish(),
  };
}

/** Ways that are obstacles themselves or bound a water area, ascending. */
function obstacleWays(extract: OsmExtract, rules: WalkingRules): number[] {
  const ways = new Set<number>();
  for (let way = 0; way < extract.wayCount; way++) if (isObstacle(rules, extract.wayTags(way))) ways.add(way);
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] !== 'multipolygon' || !isObstacle(rules, tags)) continue;
    for (const member of extract.relationMembers(relation)) {
      const way = member.type === 'way' ? extract.wayIndex(member.ref) : -1;
      if (way >= 0) ways.add(way);
    }
  }
  return [...ways].sort((a, b) => a - b);
}

function isObstacle(rules: WalkingRules, tags: Tags): boolean {
  if (!KEYS.some(key => tags[key] !== undefined && rules.obstacles[key].includes(tags[key]))) return false;
  const elsewhere = (value: string | undefined) => value !== undefined && value !== 'no' && value !== '0';
  return !elsewhere(tags['tunnel']) && !elsewhere(tags['bridge']) && !elsewhere(tags['layer']);
}
