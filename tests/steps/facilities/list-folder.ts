import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect} from 'vitest';
import {InputError} from '#schema/input-error.ts';
import type {Area} from '../../../scripts/steps/model.ts';
import {mapPlace, OsmMap} from '../../support/osm-map.ts';
import {drawnFacilities, withStreets} from './drawn-city.ts';

/** Longitude and latitude of a place of the drawn city, as a list has them. */
export const at = (x: number, y: number): string => mapPlace([x, y]).join(',');

let dir = '';

/** Makes the folder of lists for the tests of a file, and takes it away after them. */
export function useListFolder(): void {
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lists-'));
  });
  afterAll(() => rm(dir, {recursive: true}));
}

/** The folder the lists are in. */
export const listFolder = (): string => dir;

/** A list file and the source that names it. */
export async function list(content: string | Uint8Array, source: object = {}, file = 'clinics.csv') {
  await writeFile(join(dir, file), content);
  return {kind: 'table', file, category: 'health_station', crs: 'wgs84', completeness: 'official', ...source};
}

/** The facilities of a drawn city with some sources. */
export async function built(
  source: object | readonly object[],
  map = withStreets(new OsmMap()),
  areas: readonly Area[] = [],
) {
  return drawnFacilities(map, {facilities: [source].flat(), dir, areas});
}

/** What a source is refused for. */
export async function problem(source: object, map?: OsmMap) {
  const error = await built(source, map).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problem;
}
