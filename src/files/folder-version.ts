import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';

/**
 * One fingerprint of all files in some folders of a project: their names below `root`, sizes and bytes. Where the project
 * lies and the order of its folders on disk do not matter; hidden files do not count.
 */
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
