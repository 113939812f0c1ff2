import type {Manifest} from '#schema/manifest.ts';
import {BOUNDARY_FILE} from './read-version.ts';

/** Tables of an earlier version that are kept. */
export const KEPT_TABLES = [
  'areas',
  'facilities',
  'coverage',
  'completeness',
  'indicators',
  'gaps',
  'clauses',
] as const;

/** Files beside the tables that are kept. */
const KEPT_TEXTS = ['report.json', 'LICENCES.txt', 'dictionary.json', BOUNDARY_FILE];

/** Formats of a table that are kept: for people and for programs; the others are for the site. */
const KEPT_FORMATS = /^[a-z_]+\.(csv|zh\.csv|parquet)(\.gz)?$/;

/** Folder of a kept version, inside that of the city. */
export function versionFolder(version: string): string {
  return `versions/${version}`;
}

/** What of a city's files stays when the city moves on, as its own manifest lists them; the manifest stays too. */
export function keptFiles({files, tables}: Pick<Manifest, 'files' | 'tables'>): Manifest['files'] {
  const kept = new Set([
    ...KEPT_TEXTS,
    ...KEPT_TABLES.flatMap(name => tables[name]?.files.filter(path => KEPT_FORMATS.test(path)) ?? []),
  ]);
  return files.filter(({path}) => kept.has(path));
}
