import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {servedAreas} from '../../../scripts/steps/facilities/served-codes.ts';
import type {Area} from '../../../scripts/steps/model.ts';
import {mapPlace, OsmMap} from '../../support/osm-map.ts';
import {drawnFacilities, withStreets} from './drawn-city.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'served-'));
});
afterAll(() => rm(dir, {recursive: true}));

function area(areaId: string, kind: Area['kind']): Area {
  return {areaId, kind, code12: /^\d{12}$/.test(areaId) ? areaId : null, polygons: []} as unknown as Area;
}

const VILLAGE = area('350121201201', 'community');
const STREET = area('350121201', 'subdistrict');
const COUNTY = area('350121', 'district');

/** A clinic that says it serves these, in a city with these areas: what is read, and the findings about it. */
async function served(codes: string, areas: readonly Area[]) {
  await writeFile(
    join(dir, 'clinics.csv'),
    `id,name,lon,lat,serves_code\n7,甲,${mapPlace([0, 0]).join(',')},${codes}\n8,乙,${mapPlace([50, 0]).join(',')},\n`,
  );
  const source = {
    kind: 'table',
    file: 'clinics.csv',
    category: 'health_station',
    crs: 'wgs84',
    completeness: 'official',
  };
  const {facilities, report} = await drawnFacilities(withStreets(new OsmMap()), {facilities: [source], dir, areas});
  const findings = report.findings().filter(({kind}) => kind.startsWith('serves-'));
  return {
    codes: facilities.map(({servesCodes}) => servesCodes ?? null),
    findings: findings.map(({kind, count, examples}) => ({kind, count, examples})),
  };
}

describe('codes of villages a place says it serves', () => {
  test('that areas have are not spoken of', async () => {
    expect(await served('350121201201', [VILLAGE, STREET, COUNTY])).toEqual({
      codes: [['350121201201'], null],
      findings: [],
    });
  });

  test('that no area has are counted, each with who says it; the others stay', async () => {
    const {codes, findings} = await served('350121201201;350121201999;3.50121E+11', [VILLAGE]);
    expect(codes[0]).toEqual(['3.50121E+11', '350121201201', '350121201999']);
    expect(findings).toEqual([
      {
        kind: 'serves-code-unknown',
        count: 2,
        examples: [
          expect.stringMatching(/^clinics:7:.* 甲: 3\.50121E\+11$/),
          expect.stringMatching(/^clinics:7:.* 甲: 350121201999$/),
        ],
      },
    ]);
  });

  test('cannot be looked up without areas, which is another finding than a wrong code', async () => {
    for (const areas of [[], [STREET], [area('city-made', 'life-circle-unit')]])
      expect((await served('350121201201;350121201202', areas)).findings).toMatchObject([
        {kind: 'serves-code-without-areas', count: 2},
      ]);
  });

  test('of a subdistrict are no village’s: nothing is asked there, which is said', async () => {
    const {findings} = await served('350121201', [VILLAGE, STREET, COUNTY]);
    expect(findings).toMatchObject([{kind: 'serves-code-other-kind', count: 1}]);
  });
});

describe('one area with codes of other lengths', () => {
  test.each([
    ['a county of 6 digits', '350121', COUNTY, '350121'],
    ['a county as 12 digits', '350121000000', COUNTY, '350121'],
    ['a county kept with 12', '350121', area('350121000000', 'district'), '350121000000'],
    ['a community whose id has 9', '350121201000', area('350121201', 'community'), '350121201'],
    ['one whose id has 12', '350121201', area('350121201000', 'community'), '350121201000'],
  ] as const)('%s is found', async (_, code, one, id) => {
    expect(await served(code, [VILLAGE, one])).toEqual({codes: [[id], null], findings: []});
  });

  test('a village is not its subdistrict, and ids that are no codes are taken as they are', () => {
    const ids = servedAreas([VILLAGE, STREET, area('01', 'community'), area('osm:r1', 'district')]);
    expect(ids(['350121201201', '350121201', '01', '010', 'osm:r1', 'r1'])).toEqual([
      '01',
      '010',
      '350121201',
      '350121201201',
      'osm:r1',
      'r1',
    ]);
    expect(ids(['350121201000', '350121201'])).toEqual(['350121201']);
  });
});
