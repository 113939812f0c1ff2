import {GeoJSONVT, type GeoJSONVTTile} from '@maplibre/geojson-vt';
import {fromGeojsonVt} from '@maplibre/vt-pbf';
import type {City} from '#schema/city.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import {type VectorTile, writePmtiles} from '../io/pmtiles-writer.ts';
import {LAYERS, type LayerName, type MapFeature, mapFeatures} from './background/map-features.ts';
import {seaPolygons} from './background/sea.ts';
import type {Boundary} from './model.ts';
import {bufferedBox} from './streets.ts';

const MIN_ZOOM = 9;
const MAX_ZOOM = 15;
const EXTENT = 4096;

type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * Draws the city's own background map as a PMTiles archive of vector tiles, zoom 9 to 15: layers green, water, buildings (from
 * 14), streets, rail, places. `kind` says what a feature is; names stand in `name`, and `name_zh`, `name_en` where they differ.
 * Nothing sensitive, no boundaries. The same extract gives the same bytes.
 */
export async function buildBackground(city: City, extract: OsmExtract, boundary: Boundary): Promise<Uint8Array> {
  const box = drawnBox(bufferedBox(boundary, city.bufferMeters), extract.bounds);
  const features = mapFeatures(extract).filter(feature => meets(feature, box));
  const sea = seaPolygons(extract, box, streetPlaces(features));
  if (sea !== null) {
    features.unshift({
      layer: 'water',
      minZoom: MIN_ZOOM,
      properties: {kind: 'sea'},
      geometry: {type: 'MultiPolygon', coordinates: sea},
    });
  }
  const tiles = cutTiles(features, box);
  const attributions = city.licences.map(licence => licence.attribution);
  return writePmtiles(tiles, {
    bounds: box,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    metadata: {
      name: city.id,
      attribution: [...new Set(attributions)].join(' · '),
      vector_layers: LAYERS.map(id => ({
        id,
        fields: {kind: 'String', name: 'String'},
        minzoom: MIN_ZOOM,
        maxzoom: MAX_ZOOM,
      })),
    },
  });
}

/** One place on every street. */
function streetPlaces(features: readonly MapFeature[]): (readonly [number, number])[] {
  return features.flatMap(({layer, geometry}) =>
    layer === 'streets' && geometry.type === 'LineString' ? [geometry.coordinates[0]!] : [],
  );
}

function drawnBox(buffered: Box, bounds: Box): Box {
  return [
    Math.max(buffered[0], bounds[0]),
    Math.max(buffered[1], bounds[1]),
    Math.min(buffered[2], bounds[2]),
    Math.min(buffered[3], bounds[3]),
  ];
}

function meets({geometry}: MapFeature, [west, south, east, north]: Box): boolean {
  const lines =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.map(polygon => polygon[0] ?? [])
      : [geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates];
  return lines.some(line => {
    let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of line) {
      left = Math.min(left, lon);
      right = Math.max(right, lon);
      low = Math.min(low, lat);
      high = Math.max(high, lat);
    }
    return left <= east && right >= west && low <= north && high >= south;
  });
}

/** One index for each layer and first zoom, so that a tile holds only what is drawn at its zoom. */
interface LayerIndex {
  readonly layer: LayerName;
  readonly minZoom: number;
  readonly index: GeoJSONVT;
}

function cutTiles(features: readonly MapFeature[], box: Box): VectorTile[] {
  const indexes = layerIndexes(features);
  const tiles: VectorTile[] = [];
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    const [left, top] = tileAt(box[0], box[3], z);
    const [right, bottom] = tileAt(box[2], box[1], z);
    for (let x = left; x <= right; x++) {
      for (let y = top; y <= bottom; y++) {
        const layers = tileLayers(indexes, z, x, y);
        if (Object.keys(layers).length === 0) continue;
        tiles.push({z, x, y, bytes: fromGeojsonVt(layers, {version: 2, extent: EXTENT})});
      }
    }
  }
  return tiles;
}

function layerIndexes(features: readonly MapFeature[]): LayerIndex[] {
  const groups = new Map<string, MapFeature[]>();
  for (const feature of features) {
    const key = `${feature.layer} ${feature.minZoom}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [feature]);
    else group.push(feature);
  }
  return [...groups.values()].map(group => {
    const collection = {
      type: 'FeatureCollection',
      features: group.map(({properties, geometry}) => ({type: 'Feature', properties, geometry})),
    };
    const options = {maxZoom: MAX_ZOOM, tolerance: 3, extent: EXTENT, buffer: 64, indexMaxZoom: 0};
    const index = new GeoJSONVT(collection as unknown as GeoJSON.FeatureCollection, options);
    return {layer: group[0]!.layer, minZoom: group[0]!.minZoom, index};
  });
}

function tileLayers(indexes: readonly LayerIndex[], z: number, x: number, y: number): Record<string, GeoJSONVTTile> {
  const layers: Record<string, GeoJSONVTTile> = {};
  for (const name of LAYERS) {
    const found = indexes
      .filter(({layer, minZoom}) => layer === name && z >= minZoom)
      .sort((a, b) => a.minZoom - b.minZoom)
      .map(({index}) => index.getTile(z, x, y))
      .filter(tile => tile !== null && tile.features.length > 0);
    const [first] = found;
    if (first) layers[name] = {...first, features: found.flatMap(tile => tile!.features) as typeof first.features};
  }
  return layers;
}

/** Tile that holds a place, Web Mercator. */
function tileAt(lon: number, lat: number, z: number): [number, number] {
  const side = 2 ** z;
  const sine = Math.sin((lat * Math.PI) / 180);
  const x = Math.floor(((lon + 180) / 360) * side);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side);
  return [Math.min(side - 1, Math.max(0, x)), Math.min(side - 1, Math.max(0, y))];
}
