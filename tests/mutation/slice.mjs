import {createHash} from 'node:crypto';
import {PluginKind, tokens} from '@stryker-mutator/api/plugin';

/**
 * Leaves out all mutants but those of a slice of [0, 1), so that a part of the core's mutants, chosen by chance and the same
 * each time, can be met first: `SLICE=0-0.25`. Where a mutant falls depends on its file, kind, replacement and place only.
 */
function place(mutant) {
  const {start, end} = mutant.location;
  const file = mutant.fileName.replaceAll('\\', '/').replace(/^.*\/src\/core\//, '');
  const text = [file, mutant.mutatorName, mutant.replacement, start.line, start.column, end.line, end.column].join('|');
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

class SliceChecker {
  async init() {
    const [from, to] = (process.env.SLICE ?? '0-1').split('-').map(Number);
    if (!(from >= 0 && from < to && to <= 1)) throw new Error(`SLICE must be FROM-TO within 0-1: ${process.env.SLICE}`);
    this.from = from;
    this.to = to;
  }

  async group(mutants) {
    return [mutants.map(mutant => mutant.id)];
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map(mutant => {
        const at = place(mutant);
        const chosen = at >= this.from && at < this.to;
        return [mutant.id, chosen ? {status: 'passed'} : {status: 'compileError', reason: 'not in the slice'}];
      }),
    );
  }
}

export const strykerPlugins = [
  {
    kind: PluginKind.Checker,
    name: 'slice',
    factory: Object.assign(() => new SliceChecker(), {inject: tokens()}),
  },
];
