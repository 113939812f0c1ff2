import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {parseGeojson} from '../../scripts/io/geojson.ts';
import {city, HOMES, LAT, type Plan, people, STEP, shop} from './home-row.ts';
import {townXml, writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-site-'));
afterAll(() => rmSync(root, {recursive: true}));

async function buildTown(id: string, files: Readonly<Record<string, string | object>>, change: object = {}) {
  const file = writeTown(join(root, id), {'people.csv': people, 'city.json': city(id, change), ...files});
  const {code, told} = await yike(root, 'build', file, '--out', 'out');
  expect([code, told]).toEqual([0, expect.any(String)]);
}

beforeAll(async () => {
  await buildTown('row', {'town.osm': townXml(undefined, shop(9101, HOMES[0].lon, LAT))});
  writeFileSync(
    join(root, 'homes.csv'),
    ['id,lon,lat', ...HOMES.map(({lon}, i) => `h${i + 1},${lon},${LAT}`)].join('\n'),
  );
});

const ask = (...flags: string[]) => yike(root, 'site', 'out/row', '--category', 'convenience', ...flags);

async function plan(...flags: string[]): Promise<Plan & {told: string}> {
  const {code, answer, told} = await ask(...flags);
  expect([code, told]).toEqual([0, expect.any(String)]);
  return {...(JSON.parse(answer) as Plan), told};
}

const homes = ['--candidates', 'homes.csv'];
const near = ['--meters', '100', ...homes];

describe('what is kept', () => {
  test('existing: who is served already is not gained', async () => {
    const {properties, features} = await plan('--count', '1', ...near);
    expect(properties).toMatchObject({
      objective: 40,
      objective_kind: 'people',
      upper_bound: 40,
      optimal: true,
      count: 1,
      count_asked: 1,
      sites: ['h3'],
      keep: 'existing',
      people: 70,
      people_covered_before: 10,
      people_covered_after: 50,
      certainty: 'verified',
      candidates: 3,
    });
    expect(features.map(({properties: {rank, people_gained}}) => [rank, people_gained])).toEqual([[1, 40]]);
  });

  test('none: as if there were none', async () => {
    const {properties} = await plan('--count', '2', '--keep', 'none', ...near);
    expect(properties).toMatchObject({
      objective: 60,
      sites: ['h3', 'h2'],
      people_covered_before: 10,
      people_covered_after: 60,
      certainty: null,
    });
  });

  test('closable: as many as there are and those asked for, chosen freely; says which would close', async () => {
    const {properties, told} = await plan('--count', '1', '--keep', 'closable', ...near);
    expect(properties).toMatchObject({
      objective: 60,
      sites: ['h3', 'h2'],
      existing: 1,
      closed: ['osm:n9101:convenience'],
      people_covered_before: 10,
      people_covered_after: 60,
    });
    expect(told).toContain('of 1 existing facilities 1 would close');
    const same = await plan('--count', '2', '--keep', 'closable', ...near);
    expect(same.properties).toMatchObject({objective: 70, closed: [], people_covered_after: 70});
    expect(same.features.map(({properties: one}) => [one['candidate_id'], one['existing']])).toEqual([
      ['h3', false],
      ['h2', false],
      ['osm:n9101:convenience', true],
    ]);
    expect((await plan('--count', '0', '--keep', 'closable', ...near)).properties).toMatchObject({sites: ['h3']});
  });
});

describe('objectives', () => {
  test('coverage names no site that gains nobody, and says so', async () => {
    const {features, told} = await plan('--count', '5', ...near);
    expect(features.map(({properties}) => properties['people_gained_total'])).toEqual([40, 60]);
    expect(told).toContain('2 sites already serve everyone whom a candidate reaches');
    const enough = await plan('--count', '2', '--minutes', '100', ...homes);
    expect([enough.features, enough.told]).toEqual([[], expect.stringContaining('is served already')]);
  });

  test('setcover takes the fewest sites, and names who cannot be served', async () => {
    expect((await plan('--objective', 'setcover', ...near)).properties).toMatchObject({
      objective: 2,
      objective_kind: 'sites',
      lower_bound: 2,
      optimal: true,
      count: 2,
      people_covered_after: 70,
      people_uncoverable: 0,
    });
    // from the second home the others are 163 and 244 m away
    const one = await plan('--objective', 'setcover', '--keep', 'none', '--meters', '250', ...homes);
    expect(one.properties).toMatchObject({objective: 1, sites: ['h2']});
    writeFileSync(join(root, 'second.csv'), `id,lon,lat\nh2,${HOMES[1].lon},${LAT}\n`);
    const some = await plan('--objective', 'setcover', '--meters', '100', '--candidates', 'second.csv', '--count', '7');
    expect(some.properties).toMatchObject({objective: 1, people_uncoverable: 40, people_covered_after: 30});
    expect(some.told).toContain('40 people are within reach of no candidate');
    expect(some.told).toContain('--count is not used');
  });

  test('pmedian counts the walks of all, kept and new facilities alike', async () => {
    const walk = STEP / 1.2;
    const median = ['--objective', 'pmedian', '--profile', 'plain', ...homes];
    const kept = await plan('--count', '1', ...median);
    expect(kept.properties).toMatchObject({sites: ['h3'], optimal: true, objective_kind: 'cost'});
    expect(kept.properties['objective']).toBeCloseTo(20 * 2 * walk, -1);
    expect(kept.properties['lower_bound']).toBe(kept.properties['objective']);
    expect(kept.properties['mean_seconds_before']).toBeCloseTo(((20 * 2 + 40 * 5) * walk) / 70, 0);
    const none = await plan('--count', '1', '--keep', 'none', ...median);
    expect(none.properties).toMatchObject({sites: ['h3']});
    expect(none.properties['objective']).toBeCloseTo((10 * 5 + 20 * 3) * walk, -1);
    const closable = await plan('--count', '1', '--keep', 'closable', ...median);
    expect([...closable.properties.sites].sort()).toEqual(['h2', 'h3']);
    expect(closable.properties).toMatchObject({closed: ['osm:n9101:convenience']});
    expect(closable.properties['objective']).toBeCloseTo(10 * 2 * walk, -1);
    expect(closable.features.map(({properties}) => properties['people_gained']).sort()).toEqual([30, 40]);
  });

  test('a group counts for itself and walks as its ages do', async () => {
    const {properties, told} = await plan('--count', '1', '--group', 'age60plus', ...near);
    expect(properties).toMatchObject({
      sites: ['h2'],
      objective: 15,
      group: 'age60plus',
      profile: 'age60plus',
      people: 21,
    });
    expect(told).toContain('age60plus walk as age60plus');
    const adult = await plan('--count', '1', '--group', 'age60plus', '--profile', 'adult', ...near);
    expect(adult.properties).toMatchObject({profile: 'adult'});
  });
});

describe('the answer', () => {
  test('is GeoJSON with the sites in order, says what it is, and takes every populated cell without a file', async () => {
    const {code, answer, told} = await ask('--count', '2');
    expect(code).toBe(0);
    expect(parseGeojson(answer, 'answer').features.map(({geometry}) => geometry?.type)).toEqual(['Point']);
    const {type, properties, features} = JSON.parse(answer) as Plan;
    expect(type).toBe('FeatureCollection');
    expect(properties).toMatchObject({
      candidates: 3,
      candidates_from: 'cells',
      standard_id: 'convenience-gb50180-5min',
      cutoff_seconds: 300,
      method_example: true,
      note_zh: '情景测算 · 候选位置：未考虑用地、产权、造价',
      seconds: expect.any(Number),
    });
    expect(told).toContain('no cutoff given; taking 5 minutes of convenience-gb50180-5min (方法示例 · 不适用中国标准');
    // five minutes along the street are 360 m: one shop serves the second and the third home; of equal places the first
    expect(features.map(({geometry}) => geometry.coordinates)).toEqual([[HOMES[1].lon, LAT]]);
  });

  test('gains what a full build with the sites as shops gains', async () => {
    const flags = ['--minutes', '2'];
    const {properties, features} = await plan('--count', '2', ...flags);
    const shops = features.map(({geometry: {coordinates}}, i) => shop(9200 + i, coordinates[0]!, coordinates[1]!));
    await buildTown('after', {'town.osm': townXml(undefined, [shop(9101, HOMES[0].lon, LAT), ...shops].join('\n'))});
    const covered = async (dir: string) => {
      const {answer} = await yike(root, 'coverage', dir, '--category', 'convenience', '--profile', 'adult', ...flags);
      const [header = [], ...rows] = parseCsv(answer);
      return Number(rows[0]![header.indexOf('covered')]);
    };
    expect(await covered('out/row')).toBe(properties['people_covered_before']);
    expect(await covered('out/after')).toBe(properties['people_covered_after']);
    expect((await covered('out/after')) - (await covered('out/row'))).toBe(properties['objective']);
  });

  test('says where the data may lack some', async () => {
    await buildTown(
      'partial',
      {'town.osm': townXml(undefined, shop(9101, HOMES[0].lon, LAT))},
      {facilities: [{kind: 'osm'}]},
    );
    const {answer, told} = await yike(
      root,
      'site',
      'out/partial',
      '--category',
      'convenience',
      '--count',
      '1',
      ...near,
    );
    expect((JSON.parse(answer) as Plan).properties).toMatchObject({certainty: 'unverified', objective: 40});
    expect(told).toContain('已知数据中未找到，可能有而未登记');
    const walks = ['--objective', 'pmedian', '--count', '1', ...homes];
    const median = await yike(root, 'site', 'out/partial', '--category', 'convenience', ...walks);
    expect((JSON.parse(median.answer) as Plan).properties).toMatchObject({certainty: 'unverified'});
    expect(median.told).toContain('where 70 people live the data may lack some convenience');
    expect((await plan(...walks)).properties).toMatchObject({certainty: 'verified'});
    const unknowable = await yike(root, 'site', 'out/partial', '--category', 'svc_station', '--count', '1', ...near);
    expect(unknowable.told).toContain('no source of this city can know where a svc_station is');
    const none = await yike(root, 'site', 'out/partial', '--category', 'bank', '--count', '1', ...near);
    expect(none.told).toContain('the data has no open bank at all');
  });
});

describe('candidates', () => {
  const parcel = (west: number, south: number, side: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  });
  const collection = (...features: {geometry: object | null; properties?: object}[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(feature => ({type: 'Feature', properties: {}, ...feature})),
    });

  test('a parcel is entered where streets cross its outline, one away from streets at a place inside', async () => {
    writeFileSync(
      join(root, 'parcels.geojson'),
      collection(
        {geometry: parcel(HOMES[2].lon - 0.0002, LAT - 0.0002, 0.0004), properties: {id: 'on', name: 'Yard'}},
        {geometry: parcel(HOMES[1].lon - 0.0002, LAT + 0.0003, 0.0004), properties: {id: 12}},
        {geometry: {type: 'Point', coordinates: [HOMES[0].lon, LAT]}},
      ),
    );
    const {features} = await plan(
      '--count',
      '3',
      '--keep',
      'none',
      '--meters',
      '150',
      '--candidates',
      'parcels.geojson',
    );
    const of = (id: string) => features.find(({properties}) => properties['candidate_id'] === id)!.properties;
    expect(of('on')).toMatchObject({entries: 2, approach_meters: 0, name: 'Yard', people_gained: 40});
    expect(of('12')['entries']).toBe(1);
    expect(of('12')['approach_meters']).toBeGreaterThan(30);
    expect(of('3')).toMatchObject({entries: 1, people_gained: 10});
  });

  test('one with a capacity serves no more, and the bound knows it', async () => {
    const rows = [`h2,${HOMES[1].lon},${LAT},15`, `h3,${HOMES[2].lon},${LAT},25.5`, `far,${HOMES[0].lon},43.0055,`];
    writeFileSync(join(root, 'rooms.csv'), ['id,lon,lat,capacity', ...rows].join('\n'));
    const rooms = ['--meters', '100', '--candidates', 'rooms.csv'];
    const {properties, features} = await plan('--count', '2', ...rooms);
    expect(properties).toMatchObject({objective: 40.5, upper_bound: 40.5, optimal: true, people_covered_after: 50.5});
    expect(features.map(({properties: {people_gained, capacity}}) => [people_gained, capacity])).toEqual([
      [25.5, 25.5],
      [15, 15],
    ]);
    expect((await plan('--objective', 'setcover', ...rooms)).told).toContain('capacity is not used by setcover');
    const closable = await ask('--count', '1', '--keep', 'closable', ...rooms);
    expect([closable.code, closable.told]).toEqual([2, expect.stringContaining('go with --keep existing or none')]);
  });

  test('those without a street nearby are counted and left out', async () => {
    writeFileSync(join(root, 'far.csv'), `lon,lat\n${HOMES[2].lon},${LAT}\n7.5,43.5\n`);
    const {properties, told} = await plan('--count', '2', '--meters', '100', '--candidates', 'far.csv');
    expect(properties).toMatchObject({candidates: 1, candidates_left_out: 1, sites: ['1']});
    expect(told).toContain('1 of 2 candidates are left out');
  });

  test.each([
    ['an empty table', 'c.csv', 'lon,lat\n', 'found no candidates, expected at least one place'],
    ['a missing column', 'c.csv', 'x,lat\n1,2\n', 'found the columns x, lat, expected a column named "lon"'],
    ['a word for a number', 'c.csv', 'lon,lat\n7,43\n7,north\n', 'c.csv: row 2, column "lat": found north'],
    ['a place off the earth', 'c.csv', 'lon,lat\n7,430\n', 'expected a number from -90 to 90'],
    ['a capacity below 0', 'c.csv', 'lon,lat,capacity\n7,43,-1\n', 'row 1, column "capacity": found -1'],
    ['one id twice', 'c.csv', 'id,lon,lat\na,7,43\nb,7,43\na,7,43\n', 'row 3: found the id "a" again (first in row 1)'],
    [
      'places of another city',
      'c.csv',
      'lon,lat\n116,39\n',
      'found 1 candidate, none within 250 m of a walkable street',
    ],
    [
      'a line',
      'c.geojson',
      collection({
        geometry: {
          type: 'LineString',
          coordinates: [
            [7, 43],
            [7, 43.1],
          ],
        },
      }),
      'feature 1: found a LineString',
    ],
    ['no geometry', 'c.geojson', collection({geometry: null}), 'feature 1: found no geometry'],
    [
      'latitude first',
      'c.geojson',
      collection({geometry: {type: 'Point', coordinates: [43, 107]}}),
      'latitude seems to stand first',
    ],
    ['broken JSON', 'c.geojson', '{"type":', 'c.geojson'],
  ])('refuses %s, naming file and row', async (_, file, text, message) => {
    writeFileSync(join(root, file), text);
    const {code, answer, told} = await ask('--count', '1', '--meters', '100', '--candidates', file);
    expect([code, answer, told]).toEqual([1, '', expect.stringContaining(message)]);
  });

  test('refuses a file that is not there', async () => {
    const {code, told} = await ask('--count', '1', '--candidates', 'nowhere.csv');
    expect([code, told]).toEqual([1, expect.stringContaining('nowhere.csv: found no such file')]);
  });
});

describe('wrong usage', () => {
  test.each([
    [[], '--count N is missing'],
    [['--count', '0'], '--count: found 0, expected a number from 1'],
    [['--count', '1.5'], 'expected a whole number'],
    [['--count', '1', '--objective', 'best'], 'expected coverage or pmedian or setcover'],
    [['--count', '1', '--keep', 'some'], 'expected existing or none or closable'],
    [['--count', '1', '--minutes', '5', '--meters', '5'], 'give --minutes or --meters, not both'],
    [['--count', '1', '--group', 'age0to2'], '--group: found age0to2, expected one of all, age60plus'],
    [['--count', '1', '--profile', 'giant'], '--profile: found giant, expected one of plain, adult'],
    [['--count', '1', '--objective', 'pmedian', '--meters', '300'], 'pmedian measures walking time'],
    [['--count', '1', '--radius', '5'], '--radius belongs to --matrix FILE'],
    [['--matrix', 'm.csv', '--radius', '5'], 'does not go with --matrix FILE'],
    [['--count', '1', '--wait'], '--wait is no flag of yike site'],
  ])('%j', async (flags, message) => {
    const {code, answer, told} = await ask(...flags);
    expect([code, answer, told]).toEqual([2, '', expect.stringContaining(message)]);
  });

  test('a category or a city that is missing or unknown', async () => {
    expect((await yike(root, 'site', 'out/row', '--count', '1')).told).toContain('--category C is missing');
    expect((await yike(root, 'site', '--category', 'bank', '--count', '1')).told).toContain('<city-dir> is missing');
    const unknown = await yike(root, 'site', 'out/row', '--category', 'convenienc', '--count', '1');
    expect([unknown.code, unknown.told]).toEqual([2, expect.stringContaining('did you mean convenience')]);
    expect((await yike(root, 'site', 'out/nowhere', '--category', 'bank', '--count', '1')).code).toBe(1);
    expect((await yike(root, 'site', '--help')).answer).toContain('--keep closable');
  });
});
