import {copyFileSync, existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {readManifest} from '#files/read-city.ts';
import {parseJson, withoutComments} from '#schema/json-text.ts';
import type {KeptVersion, Manifest} from '#schema/manifest.ts';
import {codeVersion} from '../code-version.ts';
import {listSources} from '../sources.ts';
import type {EarlierSource} from './earlier-sources.ts';
import {versionFolder} from './kept-files.ts';

/** True when the versions kept in the folder of an earlier build are those a build would keep now. */
export async function earlierUnchanged(sources: readonly EarlierSource[], previous: string): Promise<boolean> {
  const kept = readManifest(previous).versions ?? [];
  if (kept.length !== sources.length) return false;
  for (const [index, source] of sources.entries()) {
    const {version, kept: how} = kept[index] as KeptVersion;
    const folder = join(previous, versionFolder(version));
    if (version !== source.version || how !== source.kept || !existsSync(join(folder, 'manifest.json'))) return false;
    if (!(await isSame(source, folder))) return false;
  }
  return true;
}

/** A file whose hash is not published (it tells of few people) may have changed. */
async function isSame(source: EarlierSource, folder: string): Promise<boolean> {
  if (source.kept === 'folder')
    return readFileSync(join(source.dir, 'manifest.json')).equals(readFileSync(join(folder, 'manifest.json')));
  const {code, parameters, sources} = readManifest(folder);
  const {city, text, dir} = source.source;
  const contents = (of: Manifest['sources']) => of.map(({key, bytes, sha256}) => ({key, bytes, sha256}));
  return (
    code.sha256 === codeVersion().sha256 &&
    isDeepStrictEqual(parameters.city, parseJson(withoutComments(text), source.named)) &&
    sources.every(({file, sha256}) => file === null || sha256 !== null) &&
    isDeepStrictEqual(contents(sources), contents(await listSources(city, dir, null)))
  );
}

/** Copies the versions of an earlier build of the city into the new folder. */
export function copyVersions(previous: string, versions: readonly KeptVersion[], into: string): void {
  for (const {version, files} of versions) {
    const folder = versionFolder(version);
    mkdirSync(join(into, folder), {recursive: true});
    for (const {name} of files) copyFileSync(join(previous, folder, name), join(into, folder, name));
  }
}
