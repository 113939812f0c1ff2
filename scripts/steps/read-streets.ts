import {resolve} from 'node:path';
import type {City} from '#schema/city.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import {readOsm} from '../io/osm-read.ts';
import {isStreetLinesFile, readStreetLines, type StreetLines} from '../io/street-lines.ts';
import type {Progress} from '../progress.ts';

/** The street source of a city, and the same as an extract when it also knows places. */
export interface StreetSource {
  /** Null for a city without streets. */
  readonly source: OsmExtract | StreetLines | null;
  /** Null without streets and for plain street lines. */
  readonly extract: OsmExtract | null;
}

/** Reads what the city file names as streets. Throws InputError. */
export async function readStreets(city: City, dir: string, progress: Progress): Promise<StreetSource> {
  if (!city.streets) return {source: null, extract: null};
  const path = resolve(dir, city.streets.file);
  if (isStreetLinesFile(path)) return {source: await readStreetLines(path, progress), extract: null};
  const extract = await readOsm(path, progress);
  return {source: extract, extract};
}
