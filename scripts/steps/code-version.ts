import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

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

/** One fingerprint of all files in some folders of a project: their names, sizes and bytes. */
export function folderVersion(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256');
  const files = folders
    .flatMap(folder =>
      readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
        .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
        .map(entry => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/').replace(/^\//, '')),
    )
    .sort();
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
