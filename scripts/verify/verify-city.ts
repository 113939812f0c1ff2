import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzip} from '#files/gzip.ts';
import {sha256} from '#files/sha256.ts';
import type {Manifest} from '#schema/manifest.ts';
import type {OpenCity} from '../commands/open-city.ts';
import {publishedSources} from '../commands/published-model.ts';
import type {Progress} from '../progress.ts';
import {codeVersion} from '../steps/code-version.ts';
import {computeTables} from '../steps/compute-tables.ts';
import {recordProblems} from './check-records.ts';
import {compareSearch} from './compare-search.ts';
import {compareStatistics} from './compare-statistics.ts';
import {compareTables} from './compare-tables.ts';
import {VERSIONS_FOLDER, versionProblems} from './compare-versions.ts';
import {expectedTables, publishedRecords} from './expected-tables.ts';
import {massBalance} from './mass-balance.ts';
import type {Problem} from './problem.ts';

/** What came out of verifying a city. */
export interface Verification {
  readonly problems: readonly Problem[];
  readonly files: number;
  /** Published values that were computed or read anew and compared. */
  readonly values: number;
  /** True: the code is not the one that made the folder. */
  readonly otherCode: boolean;
}

/**
 * Holds a published folder against itself: sizes and hashes of all files, then every number computed anew from the published
 * graph, people and facilities and compared in every format, mass balance, and the numbers of the manifest. Throws InputError
 * when a file cannot be read at all.
 */
export async function verifyCity(city: OpenCity, progress: Progress): Promise<Verification> {
  const {dir, manifest} = city;
  const otherCode = manifest.code.sha256 !== codeVersion().sha256;
  const kept = (manifest.versions ?? []).reduce((sum, version) => sum + version.files.length, 0);
  const files = manifest.files.length + kept;
  progress('hashes', 0);
  const broken = [...fileProblems(dir, manifest), ...(await versionProblems(dir, manifest))];
  if (broken.length > 0) return {problems: broken, files, values: 0, otherCode};
  const published = await publishedSources(city);
  const computed = await computeTables(published, (label, share) => progress(label, 0.05 + 0.65 * share));
  const expected = await expectedTables(city, published, computed);
  const compared = await compareTables(city, expected, otherCode, (label, share) => progress(label, 0.7 + 0.3 * share));
  const problems = [
    ...compared.problems,
    ...compareStatistics(city, published, expected),
    ...(await compareSearch(city, published)),
    ...(await massBalance(city)),
    ...recordProblems(await publishedRecords(city), {...published, facilityIds: new Set(published.model.facilityIds)}),
  ];
  return {problems, files, values: compared.values, otherCode};
}

function fileProblems(dir: string, manifest: Manifest): Problem[] {
  const listed = new Set(manifest.files.map(file => file.path));
  const present = readdirSync(dir).filter(name => name !== 'manifest.json' && name !== VERSIONS_FOLDER);
  const problems: Problem[] = present
    .filter(name => !listed.has(name))
    .map(file => ({file, found: 'a file the manifest does not list', expected: 'only listed files'}));
  for (const {path, bytes, sha256: hash, content} of manifest.files) {
    if (!present.includes(path)) {
      problems.push({file: path, found: 'no such file', expected: `${bytes} bytes`});
      continue;
    }
    const found = readFileSync(join(dir, path));
    if (found.length !== bytes) problems.push({file: path, found: `${found.length} bytes`, expected: `${bytes}`});
    else if (sha256(found) !== hash) problems.push({file: path, found: `SHA-256 ${sha256(found)}`, expected: hash});
    else if (content) problems.push(...contentProblems(path, found, content));
  }
  return problems;
}

function contentProblems(path: string, packed: Uint8Array, content: {bytes: number; sha256: string}): Problem[] {
  try {
    const unpacked = gunzip(packed);
    const hash = sha256(unpacked);
    if (unpacked.length === content.bytes && hash === content.sha256) return [];
    return [{file: path, where: 'unpacked', found: `SHA-256 ${hash}`, expected: content.sha256}];
  } catch (error) {
    return [{file: path, found: (error as Error).message, expected: 'a whole gzip file'}];
  }
}
