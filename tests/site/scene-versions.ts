import type {Manifest} from '#schema/manifest.ts';
import type {ChangeKind} from '#schema/tables/changes.ts';
import type {City} from '#site/city.ts';
import type {Row} from '#site/rows.ts';
import {changeRow, coverageChange, type KeptVersion, keptEntries} from '#site/versions/rows.ts';
import {sceneArea, sceneCity} from './scene-city.ts';

/** Versions of the scene, oldest first; the last is the present one. */
export const DATES = ['2023-06-30', '2024-06-30', '2025-06-30'] as const;

/** An entry of a register of the scene, as a row of `facilities`. */
export function entry(id: string, category: string, more: Row = {}): Row {
  return {
    facility_id: `osm:${id}:${category}`,
    category,
    name: `名${id}`,
    name_zh: null,
    name_en: null,
    lon: 118.0005,
    lat: 24.0005,
    inside: true,
    status: 'open',
    source: 'osm',
    completeness: 'partial',
    doubtful: false,
    address: null,
    phone: null,
    opening_hours: null,
    as_of: null,
    area_id_district: 'd1',
    area_id_community: 'c1',
    ...more,
  };
}

/** A change as a row of `changes`, from the second to the third version unless `more` says otherwise. */
export function change(kind: ChangeKind, id: string, category: string, more: Row = {}): Row {
  return {
    change_id: `2025-06-30 ${id} ${kind} ${category}${String(more['field'] ?? '')}`,
    from_version: DATES[1],
    to_version: DATES[2],
    change: kind,
    field: null,
    facility_id: `osm:${id}:${category}`,
    category,
    name: `名${id}`,
    name_zh: null,
    name_en: null,
    inside: true,
    moved_meters: null,
    before: null,
    after: null,
    source: 'osm',
    ...more,
  };
}

/** Shares of both versions as a row of `changes_coverage`: people 1,000, covered share and its range. */
export function sides(from: readonly number[], to: readonly number[], difference: string, why: string | null): Row {
  const side = (name: string, [low, mid, high, unknown = 0]: readonly number[]) => ({
    [`people_${name}`]: 1000,
    [`covered_${name}`]: 1000 * (mid ?? 0),
    [`unknown_${name}`]: 1000 * unknown,
    [`share_low_${name}`]: low,
    [`share_${name}`]: mid,
    [`share_high_${name}`]: high,
  });
  return {
    category: 'kindergarten',
    standard_id: 'kindergarten-gb50180-5min',
    measure: 'seconds',
    cutoff_seconds: 300,
    cutoff_meters: null,
    area_id: 'scene',
    area_kind: 'city',
    from_version: DATES[1],
    to_version: DATES[2],
    ...side('from', from),
    ...side('to', to),
    difference,
    why,
  };
}

export interface VersionScene {
  readonly older?: readonly Row[];
  readonly newer?: readonly Row[];
  readonly changes?: readonly Row[];
  readonly coverage?: readonly Row[];
  readonly kept?: 'city' | 'folder';
}

/** A city of two districts with a version of 2023 without entries, one of 2024 and the present one of 2025. */
export function sceneWithVersions(scene: VersionScene = {}): City {
  const changes = (scene.changes ?? []).map(changeRow);
  const city = sceneCity({
    areas: [
      sceneArea('d1', 'district', null, {name: '甲区'}),
      sceneArea('d2', 'district', null, {name: '乙区'}),
      sceneArea('c1', 'community', 'd1', {name: '子社区'}),
      sceneArea('c2', 'community', 'd2', {name: '丑社区'}),
    ],
    facilities: scene.newer ?? [],
  });
  const wanted = new Set(changes.map(({facilityId}) => facilityId));
  const kept = [[], scene.older ?? []].map(
    (rows, at): KeptVersion => ({
      version: DATES[at]!,
      kept: scene.kept ?? 'city',
      codeSha256: (at === 0 ? 'b' : 'a').repeat(64),
      files: [
        {name: 'areas.csv', bytes: 1234, sha256: 'c'.repeat(64), rows: 4},
        {name: 'manifest.json', bytes: 99, sha256: 'd'.repeat(64), rows: null},
      ],
      manifest: earlierManifest(city.manifest, DATES[at]!),
      ...keptEntries(rows, wanted),
    }),
  );
  const coverage = (scene.coverage ?? []).map(coverageChange);
  return {...city, versions: {present: DATES[2], kept, changes, coverage}};
}

function earlierManifest(manifest: Manifest, version: string): Manifest {
  const streets = manifest.sources.map(source => (source.key === 'streets' ? {...source, date: version} : source));
  const files = [
    {path: 'areas.csv', licence: 'CC-BY-4.0', zh: '区域：CSV', en: 'Areas: CSV'},
  ] as unknown as Manifest['files'];
  return {...manifest, sources: streets, files, code: {version: '0.0.9', sha256: 'e'.repeat(64)}};
}
