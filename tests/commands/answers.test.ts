import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {readTable} from '#files/read-city.ts';
import {writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-answers-'));
const tiny = 'out/tiny';
afterAll(() => rmSync(root, {recursive: true}));
beforeAll(async () => {
  expect((await yike(root, 'build', writeTown(join(root, 'sources')), '--out', 'out')).code).toBe(0);
});

const RADIUS = 6371008.8;
const NORTH = (RADIUS * Math.PI) / 180 / 1000;
/** Metres of one step along the street at this latitude. */
const east = (lat: number) => NORTH * Math.cos((lat * Math.PI) / 180);

/** The rows of a CSV answer by column name. */
function rowsOf(answer: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(answer);
  return rows.map(row => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

describe('times', () => {
  const pairs = async (text: string, ...flags: string[]) => {
    writeFileSync(join(root, 'pairs.csv'), text);
    return yike(root, 'times', tiny, 'pairs.csv', ...flags);
  };

  test('walks a grid along its streets at the plain speed', async () => {
    const {code, answer} = await pairs(
      'lon1,lat1,lon2,lat2\n7,43,7.003,43.002\n7.002,43.002,7.002,43.002\n',
      '--profile',
      'plain',
    );
    expect(code).toBe(0);
    const [walk, none] = rowsOf(answer);
    const length = 3 * east(43) + 2 * NORTH;
    expect(Number(walk?.['meters'])).toBeCloseTo(length, 0);
    expect(Math.abs(Number(walk?.['seconds']) - length / 1.2)).toBeLessThan(0.5);
    expect(none).toMatchObject({seconds: '0', meters: '0', snap1_meters: '0', snap2_meters: '0'});
  });

  test('keeps all columns and rows as they are, and leaves fields empty where there is no walk', async () => {
    const text = 'id,lon1,lat1,lon2,lat2,note\n007,7,43,7.001,43,"a, ""b"""\n=1,7,43,9,43,\n-3,7,43,7,43.0005,é\n';
    const {answer} = await pairs(text);
    expect(parseCsv(answer).map(row => row.slice(0, 6))).toEqual(parseCsv(text));
    const rows = rowsOf(answer);
    expect(rows[1]).toMatchObject({seconds: '', meters: '', snap1_meters: '0', snap2_meters: ''});
    expect(Number(rows[2]?.['meters'])).toBeCloseTo(NORTH / 2, 0);
  });

  test('refuses a column it would write itself, naming it: nothing of a list is lost or stands twice', async () => {
    const row = '7,43,7.001,43,12,x\n';
    const one = await pairs(`lon1,lat1,lon2,lat2,seconds,note\n${row}`);
    expect([one.code, one.answer]).toEqual([1, '']);
    expect(one.told).toContain(
      'pairs.csv: header: found the column "seconds", expected no column named seconds, meters,',
    );
    const two = await pairs(`lon1,lat1,lon2,lat2,snap1_meters,meters\n${row}`);
    expect(two.told).toContain('found the column "snap1_meters", "meters"');
    const other = await pairs(`lon1,lat1,lon2,lat2,Seconds,seconds_before\n${row}`);
    expect(other.code).toBe(0);
    expect(rowsOf(other.answer)[0]).toMatchObject({Seconds: '12', seconds_before: 'x', meters: expect.any(String)});
  });

  test('counts approaches into the seconds and not into the metres', async () => {
    const {answer} = await pairs('lon1,lat1,lon2,lat2\n7.0005,43.0002,7.0015,43\n', '--profile', 'plain');
    const [row] = rowsOf(answer);
    expect(Number(row?.['snap1_meters'])).toBeCloseTo(0.2 * NORTH, 1);
    expect(Number(row?.['meters'])).toBeCloseTo(east(43), 0);
    expect(Math.abs(Number(row?.['seconds']) - (east(43) + 0.2 * NORTH) / 1.2)).toBeLessThan(0.5);
  });

  test('takes another level speed', async () => {
    const text = 'lon1,lat1,lon2,lat2\n7,43,7.005,43\n';
    const slow = rowsOf((await pairs(text, '--profile', 'plain', '--speed', '0.6')).answer);
    const fast = rowsOf((await pairs(text, '--profile', 'plain', '--speed', '2.4')).answer);
    expect(Number(slow[0]?.['seconds']) / Number(fast[0]?.['seconds'])).toBeCloseTo(4, 1);
    expect(slow[0]?.['meters']).toBe(fast[0]?.['meters']);
  });

  test('names row and column of a coordinate that is none', async () => {
    const {code, told} = await pairs('lon1,lat1,lon2,lat2\n7,43,7,43\n7,north,7,43\n');
    expect([code, told]).toEqual([1, expect.stringContaining('pairs.csv: row 2, column "lat1": found north')]);
    expect((await pairs('lon1,lat1\n7,43\n')).told).toContain('a column named "lon2"');
    expect((await yike(root, 'times', tiny, 'none.csv')).code).toBe(1);
  });

  test('names the walkers there are when one is unknown', async () => {
    const {code, told} = await pairs('lon1,lat1,lon2,lat2\n', '--profile', 'giant');
    expect([code, told]).toEqual([2, expect.stringContaining('expected one of plain, adult, age60plus')]);
  });
});

describe('isochrone', () => {
  const at = ['--at', '7.003,43.003'];
  interface Feature {
    readonly properties: Record<string, number | string>;
    readonly geometry: {readonly type: string; readonly coordinates: number[][]};
  }
  const features = (answer: string) => (JSON.parse(answer) as {features: Feature[]}).features;

  test('gives one feature a time, smallest first, each with more people and streets than the one before', async () => {
    const {code, answer} = await yike(root, 'isochrone', tiny, ...at, '--minutes', '5,1,3', '--profile', 'plain');
    expect(code).toBe(0);
    const found = features(answer).map(feature => feature.properties);
    expect(found.map(properties => properties['minutes'])).toEqual([1, 3, 5]);
    for (const name of ['people', 'people_age60plus', 'reached_meters']) {
      const values = found.map(properties => properties[name] as number);
      expect(
        [...values].sort((a, b) => a - b),
        name,
      ).toEqual(values);
      expect(values[0], name).toBeLessThan(values[2] as number);
    }
    expect(found[0]).toMatchObject({profile: 'plain', buffer_meters: 25});
    // from a crossing, 72 m reach along four streets and turn at no other crossing
    expect(found[0]?.['reached_meters']).toBeCloseTo(4 * 72, 0);
  });

  test('cuts streets exactly where the time is up', async () => {
    const {answer} = await yike(
      root,
      'isochrone',
      tiny,
      ...at,
      '--minutes',
      '1',
      '--profile',
      'plain',
      '--format',
      'edges',
    );
    const lines = features(answer);
    expect(lines).toHaveLength(4);
    for (const {properties, geometry} of lines) {
      expect(properties).toMatchObject({minutes: 1, seconds_from: 0, seconds_to: 60});
      const [[lon1, lat1], [lon2, lat2]] = [geometry.coordinates[0], geometry.coordinates.at(-1)] as [
        number[],
        number[],
      ] as never as [[number, number], [number, number]];
      const length = Math.hypot(((lon2 - lon1) * east(43.003)) / 0.001, ((lat2 - lat1) * NORTH) / 0.001);
      expect(length).toBeCloseTo(72, 0);
    }
  });

  test('refuses a place without a street, and times that are none', async () => {
    const far = await yike(root, 'isochrone', tiny, '--at', '8,43', '--minutes', '5');
    expect([far.code, far.told]).toEqual([1, expect.stringContaining('no walkable street within 250 m')]);
    for (const minutes of ['0', '-5', '5,', 'five', '200'])
      expect((await yike(root, 'isochrone', tiny, ...at, '--minutes', minutes)).code, minutes).toBe(2);
    expect((await yike(root, 'isochrone', tiny, ...at)).told).toContain('--minutes M[,M…] is missing');
  });
});

describe('nearest', () => {
  test('names the facility of each category with time and length, null where none is, no_data where none can be known', async () => {
    const {code, answer} = await yike(root, 'nearest', tiny, '--at', '7.001,43.002', '--profile', 'plain');
    expect(code).toBe(0);
    const {at, snap_meters, categories} = JSON.parse(answer);
    expect({at, snap_meters}).toEqual({at: [7.001, 43.002], snap_meters: 0});
    expect(categories.pharmacy).toMatchObject({facility_id: 'osm:n9001:pharmacy', name: '=HYPERLINK(1)'});
    expect(categories.pharmacy.meters).toBeCloseTo(0.9 * NORTH, 0);
    expect(categories.library).toBeNull();
    expect(categories.svc_station).toEqual({no_data: true});
  });
});

describe('coverage', () => {
  test('answers the published rows of a category', async () => {
    const {code, answer} = await yike(root, 'coverage', tiny, '--category', 'pharmacy', '--by', 'district');
    expect(code).toBe(0);
    const published = (await readTable(join(root, tiny), 'coverage')).filter(
      row => row['category'] === 'pharmacy' && row['area_kind'] === 'district',
    );
    const people = (row: Record<string, unknown>) =>
      ['standard_id', 'profile', 'area_id', 'covered'].map(name => String(row[name]));
    expect(rowsOf(answer).map(row => people({...row, covered: Number(row['covered'])}))).toEqual(published.map(people));
  });

  test('takes a cutoff of its own: everyone within nine minutes, no one within none, and always everyone in sum', async () => {
    const covered = async (minutes: string) => {
      const {answer} = await yike(
        root,
        'coverage',
        tiny,
        '--category',
        'pharmacy',
        '--minutes',
        minutes,
        '--profile',
        'plain',
      );
      const [row] = rowsOf(answer);
      const [people, ...parts] = ['people', 'covered', 'uncovered', 'unknown'].map(name =>
        Math.round(Number(row?.[name]) * 1000),
      );
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(people);
      expect(row).toMatchObject({
        standard_id: '',
        measure: 'seconds',
        profile: 'plain',
        group: 'all',
        area_kind: 'city',
      });
      return [people, parts[0]];
    };
    const [everyone] = await covered('20');
    expect(await covered('20')).toEqual([everyone, everyone]);
    expect(await covered('0')).toEqual([everyone, 0]);
  });

  test.each([
    [['--minutes', '5', '--meters', '300'], 'not both'],
    [['--by', 'subdistrict'], 'this city has no subdistrict areas, expected one of city, district'],
    [['--category', 'farmacy'], 'did you mean pharmacy?'],
    [['--profile', 'giant'], 'expected one of plain, adult, age60plus, age80plus, child, step_free, bike, own'],
  ])('%j is wrong usage', async (flags, message) => {
    expect(await yike(root, 'coverage', tiny, ...flags)).toMatchObject({
      code: 2,
      told: expect.stringContaining(message),
    });
  });
});

describe('gaps', () => {
  test('answers features with the columns of the table, largest first, that hold all uncovered people', async () => {
    const {code, answer} = await yike(root, 'gaps', tiny, '--category', 'pharmacy', '--meters', '300');
    expect(code).toBe(0);
    const {type, features} = JSON.parse(answer);
    expect(type).toBe('FeatureCollection');
    expect(features.length).toBeGreaterThan(0);
    const coverage = await yike(
      root,
      'coverage',
      tiny,
      '--category',
      'pharmacy',
      '--meters',
      '300',
      '--profile',
      'adult',
    );
    const [row] = rowsOf(coverage.answer);
    const verified = features.filter(
      ({properties}: {properties: {certainty: string}}) => properties.certainty !== 'unverified',
    );
    const sum = verified.reduce(
      (all: number, {properties}: {properties: {people: number}}) => all + properties.people,
      0,
    );
    expect(sum).toBeCloseTo(Number(row?.['uncovered']), 3);
    expect(features[0].properties).toMatchObject({category: 'pharmacy', rank: 1, standard_id: null});
    expect(features[0].geometry.type).toMatch(/Polygon$/);
  });

  test('finds at least as many people left out who walk more slowly', async () => {
    const people = async (profile: string) => {
      const {answer} = await yike(root, 'gaps', tiny, '--category', 'pharmacy', '--minutes', '4', '--profile', profile);
      const {features} = JSON.parse(answer) as {features: {properties: {people: number; profile: string}}[]};
      for (const {properties} of features) expect(properties.profile).toBe(profile);
      return features.reduce((sum, {properties}) => sum + properties.people, 0);
    };
    const [fast, slow] = [await people('adult'), await people('age60plus')];
    expect(fast).toBeGreaterThan(0);
    expect(slow).toBeGreaterThan(fast);
  });

  test('needs a category', async () => {
    expect(await yike(root, 'gaps', tiny)).toMatchObject({
      code: 2,
      told: expect.stringContaining('--category C is missing'),
    });
  });
});
