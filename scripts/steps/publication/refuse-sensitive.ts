import {join} from 'node:path';
import {readTable} from '#files/read-city.ts';
import {InputError} from '#schema/input-error.ts';
import type {KeptVersion} from '#schema/manifest.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import {isClosedGround, isSensitive, sensitiveGround} from '../background/sensitive.ts';
import {osmPlaces} from '../facilities/osm-places.ts';
import {versionFolder} from '../versions/kept-files.ts';

const COLUMNS = ['facility_id', 'place_id', 'lon', 'lat'];

/**
 * Refuses an earlier version, kept in the folder of a city, whose register holds what is left out of every published file now:
 * a place the present map knows as sensitive, or one on such closed ground. Throws InputError.
 */
export async function refuseSensitive(
  dir: string,
  versions: readonly KeptVersion[],
  extract: OsmExtract,
): Promise<void> {
  if (versions.length === 0) return;
  const sensitive = new Set(osmPlaces(extract, isSensitive).map(place => `osm:${place.id}`));
  const onClosedGround = sensitiveGround(extract, isClosedGround);
  for (const {version} of versions) {
    const folder = versionFolder(version);
    const rows = await readTable(join(dir, folder), 'facilities', name => COLUMNS.includes(name));
    const found = rows.find(
      row => sensitive.has(row['place_id'] as string) || onClosedGround(row['lon'] as number, row['lat'] as number),
    );
    if (found === undefined) continue;
    throw new InputError({
      file: `${folder}/facilities`,
      found: `${found['facility_id']}, which is left out of published files`,
      expected: 'an earlier version without it; or build without --public',
    });
  }
}
