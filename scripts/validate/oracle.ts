import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {OracleResult} from '#schema/validation.ts';
import {projectRoot} from '../run.ts';

/** What an oracle says of itself; the numbers come from `compared`. */
export type OracleTexts = Pick<
  OracleResult,
  'id' | 'title_zh' | 'title_en' | 'against_zh' | 'against_en' | 'unit' | 'note_zh' | 'note_en'
>;

/** One comparison: the shared files it needs, and how it is made. */
export interface Oracle {
  readonly files: readonly string[];
  run(paths: readonly string[]): Promise<OracleResult[]>;
}

const SHARED = join(projectRoot, '..', 'shared', 'data');

/** Path of a file of the shared data folder beside the project; null when it is not there. */
export function sharedPath(name: string): string | null {
  const path = join(SHARED, name);
  return existsSync(path) ? path : null;
}

const rounded = (value: number) => Number(value.toPrecision(6));

/** Sums up absolute differences. Throws when there are none, since nothing compared is nothing shown. */
export function compared(
  texts: OracleTexts,
  differences: readonly number[],
  limit: number,
  paths: readonly string[],
): OracleResult {
  if (differences.length === 0) throw new Error(`validate: ${texts.id} has nothing to compare`);
  const sorted = differences.map(Math.abs).sort((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  const {id, title_zh, title_en, against_zh, against_en, unit, note_zh, note_en} = texts;
  return {
    ...{id, title_zh, title_en, against_zh, against_en, unit},
    n: sorted.length,
    median: at(0.5),
    p95: at(0.95),
    worst: rounded(sorted.at(-1)!),
    within: {limit, n: sorted.filter(difference => difference <= limit).length},
    ...{note_zh, note_en},
    input_sha256: hash.digest('hex'),
  };
}
