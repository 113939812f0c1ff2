import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {pointInside, ringArea} from '#lists/point-inside.ts';
import {MISSING_NODE, type OsmExtract, type Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import type {Polygons} from '../model.ts';

/** An element of the map that may be a service point, with its place. */
export interface OsmPlace {
  /** n1, w2, r3. */
  readonly id: string;
  readonly tags: Tags;
  /** Degrees: the node, the middle of a line, a point inside the polygon. */
  readonly lon: number;
  readonly lat: number;
  readonly polygons: Polygons | null;
  /** Area in square metres, null without a polygon. */
  readonly areaSqm: number | null;
  /** Indices of the nodes of its outline. */
  readonly outline: readonly number[];
}

/**
 * All elements whose tags are wanted: nodes, ways and multipolygon relations, in the order of their ids. What has no known
 * position within the extract is left out.
 */
export function osmPlaces(extract: OsmExtract, wanted: (tags: Tags) => boolean): OsmPlace[] {
  const places: OsmPlace[] = [];
  for (const node of extract.taggedNodes) {
    const tags = extract.nodeTags(node);
    if (wanted(tags)) places.push(nodePlace(extract, node, tags));
  }
  for (let way = 0; way < extract.wayCount; way++) {
    const tags = extract.wayTags(way);
    const place = wanted(tags) ? wayPlace(extract, way, tags) : null;
    if (place !== null) places.push(place);
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    const place = tags['type'] === 'multipolygon' && wanted(tags) ? relationPlace(extract, relation, tags) : null;
    if (place !== null) places.push(place);
  }
  return places;
}

function nodePlace(extract: OsmExtract, node: number, tags: Tags): OsmPlace {
  return {
    id: `n${extract.nodeId[node]}`,
    tags,
    lon: extract.nodeLon[node]! / 1e7,
    lat: extract.nodeLat[node]! / 1e7,
    polygons: null,
    areaSqm: null,
    outline: [],
  };
}

function wayPlace(extract: OsmExtract, way: number, tags: Tags): OsmPlace | null {
  const outline = knownNodes(extract, way);
  const id = `w${extract.wayId[way]}`;
  const polygons = tags['area'] === 'no' ? null : polygonOfWay(extract, way);
  if (polygons !== null) return polygonPlace(id, tags, polygons, outline);
  const middle = outline[Math.floor((outline.length - 1) / 2)];
  return middle === undefined ? null : {...nodePlace(extract, middle, tags), id};
}

function relationPlace(extract: OsmExtract, relation: number, tags: Tags): OsmPlace | null {
  const polygons = polygonsOfRelation(extract, relation);
  if (polygons === null) return null;
  const outline = extract
    .relationMembers(relation)
    .filter(member => member.type === 'way' && member.role !== 'inner')
    .flatMap(member => {
      const way = extract.wayIndex(member.ref);
      return way < 0 ? [] : knownNodes(extract, way);
    });
  return polygonPlace(`r${extract.relationId[relation]}`, tags, polygons, outline);
}

function polygonPlace(id: string, tags: Tags, polygons: Polygons, outline: readonly number[]): OsmPlace {
  const [lon, lat] = pointInside(polygons);
  return {id, tags, lon, lat, polygons, areaSqm: areaOf(polygons), outline};
}

function knownNodes(extract: OsmExtract, way: number): number[] {
  const nodes = extract.wayRef.subarray(extract.wayFirstRef[way]!, extract.wayFirstRef[way + 1]!);
  return [...nodes].filter(node => node !== MISSING_NODE);
}

/** Area of polygons in square metres, holes taken out. */
export function areaOf(polygons: Polygons): number {
  const first = polygons[0]?.[0]?.[0];
  if (first === undefined) return 0;
  const plane = planeAt(first[1]);
  const scale = plane.metersPerDegreeLat * metersPerDegreeLon(plane, first[1]);
  let area = 0;
  for (const rings of polygons)
    rings.forEach((ring, index) => {
      area += (index === 0 ? 1 : -1) * Math.abs(ringArea(ring));
    });
  return area * scale;
}
