import {basename} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {type GeojsonFile, parseGeojson} from '#lists/geojson.ts';
import {InputError} from '#schema/input-error.ts';
import {decodeText, readBytes} from './text-file.ts';

export {
  type GeojsonFeature,
  type GeojsonFile,
  type GeojsonGeometry,
  type LonLat,
  parseGeojson,
  polygonsOf,
} from '#lists/geojson.ts';

/**
 * Reads a GeoJSON file (FeatureCollection, Feature or bare geometry; .gz too). Throws InputError for another coordinate
 * system than WGS84 degrees, for places that are not on the earth (with a hint when latitude stands first), for rings
 * of fewer than four places.
 */
export async function readGeojson(path: string): Promise<GeojsonFile> {
  const file = basename(path);
  const bytes = await readBytes(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return parseGeojson(decodeText(isGzip ? gunzip(bytes, file) : bytes, file).text, file);
}

function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError({file, found: `a damaged gzip file (${reason})`, expected: 'a whole gzip file'});
  }
}
