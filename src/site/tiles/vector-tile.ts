import {Wire} from './wire.ts';

/** One feature of a vector tile. Coordinates are whole steps of the tile's extent, x to the east, y to the south. */
export interface TileFeature {
  readonly layer: string;
  readonly extent: number;
  readonly type: 'point' | 'line' | 'polygon';
  /** Property `kind`, or '' when it has none. */
  readonly kind: string;
  /** Properties `name`, `name_zh`, `name_en`, or ''. */
  readonly name: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** Decodes the features of a vector tile (Mapbox Vector Tile 2.1), with the properties the pages draw by. */
export function decodeTile(bytes: Uint8Array): TileFeature[] {
  const tile = new Wire(bytes);
  const features: TileFeature[] = [];
  while (tile.more()) {
    const {number, type} = tile.field();
    if (number === 3) features.push(...layerFeatures(tile.part()));
    else tile.skip(type);
  }
  return features;
}

interface Raw {
  tags: number[];
  type: number;
  geometry: number[];
}

function layerFeatures(layer: Wire): TileFeature[] {
  let name = '';
  let extent = 4096;
  const keys: string[] = [];
  const values: string[] = [];
  const raw: Raw[] = [];
  while (layer.more()) {
    const {number, type} = layer.field();
    if (number === 1) name = layer.part().text();
    else if (number === 2) raw.push(rawFeature(layer.part()));
    else if (number === 3) keys.push(layer.part().text());
    else if (number === 4) values.push(textValue(layer.part()));
    else if (number === 5) extent = layer.varint();
    else layer.skip(type);
  }
  const [kindKey, nameKey, zhKey, enKey] = ['kind', 'name', 'name_zh', 'name_en'].map(key => keys.indexOf(key));
  const value = (tags: readonly number[], key: number | undefined) => propertyOf(tags, key ?? -1, values);
  return raw.map(({tags, type, geometry}) => ({
    layer: name,
    extent,
    type: type === 3 ? 'polygon' : type === 2 ? 'line' : 'point',
    kind: value(tags, kindKey),
    name: value(tags, nameKey),
    nameZh: value(tags, zhKey),
    nameEn: value(tags, enKey),
    lines: decodeGeometry(geometry),
  }));
}

function rawFeature(feature: Wire): Raw {
  const raw: Raw = {tags: [], type: 0, geometry: []};
  while (feature.more()) {
    const {number, type} = feature.field();
    if (number === 2) raw.tags = feature.part().numbers();
    else if (number === 3) raw.type = feature.varint();
    else if (number === 4) raw.geometry = feature.part().numbers();
    else feature.skip(type);
  }
  return raw;
}

function textValue(value: Wire): string {
  let text = '';
  while (value.more()) {
    const {number, type} = value.field();
    if (number === 1) text = value.part().text();
    else value.skip(type);
  }
  return text;
}

function propertyOf(tags: readonly number[], key: number, values: readonly string[]): string {
  for (let at = 0; at + 1 < tags.length; at += 2) if (tags[at] === key) return values[tags[at + 1] as number] ?? '';
  return '';
}

const MOVE = 1;
const CLOSE = 7;
const signed = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

function decodeGeometry(commands: readonly number[]): [number, number][][] {
  const lines: [number, number][][] = [];
  let [x, y, at] = [0, 0, 0];
  while (at < commands.length) {
    const command = commands[at++] as number;
    const times = command >>> 3;
    if ((command & 7) === CLOSE) continue;
    for (let i = 0; i < times; i++) {
      x += signed(commands[at++] ?? 0);
      y += signed(commands[at++] ?? 0);
      if ((command & 7) === MOVE) lines.push([]);
      lines.at(-1)?.push([x, y]);
    }
  }
  return lines;
}
