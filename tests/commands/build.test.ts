import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {readManifest, readTable} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import {TABLE_NAMES} from '#schema/tables.ts';
import {sharedFile} from '../support/shared.ts';
import {townCity, townPeople, townXml, writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-build-'));
const out = join(root, 'out');
const tiny = join(out, 'tiny');
afterAll(() => rmSync(root, {recursive: true}));

beforeAll(async () => {
  const {code, told} = await yike(root, 'build', writeTown(join(root, 'sources')), '--out', out);
  expect(told).toContain('tiny: 256 people in 49 cells');
  expect(code).toBe(0);
});

describe('a built folder', () => {
  test('holds every table in every format and nothing the manifest does not list', () => {
    const manifest = readManifest(tiny);
    expect(Object.keys(manifest.tables)).toEqual([...TABLE_NAMES]);
    for (const {path, bytes, sha256: hash} of manifest.files) {
      const found = readFileSync(join(tiny, path));
      expect([found.length, sha256(found)], path).toEqual([bytes, hash]);
    }
    expect(readdirSync(tiny).sort()).toEqual([...manifest.files.map(({path}) => path), 'manifest.json'].sort());
  });

  test('counts every person of the source once', async () => {
    const cells = await readTable(tiny, 'cells');
    const sum = cells.reduce((all, row) => all + Math.round((row['people'] as number) * 1000), 0);
    const source = townPeople()
      .split('\n')
      .slice(1)
      .map(line => Number(line.split(',')[2]) * 1000);
    expect(sum).toBe(source.reduce((all, people) => all + people, 0));
    expect(readManifest(tiny).population).toMatchObject({people: sum / 1000, year: 2020, groups: {age60plus: 73.5}});
  });

  test('guards hostile names in CSV and keeps them as they are elsewhere', async () => {
    const [header, ...rows] = parseCsv(readFileSync(join(tiny, 'facilities.csv'), 'utf8'));
    const name = header?.indexOf('name') ?? -1;
    expect(rows.map(row => row[name])).toContain("'=HYPERLINK(1)");
    expect((await readTable(tiny, 'facilities')).map(row => row['name'])).toContain('=HYPERLINK(1)');
  });

  test('has tables without anything to say with header and no rows', async () => {
    expect(await readTable(tiny, 'sites')).toEqual([]);
    expect(readFileSync(join(tiny, 'estates.csv'), 'utf8')).toMatch(/^\ufeffestate_id,project,[a-z_,]+\n$/);
  });

  test('shows Chinese norms outside China without a verdict', async () => {
    const indicators = await readTable(tiny, 'indicators');
    expect(indicators.length).toBeGreaterThan(0);
    expect(new Set(indicators.map(row => row['verdict']))).toEqual(new Set(['not-applicable']));
  });

  test('names neither clock, host nor path', () => {
    const text = readdirSync(tiny)
      .filter(name => /\.(json|csv|geojson|txt)$/.test(name))
      .map(name => readFileSync(join(tiny, name), 'utf8'))
      .join('\n');
    expect(text).not.toContain(root);
    expect(text).not.toContain(tmpdir());
    expect(text).not.toContain(new Date().toISOString().slice(0, 10));
  });

  test('is the same, byte for byte, from another folder, time zone and language', async () => {
    const before = [process.env['TZ'], process.env['LANG']];
    process.env['TZ'] = 'Pacific/Kiritimati';
    process.env['LANG'] = 'tr_TR.UTF-8';
    try {
      const other = join(root, 'elsewhere');
      expect((await yike(root, 'build', writeTown(join(root, 'deep', 'other sources')), '--out', other)).code).toBe(0);
      for (const name of readdirSync(tiny))
        expect(sha256(readFileSync(join(other, 'tiny', name))), name).toBe(sha256(readFileSync(join(tiny, name))));
    } finally {
      for (const [index, name] of (['TZ', 'LANG'] as const).entries())
        if (before[index] === undefined) delete process.env[name];
        else process.env[name] = before[index];
    }
  });

  test('says in every table that an invented city is invented', async () => {
    const city = writeTown(join(root, 'invented'), {'city.json': {...townCity, id: 'nowhere', invented: true}});
    expect((await yike(root, 'build', city, '--out', out)).code).toBe(0);
    const dir = join(out, 'nowhere');
    for (const name of TABLE_NAMES) {
      const header = readFileSync(join(dir, `${name}.csv`), 'utf8').split('\n')[0];
      expect(header, name).toMatch(/,invented$/);
    }
    expect((await readTable(dir, 'cells')).every(row => row['invented'] === true)).toBe(true);
    expect(JSON.parse(readFileSync(join(dir, 'gaps.geojson'), 'utf8')).invented).toBe(true);
    expect(readFileSync(join(dir, 'LICENCES.txt'), 'utf8')).toContain('虚构');
  });

  test('has only straight lines, named so, without streets', async () => {
    const {streets: _, ...city} = townCity;
    const clinics = 'name,lon,lat\nA,7.001,43.001\n';
    const facilities = [
      {
        kind: 'table',
        file: 'clinics.csv',
        category: 'health_station',
        crs: 'wgs84',
        columns: {name: 'name', lon: 'lon', lat: 'lat'},
        completeness: 'official',
      },
    ];
    const file = writeTown(join(root, 'streetless'), {
      'city.json': {...city, id: 'flat', facilities},
      'clinics.csv': clinics,
    });
    const {code, told} = await yike(root, 'build', file, '--out', out);
    expect([code, told]).toEqual([0, expect.stringContaining('flat')]);
    const dir = join(out, 'flat');
    const [cell] = await readTable(dir, 'cells');
    expect(cell).toHaveProperty('straight_meters_health_station');
    expect(Object.keys(cell ?? {}).filter(name => /^(seconds|meters)_/.test(name))).toEqual([]);
    const measures = new Set((await readTable(dir, 'coverage')).map(row => row['measure']));
    expect([...measures]).toEqual(['straight_meters']);
    expect((await yike(root, 'verify', dir)).told).toBe('');
    expect((await yike(root, 'nearest', dir, '--at', '7.001,43.001')).code).toBe(1);
  });
});

describe('--only', () => {
  const only = join(root, 'only-out');
  const source = () => writeTown(join(root, 'only'));
  const listed = () => readManifest(join(only, 'tiny')).files.map(({path}) => path);

  test('makes just the files of the steps named when there is no earlier build', async () => {
    const {code, told} = await yike(root, 'build', source(), '--out', only, '--only', 'streets,population');
    expect(code).toBe(0);
    const made = ['cell-shape.bin.gz', 'demand.bin.gz', 'graph-shape.bin.gz', 'graph.bin.gz', 'links.bin.gz'];
    expect(listed()).toEqual(made);
    expect(told).toContain('not made, because of --only: cells, facilities');
  });

  test('keeps the other files of an earlier build that would come out the same', async () => {
    expect((await yike(root, 'build', source(), '--out', only)).code).toBe(0);
    const whole = listed();
    const manifest = readFileSync(join(only, 'tiny', 'manifest.json'), 'utf8');
    const before = whole.map(path => sha256(readFileSync(join(only, 'tiny', path))));
    expect((await yike(root, 'build', source(), '--out', only, '--only', 'tables')).code).toBe(0);
    expect(readFileSync(join(only, 'tiny', 'manifest.json'), 'utf8')).toBe(manifest);
    expect(listed()).toEqual(whole);
    expect(whole.map(path => sha256(readFileSync(join(only, 'tiny', path))))).toEqual(before);
    expect((await yike(root, 'verify', join(only, 'tiny'))).code).toBe(0);
  });

  test('keeps nothing of an earlier build from other sources', async () => {
    const file = writeTown(join(root, 'only'), {'people.csv': 'lon,lat,people,old\n7.0005,43.0005,3,0\n'});
    expect((await yike(root, 'build', file, '--out', only, '--only', 'tiles')).code).toBe(0);
    expect(listed()).toEqual(['background.pmtiles']);
  });
});

test('a city file may hold comments and begin with a byte order mark', async () => {
  const text = `\ufeff// a town\n${JSON.stringify({...townCity, id: 'noted'}).replace(/}$/, '\n/* that is all */}')}`;
  const {code, told} = await yike(root, 'build', writeTown(join(root, 'noted'), {'city.json': text}), '--out', out);
  expect([code, told]).toEqual([0, expect.stringContaining('noted')]);
  expect(readManifest(join(out, 'noted')).parameters.city).toEqual({...townCity, id: 'noted'});
});

const people = (text: string) => ({'people.csv': text});
const cityWith = (change: object) => ({'city.json': {...townCity, ...change}});
const facilityList = (text: string, columns: object = {id: 'id', name: 'name', lon: 'lon', lat: 'lat'}) => ({
  'list.csv': text,
  ...cityWith({facilities: [{kind: 'table', file: 'list.csv', category: 'pharmacy', crs: 'wgs84', columns}]}),
});

/** What is wrong, the files that make it so, and what the message must name. */
const REFUSED: readonly (readonly [string, Parameters<typeof writeTown>[1], readonly string[]])[] = [
  ['an unknown key', cityWith({colour: 'red'}), ['city.json', 'colour']],
  ['a city file that is no JSON', {'city.json': '{"id": "tiny",'}, ['city.json']],
  ['swapped corners', cityWith({boundary: {bbox: [7.0069, 43, 7.0001, 43.0069]}}), ['boundary', 'west']],
  ['a boundary outside the extract', cityWith({boundary: {bbox: [8, 44, 8.1, 44.1]}}), ['boundary', 'town.osm']],
  ['an extract that is missing', cityWith({streets: {file: 'none.osm'}}), ['none.osm', 'no such file']],
  ['an extract of another format', {'town.osm': '<!DOCTYPE html><html></html>'}, ['town.osm']],
  ['an extract that is cut off', {'town.osm': townXml().slice(0, 3000)}, ['town.osm']],
  ['an empty extract', {'town.osm': ''}, ['town.osm', 'empty']],
  [
    'a claim for an area that is not there',
    {
      'list.csv': 'id,name,lon,lat\n1,A,7.001,43.001\n',
      ...cityWith({
        facilities: [
          {
            kind: 'table',
            file: 'list.csv',
            category: 'pharmacy',
            crs: 'wgs84',
            columns: {id: 'id', name: 'name', lon: 'lon', lat: 'lat'},
            completeness: 'official',
            claims: {area: 'district:77'},
          },
        ],
      }),
    },
    ['city.json: facilities.0.claims.area', 'district:77'],
  ],
  ['no walkable street', {'town.osm': townXml([])}, ['town.osm', 'walk']],
  ['a table without the named column', people('x,y,n\n7,43,1\n'), ['people.csv', 'a column named']],
  ['a number that is none', people('lon,lat,people,old\n7.0005,43.0005,NaN,0\n'), ['people.csv', 'row 1', 'NaN']],
  ['negative people', people('lon,lat,people,old\n7.0005,43.0005,-3,0\n'), ['people.csv', 'row 1', '-3']],
  ['a city where nobody lives', people('lon,lat,people,old\n7.0005,43.0005,0,0\n'), ['people']],
  ['a facility id used twice', facilityList('id,name,lon,lat\n1,A,7.001,43.001\n1,B,7.002,43.002\n'), ['list.csv']],
  ['a list without the named column', facilityList('id,name,x,y\n1,A,7,43\n'), ['list.csv', 'lon']],
  [
    'areas in metres instead of degrees',
    {
      'areas.geojson': {
        type: 'FeatureCollection',
        crs: {type: 'name', properties: {name: 'urn:ogc:def:crs:EPSG::5635'}},
        features: [
          {
            type: 'Feature',
            properties: {id: 'a', label: 'A'},
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [2000000, 800000],
                  [2001000, 800000],
                  [2001000, 801000],
                  [2000000, 800000],
                ],
              ],
            },
          },
        ],
      },
    },
    ['areas.geojson'],
  ],
];

describe('bad input', () => {
  test.each(REFUSED)('refuses %s: exit 1, one clear line, nothing written', async (_what, files, named) => {
    const dir = join(root, 'bad');
    const target = join(root, 'bad-out');
    rmSync(dir, {recursive: true, force: true});
    mkdirSync(target, {recursive: true});
    const {code, answer, told} = await yike(root, 'build', writeTown(dir, files), '--out', target);
    expect(told).not.toContain('should not happen');
    expect(code).toBe(1);
    expect(answer).toBe('');
    expect(told.trimEnd().split('\n')).toHaveLength(1);
    expect(told).toMatch(/^yike build: .+: found .+, expected .+/);
    for (const word of named) expect(told).toContain(word);
    expect(readdirSync(target)).toEqual([]);
  });

  test('refuses a folder as city file and a file as --out', async () => {
    const file = writeTown(join(root, 'as-out'));
    expect(await yike(root, 'build', join(root, 'as-out'))).toMatchObject({
      code: 1,
      told: expect.stringContaining('as-out: found a folder, expected a city file'),
    });
    expect(await yike(root, 'build', file, '--out', file)).toMatchObject({
      code: 1,
      told: expect.stringContaining('--out: found a file, expected a folder'),
    });
  });

  test('leaves the folder of an earlier build as it was', async () => {
    const before = readdirSync(tiny).map(name => sha256(readFileSync(join(tiny, name))));
    const file = writeTown(join(root, 'worse'), people('lon,lat,people,old\n7.0005,43.0005,-3,0\n'));
    expect((await yike(root, 'build', file, '--out', out)).code).toBe(1);
    expect(readdirSync(tiny).map(name => sha256(readFileSync(join(tiny, name))))).toEqual(before);
    expect(readdirSync(out).filter(name => name.startsWith('.'))).toEqual([]);
  });

  test.skipIf(!sharedFile('monaco/monaco.osm.pbf'))('refuses an extract in PBF that is cut off', async () => {
    const whole = readFileSync(sharedFile('monaco/monaco.osm.pbf') as string);
    const file = writeTown(join(root, 'cut'), {
      ...cityWith({streets: {file: 'cut.osm.pbf'}}),
      'cut.osm.pbf': whole.subarray(0, whole.length >> 1),
    });
    const {code, told} = await yike(root, 'build', file, '--out', join(root, 'bad-out'));
    expect([code, told]).toEqual([1, expect.stringContaining('cut.osm.pbf')]);
  });

  test('lists what is only odd in the report', async () => {
    const sea = facilityList('id,name,lon,lat\n1,A,7.001,43.001\n2,Far,7.2,43.2\n');
    const file = writeTown(join(root, 'odd'), {...sea, 'city.json': {...(sea['city.json'] as object), id: 'odd'}});
    const {code} = await yike(root, 'build', file, '--out', out);
    expect(code).toBe(0);
    const report = JSON.parse(readFileSync(join(out, 'odd', 'report.json'), 'utf8'));
    expect(report.findings.map((finding: {file: string}) => finding.file)).toContain('list.csv');
  });
});

describe('usage', () => {
  test.each([
    [['build'], '<city.json> is missing'],
    [['build', 'a.json', '--ot', 'x'], 'did you mean --out?'],
    [['build', 'a.json', '--only', 'street'], 'did you mean streets?'],
    [['bild'], 'did you mean build?'],
    [['site', tiny, '--category', 'pharmacy'], '--count N is missing'],
    [['import'], '<file> is missing'],
  ])('%j is wrong usage: exit 2', async (args, message) => {
    const {code, told} = await yike(root, ...args);
    expect(told).toContain(message);
    expect(code).toBe(2);
  });

  test('helps: all commands, each command, and says so when nothing was typed', async () => {
    const all = await yike(root, '--help');
    expect(all.code).toBe(0);
    for (const name of [
      'build',
      'demo',
      'times',
      'isochrone',
      'nearest',
      'coverage',
      'gaps',
      'verify',
      'site',
      'import',
    ]) {
      expect(all.answer).toContain(`  ${name}`);
      const {code, answer} = await yike(root, name, '--help');
      expect([code, answer]).toEqual([0, expect.stringContaining(`yike -- ${name}`)]);
    }
    expect((await yike(root)).code).toBe(2);
  });

  test('refuses a folder that is no built city', async () => {
    writeFileSync(join(root, 'manifest.json'), '{}');
    expect(await yike(root, 'coverage', 'sources')).toMatchObject({
      code: 1,
      told: expect.stringContaining('no such file'),
    });
    expect(await yike(root, 'coverage', '.')).toMatchObject({code: 1, told: expect.stringContaining('manifest.json')});
  });
});
