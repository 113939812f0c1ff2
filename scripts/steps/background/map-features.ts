import {MISSING_NODE, type OsmExtract, type Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import type {Polygons} from '../model.ts';
import {isClosedGround, isSensitive, sensitiveGround} from './sensitive.ts';

/** Layers of the background, from the ground up. */
export const LAYERS = ['green', 'water', 'buildings', 'streets', 'rail', 'places'] as const;
export type LayerName = (typeof LAYERS)[number];

type Position = readonly [number, number];
export type MapGeometry =
  | {readonly type: 'Point'; readonly coordinates: Position}
  | {readonly type: 'LineString'; readonly coordinates: readonly Position[]}
  | {readonly type: 'MultiPolygon'; readonly coordinates: Polygons};

/** Something drawn on the background map, from `minZoom` on. */
export interface MapFeature {
  readonly layer: LayerName;
  readonly minZoom: number;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: MapGeometry;
}

const MAJOR = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);
const MINOR = new Set(['residential', 'living_street', 'unclassified', 'pedestrian', 'road']);
const PATHS = new Set(['service', 'footway', 'path', 'steps', 'track', 'cycleway', 'bridleway', 'corridor']);
const GREEN: Readonly<Record<string, ReadonlySet<string>>> = {
  leisure: new Set(['park', 'garden', 'golf_course', 'nature_reserve', 'common', 'pitch', 'playground', 'dog_park']),
  landuse: new Set([
    'grass',
    'forest',
    'meadow',
    'recreation_ground',
    'village_green',
    'cemetery',
    'orchard',
    'vineyard',
    'allotments',
    'farmland',
    'flowerbed',
    'plant_nursery',
  ]),
  natural: new Set(['wood', 'scrub', 'grassland', 'heath', 'wetland']),
};
const PLACE_ZOOM: Readonly<Record<string, number>> = {
  city: 9,
  town: 10,
  district: 11,
  borough: 11,
  suburb: 12,
  village: 12,
  quarter: 13,
  neighbourhood: 14,
  hamlet: 14,
  isolated_dwelling: 15,
  island: 12,
  islet: 15,
};

/** What of an extract is drawn as background. No boundaries, nothing sensitive. Sorted by kind of element, then id. */
export function mapFeatures(extract: OsmExtract): MapFeature[] {
  const features: MapFeature[] = [];
  const sensitive = sensitiveGround(extract);
  const closed = sensitiveGround(extract, isClosedGround);
  const offer = (feature: MapFeature) => {
    if (!standsOn(feature, sensitive)) features.push(middleOn(feature, closed) ? withoutNames(feature) : feature);
  };
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] !== 'multipolygon') continue;
    const area = areaFeature(tags, () => polygonsOfRelation(extract, relation));
    if (area !== null) offer(area);
  }
  for (let way = 0; way < extract.wayCount; way++) {
    const tags = extract.wayTags(way);
    const area = areaFeature(tags, () => polygonOfWay(extract, way));
    if (area !== null) offer(area);
    for (const line of lineFeatures(tags, () => wayLines(extract, way))) offer(line);
  }
  for (const node of extract.taggedNodes) {
    const place = placeFeature(extract.nodeTags(node), [extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7]);
    if (place !== null && !middleOn(place, sensitive)) features.push(place);
  }
  return features;
}

type Ground = (lon: number, lat: number) => boolean;

/** True for what is not drawn where it stands: all but water and green, which reach across grounds of every kind. */
function standsOn(feature: MapFeature, sensitive: Ground): boolean {
  return feature.layer !== 'water' && feature.layer !== 'green' && middleOn(feature, sensitive);
}

/** True when the middle vertex lies on a ground. */
function middleOn({geometry}: MapFeature, ground: Ground): boolean {
  if (geometry.type === 'Point') return ground(...geometry.coordinates);
  const line = geometry.type === 'MultiPolygon' ? geometry.coordinates[0]?.[0] : geometry.coordinates;
  const middle = line?.[line.length >>> 1];
  return middle !== undefined && ground(middle[0], middle[1]);
}

function withoutNames(feature: MapFeature): MapFeature {
  const {name: _name, name_zh: _zh, name_en: _en, ...properties} = feature.properties;
  return {...feature, properties};
}

function areaFeature(tags: Tags, polygons: () => Polygons | null): MapFeature | null {
  const found = isSensitive(tags) ? null : areaLayer(tags);
  const coordinates = found === null ? null : polygons();
  if (found === null || coordinates === null) return null;
  return {...found, geometry: {type: 'MultiPolygon', coordinates}};
}

function areaLayer(tags: Tags): Omit<MapFeature, 'geometry'> | null {
  const water = tags['natural'] === 'water' || tags['waterway'] === 'riverbank' || tags['waterway'] === 'dock';
  if (water) return {layer: 'water', minZoom: 9, properties: {kind: tags['water'] ?? 'water', ...names(tags)}};
  const building = tags['building'] ?? tags['building:part'];
  if (building !== undefined && building !== 'no' && tags['building'] !== undefined) {
    return {layer: 'buildings', minZoom: 14, properties: {}};
  }
  for (const key of ['leisure', 'landuse', 'natural'] as const) {
    const value = tags[key];
    if (value !== undefined && GREEN[key]!.has(value)) {
      const small = SMALL_GREEN.has(value);
      return {layer: 'green', minZoom: small ? 14 : 10, properties: {kind: value, ...(small ? {} : names(tags))}};
    }
  }
  return null;
}

const SMALL_GREEN = new Set(['pitch', 'playground', 'dog_park', 'garden', 'grass', 'flowerbed']);

function lineFeatures(tags: Tags, lines: () => Position[][]): MapFeature[] {
  const found = isSensitive(tags) ? null : lineLayer(tags);
  if (found === null) return [];
  return lines().map(coordinates => ({...found, geometry: {type: 'LineString', coordinates}}));
}

function lineLayer(tags: Tags): Omit<MapFeature, 'geometry'> | null {
  const underground = tags['tunnel'] !== undefined && tags['tunnel'] !== 'no';
  const highway = tags['highway']?.replace(/_link$/, '');
  if (highway !== undefined && tags['area'] !== 'yes') {
    if (underground && tags['tunnel'] !== 'building_passage') return null;
    const minZoom = MAJOR.has(highway) ? (highway === 'tertiary' ? 11 : 9) : MINOR.has(highway) ? 13 : 14;
    if (minZoom === 14 && !PATHS.has(highway)) return null;
    return {layer: 'streets', minZoom, properties: {kind: highway, ...names(tags)}};
  }
  const railway = tags['railway'];
  if (
    railway === 'rail' ||
    railway === 'light_rail' ||
    railway === 'tram' ||
    railway === 'subway' ||
    railway === 'narrow_gauge'
  ) {
    // tracks inside stations and yards are not shown: data/publication/content-rules.json
    return underground || tags['service'] !== undefined
      ? null
      : {layer: 'rail', minZoom: 11, properties: {kind: railway}};
  }
  const waterway = tags['waterway'];
  if (underground || waterway === undefined) return null;
  const properties = {kind: waterway, ...names(tags)};
  if (waterway === 'river' || waterway === 'canal') return {layer: 'water', minZoom: 11, properties};
  return waterway === 'stream' ? {layer: 'water', minZoom: 14, properties} : null;
}

/** Runs of a way between nodes the extract lacks. */
function wayLines(extract: OsmExtract, way: number): Position[][] {
  const lines: Position[][] = [];
  let line: Position[] = [];
  const close = () => {
    if (line.length > 1) lines.push(line);
    line = [];
  };
  for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
    const node = extract.wayRef[at]!;
    if (node === MISSING_NODE) close();
    else line.push([extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7]);
  }
  close();
  return lines;
}

function placeFeature(tags: Tags, coordinates: Position): MapFeature | null {
  const kind = tags['place'] ?? '';
  const minZoom = Object.hasOwn(PLACE_ZOOM, kind) ? PLACE_ZOOM[kind]! : -1;
  if (minZoom < 0 || tags['name'] === undefined || isSensitive(tags)) return null;
  return {layer: 'places', minZoom, properties: {kind, ...names(tags)}, geometry: {type: 'Point', coordinates}};
}

/** The name as on the sign, and in Chinese and English where they differ from it. */
function names(tags: Tags): Record<string, string> {
  const name = tags['name'];
  if (name === undefined) return {};
  const found: Record<string, string> = {name};
  for (const language of ['zh', 'en'] as const) {
    const other = tags[`name:${language}`];
    if (other !== undefined && other !== name) found[`name_${language}`] = other;
  }
  return found;
}
