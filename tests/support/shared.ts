import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const announced = new Set<string>();

/**
 * Path of a file in the shared data folder beside the project, or null when it is not there. Null is announced once per
 * file, so that a skipped test says why.
 */
export function sharedFile(name: string): string | null {
  const path = folder + name;
  if (existsSync(path)) return path;
  if (!announced.has(name)) {
    announced.add(name);
    console.warn(`skipped: shared data file ${name} is not on this machine`);
  }
  return null;
}
