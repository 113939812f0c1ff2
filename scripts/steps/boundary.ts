import {resolve} from 'node:path';
import type {City} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {clipToBbox, polygonIndex, polygonsBbox, relativeArea} from '../geometry/polygon-index.ts';
import {polygonsOf, readGeojson} from '../io/geojson.ts';
import type {OsmExtract, Tags} from '../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../io/osm-polygons.ts';
import type {Report} from '../report.ts';
import type {Boundary, Polygons} from './model.ts';

/** The area a street source covers, when it is no OpenStreetMap extract. */
export interface SourceExtent {
  readonly file: string;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

/**
 * Finds the edge of the city: a box, a GeoJSON file, or a relation of the extract. Throws InputError when it cannot be
 * found or assembled, or lies wholly outside the extract; a part outside is noted in the report with its share.
 */
export async function buildBoundary(
  city: City,
  extract: OsmExtract | SourceExtent | null,
  dir: string,
  report?: Report,
): Promise<Boundary> {
  const {polygons, source} = await findPolygons(city, extract, dir);
  if (extract !== null) compareWithExtract(polygons, extract, report);
  return boundaryOf(polygons, source);
}

/** Wraps polygons as a boundary. */
export function boundaryOf(polygons: Polygons, source: string): Boundary {
  return {polygons, source, ...polygonIndex(polygons)};
}

interface FoundPolygons {
  readonly polygons: Polygons;
  readonly source: string;
}

async function findPolygons(
  city: City,
  extract: OsmExtract | SourceExtent | null,
  dir: string,
): Promise<FoundPolygons> {
  const form = city.boundary;
  if ('bbox' in form) return {polygons: [[bboxRing(form.bbox)]], source: 'bbox'};
  if ('file' in form) return {polygons: await polygonsOfFile(resolve(dir, form.file)), source: `file:${form.file}`};
  if (extract === null || !('relationCount' in extract))
    throw new InputError({
      file: city.id,
      where: 'boundary',
      found: 'a relation of OpenStreetMap, but streets that are no OpenStreetMap extract',
      expected: '{"bbox"} or {"file"}',
    });
  if ('osmRelation' in form) return relationBoundary(extract, form.osmRelation);
  return namedBoundary(extract, form.osmAdminLevel, form.name);
}

/** Closed ring of a box, counter-clockwise. */
export function bboxRing([west, south, east, north]: readonly [number, number, number, number]): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

async function polygonsOfFile(path: string): Promise<Polygons> {
  const {file, features} = await readGeojson(path);
  const polygons = features.flatMap(feature => [...polygonsOf(feature.geometry)]);
  if (polygons.length > 0 && relativeArea(polygons) > 0) return polygons;
  const found =
    polygons.length > 0
      ? 'a polygon without area: its outline crosses itself or doubles back'
      : features.length === 0
        ? 'no feature'
        : `${features.length} features without a polygon`;
  throw new InputError({file, found, expected: 'a Polygon or MultiPolygon'});
}

function relationBoundary(extract: OsmExtract, id: number): FoundPolygons {
  const relation = extract.relationIndex(id);
  if (relation === -1)
    throw new InputError({
      file: extract.file,
      where: `relation ${id}`,
      found: 'no such relation',
      expected: 'the relation of the boundary in the extract',
    });
  const polygons = polygonsOfRelation(extract, relation);
  if (polygons === null || polygons.length === 0)
    throw new InputError({
      file: extract.file,
      where: `relation ${id} (${extract.relationTags(relation)['name'] ?? 'without a name'})`,
      found: 'ways that do not close: part of it is outside the extract',
      expected: 'a whole boundary, or {"bbox"} or {"file"} in the city file',
    });
  return {polygons, source: `osm:r${id}`};
}

function namedBoundary(extract: OsmExtract, level: number, name: string): FoundPolygons {
  const places = administrativePlaces(extract, level);
  const found = places.filter(({tags}) => namesOf(tags).includes(name));
  const [place] = found;
  if (place === undefined || found.length > 1)
    throw new InputError({
      file: extract.file,
      where: `administrative boundaries of level ${level}`,
      found:
        found.length > 1
          ? `${found.length} named ${JSON.stringify(name)} (${found.map(({source}) => source).join(', ')})`
          : `none named ${JSON.stringify(name)}, but ${
              places.length === 0
                ? 'none at all'
                : places
                    .map(p => p.tags['name'] ?? p.source)
                    .slice(0, 10)
                    .join(', ')
            }`,
      expected: found.length > 1 ? 'one; name it by {"osmRelation"}' : 'one of that name',
    });
  if (place.kind === 'relation') return relationBoundary(extract, place.id);
  const polygons = polygonOfWay(extract, extract.wayIndex(place.id));
  if (polygons !== null) return {polygons, source: place.source};
  throw new InputError({
    file: extract.file,
    where: `way ${place.id}`,
    found: 'a way that does not close',
    expected: 'a whole boundary',
  });
}

/** An administrative boundary of the extract, by relation or by one closed way. */
export interface AdministrativePlace {
  readonly kind: 'relation' | 'way';
  readonly id: number;
  /** osm:r123 or osm:w123. */
  readonly source: string;
  readonly tags: Tags;
}

/** All administrative boundaries of a level, relations first, by id. A way that repeats a relation's name is left out. */
export function administrativePlaces(extract: OsmExtract, level: number): AdministrativePlace[] {
  const places: AdministrativePlace[] = [];
  const isBoundary = (tags: Tags) => tags['boundary'] === 'administrative' && tags['admin_level'] === String(level);
  for (let i = 0; i < extract.relationCount; i++) {
    const tags = extract.relationTags(i);
    const id = extract.relationId[i]!;
    if (isBoundary(tags) && (tags['type'] === 'boundary' || tags['type'] === 'multipolygon'))
      places.push({kind: 'relation', id, source: `osm:r${id}`, tags});
  }
  const names = new Set(places.map(place => place.tags['name']));
  for (let i = 0; i < extract.wayCount; i++) {
    const refs = extract.wayFirstRef[i + 1]! - extract.wayFirstRef[i]!;
    if (refs < 4 || extract.wayRef[extract.wayFirstRef[i]!] !== extract.wayRef[extract.wayFirstRef[i + 1]! - 1])
      continue;
    const tags = extract.wayTags(i);
    const id = extract.wayId[i]!;
    if (isBoundary(tags) && tags['name'] !== undefined && !names.has(tags['name']))
      places.push({kind: 'way', id, source: `osm:w${id}`, tags});
  }
  return places;
}

function namesOf(tags: Tags): string[] {
  return Object.entries(tags)
    .filter(([key]) => key === 'name' || key.startsWith('name:') || key === 'official_name' || key === 'short_name')
    .map(([, name]) => name);
}

function compareWithExtract(polygons: Polygons, extract: OsmExtract | SourceExtent, report: Report | undefined): void {
  const whole = relativeArea(polygons);
  const inside = relativeArea(clipToBbox(polygons, extract.bounds));
  if (inside <= 0) {
    const box = (bbox: readonly number[]) => `[${bbox.map(value => Math.round(value * 1e4) / 1e4).join(', ')}]`;
    throw new InputError({
      file: extract.file,
      where: 'boundary',
      found: `a boundary within ${box(polygonsBbox(polygons))}`,
      expected: `one that overlaps the streets, which lie within ${box(extract.bounds)}`,
    });
  }
  const outside = Math.round((1 - inside / whole) * 1000) / 10;
  if (outside < 0.1) return;
  report?.note(
    'boundary-beyond-streets',
    extract.file,
    `城市边界有${outside}%的面积在街道数据范围之外，那里的居民无法判断。`,
    `${outside} % of the area of the city lies outside the street data; nothing can be said about people there.`,
    `${outside} %`,
  );
}
