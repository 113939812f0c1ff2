import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
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
 * it, unfinished work is thrown away unless the process that does it still runs. When this process ends early, by Ctrl-C
 * for example, its unfinished work goes too.
 */
export function beginSwap(out: string, name: string): FolderSwap {
  const target = join(out, name);
  const building = join(out, `.${name}.building-${process.pid}`);
  const previous = join(out, `.${name}.previous`);
  mkdirSync(out, {recursive: true});
  repair(out, name);
  mkdirSync(building);
  const abandon = () => {
    process.off('exit', abandon);
    rmSync(building, {recursive: true, force: true});
  };
  process.on('exit', abandon);
  return {
    building,
    commit: () => {
      if (existsSync(target)) renameSync(target, previous);
      renameSync(building, target);
      process.off('exit', abandon);
      rmSync(previous, {recursive: true, force: true});
    },
    abandon,
  };
}

function repair(out: string, name: string): void {
  const target = join(out, name);
  const previous = join(out, `.${name}.previous`);
  if (existsSync(previous) && !existsSync(target)) renameSync(previous, target);
  rmSync(previous, {recursive: true, force: true});
  const start = `.${name}.building-`;
  for (const entry of readdirSync(out)) {
    const pid = entry.startsWith(start) ? Number(entry.slice(start.length)) : Number.NaN;
    if (Number.isInteger(pid) && !runsElsewhere(pid)) rmSync(join(out, entry), {recursive: true, force: true});
  }
}

/** True when another process of that number is running. */
function runsElsewhere(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
