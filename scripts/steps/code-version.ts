import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {folderVersion} from '#files/folder-version.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What decides the numbers of a city. */
const FOLDERS = ['src/core', 'src/schema', 'scripts'];

/** Version of the package and fingerprint of the code. */
export interface CodeVersion {
  readonly version: string;
  readonly sha256: string;
}

let ownVersion: CodeVersion | undefined;

/** Version of the package and one fingerprint of all code that decides the numbers, as it was when first asked. */
export function codeVersion(): CodeVersion {
  ownVersion ??= codeVersionAt(ROOT);
  return ownVersion;
}

/** The same for the code in another folder; where it lies does not matter. */
export function codeVersionAt(root: string): CodeVersion {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  return {version, sha256: folderVersion(root, FOLDERS)};
}
