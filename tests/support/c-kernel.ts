import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {SearchGraph} from '#core/search.ts';

/** What the yardstick in C says of one search. */
export interface KernelAnswer {
  readonly median_ms: number;
  readonly min_ms: number;
  readonly reached: number;
  /** Sum of the costs of the reached nodes. */
  readonly sum: number;
}

/** The compiled yardstick: run it as often as needed, then close it. */
export interface CKernel {
  run(search: SearchGraph, sources: Int32Array, cutoff: number, runs: number): KernelAnswer;
  close(): void;
}

const bytes = (column: {readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly byteLength: number}) =>
  Buffer.from(column.buffer, column.byteOffset, column.byteLength);

/** Compiles ../shared/peers/nearest-limit.c with -O3 -march=native into a folder of its own. */
export function compileKernel(): CKernel {
  const folder = mkdtempSync(join(tmpdir(), 'yikezhong-bench-'));
  const program = join(folder, 'nearest-limit');
  const source = fileURLToPath(new URL('../../../shared/peers/nearest-limit.c', import.meta.url));
  execFileSync('cc', ['-O3', '-march=native', '-o', program, source]);
  const [graphFile, sourceFile] = [join(folder, 'graph'), join(folder, 'sources')];
  let written: SearchGraph | null = null;
  return {
    run: (search, sources, cutoff, runs) => {
      if (written !== search) {
        const counts = Uint32Array.of(search.firstArc.length - 1, search.arcTo.length);
        writeFileSync(graphFile, Buffer.concat([counts, search.firstArc, search.arcTo, search.arcCost].map(bytes)));
        written = search;
      }
      writeFileSync(sourceFile, bytes(sources));
      const answer = execFileSync(program, [graphFile, sourceFile, String(cutoff), String(runs)], {encoding: 'utf8'});
      return JSON.parse(answer) as KernelAnswer;
    },
    close: () => rmSync(folder, {recursive: true}),
  };
}
