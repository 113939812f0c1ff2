import {join} from 'node:path';
import {readManifest} from '#files/read-city.ts';
import type {TableContent} from '#files/table.ts';
import type {City} from '#schema/city.ts';
import {versionOf} from '#schema/city-earlier.ts';
import type {TableName, TableSpec} from '#schema/column.ts';
import type {KeptVersion} from '#schema/manifest.ts';
import {changeTables} from '../changes.ts';
import type {CityVersion, VersionMethod} from './city-version.ts';
import {versionFolder} from './kept-files.ts';
import {readVersion} from './read-version.ts';

/** The tables about what changed, and the city with everyone who must be named for them. */
export interface ChangeContents {
  readonly contents: readonly TableContent[];
  /** The city with the licences of all versions. */
  readonly credited: City;
}

/**
 * Makes `changes` and `changes_coverage` out of the files of a city's folder and of the versions kept in it: the same for a
 * build and for `verify`. Throws InputError when a kept file cannot be read.
 */
export async function changeContents(
  dir: string,
  city: City,
  versions: readonly KeptVersion[],
  method: VersionMethod,
  spec: (name: TableName) => TableSpec,
): Promise<ChangeContents> {
  const version = versionOf(city);
  const kept = versions.map(each => ({...each, dir: join(dir, versionFolder(each.version))}));
  const manifests = kept.map(each => readManifest(each.dir));
  const compared: CityVersion[] = [];
  for (const [index, each] of kept.entries())
    compared.push(await readVersion(each.dir, each.version, manifests[index] as VersionMethod));
  if (version !== null && kept.length > 0) compared.push(await readVersion(dir, version, method));
  const licences = [...city.licences, ...manifests.flatMap(manifest => manifest.licences)];
  return {contents: changeTables(spec, compared), credited: {...city, licences: licences as City['licences']}};
}
