import type {Bounds, MapFrame} from '#charts/map-frame.ts';
import type {GroundFeature} from '#charts/map-ground.ts';
import {openArchive, type TileArchive} from './tiles/pmtiles.ts';
import {decodeTile, type TileFeature} from './tiles/vector-tile.ts';

/** Layers of the background that a static map shows. */
const LAYERS: Readonly<Record<string, GroundFeature['layer']>> = {
  water: 'water',
  green: 'green',
  streets: 'street',
  rail: 'rail',
};

/** Metres per pixel of a 256-pixel tile at zoom 0 on the equator. */
const METERS_PER_PIXEL = 156_543;

/** A feature of the background with its lines in degrees. */
export interface PlacedFeature extends Omit<TileFeature, 'lines' | 'extent'> {
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** What lies under a static map: the background tiles that cover its bounds, at the zoom that fits its scale. */
export function groundFeatures(bytes: Uint8Array, bounds: Bounds, frame: MapFrame): GroundFeature[] {
  return placedFeatures(bytes, bounds, frame).flatMap(({layer, type, kind, lines}): GroundFeature[] => {
    const shown = LAYERS[layer];
    return shown && type !== 'point' ? [{layer: shown, area: type === 'polygon', kind, lines}] : [];
  });
}

/** What of the earth a background shows: beyond it nothing is known, neither land nor sea. */
export function groundSheet(bytes: Uint8Array): Bounds {
  return openArchive(bytes).bounds;
}

/** All features of the tiles that cover some bounds, at the zoom that fits the scale of a frame; cut where tiles end. */
export function placedFeatures(bytes: Uint8Array, bounds: Bounds, frame: MapFrame): PlacedFeature[] {
  const archive = openArchive(bytes);
  const [west, south, east, north] = bounds;
  const cosine = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const fitting = Math.round(Math.log2((METERS_PER_PIXEL * cosine) / frame.metersPerUnit));
  const z = Math.min(archive.maxZoom, Math.max(archive.minZoom, fitting));
  const [left, top] = tileOf(z, west, north);
  const [right, bottom] = tileOf(z, east, south);
  const features: PlacedFeature[] = [];
  for (let x = Math.floor(left); x <= Math.floor(right); x++)
    for (let y = Math.floor(top); y <= Math.floor(bottom); y++) features.push(...tileFeatures(archive, z, x, y));
  return features;
}

function tileFeatures(archive: TileArchive, z: number, x: number, y: number): PlacedFeature[] {
  const bytes = archive.tile(z, x, y);
  if (bytes === null) return [];
  return decodeTile(bytes).map(({extent, lines, ...feature}) => ({
    ...feature,
    lines: lines.map(line => line.map(([px, py]) => lonLat(z, x + px / extent, y + py / extent))),
  }));
}

/** Column and row of a place in the web-mercator grid of a zoom, with fractions. */
function tileOf(z: number, lon: number, lat: number): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const side = 2 ** z;
  return [((lon + 180) / 360) * side, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side];
}

function lonLat(z: number, x: number, y: number): readonly [number, number] {
  const side = 2 ** z;
  const n = Math.PI * (1 - (2 * y) / side);
  return [(x / side) * 360 - 180, (Math.atan(Math.sinh(n)) * 180) / Math.PI];
}
