import {existsSync, realpathSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {readManifest} from '#files/read-city.ts';
import {type EarlierVersion, versionOf} from '#schema/city-earlier.ts';
import {date} from '#schema/city-keys.ts';
import {InputError} from '#schema/input-error.ts';
import type {Manifest} from '#schema/manifest.ts';
import {type CitySource, namingCityFile, readCityFile} from '../../city-source.ts';
import type {PublishedCity} from '../publication/refuse-unapproved.ts';

/** An earlier version of a city that is to be built anew, or to be kept as it was published. */
export type EarlierSource = {
  readonly version: string;
  /** As the city file names it. */
  readonly named: string;
} & (
  | {readonly kept: 'city'; readonly source: CitySource}
  | {readonly kept: 'folder'; readonly dir: string; readonly manifest: Manifest}
);

/** What an earlier version must have in common with the city. */
interface Identity {
  readonly id: string;
  readonly invented: boolean;
}

/**
 * Reads what a city file says of earlier versions and holds it against the city: the same id, invented or not, a day for
 * each, each before the next. Throws InputError; nothing is built before.
 */
export function earlierSources({city, dir}: CitySource, file: string): EarlierSource[] {
  const sources = (city.earlier ?? []).map((entry, index) => {
    const where = `earlier.${index}.${'city' in entry ? 'city' : 'folder'}`;
    const refuse = (found: string, expected: string): never => {
      throw new InputError({file, where, found, expected});
    };
    const found = 'city' in entry ? cityEntry(entry, dir) : folderEntry(entry, dir);
    refuseOther(city, found.identity, refuse);
    if (found.nested)
      refuse('a city file that names earlier versions itself', `one without "earlier": ${file} lists all`);
    const version =
      found.version ?? refuse('no day', `${found.named} with "version" (YYYY-MM-DD) or "streets.snapshot"`);
    return {...found.source, named: found.named, version};
  });
  refuseDisorder(sources, versionOf(city), file);
  return sources;
}

function refuseOther(city: Identity, earlier: Identity, refuse: (found: string, expected: string) => never): void {
  if (earlier.id !== city.id) refuse(`the city ${JSON.stringify(earlier.id)}`, `the city ${JSON.stringify(city.id)}`);
  const words = (invented: boolean) => (invented ? 'an invented city' : 'a real city');
  if (earlier.invented !== city.invented) refuse(words(earlier.invented), words(city.invented));
}

function cityEntry({city: named}: Extract<EarlierVersion, {city: string}>, dir: string) {
  const source = namingFile(named, () => readCityFile(resolve(dir, named)));
  const {city} = source;
  return {
    named,
    identity: city,
    nested: city.earlier !== undefined,
    version: versionOf(city),
    source: {kept: 'city' as const, source},
  };
}

function folderEntry({folder: named}: Extract<EarlierVersion, {folder: string}>, dir: string) {
  const folder = resolve(dir, named);
  const manifest = namingFile(`${named}/manifest.json`, () => readManifest(folder));
  return {
    named,
    identity: manifest,
    nested: false,
    version: manifest.version ?? dayOrNull(versionOf(manifest.parameters.city)),
    source: {kept: 'folder' as const, dir: folder, manifest},
  };
}

/** What a manifest says of its city file was not checked: only a day may name a folder. */
function dayOrNull(value: unknown): string | null {
  return date.safeParse(value).data ?? null;
}

/** Each version before the next, the last before the city itself. */
function refuseDisorder(sources: readonly EarlierSource[], own: string | null, file: string): void {
  if (sources.length === 0) return;
  if (own === null)
    throw new InputError({
      file,
      where: 'version',
      found: 'nothing',
      expected: 'the day the city file describes (or streets.snapshot), since it names earlier versions',
    });
  for (const [index, {version, kept}] of sources.entries()) {
    const next = sources[index + 1]?.version ?? own;
    if (version < next) continue;
    throw new InputError({
      file,
      where: `earlier.${index}.${kept}`,
      found: `the version ${version}`,
      expected: `one before ${next}, the next one; oldest first`,
    });
  }
}

/** The city and its earlier versions: all that would be published. */
export function publishedCities({city}: CitySource, earlier: readonly EarlierSource[], file: string): PublishedCity[] {
  const older = earlier.map(each => ({
    city: each.kept === 'city' ? each.source.city : each.manifest,
    file: each.kept === 'city' ? each.named : `${each.named}/manifest.json`,
  }));
  return [{city, file}, ...older];
}

/** A folder by whatever links it was named; as it was named where there is none. */
function realFolder(dir: string): string {
  return existsSync(dir) ? realpathSync(dir) : resolve(dir);
}

/** Refuses as an earlier version the very folder that the build replaces. */
export function refuseReplaced(earlier: readonly EarlierSource[], target: string, file: string): void {
  const index = earlier.findIndex(each => each.kept === 'folder' && realFolder(each.dir) === realFolder(target));
  if (index < 0) return;
  throw new InputError({
    file,
    where: `earlier.${index}.folder`,
    found: 'the folder this build replaces',
    expected: 'a copy of it kept elsewhere',
  });
}

/** Runs a step whose messages must name a file as the city file does. */
function namingFile<Answer>(file: string, read: () => Answer): Answer {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? new InputError({...error.problem, file}) : error;
  }
}

/** An error about an earlier city, its files named from the folder of the city that names it. */
export function namingEarlier(error: unknown, named: string, source: CitySource): unknown {
  const own = namingCityFile(error, source.city, named);
  if (!(own instanceof InputError) || own.problem.file === named) return own;
  return new InputError({...own.problem, file: join(dirname(named), own.problem.file)});
}
