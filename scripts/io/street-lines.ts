import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {createInterface} from 'node:readline';
import {createGunzip} from 'node:zlib';
import {InputError} from '#schema/input-error.ts';
import type {Progress} from '../progress.ts';
import {OsmColumns} from './osm-columns.ts';
import type {OsmExtract, Tags} from './osm-extract.ts';

/**
 * Streets from a file of lines, in the shape of an extract: ways in order of their coordinates, joined where their end
 * coordinates are equal. Node numbers such as `u` and `v` are not used: files name them in either order. It knows no other places.
 */
export interface StreetLines extends OsmExtract {
  readonly lines: true;
}

const EXPECTED = 'one GeoJSON LineString feature a line, longitude and latitude in degrees (WGS84)';

interface Line {
  readonly tags: Tags;
  /** 1e-7 degrees. */
  readonly lon: readonly number[];
  readonly lat: readonly number[];
}

/** True for the names of street line files. */
export function isStreetLinesFile(path: string): boolean {
  return /\.(geojsonl|geojsonseq|ndjson)(\.gz)?$/i.test(path);
}

/** Reads .geojsonl or .geojsonl.gz. Throws InputError with the line that is not a street. */
export async function readStreetLines(path: string, progress: Progress): Promise<StreetLines> {
  const file = basename(path);
  const lines: Line[] = [];
  const {size} = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const found = error.code === 'ENOENT' ? 'no such file' : `a file that cannot be opened (${error.code})`;
    throw new InputError({file, found, expected: EXPECTED});
  });
  const source = createReadStream(path);
  const text = path.toLowerCase().endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', error => text.emit('error', error));
  let number = 0;
  const failed = new Promise<never>((_, reject) => text.on('error', reject));
  failed.catch(() => {});
  const reader = createInterface({input: text, crlfDelay: Infinity});
  const ended = (async () => {
    for await (const row of reader) {
      number++;
      // a record separator may stand before each line (RFC 8142)
      const json = row.slice(/^[\p{Cc}\ufeff]/u.test(row) ? 1 : 0).trim();
      if (json !== '') lines.push(...linesOf(json, file, number));
      if (number % 1000 === 0) progress('read', size > 0 ? source.bytesRead / size : 1);
    }
  })();
  await Promise.race([ended, failed]).catch((error: Error) => {
    if (error instanceof InputError) throw error;
    throw new InputError({file, where: `line ${number + 1}`, found: error.message, expected: EXPECTED});
  });
  if (lines.length === 0) throw new InputError({file, found: 'no line', expected: EXPECTED});
  return {...toExtract(lines, file), lines: true};
}

function linesOf(json: string, file: string, number: number): Line[] {
  const refuse = (found: string): never => {
    throw new InputError({file, where: `line ${number}`, found, expected: EXPECTED});
  };
  let feature: unknown;
  try {
    feature = JSON.parse(json);
  } catch {
    return refuse(`"${json.slice(0, 40)}"`);
  }
  const {geometry, properties} = (feature ?? {}) as {geometry?: unknown; properties?: unknown};
  const {type, coordinates} = (geometry ?? {}) as {type?: unknown; coordinates?: unknown};
  const parts = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates : null;
  if (!Array.isArray(parts)) return refuse(`a ${typeof type === 'string' ? type : 'line without geometry'}`);
  const tags = textTags(properties);
  return parts.map(part => {
    if (!Array.isArray(part) || part.length < 2) return refuse('a line with fewer than two positions');
    const lon: number[] = [];
    const lat: number[] = [];
    for (const position of part) {
      const [x, y] = Array.isArray(position) ? position : [];
      if (!isDegrees(x, 180) || !isDegrees(y, 90))
        return refuse(`the position ${JSON.stringify(position)?.slice(0, 60)}`);
      lon.push(Math.round(x * 1e7));
      lat.push(Math.round(y * 1e7));
    }
    return {tags, lon, lat};
  });
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

/** Properties as tags; a list counts as its first value, what is empty as absent. */
function textTags(properties: unknown): Tags {
  const tags: Record<string, string> = {};
  for (const [key, value] of Object.entries((properties ?? {}) as Record<string, unknown>)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string' && first !== '') tags[key] = first;
    else if (typeof first === 'number' || typeof first === 'boolean') tags[key] = String(first);
  }
  return tags;
}

function compareLines(a: Line, b: Line): number {
  for (let i = 0; i < Math.min(a.lon.length, b.lon.length); i++) {
    const difference = a.lon[i]! - b.lon[i]! || a.lat[i]! - b.lat[i]!;
    if (difference !== 0) return difference;
  }
  if (a.lon.length !== b.lon.length) return a.lon.length - b.lon.length;
  const [tagsA, tagsB] = [JSON.stringify(a.tags), JSON.stringify(b.tags)];
  return tagsA < tagsB ? -1 : tagsA > tagsB ? 1 : 0;
}

/** Numbers ends and lines in order of their coordinates, so that the order of the file has no influence. */
function toExtract(lines: Line[], file: string): OsmExtract {
  lines.sort(compareLines);
  const columns = new OsmColumns(file);
  const nodeOf = new Map<string, number>();
  const newNode = (lon: number, lat: number): number => {
    const id = columns.nodes.id.length + 1;
    columns.nodes.id.push(id);
    columns.nodeLon.push(lon);
    columns.nodeLat.push(lat);
    return id;
  };
  const endNode = (lon: number, lat: number): number => {
    const key = `${lon} ${lat}`;
    const known = nodeOf.get(key) ?? newNode(lon, lat);
    nodeOf.set(key, known);
    return known;
  };
  lines.forEach((line, row) => {
    const last = line.lon.length - 1;
    columns.ways.id.push(row + 1);
    columns.wayFirstRef.push(columns.wayRef.length);
    for (const [key, value] of Object.entries(line.tags)) {
      columns.ways.addTag(row, columns.stringNumber(key), columns.stringNumber(value));
    }
    line.lon.forEach((lon, i) => {
      const isEnd = i === 0 || i === last;
      columns.wayRef.push(isEnd ? endNode(lon, line.lat[i]!) : newNode(lon, line.lat[i]!));
    });
  });
  return columns.finish();
}
