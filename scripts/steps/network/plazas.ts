import {EDGE_FLAG} from '#core/graph.ts';
import {MISSING_NODE, type OsmExtract} from '../../io/osm-extract.ts';
import {type NodeRing, ringsOfRelation} from '../../io/osm-polygons.ts';
import type {Report} from '../../report.ts';
import {isSensitive} from '../background/sensitive.ts';
import {cyclingFlags} from './cycling.ts';
import {noteLeftOut} from './left-out.ts';
import type {NetworkColumns} from './network-columns.ts';
import type {AcceptedWay, NetworkOptions} from './osm-network.ts';
import {visiblePairs} from './visible-pairs.ts';
import type {WalkingRules} from './walking-rules.ts';
import {kindNumber, walkableWay} from './way-access.ts';

/** More meeting points than this on one area are too many lines; those where only other areas touch are left out first. */
const MAX_MEETING_POINTS = 150;

/** A pedestrian area: node rings, outer first, and whether its outline already is a street. */
interface Plaza {
  readonly rings: readonly NodeRing[];
  readonly flags: number;
  readonly name: number;
  readonly outlineWalked: boolean;
  readonly id: string;
}

/**
 * Adds straight lines across pedestrian areas between the nodes where other ways meet their outlines, as far as one sees the
 * other inside the area. Areas made of a relation get their outline too.
 */
export function addPlazas(
  extract: OsmExtract,
  rules: WalkingRules,
  ways: readonly AcceptedWay[],
  columns: NetworkColumns,
  options: NetworkOptions,
  report: Report,
): void {
  const areaWays = new Set<number>();
  const plazas = [
    ...plazasOfWays(extract, rules, ways, areaWays),
    ...plazasOfRelations(extract, rules, columns, report),
  ].filter(plaza =>
    plaza.rings[0]!.some(node => options.keeps(extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7)),
  );
  const lines = new Uint8Array(extract.nodeCount);
  for (const {way} of ways) if (!areaWays.has(way)) markNodes(extract, way, lines);
  const areasAt = new Uint8Array(extract.nodeCount);
  for (const plaza of plazas) {
    for (const node of new Set(plaza.rings.flat())) areasAt[node]! += areasAt[node]! < 255 ? 1 : 0;
  }
  for (const plaza of plazas) addPlaza(extract, plaza, lines, areasAt, columns, report);
}

function plazasOfWays(
  extract: OsmExtract,
  rules: WalkingRules,
  ways: readonly AcceptedWay[],
  areaWays: Set<number>,
): Plaza[] {
  const plazas: Plaza[] = [];
  for (const {way, flags, name} of ways) {
    const tags = extract.wayTags(way);
    if (tags['area'] !== 'yes' || !isPlazaHighway(rules, tags['highway'], tags)) continue;
    const ring = [...extract.wayRef.subarray(extract.wayFirstRef[way], extract.wayFirstRef[way + 1])];
    if (ring.length < 4 || ring[0] !== ring.at(-1) || ring.includes(MISSING_NODE)) continue;
    areaWays.add(way);
    plazas.push({rings: [ring], flags, name, outlineWalked: true, id: `w${extract.wayId[way]}`});
  }
  return plazas;
}

function plazasOfRelations(extract: OsmExtract, rules: WalkingRules, columns: NetworkColumns, report: Report): Plaza[] {
  const plazas: Plaza[] = [];
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] !== 'multipolygon' || !isPlazaHighway(rules, tags['highway'], tags)) continue;
    const walkable = walkableWay(rules, tags, () => false);
    if (isSensitive(tags)) {
      if (walkable !== null) noteLeftOut(extract, tags, report);
      continue;
    }
    const polygons = walkable === null ? null : ringsOfRelation(extract, relation, report);
    if (walkable === null || polygons === null) continue;
    const name = columns.nameNumber(tags['name'] ?? '');
    const id = `r${extract.relationId[relation]}`;
    const flags = walkable.flags | cyclingFlags(rules, tags, 'plaza');
    for (const rings of polygons) plazas.push({rings, flags, name, outlineWalked: false, id});
  }
  return plazas;
}

function isPlazaHighway(
  rules: WalkingRules,
  highway: string | undefined,
  tags: Readonly<Record<string, string>>,
): boolean {
  if (highway !== undefined) return rules.plazaHighways.includes(highway);
  return tags['railway'] === 'platform' || tags['public_transport'] === 'platform';
}

function markNodes(extract: OsmExtract, way: number, marks: Uint8Array): void {
  for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
    const node = extract.wayRef[at]!;
    if (node !== MISSING_NODE) marks[node] = 1;
  }
}

function addPlaza(
  extract: OsmExtract,
  plaza: Plaza,
  lines: Uint8Array,
  areasAt: Uint8Array,
  columns: NetworkColumns,
  report: Report,
): void {
  const kind = kindNumber('plaza');
  const flags = plaza.flags | EDGE_FLAG.plaza;
  const corners = [...new Set(plaza.rings.flat())];
  let meeting = corners.filter(node => lines[node]! > 0 || areasAt[node]! > 1);
  if (meeting.length > MAX_MEETING_POINTS) meeting = meeting.filter(node => lines[node]! > 0);
  if (meeting.length > MAX_MEETING_POINTS) {
    const zh = '步行区的连接点太多，只走其外缘';
    report.note(
      'plaza-too-many-points',
      extract.file,
      zh,
      'pedestrian areas met at too many points; walked around only',
      plaza.id,
    );
    meeting = [];
  }
  if (!plaza.outlineWalked) {
    for (const ring of plaza.rings) {
      for (let i = 1; i < ring.length; i++) {
        columns.segment(columns.vertex(ring[i - 1]!), columns.vertex(ring[i]!), kind, flags, 0, plaza.name);
      }
    }
  }
  const visible = visiblePairs(
    plaza.rings,
    meeting.sort((a, b) => a - b),
    extract.nodeLon,
    extract.nodeLat,
  );
  for (const [a, b] of visible) {
    if (columns.hasVertex(a) && columns.hasVertex(b))
      columns.segment(columns.vertex(a), columns.vertex(b), kind, flags, 0, plaza.name);
  }
}
