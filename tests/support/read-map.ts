import type {OsmExtract} from '../../scripts/io/osm-extract.ts';
import {readOsm} from '../../scripts/io/osm-read.ts';
import {silent} from '../../scripts/progress.ts';
import {folderWith} from './folder.ts';
import type {SmallMap} from './small-map.ts';

/** The extract of a drawn map, read through the same door as any file. */
export function readMap(map: SmallMap): Promise<OsmExtract> {
  return readOsm(`${folderWith({'map.osm': map.xml()})}/map.osm`, silent);
}
