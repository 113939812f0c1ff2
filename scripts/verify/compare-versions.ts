import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {encodeCsv} from '#files/csv.ts';
import {gunzip} from '#files/gzip.ts';
import {readDictionary, readManifest, readTable} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import {tableFromRows} from '#files/table.ts';
import {parseCity} from '#schema/city.ts';
import {versionOf} from '#schema/city-earlier.ts';
import {InputError} from '#schema/input-error.ts';
import type {KeptVersion, Manifest} from '#schema/manifest.ts';
import {fingerprintOf} from '../steps/manifest.ts';
import {KEPT_TABLES, keptFiles, versionFolder} from '../steps/versions/kept-files.ts';
import type {Problem} from './problem.ts';

/** Folder of the earlier versions, inside that of the city. */
export const VERSIONS_FOLDER = 'versions';

/**
 * Holds the earlier versions kept in a city's folder against the manifest of the city and against their own: days and
 * hashes, no file more or less, the tables for people against those for programs.
 */
export async function versionProblems(dir: string, manifest: Manifest): Promise<Problem[]> {
  const versions = manifest.versions ?? [];
  const listed = new Set(versions.map(({version}) => version));
  const folder = join(dir, VERSIONS_FOLDER);
  const problems: Problem[] = (existsSync(folder) ? readdirSync(folder) : [])
    .filter(name => !listed.has(name))
    .map(name => ({
      file: `${VERSIONS_FOLDER}/${name}`,
      found: 'a version the manifest does not list',
      expected: 'only listed versions',
    }));
  problems.push(...orderProblems(manifest));
  for (const version of versions) {
    const broken = hashProblems(dir, version);
    problems.push(...(broken.length > 0 ? broken : await keptProblems(dir, manifest, version)));
  }
  return problems;
}

/** The versions are those of the city file, oldest first and all before the city itself. */
function orderProblems({versions = [], version = null, parameters}: Manifest): Problem[] {
  const city = parseCity(JSON.stringify(parameters.city), 'manifest.json: parameters.city');
  const kinds = (city.earlier ?? []).map(entry => ('city' in entry ? 'city' : 'folder'));
  const problem = (where: string, found: unknown, expected: unknown): Problem => ({
    file: 'manifest.json',
    where,
    found: JSON.stringify(found),
    expected: JSON.stringify(expected),
  });
  const days = versions.map(each => each.version);
  const inOrder = [...new Set(days)].sort();
  const problems: Problem[] = [];
  if (version !== versionOf(city)) problems.push(problem('version', version, versionOf(city)));
  const kept = versions.map(each => each.kept);
  // none: left out of a build of some steps only
  if (versions.length > 0 && !isDeepStrictEqual(kept, kinds)) problems.push(problem('versions', kept, kinds));
  if (!isDeepStrictEqual(days, inOrder)) problems.push(problem('versions', days, inOrder));
  const late = days.find(day => version === null || day >= version);
  if (late !== undefined) problems.push(problem('versions', late, `a day before ${version}`));
  return problems;
}

function hashProblems(dir: string, {version, files}: KeptVersion): Problem[] {
  const folder = join(dir, versionFolder(version));
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const listed = new Set(files.map(({name}) => name));
  const problems: Problem[] = present
    .filter(name => !listed.has(name))
    .map(name => ({
      file: `${versionFolder(version)}/${name}`,
      found: 'a file the manifest does not list',
      expected: 'only listed files',
    }));
  for (const {name, bytes, sha256: hash} of files) {
    const file = `${versionFolder(version)}/${name}`;
    const content = present.includes(name) ? readFileSync(join(folder, name)) : null;
    if (content === null) problems.push({file, found: 'no such file', expected: `${bytes} bytes`});
    else if (content.length !== bytes) problems.push({file, found: `${content.length} bytes`, expected: `${bytes}`});
    else if (sha256(content) !== hash) problems.push({file, found: `SHA-256 ${sha256(content)}`, expected: hash});
  }
  return problems;
}

async function keptProblems(dir: string, manifest: Manifest, kept: KeptVersion): Promise<Problem[]> {
  const folder = versionFolder(kept.version);
  try {
    const own = readManifest(join(dir, folder));
    return [...manifestProblems(folder, manifest, own, kept), ...(await formatProblems(dir, folder, own))];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const {where, found, expected} = error.problem;
    return [{file: folder, ...(where === undefined ? {} : {where}), found, expected}];
  }
}

/** What the manifest of the city says of a version against what the manifest kept there says. */
function manifestProblems(folder: string, manifest: Manifest, own: Manifest, kept: KeptVersion): Problem[] {
  const listed = kept.files.filter(({name}) => name !== 'manifest.json');
  const published = keptFiles(own).map(({path, bytes, sha256: hash, rows}) => ({
    name: path,
    bytes,
    sha256: hash,
    rows,
  }));
  const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1);
  const pairs = [
    ['id', own.id, manifest.id],
    ['invented', own.invented, manifest.invented],
    ['code.sha256', own.code.sha256, kept.codeSha256],
    ['version', own.version ?? versionOf(own.parameters.city), kept.version],
    ['fingerprint', own.fingerprint, own.fingerprint && fingerprintOf(own.files, own.versions)],
    ['files', listed.toSorted(byName), published.toSorted(byName)],
  ] as const;
  return pairs
    .filter(([, found, expected]) => !isDeepStrictEqual(found, expected))
    .map(([where, found, expected]) => ({
      file: `${folder}/manifest.json`,
      where,
      found: short(found),
      expected: short(expected),
    }));
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** The tables as text against those for programs: the same rows, as this code or the one of the version writes them. */
async function formatProblems(dir: string, folder: string, {tables}: Manifest): Promise<Problem[]> {
  const specs = readDictionary(join(dir, folder));
  const problems: Problem[] = [];
  for (const name of KEPT_TABLES) {
    const spec = specs.find(each => each.name === name);
    if (tables[name] === undefined || spec === undefined) continue;
    const rows = await readTable(join(dir, folder), name);
    const content = tableFromRows(
      spec,
      rows.map(({invented: _, ...row}) => row),
    );
    for (const [ending, audience] of [
      ['csv', 'machine'],
      ['zh.csv', 'zh'],
    ] as const) {
      const path = tables[name].files.find(each => each === `${name}.${ending}` || each === `${name}.${ending}.gz`);
      if (path === undefined) continue;
      const raw = readFileSync(join(dir, folder, path));
      const found = path.endsWith('.gz') ? gunzip(raw) : raw;
      if (Buffer.concat([...encodeCsv(content, audience)]).equals(found)) continue;
      problems.push({file: `${folder}/${path}`, found: 'other rows', expected: `those of ${name}.parquet`});
    }
  }
  return problems;
}
