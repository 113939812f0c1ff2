import {join} from 'node:path';
import {readParquet} from '#files/parquet-reader.ts';
import {readCityFile, readManifest, readTable} from '#files/read-city.ts';
import type {KeptVersion as Listed, Manifest} from '#schema/manifest.ts';
import {type ChangeRow, type CityVersions, changeRow, coverageChange, type KeptVersion, keptEntries} from './rows.ts';

const isShownCoverage = (value: (column: string) => unknown) =>
  (value('area_kind') === 'city' || value('area_kind') === 'district') &&
  value('profile') === 'adult' &&
  value('group') === 'all';

const ofEntry = (column: string) => /^(facility_id|category|inside|area_id_.+)$/.test(column);

/** Reads what pages show of a city's earlier versions; null where none is kept. Throws InputError. */
export async function loadVersions(dir: string, manifest: Manifest): Promise<CityVersions | null> {
  const listed = manifest.versions ?? [];
  if (listed.length === 0) return null;
  const changes = (await readTable(dir, 'changes')).map(changeRow);
  const wanted = new Set(changes.map(({facilityId}) => facilityId));
  const kept: KeptVersion[] = [];
  // one after the other: what is left over of one register is gone before the next is read
  for (const one of listed) kept.push(await keptVersion(dir, one, wanted));
  return {
    present: manifest.version ?? lastVersion(changes),
    kept,
    changes,
    coverage: (await readTable(dir, 'changes_coverage', undefined, isShownCoverage)).map(coverageChange),
  };
}

async function keptVersion(dir: string, listed: Listed, wanted: ReadonlySet<string>): Promise<KeptVersion> {
  const folder = join(dir, 'versions', listed.version);
  const {rows} = await readParquet(readCityFile(folder, 'facilities.parquet'), ofEntry);
  return {...listed, manifest: readManifest(folder), ...keptEntries(rows, wanted)};
}

function lastVersion(changes: readonly ChangeRow[]): string {
  return changes.reduce((last, {toVersion}) => (toVersion > last ? toVersion : last), '');
}
