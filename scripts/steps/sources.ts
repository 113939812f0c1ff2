import {createHash} from 'node:crypto';
import {createReadStream, existsSync} from 'node:fs';
import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {City} from '#schema/city.ts';
import type {ManifestSource} from '#schema/manifest.ts';
import {facilitySourceKeys} from './facilities.ts';
import {provenanceOf} from './licences.ts';
import {tellsOfPeople} from './records/record-model.ts';

type Source = Omit<ManifestSource, 'bytes' | 'sha256'>;

/** Of a file of which not all is published, nothing is said that would show whether a guess of its contents is right. */
const NO_FACTS = {bytes: null, sha256: null};

/** The key of each optional table among the sources. */
function recordKeys({records}: City): string[] {
  return records.map(({kind}, index) => {
    const same = records.slice(0, index).filter(record => record.kind === kind).length;
    return same === 0 ? `records-${kind}` : `records-${kind}-${same + 1}`;
  });
}

/** Lists what a city was made of, with the size and hash of every file it names. Files are named as the city file does. */
export async function listSources(city: City, dir: string, snapshot: string | null): Promise<ManifestSource[]> {
  const listed: ManifestSource[] = [];
  const hiding = new Set(recordKeys(city).filter((_, index) => tellsOfPeople(city.records[index]!)));
  for (const source of namedSources(city, snapshot)) {
    const isOpen = !hiding.has(source.key);
    listed.push({...source, ...(isOpen ? await fileFacts(dir, source.file) : NO_FACTS)});
  }
  return listed;
}

function namedSources(city: City, snapshot: string | null): Source[] {
  const {streets, population, areas, facilities, elevation, boundary} = city;
  const licenceOf = (kind: Source['kind']) =>
    provenanceOf(city, [kind === 'elevation' ? 'streets' : kind]).licence || null;
  const source = (key: string, kind: Source['kind'], file: string | null, more: Partial<Source> = {}): Source => ({
    key,
    kind,
    file,
    date: null,
    source: null,
    licence: licenceOf(kind),
    ...more,
  });
  const sources: Source[] = [];
  if (streets) sources.push(source('streets', 'streets', streets.file, {date: snapshot ?? streets.snapshot ?? null}));
  if ('file' in boundary) sources.push(source('boundary', 'boundary', boundary.file, named(boundary)));
  const people = {date: population.year === null ? null : String(population.year), source: population.source};
  const peopleFile = 'file' in population ? population.file : null;
  sources.push(source('population', 'population', peopleFile, people));
  if (population.kind === 'raster')
    for (const [group, file] of Object.entries(population.groups))
      sources.push(source(`population-${group}`, 'population', file, people));
  const other = city.populationAlternative;
  if (other)
    sources.push(
      source('population-alternative', 'population', 'file' in other ? other.file : null, {
        date: other.year === null ? null : String(other.year),
        source: other.source,
      }),
    );
  for (const entry of areas)
    if ('file' in entry) sources.push(source(`areas-${entry.kind}`, 'areas', entry.file, named(entry)));
  if (city.estates)
    sources.push(source('estates', 'areas', city.estates.file, {date: city.estates.asOf, source: city.estates.source}));
  const land = city.residentialLand;
  if (land) sources.push(source('residential-land', 'land', null, landSource(city, land, snapshot)));
  const keys = facilitySourceKeys(city);
  for (const [index, entry] of facilities.entries()) {
    const key = keys[index] as string;
    if (entry.kind === 'osm') sources.push(source(key, 'facilities', streets?.file ?? null, {date: snapshot}));
    else
      sources.push(
        source(key, 'facilities', entry.file, {
          date: entry.asOf,
          source: entry.source,
          licence: entry.licence ?? licenceOf('facilities'),
        }),
      );
  }
  const recordKey = recordKeys(city);
  for (const [index, {file, asOf, source: who, licence}] of city.records.entries()) {
    const key = recordKey[index] as string;
    sources.push(source(key, 'records', file, {date: asOf, source: who, ...(licence === null ? {} : {licence})}));
  }
  if (elevation) sources.push(source('elevation', 'elevation', elevation.file));
  return sources;
}

function named({asOf, source}: {readonly asOf?: string; readonly source?: string}): Partial<Source> {
  return {date: asOf ?? null, source: source ?? null};
}

function landSource(
  {streets}: City,
  land: NonNullable<City['residentialLand']>,
  snapshot: string | null,
): Partial<Source> {
  if (!('file' in land)) return {file: streets?.file ?? null, date: snapshot, source: 'landuse=residential'};
  const {file, asOf, source, licence} = land;
  return {file, date: asOf, source, ...(licence === null ? {} : {licence})};
}

async function fileFacts(dir: string, file: string | null): Promise<{bytes: number | null; sha256: string | null}> {
  const path = file === null ? null : resolve(dir, file);
  if (path === null || !existsSync(path)) return NO_FACTS;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return {bytes: (await stat(path)).size, sha256: hash.digest('hex')};
}
