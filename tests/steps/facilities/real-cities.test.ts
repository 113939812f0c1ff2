import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {parseCity} from '#schema/city.ts';
import {facilitySchema} from '#schema/facility.ts';
import {readOsm} from '../../../scripts/io/osm-read.ts';
import {silent} from '../../../scripts/progress.ts';
import {Report} from '../../../scripts/report.ts';
import {buildBoundary} from '../../../scripts/steps/boundary.ts';
import {buildFacilities} from '../../../scripts/steps/facilities.ts';
import type {Facilities} from '../../../scripts/steps/model.ts';
import {buildStreets} from '../../../scripts/steps/streets.ts';
import {sharedFile} from '../../support/shared.ts';
import {catalogue} from './drawn-city.ts';

/** The facilities of a whole extract. */
async function facilitiesOf(path: string, language: string, jurisdiction: string): Promise<Facilities> {
  const extract = await readOsm(path, silent);
  const city = parseCity(
    JSON.stringify({
      id: 'real',
      name: {zh: '城', en: 'City'},
      language,
      timeZone: 'UTC',
      jurisdiction,
      streets: {file: path},
      boundary: {bbox: extract.bounds},
      population: {kind: 'buildings', total: 1},
      facilities: [{kind: 'osm'}],
      licences: [],
    }),
    'real.json',
  );
  const report = new Report();
  const boundary = await buildBoundary(city, extract, '.', report);
  const streets = await buildStreets(city, extract, boundary, report, silent);
  return buildFacilities(city, {extract, boundary, areas: [], streets, catalogue, dir: '.', report});
}

function counts(facilities: Facilities): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const {category} of facilities.facilities) found[category] = (found[category] ?? 0) + 1;
  return found;
}

const monaco = fileURLToPath(new URL('../../../data/cities/monaco/monaco.osm.pbf', import.meta.url));

describe('Monaco', () => {
  test('counts what its map of 2016 holds, and owns that it cannot hold Chinese institutions', async () => {
    const facilities = await facilitiesOf(monaco, 'fr', 'MC');
    const found = counts(facilities);
    // 23 pharmacies and 5 hospitals are all of the extract's 28 health features
    expect([found['pharmacy'], found['hospital']]).toEqual([23, 5]);
    expect(found['primary']).toBe(10);
    expect(found['park']).toBeGreaterThanOrEqual(5);
    expect(found['school_sport'] ?? 0).toBe(0);
    expect(facilities.noData).toContain('svc_station');
    expect(facilities.noData).not.toContain('health_centre');
    for (const facility of facilities.facilities) facilitySchema.parse(facility);
    const ids = facilities.facilities.map(({facilityId}) => facilityId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(facilities.claims.map(({completeness}) => completeness))).toEqual(new Set(['partial']));
  });
});

const lasPalmas = sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf');

describe.skipIf(lasPalmas === null)('Las Palmas', () => {
  test('finds its health centres by their Spanish name, and hospitals without them', async () => {
    const facilities = await facilitiesOf(lasPalmas as string, 'es', 'ES');
    const centres = facilities.facilities.filter(({category}) => category === 'health_centre');
    expect(centres.length).toBeGreaterThanOrEqual(12);
    for (const {name} of centres) expect(name).toMatch(/salud|ambulatorio|consultorio/i);
    const hospitals = facilities.facilities.filter(({category}) => category === 'hospital');
    for (const {name} of hospitals) expect(name).not.toMatch(/centro de salud/i);
    const found = counts(facilities);
    // 474 pitches are mapped; those inside schools and of other sports do not count
    expect(found['pitch']).toBeGreaterThan(250);
    expect(found['pitch']).toBeLessThan(474);
    expect(found['kindergarten']! + found['nursery']!).toBeGreaterThanOrEqual(23);
    const undecided = facilities.facilities.filter(({category, doubtful}) => category === 'primary' && doubtful);
    expect(undecided.length).toBeGreaterThan(50);
    expect(facilities.points.firstPoint.at(-1)).toBe(facilities.points.points.edge.length);
  });
});

const beijing = sharedFile('beijing_zhongguancun/map.osm');

describe.skipIf(beijing === null)('Beijing Zhongguancun', () => {
  test('tells a primary from a secondary school by Chinese names, and joins the short name in its grounds', async () => {
    const {facilities} = await facilitiesOf(beijing as string, 'zh', 'CN');
    const names = (key: string) => facilities.filter(({category}) => category === key).map(({name}) => name);
    expect(names('primary')).toEqual(['清华附小']);
    expect(names('junior').sort()).toEqual(['中关村中学分校', '清华大学附属中学']);
    expect(names('library')).toEqual([]);
    expect(facilities.filter(({category}) => category === 'metro').length).toBeLessThanOrEqual(6);
  });
});
