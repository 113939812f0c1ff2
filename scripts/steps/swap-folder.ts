import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';

/** Where a folder is being made and where its predecessor waits: hidden siblings, so that renaming never crosses disks. */
export interface FolderSwap {
  /** Empty folder to fill. */
  readonly building: string;
  /** Puts the filled folder in the place of the old one: old aside, new in, old away. */
  commit(): void;
  /** Leaves everything as it was before. */
  abandon(): void;
}

/**
 * Begins to make `<out>/<name>`. First repairs what a killed run left: a folder set aside comes back when nothing replaced
 * it, unfinished work is thrown away.
 */
export function beginSwap(out: string, name: string): FolderSwap {
  const target = join(out, name);
  const building = join(out, `.${name}.building`);
  const previous = join(out, `.${name}.previous`);
  repair(target, building, previous);
  mkdirSync(building, {recursive: true});
  return {
    building,
    commit: () => {
      if (existsSync(target)) renameSync(target, previous);
      renameSync(building, target);
      rmSync(previous, {recursive: true, force: true});
    },
    abandon: () => rmSync(building, {recursive: true, force: true}),
  };
}

function repair(target: string, building: string, previous: string): void {
  if (existsSync(previous) && !existsSync(target)) renameSync(previous, target);
  rmSync(previous, {recursive: true, force: true});
  rmSync(building, {recursive: true, force: true});
}
