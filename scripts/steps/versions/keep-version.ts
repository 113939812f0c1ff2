import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {readManifest} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import {InputError} from '#schema/input-error.ts';
import type {KeptVersion} from '#schema/manifest.ts';
import {keptFiles, versionFolder} from './kept-files.ts';

/** Where an earlier version is and what it is called. */
export interface VersionSource {
  /** Folder of its build. */
  readonly dir: string;
  /** The same as the city file names it, for messages. */
  readonly named: string;
  readonly version: string;
  readonly kept: KeptVersion['kept'];
}

/** Copies what stays of an earlier version into the folder of the city, byte by byte. Throws InputError where a file is not as its manifest says. */
export function keepVersion({dir, named, version, kept}: VersionSource, into: string): KeptVersion {
  const manifest = readManifest(dir);
  const target = join(into, versionFolder(version));
  mkdirSync(target, {recursive: true});
  const files: KeptVersion['files'] = [];
  const copy = (name: string, rows: number | null, expected: string | null) => {
    const bytes = readKept(dir, named, name);
    const hash = sha256(bytes);
    if (expected !== null && hash !== expected)
      throw new InputError({
        file: `${named}/${name}`,
        found: `SHA-256 ${hash}`,
        expected: `${expected}, as its manifest says`,
      });
    writeFileSync(join(target, name), bytes);
    files.push({name, bytes: bytes.length, sha256: hash, rows});
  };
  copy('manifest.json', null, null);
  for (const {path, rows, sha256: hash} of keptFiles(manifest)) copy(path, rows, hash);
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {version, kept, codeSha256: manifest.code.sha256, files};
}

function readKept(dir: string, named: string, name: string): Uint8Array {
  try {
    return readFileSync(join(dir, name));
  } catch {
    throw new InputError({file: `${named}/${name}`, found: 'no such file', expected: 'a file its manifest lists'});
  }
}
